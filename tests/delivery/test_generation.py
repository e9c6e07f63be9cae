"""The content generation moves with every change a reader could see, in its transaction, and with no other."""

from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from django.db import connection, transaction
from django.urls import reverse
from wagtail.models import Locale, PageViewRestriction

from clinic_portal.delivery.models import ContentGeneration
from clinic_portal.delivery.selectors import generation_number
from clinic_portal.delivery.services import generation_advance
from content.evidence.models import Claim, Reference
from content.media.policy import SOCIAL_SPEC
from content.media.tasks import picture_sizes_create_task
from content.pages.models import StandardPage
from tests.delivery.changes import CHANGES, publish_edit, published, restrict
from tests.factories import claim_make, home_make, image_make, page_make, reference_make
from tests.forms import page_form

pytestmark = pytest.mark.django_db


@pytest.fixture
def home(db):
    return home_make()


@pytest.fixture
def page(home):
    page = page_make(StandardPage, home, title="Privacy", slug="privacy")
    page.save_revision().publish()
    return StandardPage.objects.get(pk=page.pk)


def restrict_to_group(home, page):
    restriction = PageViewRestriction.objects.get(page=page)
    restriction.groups.add(Group.objects.create(name="Some people"))


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_a_reader_could_see_moves_it(home, page, change):
    before = generation_number()
    change(home, page)
    assert generation_number() > before


def test_who_may_read_a_page_moves_it(home, page):
    restrict(home, page)
    before = generation_number()
    restrict_to_group(home, page)
    assert generation_number() > before
    before = generation_number()
    PageViewRestriction.objects.get(page=page).delete()
    assert generation_number() > before


def test_publishing_in_the_admin_moves_it(admin_client, page):
    before = generation_number()
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert admin_client.post(url, page_form(page, title="Changed", action_publish="1")).status_code == 302
    assert generation_number() > before


def draft_saved(page):
    page.title = "Only a draft"
    page.save_revision()


def claim_draft_saved(page):
    claim = Claim.objects.get()
    claim.text = "Only a draft."
    claim.save_revision()


def reference_draft_saved(page):
    reference = Reference.objects.get()
    reference.title = "Only a draft"
    reference.save_revision()


@pytest.mark.parametrize("change", [draft_saved, claim_draft_saved, reference_draft_saved])
def test_a_draft_does_not_move_it(page, change):
    published(claim_make(reference_make()))
    before = generation_number()
    change(page)
    assert generation_number() == before


def test_a_draft_saved_in_the_admin_does_not_move_it(admin_client, page):
    before = generation_number()
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    form = page_form(page, title="Only a draft")
    assert admin_client.post(url, form).status_code == 302
    assert admin_client.post(url, form, headers={"accept": "application/json"}).status_code == 200
    admin_client.post(reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk]), form)
    assert generation_number() == before


def test_reading_does_not_move_it(client, admin_client, page):
    before = generation_number()
    client.get(page.url)
    client.get("/search/?q=privacy")
    admin_client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert generation_number() == before


def test_a_change_that_is_rolled_back_does_not_move_it(home, page):
    before = generation_number()
    with transaction.atomic():
        publish_edit(home, page)
        assert generation_number() > before
        transaction.set_rollback(True)
    assert generation_number() == before


def test_one_size_of_a_picture_does_not_move_it(db):
    image = image_make()
    before = generation_number()
    for spec in (SOCIAL_SPEC, "max-165x165"):
        image.get_rendition(spec)
    image.renditions.all().delete()
    assert generation_number() == before


def test_all_sizes_of_a_picture_move_it_once_they_are_there(db, monkeypatch):
    image = image_make()
    advanced = []
    monkeypatch.setattr(
        "clinic_portal.delivery.receivers.generation_advance", lambda: advanced.append(image.renditions.count())
    )
    picture_sizes_create_task.enqueue(image.pk)
    assert advanced == [image.renditions.count()]
    assert advanced[0] > 1


# The row


def test_a_number_never_comes_back_after_a_backup_is_restored(db):
    generation_advance()
    backup = generation_number()
    seen = {generation_number() for _n in range(5) if generation_advance() is None}
    ContentGeneration.objects.update(number=backup)
    generation_advance()
    assert generation_number() not in seen


def test_it_moves_although_the_clock_was_set_back(db):
    far = 2**60
    ContentGeneration.objects.update(number=far)
    generation_advance()
    assert generation_number() == far + 1


def test_the_migration_makes_the_row_and_keeps_one_that_is_there(db):
    migration = import_module("clinic_portal.delivery.migrations.0002_generation_row")
    ContentGeneration.objects.all().delete()
    for _time in range(2):
        migration.row_make(apps, SimpleNamespace(connection=connection))
    assert generation_number() == 0
    assert ContentGeneration.objects.count() == 1


def test_an_emptied_database_gets_its_row_back(db):
    ContentGeneration.objects.all().delete()
    assert generation_number() == 0
    generation_advance()
    first = generation_number()
    assert first > 0
    generation_advance()
    assert generation_number() > first
    assert ContentGeneration.objects.count() == 1


def test_locales_are_as_they_were():
    """A second language would be a change of this list."""
    assert Locale.objects.count() == 1
