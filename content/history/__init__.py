"""What readers are told of reviews and corrections, over evidence and governance; it must not know page types."""
