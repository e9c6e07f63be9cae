"""Scores of quality instruments for patient information; it must not know signatures or the gate."""
