"""How readers and editors find pages; it must not know who may change them."""
