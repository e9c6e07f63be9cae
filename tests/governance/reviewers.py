"""Makes clinical reviewers for tests: a person with the role, and a profile to sign with."""

from datetime import timedelta

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.utils import timezone

from content.governance.models import ReviewerProfile


def profile_make(user, **fields) -> ReviewerProfile:
    fields = {
        "role_title": "Consultant in pain medicine",
        "registration_body": "General Medical Council",
        "registration_number": "1234567",
        "registration_expires_on": timezone.localdate() + timedelta(days=200),
        "interests": "None.",
        **fields,
    }
    return ReviewerProfile.objects.create(user=user, **fields)


def reviewer_make(username="rhea", *, profile=True, role=True, **fields):
    """Make a person who may sign; `profile` and `role` leave out what makes them one."""
    user = get_user_model().objects.create_user(
        username=username, email=f"{username}@clinic.example", first_name=username.capitalize(), last_name="Example"
    )
    if role:
        group, _created = Group.objects.get_or_create(name="Clinical reviewer")
        codenames = [("governance", "add_signoff"), ("wagtailadmin", "access_admin")]
        for app_label, codename in codenames:
            group.permissions.add(Permission.objects.get(content_type__app_label=app_label, codename=codename))
        user.groups.add(group)
    if profile:
        profile_make(user, **fields)
    return user
