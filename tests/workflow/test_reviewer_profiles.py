"""Who enters a clinical reviewer, and what a reviewer changes of their own entry."""

import pytest
from django.test import Client
from django.urls import reverse

from content.governance.sign_off.models import ReviewerProfile
from tests.governance.reviewers import profile_make
from tests.people import signed_in


def test_portal_admins_enter_reviewers(person):
    ada, rhea = person("ada", "Portal admin"), person("rhea", "Clinical reviewer")
    ReviewerProfile.objects.all().delete()
    client = signed_in(ada)
    fields = {
        "user": rhea.pk,
        "role_title": "Anaesthetist",
        "registration_body": "General Medical Council",
        "registration_number": "7654321",
        "registration_expires_on": "2099-01-01",
        "interests": "None.",
    }
    assert client.post(reverse("clinical_reviewers:add"), fields).status_code == 302
    assert ReviewerProfile.objects.get().user == rhea
    assert "7654321" in client.get(reverse("clinical_reviewers:index")).content.decode()


@pytest.mark.parametrize("role", ["Editor", "Clinical reviewer", "Publisher"])
def test_nobody_else_does(person, role):
    user = person("one", role)
    client = signed_in(user)
    assert client.get(reverse("clinical_reviewers:index")).status_code == 302
    before = list(ReviewerProfile.objects.values())
    profile = ReviewerProfile.objects.first() or profile_make(person("two"))
    client.post(reverse("clinical_reviewers:edit", args=[profile.pk]), {"registration_expires_on": "2040-01-01"})
    client.post(reverse("clinical_reviewers:delete", args=[profile.pk]))
    assert ReviewerProfile.objects.count() >= len(before)
    profile.refresh_from_db()
    assert profile.registration_expires_on.year != 2040


def test_a_reviewer_declares_interests_and_nothing_else(rhea, edda):
    client = signed_in(rhea)
    address = reverse("sign_offs:interests")
    assert "General Medical Council" in client.get(address).content.decode()
    client.post(address, {"interests": "I was paid for a talk.", "registration_number": "1"})
    profile = ReviewerProfile.objects.get()
    assert (profile.interests, profile.registration_number) == ("I was paid for a talk.", "1234567")
    assert client.post(address, {"interests": " "}).status_code == 200
    assert address in client.get(reverse("wagtailadmin_account")).content.decode()
    assert signed_in(edda).get(address).status_code == 302
    assert Client().get(address).status_code == 302
