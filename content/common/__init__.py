"""Small pieces for all of content: fields, links, headings, stored text, days, what is public; no tables, no app."""
