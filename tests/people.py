"""Makes people with roles, and browsers in which they have signed in; it tests nothing itself."""

from django.contrib.auth.models import Group
from django.test import Client

from clinic_portal.accounts.models import User


def person_make(username: str, *roles: str, **fields) -> User:
    """Make a person who holds these roles of the matrix and no other right."""
    names = {"first_name": username.capitalize(), "last_name": "Example", "email": f"{username}@clinic.example"}
    user = User.objects.create_user(username=username, **{**names, **fields})
    user.groups.set(Group.objects.filter(name__in=roles))
    return user


def signed_in(user: User) -> Client:
    """Return a browser in which this person has signed in; it knows them as `user`."""
    client = Client()
    client.force_login(user)
    client.user = user
    return client


def signed_in_as(*roles: str) -> Client:
    """Return a browser in which somebody with these roles has signed in."""
    return signed_in(person_make("-".join(["person", *roles]).lower().replace(" ", "-"), *roles))
