"""The public search page: what it finds, what it must never show, and what it costs."""

import re
from itertools import pairwise

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from clinic_portal.search.views import MAX_QUERY_LENGTH, RESULTS_PER_PAGE
from content.clinic.models import ClinicSettings, CountryProfile
from content.glossary.models import GlossaryTerm
from content.pages.models import ContactPage
from tests.search.conftest import page_with_text


def results(response) -> list[str]:
    return [result.title for result in response.context.get("results", [])]


def main_part(response) -> str:
    content = response.content.decode()
    return content[content.index("<main") : content.index("</main")]


@pytest.fixture
def term(db):
    return GlossaryTerm.objects.create(
        term="Infusion", slug="infusion", definition="A slow drip into a vein.", synonyms="drip, IV"
    )


def test_public_pages_are_found_and_private_and_draft_ones_never(
    client, infusion_page, privacy_page, draft_page, private_page
):
    response = client.get("/search/", {"q": "infusion"})
    assert results(response) == ["Your infusion treatment", "Privacy"]
    assert "Secret" not in response.content.decode()
    assert "Draft" not in response.content.decode()
    assert "2 pages found" in response.content.decode()


def test_signing_in_does_not_widen_the_search(admin_client, private_page):
    assert results(admin_client.get("/search/", {"q": "infusion"})) == []


def test_a_result_shows_its_section_and_the_words_marked(client, infusion_page, privacy_page):
    page = client.get("/search/", {"q": "infusion"})
    first, second = page.context["results"]
    assert first.section.nav_title == "Infusion"
    assert second.section is None
    assert second.excerpt == "More, We keep your <mark>infusion</mark> notes safe."


def test_pages_with_some_of_the_words_stand_in_for_none_with_all(client, infusion_page, privacy_page):
    response = client.get("/search/", {"q": "privacy zebra"})
    assert results(response) == ["Privacy"]
    assert "No page has all of your words" in response.content.decode()
    assert "No page has all" not in client.get("/search/", {"q": "privacy"}).content.decode()


def test_a_question_is_answered_by_the_words_that_matter(client, home):
    home.add_child(instance=page_with_text("Can I do it", "can-i", "Who can I ask? I can do it, can I? " * 9))
    home.add_child(instance=page_with_text("Going home", "going-home", "Do not drive."))
    assert results(client.get("/search/", {"q": "can i drive home"})) == ["Going home"]


@pytest.mark.parametrize("query", ["addictive", "is it addictive", "addicted"])
def test_a_word_finds_its_family_where_nobody_wrote_it(client, home, query):
    home.add_child(instance=page_with_text("Misuse", "misuse", "Addiction is a risk."))
    response = client.get("/search/", {"q": query})
    assert results(response) == ["Misuse"]
    assert "<mark>Addiction</mark>" in response.content.decode()


def test_a_page_that_has_the_word_itself_is_not_joined_by_its_family(client, home):
    home.add_child(instance=page_with_text("Effects", "effects", "Effects on you."))
    home.add_child(instance=page_with_text("Does it work", "work", "How effective is it? Effective."))
    assert results(client.get("/search/", {"q": "effective"}))[0] == (
        "Does it work" if connection.vendor == "sqlite" else "Effects"
    )


@pytest.mark.parametrize("query", ["drip", "what is an IV"])
def test_another_word_for_a_term_finds_the_pages_with_the_term(client, term, home, query):
    home.add_child(instance=page_with_text("Treatment", "treatment", "An infusion is slow."))
    response = client.get("/search/", {"q": query})
    assert results(response) == ["Treatment"]
    assert response.context["query_meant"] == ""
    home.add_child(instance=page_with_text("A drip, also called an IV", "drip", "It drips."))
    assert results(client.get("/search/", {"q": query}))[0] == "A drip, also called an IV"


def meant(client, query: str) -> str:
    return client.get("/search/", {"q": query}).context["query_meant"]


