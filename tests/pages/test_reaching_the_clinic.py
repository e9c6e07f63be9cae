"""How to reach the clinic: big where it is known, said where it is not, and never a reader without a number."""

import pytest

from content.clinic.models import ClinicSettings, CountryProfile, Location
from content.pages.models import ContactPage, LocationsPage, StandardPage
from tests.factories import home_make, page_with_parents
from tests.markup import Document, text


@pytest.fixture
def home(db):
    return home_make()


@pytest.fixture
def settings_of_clinic(home):
    country = CountryProfile.objects.create(
        name="Elsewhere",
        code="XX",
        emergency_number="123",
        emergency_place="the emergency room",
        urgent_line="45 67",
        emergency_heading="Call now",
        urgent_heading="Call today",
        non_urgent_heading="Ask",
        emergency_signs="a",
        urgent_signs="b",
        non_urgent_signs="c",
        off_label_statement="Off-label.",
        general_information_statement="General.",
    )
    settings = ClinicSettings.for_site(home.get_site())
    settings.country_profile = country
    settings.telephone = settings.email = settings.address = ""
    settings.save()
    return settings


def main_of(client, page):
    document = Document(client.get(page.url).content)
    assert document.problems() == []
    return document.main


def links_in(element):
    return [link.get("href") for link in element.iter("a") if link.get("href", "").startswith(("tel:", "mailto:"))]


def test_a_clinic_without_details_says_so_beside_numbers_that_work(client, home, settings_of_clinic):
    main = main_of(client, page_with_parents(ContactPage, home))
    for name in ("Phone", "E-mail", "Address"):
        assert f"{name}: not added yet" in text(main)
    assert links_in(main) == ["tel:4567", "tel:123"]


def test_details_that_are_filled_in_are_one_tap_each(client, home, settings_of_clinic):
    settings_of_clinic.telephone, settings_of_clinic.email = "020 7946 0000", "pain@example.org"
    settings_of_clinic.address = "1 High Street\nTown"
    settings_of_clinic.save()
    main = main_of(client, page_with_parents(ContactPage, home))
    assert links_in(main) == ["tel:02079460000", "mailto:pain@example.org"]
    assert "not added yet" not in text(main)
    assert "1 High Street" in text(main)


def test_a_place_without_an_address_says_so(client, home, settings_of_clinic):
    Location.objects.create(name="Main clinic")
    main = main_of(client, page_with_parents(LocationsPage, home))
    assert "Phone: not added yet Address: not added yet" in text(main)
    settings_of_clinic.telephone = "020 7946 0000"
    settings_of_clinic.save()
    main = main_of(client, LocationsPage.objects.get())
    assert links_in(main) == ["tel:02079460000"]


def test_the_footer_is_quiet_about_what_is_missing(client, home, settings_of_clinic):
    document = Document(client.get(page_with_parents(StandardPage, home).url).content)
    assert "not added yet" not in text(document.first("footer"))
