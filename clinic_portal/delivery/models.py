"""The content generation: one number that every cached public response is keyed by; it knows no page type."""

from django.db import models


class ContentGeneration(models.Model):
    """One row, made by a migration. Its number moves forward with every change that a reader could see."""

    ONLY_ROW = 1

    number = models.PositiveBigIntegerField(default=0)

    def __str__(self):
        return str(self.number)
