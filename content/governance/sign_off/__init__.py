"""Clinical signatures over exactly what a page says; it must not know the gate or the steps of a workflow."""