@pytest.mark.parametrize(
    ("query", "suggested"),
    [
        ("infushion", "infusion"),
        ("tretment & costs", "treatment costs"),
        ("my infusion tretment", "my infusion treatment"),
        ("drips needel", "drips needle"),
        ("infusion", ""),
        ("zebra", ""),
    ],
)
def test_a_misspelt_word_is_put_right(client, term, infusion_page, query, suggested):
    term.synonyms = "drip, needle, costs"
    term.save()
    assert meant(client, query) == suggested


def test_the_query_that_was_meant_is_a_link(client, infusion_page):
    main = main_part(client.get("/search/", {"q": "infushion"}))
    assert '<a class="did-you-mean__link" href="?q=infusion">infusion</a>?' in main


def test_words_of_private_and_draft_pages_and_terms_are_never_offered(client, home, term, draft_page, private_page):
    GlossaryTerm.objects.update(live=False)
    for query in ("secrat", "infushion", "drafft"):
        assert meant(client, query) == ""
    private_page.get_view_restrictions().delete()
    assert meant(client, "secrat") == "secret"


def test_putting_a_word_right_costs_the_same_on_a_large_site(client, home, term):
    def cost():
        with CaptureQueriesContext(connection) as queries:
            client.get("/search/", {"q": "knea zebra infushion"})
        return len(queries)

    home.add_child(instance=page_with_text("Hip", "hip", "About a hip."))
    cost()  # what is kept in memory is kept now
    one = cost()
    for number in range(5):
        home.add_child(instance=page_with_text(f"Hip {number}", f"hip-{number}", "About a hip."))
        GlossaryTerm.objects.create(term=f"Hip {number}", slug=f"hip-{number}", definition="A joint.")
    assert cost() == one
    assert one <= 18


def test_where_nothing_is_found_the_clinic_can_be_asked(client, home):
    assert "Ask the clinic" not in main_part(client.get("/search/", {"q": "zebra"}))
    contact = home.add_child(instance=ContactPage(title="Contact us", slug="contact"))
    assert f'href="{contact.url}"' in main_part(client.get("/search/", {"q": "zebra"}))


@pytest.mark.parametrize("query", ["infusion", "Infusions", "drip", "what is an IV?"])
def test_a_term_is_explained_by_its_word_and_its_other_words(client, home, term, query):
    assert "A slow drip into a vein." in client.get("/search/", {"q": query}).content.decode()


def test_a_draft_term_is_not_explained(client, home, term):
    GlossaryTerm.objects.update(live=False)
    assert "A slow drip" not in client.get("/search/", {"q": "infusion"}).content.decode()


def test_a_term_is_not_explained_where_it_was_not_asked_for(client, home, term):
    assert "A slow drip" not in client.get("/search/", {"q": "infusion and driving"}).content.decode()


@pytest.mark.parametrize("query", ["", " ", "xyzzy", "!?", "\u3000"])
def test_an_empty_answer_offers_the_sections(client, infusion_page, query):
    content = client.get("/search/", {"q": query}).content.decode()
    main = content[content.index("<main") : content.index("</main")]
    assert infusion_page.url in main


def test_a_long_query_is_cut_and_the_page_says_so(client, home):
    response = client.get("/search/", {"q": "x" * (MAX_QUERY_LENGTH + 1)})
    assert response.context["query"] == "x" * MAX_QUERY_LENGTH
    assert "only its first 200 characters" in response.content.decode()
    assert "only its first" not in client.get("/search/", {"q": "x" * MAX_QUERY_LENGTH}).content.decode()


@pytest.fixture
def country(home):
    profile = CountryProfile.objects.create(
        name="Testland",
        code="TL",
        emergency_number="44 11",
        emergency_place="Ward One",
        crisis_line_name="Night line",
        crisis_line_number="44 33",
    )
    ClinicSettings.objects.create(site=home.get_site(), country_profile=profile)
    return profile


