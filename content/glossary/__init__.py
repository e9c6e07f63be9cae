"""Medical words in plain English; it knows nothing of pages."""
