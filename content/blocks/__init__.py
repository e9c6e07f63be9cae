"""StreamField blocks, one family per file; they must not know the pages that hold them."""
