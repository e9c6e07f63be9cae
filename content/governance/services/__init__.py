"""Writes of the governance app, one module a noun; no rule stands here that policy could hold."""
