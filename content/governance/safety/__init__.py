"""Notices that cannot wait for a sign-off; it must not know signatures or the gate."""
