"""The steps at which people approve, and the desk at which a clinician signs; it must not know page types or claims."""
