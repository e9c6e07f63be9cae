"""References out of CSL-JSON, BibTeX, RIS and PubMed files; it knows nothing of claims or pages."""
