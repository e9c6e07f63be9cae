"""What editors write and patients read; it must not know how the portal is run."""
