"""References and the claims that rest on them; it knows nothing of pages."""
