"""The example content of a new portal and how it is loaded; it must not know how the portal is run."""
