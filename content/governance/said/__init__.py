"""What a page says, as plain values in one canonical form, and when readers get it; it must not know rules, people."""
