"""Every kind of change that a reader could see, to a home page and a page below it; it tests nothing itself."""

from django.core.files.base import ContentFile
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, PageViewRestriction, Site

from clinic_portal.delivery.selectors import generation_number
from content.clinic.models import ClinicSettings, CountryProfile, Location, OpeningHours, TeamMember
from content.glossary.models import GlossaryTerm
from content.media.models import CustomDocument
from content.pages.models import StandardPage
from tests.factories import claim_make, image_make, page_make, reference_make


def published(page):
    page.save_revision().publish()


def publish_edit(home, page):
    page.title = "Changed"
    published(page)


def restrict(home, page):
    return PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.GROUPS)


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
