"""What a page says, as plain values with one canonical form; it must not know records, rules or people."""
