"""Citations in the rich text editor: what is stored comes back, and nothing else gets in."""

import json

import pytest
from django.urls import reverse
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.rich_text import expand_db_html, extract_references_from_rich_text, features, get_text_for_indexing

from content.blocks.text import SHORT_TEXT_FEATURES, TEXT_FEATURES
from content.evidence.citation_feature import ENTITY_TYPE, FEATURE
from content.evidence.models import Reference
from content.evidence.text_citations import cited_keys

pytestmark = pytest.mark.django_db


@pytest.fixture
def converter():
    return ContentstateConverter(features=TEXT_FEATURES)


def stored(*keys):
    citations = "".join(f'<a linktype="citation" id="{key}"></a>' for key in keys)
    return f'<p data-block-key="abcde">It may <b>help</b>.{citations} Nobody knows.</p>'


def opened(converter, html) -> dict:
    return json.loads(converter.from_database_format(html))


def entities(state) -> list[dict]:
    return [entity for entity in state["entityMap"].values() if entity["type"] == ENTITY_TYPE]


def test_running_text_offers_citations():
    assert FEATURE in TEXT_FEATURES
    assert FEATURE in SHORT_TEXT_FEATURES


def test_what_is_stored_comes_back_from_the_editor(converter, make_reference):
    html = stored(make_reference().pk, make_reference().pk)
    assert converter.to_database_format(converter.from_database_format(html)) == html


def test_the_editor_shows_the_key_of_the_source(converter, make_reference):
    reference = make_reference(key="cohen2018", title="Guidelines")
    state = opened(converter, stored(reference.pk))
    [block] = state["blocks"]
    assert block["text"] == "It may help.[cohen2018] Nobody knows."
    [entity] = entities(state)
    assert entity["data"] == {"id": reference.pk, "key": "cohen2018", "title": "cohen2018: Guidelines"}
    assert entity["mutability"] == "IMMUTABLE"
    [place] = block["entityRanges"]
    assert block["text"][place["offset"] : place["offset"] + place["length"]] == "[cohen2018]"


def test_a_citation_at_both_ends_of_a_list_item_comes_back(converter, make_reference):
    mark = f'<a linktype="citation" id="{make_reference().pk}"></a>'
    html = f'<ul><li data-block-key="abcde">{mark}Words{mark}</li></ul>'
    assert converter.to_database_format(converter.from_database_format(html)) == html


def test_the_citation_of_a_deleted_source_is_kept_and_says_so(converter, make_reference):
    reference = make_reference()
    html = stored(reference.pk)
    reference.delete()
    [entity] = entities(opened(converter, html))
    assert "not there any more" in entity["data"]["title"]
    assert converter.to_database_format(converter.from_database_format(html)) == html


@pytest.mark.parametrize("key", ["1 OR 1=1", "0", "-1", "9" * 30, "٣", '"><script>', None, [], {}, 1.5])
def test_a_hostile_key_from_the_browser_is_not_stored(converter, make_reference, key):
    state = opened(converter, stored(make_reference().pk))
    entities(state)[0]["data"]["id"] = key
    html = converter.to_database_format(json.dumps(state))
    assert "citation" not in html
    assert "script" not in html
    assert "It may <b>help</b>. Nobody knows." in html


@pytest.mark.parametrize("key", ["", "1 OR 1=1", "0", "9" * 30, "٣", "x"])
def test_a_hostile_key_in_the_database_opens_in_the_editor_and_names_nothing(converter, key):
    [entity] = entities(opened(converter, stored(key)))
    assert entity["data"]["id"] is None
    assert list(cited_keys(stored(key))) == []
    assert list(extract_references_from_rich_text(stored(key))) == []


def test_the_reference_index_is_told_of_the_source(make_reference):
    reference = make_reference()
    assert list(extract_references_from_rich_text(stored(reference.pk))) == [(Reference, str(reference.pk), "", "")]


def test_outside_a_page_nothing_is_shown(make_reference):
    html = expand_db_html(stored(make_reference().pk))
    assert "citation" not in html
    assert "href" not in html
    assert get_text_for_indexing(stored(7)) == "It may help. Nobody knows."


def test_words_inside_a_stored_citation_are_dropped(converter, make_reference):
    key = make_reference().pk
    html = f'<p data-block-key="abcde">Words<a id="{key}" linktype="citation">[old]</a>.</p>'
    assert list(cited_keys(html)) == [key]
    clean = converter.to_database_format(converter.from_database_format(html))
    assert clean == f'<p data-block-key="abcde">Words<a linktype="citation" id="{key}"></a>.</p>'


def test_the_editor_knows_where_sources_are_chosen(admin_client, make_reference):
    reference = make_reference(title="A source to choose")
    options = {"entityTypes": []}
    features.get_editor_plugin("draftail", FEATURE).construct_options(options)
    [entity] = options["entityTypes"]
    address = str(entity["chooserUrls"]["referenceChooser"])
    assert reference.title in admin_client.get(address).json()["html"]
    assert address == reverse(Reference.snippet_viewset.chooser_viewset.get_url_name("choose"))
