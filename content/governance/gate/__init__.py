"""The question that every way to the public asks, its rules and its answers; it must not know page types."""