def test_who_needs_help_now_reads_first_whom_to_call(client, country, home):
    home.add_child(instance=page_with_text("Overdose", "overdose", "What happens after too much."))
    response = client.get("/search/", {"q": "overdose"})
    main = main_part(response)
    card = main[main.index("If you need help now") : main.index("</section>")]
    assert "call 44 11 or go to Ward One" in card
    assert 'href="tel:4411"' in card
    assert 'href="tel:4433"' in card
    assert "Call Night line: 44 33" in card
    assert results(response) == ["Overdose"]
    assert main.index("</section>") < main.index("<form") < main.index("search-results")


@pytest.mark.parametrize("query", ["suicidle", "i cant breath", "x " * 150 + "i want to die"])
def test_whom_to_call_is_shown_also_where_nothing_is_found(client, country, query):
    assert "tel:4433" in main_part(client.get("/search/", {"q": query}))


def test_whom_to_call_is_shown_also_before_a_country_is_chosen(client, home):
    main = main_part(client.get("/search/", {"q": "overdose"}))
    assert "If you need help now" in main
    assert "tel:" not in main


def test_other_searches_show_no_alarm(client, country, infusion_page):
    assert "If you need help now" not in main_part(client.get("/search/", {"q": "infusion"}))


def test_what_was_searched_is_kept_nowhere(client, country, caplog):
    with CaptureQueriesContext(connection) as queries, caplog.at_level("DEBUG"):
        client.get("/search/", {"q": "suicidal zebra"})
    assert not [query for query in queries if query["sql"].startswith(("INSERT", "UPDATE"))]
    said = [record for record in caplog.records if not record.name.startswith("django.db")]
    assert "zebra" not in " ".join(record.getMessage() for record in said)


@pytest.fixture
def many_pages(home):
    for number in range(RESULTS_PER_PAGE + 3):
        home.add_child(instance=page_with_text(f"Knee {number}", f"knee-{number}", "About a knee."))


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("1", RESULTS_PER_PAGE),
        ("2", 3),
        ("3", 3),
        ("0", 3),
        ("-1", 3),
        ("9" * 30, 3),
        ("x", RESULTS_PER_PAGE),
        ("", RESULTS_PER_PAGE),
        ("\x00", RESULTS_PER_PAGE),
        ("1.5", RESULTS_PER_PAGE),
        ("٢", 3),
        ("²", RESULTS_PER_PAGE),
        ("9" * 5000, RESULTS_PER_PAGE),
    ],
)
def test_any_page_number_shows_a_page(client, many_pages, number, shown):
    response = client.get("/search/", {"q": "knee", "page": number})
    assert response.status_code == 200
    assert len(results(response)) == shown


def test_the_pages_of_results_are_linked_with_the_query(client, many_pages):
    content = client.get("/search/", {"q": "knee & hip ½"}).content.decode()
    assert "?q=knee%20%26%20hip%20%C2%BD&amp;page=2" in content


def test_no_result_adds_a_query(client, home, term, infusion_page):
    def cost():
        with CaptureQueriesContext(connection) as queries:
            client.get("/search/", {"q": "knee"})
        return len(queries)

    home.add_child(instance=page_with_text("Knee", "knee", "About a knee."))
    cost()  # what is kept in memory is kept now
    one = cost()
    for number in range(5):
        home.add_child(instance=page_with_text(f"Knee {number}", f"knee-{number}", "About a knee."))
    assert cost() == one
    assert one <= 12


def test_the_answer_is_for_readers_only_to_read(client, home):
    response = client.get("/search/", {"q": "infusion"})
    assert response["X-Robots-Tag"] == "noindex"
    assert response["Cache-Control"] == "no-store"
    assert re.search(r'<meta name="robots" content="noindex"', response.content.decode())
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")
    assert "csrf" not in response.content.decode()
    assert client.post("/search/", {"q": "infusion"}).status_code == 405
    assert client.head("/search/").status_code == 200


def test_the_page_has_one_h1_and_unbroken_headings(client, infusion_page, privacy_page, term):
    for query in ("", "infusion", "xyzzy"):
        content = client.get("/search/", {"q": query}).content.decode()
        levels = [int(level) for level in re.findall(r"<h([1-6])", content[content.index("<main") :])]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(after - before <= 1 for before, after in pairwise(levels))
