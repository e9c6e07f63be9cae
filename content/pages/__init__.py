"""The page types; it must not know how they are imported, searched or delivered."""
