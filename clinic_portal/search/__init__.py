"""How readers and editors find pages."""
