"""Turning a clinic's document into draft pages; it must not know how the portal is run."""
