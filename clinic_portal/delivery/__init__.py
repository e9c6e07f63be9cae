"""What every response carries and the addresses outside the page tree; it must not know what a page says."""
