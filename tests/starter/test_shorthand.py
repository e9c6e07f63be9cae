"""The shorthand of the starter files, for citations and for the blocks of the evidence."""

import pytest

from content.blocks.compositions import ContentBlock
from content.evidence.models import Claim, Reference
from content.starter.shorthand import Resolver, ShorthandError, rich_text, stored

KEYS = {(Claim, "side-01"): 3, (Claim, "gone"): None, (Reference, "cohen2018"): 7, (Reference, "gone"): None}
RESOLVER = Resolver(
    page=lambda path: {"/a/": 5}[path],
    snippet=lambda model, name: KEYS[model, name],
    source=lambda key: {"cohen2018": 7, "gone": None}[key],
)


def block(name, value):
    [child] = stored(ContentBlock(), [{name: value}], RESOLVER, "page evidence")
    return child["value"]


def bare(items):
    return [item["value"] for item in items]


def test_a_citation_stands_in_running_text():
    html = rich_text("Known.[](source:cohen2018) [More](page:/a/)", RESOLVER)
    assert html == '<p>Known.<a linktype="citation" id="7"></a> <a linktype="page" id="5">More</a></p>'


def test_the_citation_of_a_source_that_an_editor_deleted_is_left_out():
    assert rich_text("Known.[](source:gone)", RESOLVER) == "<p>Known.</p>"


def test_a_citation_of_a_source_that_never_was_is_a_mistake():
    with pytest.raises(ShorthandError, match=r"page evidence\[0\].text: 'invented' is not known"):
        block("text", "Known.[](source:invented)")


def test_a_fact_box_is_a_heading_and_claims():
    value = block("fact_box", {"heading": "In the trial", "claims": ["side-01", "gone"]})
    assert (value["heading"], bare(value["claims"])) == ("In the trial", [3])


def test_unknowns_are_lines_and_claims():
    value = block("unknowns", {"items": ["How long relief lasts."], "claims": ["side-01"]})
    assert (value["heading"], bare(value["items"]), bare(value["claims"])) == ("", ["How long relief lasts."], [3])


def test_positions_name_their_sources():
    positions = [
        {"body": "A", "year": 2018, "strength": "may_use", "position": "It can.", "reference": "cohen2018"},
        {"body": "B", "strength": "against", "position": "It cannot.", "reference": "gone"},
    ]
    value = block("disagreement", {"question": "Should it?", "positions": positions})
    first, second = bare(value["positions"])
    assert first | {"position": "<p>It can.</p>", "reference": 7, "year": 2018} == first
    assert (second["reference"], second.get("year")) == (None, None)
