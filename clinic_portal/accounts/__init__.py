"""Who works on the portal and what they may do; it must not import content."""
