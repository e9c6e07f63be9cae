"""Words that promise, tell of effects or count: hints for people about plain text; it must not know models or pages."""
