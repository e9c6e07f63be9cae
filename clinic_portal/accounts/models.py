"""The user of the portal; it must not know what users write."""

from django.contrib.auth.models import AbstractUser


class User(AbstractUser):
    """A person who signs in. Roles are groups, applied from the matrix in `roles`."""
