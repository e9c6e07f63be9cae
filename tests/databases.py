"""A second test database with content of its own, taken into use in place of the first; it knows no content."""

import sqlite3
from contextlib import contextmanager
from pathlib import Path

from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db import connections


def caches_forget() -> None:
    """Forget what code remembers of a database's rows, which another database does not have."""
    cache.clear()
    ContentType.objects.clear_cache()


class SpareDatabase:
    """A copy of the test database as it stands, under a name of its own."""

    def __init__(self, name: str, directory: Path):
        connection = connections["default"]
        connection.ensure_connection()
        if connection.vendor == "sqlite":
            self.name = str(directory / f"{name}.sqlite3")
            with sqlite3.connect(self.name) as copy:
                connection.connection.backup(copy)
            copy.close()
        else:
            self.name = connection.creation.get_test_db_clone_settings(name)["NAME"]
            connection.creation.clone_test_db(name, verbosity=0, autoclobber=True)

    @contextmanager
    def in_use(self):
        """Let every connection, in this thread and in new ones, go to this database."""
        connection = connections["default"]
        assert not connection.in_atomic_block, "The database can be changed only outside a test's transaction."
        name, handle = connection.settings_dict["NAME"], self._let_go(connection)
        connection.settings_dict["NAME"] = self.name
        caches_forget()
        try:
            yield
        finally:
            self._let_go(connection)
            connection.settings_dict["NAME"], connection.connection = name, handle
            caches_forget()

    @staticmethod
    def _let_go(connection):
        """Leave the present database; return the handle of one in memory, which would be lost without it."""
        if connection.vendor == "sqlite" and connection.is_in_memory_db():
            handle, connection.connection = connection.connection, None
            return handle
        connection.close()
        if connection.vendor == "postgresql":
            connection.close_pool()
        return None

    def remove(self) -> None:
        """Delete the database on its server; a file goes with the folder it lies in."""
        connection = connections["default"]
        if connection.vendor == "postgresql":
            with connection._nodb_cursor() as cursor:
                # A browser that was closed just now may still hold a connection.
                cursor.execute(f"DROP DATABASE {connection.ops.quote_name(self.name)} WITH (FORCE)")
