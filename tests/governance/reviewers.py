"""Makes clinical reviewers for tests: a person with the role, a profile to sign with, a bare record of a sign-off."""

from datetime import timedelta

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.utils import timezone

from content.governance.said.canonical import clinical_hash, whole_hash
from content.governance.sign_off import signatures
from content.governance.sign_off.keys import message_sign
from content.governance.sign_off.models import ReviewerProfile, SignOff
from content.governance.sign_off.statements import sign_off_message


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


def sign_off_record(page, **fields) -> SignOff:
    """Keep a signed record that approves the page as it is now; who may sign, and what, is tested elsewhere."""
    content = type(page).objects.get(pk=page.pk).governed_content()
    fields = {
        "decision": SignOff.Decision.APPROVED,
        "whole_hash": whole_hash(content),
        "clinical_hash": clinical_hash(content),
        "registration_expires_on": timezone.localdate(),
        "signed_at": timezone.now(),
        "algorithm": signatures.ALGORITHM,
        "key_id": signatures.key_id(signatures.public_key()),
        **fields,
    }
    record = SignOff(page_id=page.pk, page_title=page.title, **fields)
    record.signature = fields.get("signature") or message_sign(sign_off_message(record)).value
    record.save()
    return record
