"""Image and document models of the portal; it knows nothing of pages."""
