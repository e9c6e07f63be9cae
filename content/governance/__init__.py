"""How the portal keeps its word: what a page says, who looked at it, and what stands before its readers.

Rooms from bottom to top: `said`, `log`, `review`, `quality` and `safety`, `sign_off`, `gate`. Each imports only from
rooms below it. All of them know only Wagtail's `Page`, and must not know page types, blocks or the evidence library.
"""
