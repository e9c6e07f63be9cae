"""Commands of the accounts app; each only calls a service."""
