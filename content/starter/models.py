"""Remembers which starter items were loaded once, so that what an editor changed or deleted stays that way."""

from django.db import models


class StarterRecord(models.Model):
    """One starter item that has been offered to this portal; it is never loaded again."""

    key = models.CharField(max_length=200, unique=True)
    loaded_at = models.DateTimeField(auto_now_add=True)

    def __str__(self):
        return self.key
