"""Rich text that no editor of ours sends can be stored, but never keeps a page or its editor from opening."""

import json

import pytest
from django.urls import reverse
from wagtail.models import Page

from content.common.rich_text import SafeRichTextArea, stored_safely
from tests.forms import page_form


def link(entity: str, data: dict, text: str = "Read this.") -> str:
    """Return one paragraph that is all a link, as the browser sends it."""
    block = {
        "key": "words",
        "text": text,
        "type": "unstyled",
        "depth": 0,
        "inlineStyleRanges": [],
        "entityRanges": [{"offset": 0, "length": len(text), "key": 0}],
    }
    return json.dumps({"blocks": [block], "entityMap": {"0": {"type": entity, "mutability": "MUTABLE", "data": data}}})


NO_KEYS = ["x", "9" * 30, "-1", "0", "1.5", "", '1" class="x', {"a": 1}, True]


@pytest.mark.parametrize("key", NO_KEYS, ids=str)
@pytest.mark.parametrize("entity", ["LINK", "DOCUMENT"])
def test_a_link_to_no_number_leads_nowhere(entity, key):
    area = SafeRichTextArea(features=["link", "document-link"])
    html = area.value_from_datadict({"text": link(entity, {"id": key})}, {}, "text")
    assert 'id="' not in html
    assert "Read this." in html


@pytest.mark.parametrize(("entity", "linktype"), [("LINK", "page"), ("DOCUMENT", "document")])
def test_a_link_to_a_number_stays(entity, linktype):
    area = SafeRichTextArea(features=["link", "document-link"])
    html = area.value_from_datadict({"text": link(entity, {"id": 12})}, {}, "text")
    assert f'<a linktype="{linktype}" id="12">Read this.</a>' in html


def test_half_of_an_emoji_is_replaced():
    assert stored_safely("<p>Well \ud83d done 🙂</p>") == "<p>Well ? done 🙂</p>"


@pytest.mark.django_db
@pytest.mark.usefixtures("starter")
@pytest.mark.parametrize(
    "words", [link("LINK", {"id": "x"}), link("LINK", {"id": "9" * 30}), link("LINK", {"url": "/x/"}, text="\ud83d")]
)
def test_the_page_still_opens_everywhere(admin_client, words):
    page = Page.objects.get(slug="medicines-and-the-law").specific
    form = page_form(page)
    form.update({name: words for name, value in form.items() if '"entityMap"' in value})
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert admin_client.post(edit, form).status_code == 302
    for address in (edit, reverse("wagtailadmin_pages:view_draft", args=[page.pk])):
        assert admin_client.get(address).status_code == 200
