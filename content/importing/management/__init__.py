"""Commands of the importing app; each only calls a service."""
