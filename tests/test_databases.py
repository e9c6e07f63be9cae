"""What the portal needs of PostgreSQL, where the tests run on it."""

import threading

import pytest
import time_machine
from django.db import connection, connections

from clinic_portal.delivery.selectors import generation_number
from clinic_portal.delivery.services import generation_advance

pytestmark = pytest.mark.postgresql


def test_connections_come_from_a_pool(db):
    assert connection.pool is not None
    assert connection.pool.get_stats()["pool_size"] >= 1


def test_two_changes_at_the_same_time_move_the_generation_twice(starter_database, django_db_blocker):
    """Each connection has a transaction of its own, so that one waits for the other instead of losing its step."""

    def change():
        try:
            for _n in range(10):
                generation_advance()
        finally:
            connections.close_all()

    # With the clock far behind, the number moves by one a change and not by the time that has passed.
    past = time_machine.travel("2001-01-01", tick=False)
    with django_db_blocker.unblock(), starter_database.in_use(), past:
        before = generation_number()
        threads = [threading.Thread(target=change) for _n in range(3)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert generation_number() == before + 30
