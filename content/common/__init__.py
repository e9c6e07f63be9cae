"""Fields, links and headings that every part of content may use; no tables, no app."""
