"""Commands and checks that run the portal."""
