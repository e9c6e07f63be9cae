"""References, claims, certainty and citations; it knows nothing of pages or blocks."""
