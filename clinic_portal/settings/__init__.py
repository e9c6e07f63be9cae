"""Settings: base is safe for production; local, dev and test only loosen it; no module here imports models."""
