"""How the portal is run and delivered; it may import content, which never imports it."""
