"""Small pieces that every part of content may use: fields, links, headings, stored text, days; no tables, no app."""
