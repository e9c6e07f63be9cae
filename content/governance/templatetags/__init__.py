"""Template tags of reviews and notices."""
