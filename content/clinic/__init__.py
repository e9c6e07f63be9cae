"""The clinic's own details, places, team and country; it knows nothing of pages."""
