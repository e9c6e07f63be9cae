"""Joins of pages, evidence and governance: reports, notices and four eyes on claims; no page may need it."""
