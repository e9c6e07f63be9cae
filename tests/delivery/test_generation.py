"""The content generation moves with every change a reader could see, in its transaction, and with no other."""

import pytest
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.db import transaction
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Locale, Page, PageViewRestriction, Site

from clinic_portal.delivery.selectors import generation_number
from content.clinic.models import ClinicSettings, CountryProfile, Location, OpeningHours, TeamMember
from content.evidence.models import Claim, Reference
from content.glossary.models import GlossaryTerm
from content.media.models import CustomDocument
from content.pages.models import StandardPage
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


def published(page):
    page.save_revision().publish()


def publish_edit(home, page):
    page.title = "Changed"
    published(page)


def restrict(home, page):
    return PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.GROUPS)


def restrict_to_group(home, page):
    restriction = PageViewRestriction.objects.get(page=page)
    restriction.groups.add(Group.objects.create(name="Some people"))


def claim_published(home, page):
    claim = claim_make(reference_make())
    claim.text = "Other words."
    claim.save_revision().publish()


def reorder(home, page):
    other = page_make(StandardPage, home)
    before = generation_number()
    Page.objects.get(pk=other.pk).move(Page.objects.get(pk=page.pk), pos="left")
    assert generation_number() > before


CHANGES = {
    "publish": publish_edit,
    "unpublish": lambda home, page: page.unpublish(),
    "new page": lambda home, page: page_make(StandardPage, home),
    "move": lambda home, page: page.move(page_make(StandardPage, home), pos="last-child"),
    "reorder": reorder,
    "copy": lambda home, page: page.copy(update_attrs={"slug": "copied", "title": "Copied"}),
    "delete": lambda home, page: page.delete(),
    "restriction": restrict,
    "claim": claim_published,
    "claim unpublished": lambda home, page: claim_make(reference_make()).unpublish(),
    "reference": lambda home, page: reference_make(),
    "reference deleted": lambda home, page: reference_make().delete(),
    "term": lambda home, page: GlossaryTerm.objects.create(term="T", slug="t", definition="D"),
    "clinic details": lambda home, page: ClinicSettings.objects.get().save(),
    "country": lambda home, page: CountryProfile.objects.get().save(),
    "team": lambda home, page: TeamMember.objects.create(role_title="R", description="D"),
    "location": lambda home, page: Location.objects.create(name="L", address="A"),
    "opening hours": lambda home, page: OpeningHours.objects.create(
        location=Location.objects.create(name="L", address="A"), weekday=1, opens="09:00", closes="10:00"
    ),
    "image": lambda home, page: image_make(),
    "image deleted": lambda home, page: image_make().delete(),
    "document": lambda home, page: CustomDocument.objects.create(title="D", file=ContentFile(b"Words.", name="d.txt")),
    "redirect": lambda home, page: Redirect.objects.create(old_path="/old", redirect_link="/new"),
    "site": lambda home, page: Site.objects.get().save(),
}


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


def test_locales_are_as_they_were():
    """A second language would be a change of this list."""
    assert Locale.objects.count() == 1
