"""Commands that start, fill and keep the portal; it must not know what a reader or an editor is shown."""
