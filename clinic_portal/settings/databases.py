"""What each kind of database needs on top of its address; it knows no address."""

import os
from pathlib import Path

# A second writer waits this long for the first one before it gives up.
SQLITE_BUSY_TIMEOUT_SECONDS = 20

# WAL lets readers go on while an editor saves; FULL keeps every committed change over a power cut.
SQLITE_PRAGMAS = (
    "PRAGMA journal_mode=WAL;"
    "PRAGMA synchronous=FULL;"
    "PRAGMA foreign_keys=ON;"
    "PRAGMA cache_size=-20000;"
    "PRAGMA temp_store=MEMORY;"
    "PRAGMA journal_size_limit=27103364;"
)

# Only the user that runs the portal may read the database.
PRIVATE_FILE_MODE = 0o600


def with_options(config: dict) -> dict:
    """Return the database settings with the options of its engine; the argument stays as it is."""
    options = dict(config.get("OPTIONS", {}))
    if config["ENGINE"].endswith("sqlite3"):
        # IMMEDIATE takes the write lock at the start, so two writers queue instead of failing half way.
        options |= {
            "transaction_mode": "IMMEDIATE",
            "timeout": SQLITE_BUSY_TIMEOUT_SECONDS,
            "init_command": SQLITE_PRAGMAS,
        }
        sqlite_file_protect(str(config["NAME"]))
    elif config["ENGINE"].endswith("postgresql"):
        options.setdefault("pool", True)
        # Compiling a menu's query with its many joins takes seconds where running it takes a millisecond.
        options.setdefault("options", "-c jit=off")
    return {**config, "OPTIONS": options}


def sqlite_file_protect(name: str) -> None:
    """Make the database file private before SQLite opens it; its log files take over the same mode."""
    path = Path(name)
    if name in ("", ":memory:") or name.startswith("file:") or not path.parent.is_dir():
        return
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, PRIVATE_FILE_MODE))
    if path.stat().st_mode & 0o077:
        path.chmod(PRIVATE_FILE_MODE)
