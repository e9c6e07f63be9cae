"""Reads of the governance app, one module a noun; nothing is written."""
