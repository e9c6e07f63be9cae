"""What every response carries and the addresses outside the page tree."""
