"""Settings: base is safe for production; local, dev and test only loosen it. No module here imports models."""
