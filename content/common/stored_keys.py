"""What a primary key looks like where rich text stores one; pure."""

import re

# A longer one would not fit into the database's integers.
KEY = re.compile(r"[1-9][0-9]{0,17}")
