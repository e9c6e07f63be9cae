"""Template tags of the sign-off desk."""
