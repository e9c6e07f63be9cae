"""What happened, written once and kept, and the names of the rules it tells of; it must not know what they mean."""
