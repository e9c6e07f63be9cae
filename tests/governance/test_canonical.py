"""The canonical form: one spelling of one content, two hashes that move with what they cover, and differences."""

import dataclasses
import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.governance.said.canonical import (
    canonical_json,
    clinical_document,
    clinical_hash,
    sha256,
    snapshot,
    snapshot_document,
    whole_hash,
)
from content.governance.said.changes import changes
from content.governance.said.clinical_sentences import clinical_sentences
from content.governance.said.meanings import PASSAGE_KINDS
from content.governance.said.page_content import ClaimFacts, PageContent, Passage, SourceFacts

SOURCE = SourceFacts(key="smith2020", citation="Smith A. A trial. 2020.", status="current", is_live=True)
CLAIM = ClaimFacts(
    uuid="0b2c2d52-0000-4000-8000-000000000001",
    identifier="cl-1",
    text="In one study pain fell.",
    kind="benefit",
    direction="helps",
    certainty="low",
    caveat="The study was small.",
    numbers="12 of 40",
    topic="benefits",
    route="infusion",
    population="adults",
    is_live=True,
    is_verified=True,
    is_recalled=False,
    valid_until=date(2027, 1, 1),
    sources=(SOURCE,),
)
PLAIN = "Our clinic is a bright and quiet house."
CONTENT = PageContent(
    page_type="pages.StandardPage",
    title="About the clinic",
    fields={"introduction": "How the house looks.", "search_description": ""},
    passages=(
        Passage(kind="heading", text="The house", where="Sections", level=2, data={"heading": "The house"}),
        Passage(kind="text", text=PLAIN, where="Sections › The house", block_id="a1", data={"html": f"<p>{PLAIN}</p>"}),
        Passage(kind="claim", text="In one study pain fell.", where="Sections › Claim", claims=(CLAIM,), data={}),
        Passage(kind="warning", text="Keep away from wheels.", where="Sections › Warning", data={"text": "…"}),
    ),
)


def replaced(place: int, content: PageContent = CONTENT, **fields) -> PageContent:
    passages = list(content.passages)
    passages[place] = dataclasses.replace(passages[place], **fields)
    return dataclasses.replace(content, passages=tuple(passages))


def with_claim(**fields) -> PageContent:
    return replaced(2, claims=(dataclasses.replace(CLAIM, **fields),))


def cited(key: str, status: str = "current") -> dict[str, str]:
    return {"key": key, "citation": "A trial. 2020.", "status": status}


# Spelling

json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=20,
)


def test_golden_spelling():
    value = {"b": [1, True, None, "é"], "a": {"day": date(2026, 2, 3)}, "ä": "x y"}
    assert canonical_json(value) == '{"a":{"day":"2026-02-03"},"b":[1,true,null,"é"],"ä":"x y"}'.encode()


def test_golden_hashes():
    """A change here makes every page "changed since sign-off": then `VERSION` must move too."""
    assert snapshot(CONTENT)["version"] == 1
    assert whole_hash(CONTENT) == "15effe08b7855a3ac1820c4ae5c469524758cb0ed823901712e81855d3294d87"
    assert clinical_hash(CONTENT) == "cbf9ea5a648bf6b9ef34bc58968f37bfb68be81da31b1aebfd92141a025088f6"


@given(json_values)
def test_the_order_of_keys_does_not_count(value):
    def turned(item):
        if isinstance(item, dict):
            return {name: turned(item[name]) for name in reversed(list(item))}
        return [turned(one) for one in item] if isinstance(item, list) else item

    assert canonical_json(turned(value)) == canonical_json(value)


@given(st.text())
def test_two_spellings_of_the_same_letters_are_one(text):
    assert sha256(unicodedata.normalize("NFD", text)) == sha256(unicodedata.normalize("NFC", text))


@pytest.mark.parametrize("value", [{1, 2}, b"bytes", object()])
def test_what_is_no_json_is_refused(value):
    with pytest.raises(TypeError, match="no canonical form"):
        canonical_json({"a": value})


def test_not_a_number_is_refused():
    with pytest.raises(ValueError, match="JSON"):
        canonical_json(float("nan"))


# What the hashes cover


def test_ids_labels_and_what_time_does_are_left_out():
    moved = replaced(1, block_id="zz", where="elsewhere", heading="other words")
    assert whole_hash(moved) == whole_hash(CONTENT)
    for fields in ({"is_recalled": True}, {"valid_until": date(2020, 1, 1)}, {"grace_days": 9}):
        assert whole_hash(with_claim(**fields)) == whole_hash(CONTENT)
        assert clinical_hash(with_claim(**fields)) == clinical_hash(CONTENT)
    one, other = (
        replaced(1, data=[{"type": "text", "id": i, "value": f'<p data-block-key="{i}">A</p>'}]) for i in ("x", "y")
    )
    assert whole_hash(one) == whole_hash(other)
    spellings = (
        '<p><strong>A</strong> &amp; <a href="/b" id="1">B</a><br/>C\nc</p>\n<p>D</p>\n',
        '<p data-block-key="k1"><b>A</b> & <a id="1" href="/b">B</a><br>C c</p><p data-block-key="k2">D</p><p></p>',
    )
    one, other = (replaced(1, data={"html": html}) for html in spellings)
    assert whole_hash(one) == whole_hash(other)
    for html in (spellings[0].replace("/b", "/c"), spellings[0].replace("D", "E")):
        assert whole_hash(replaced(1, data={"html": html})) != whole_hash(one)
    empty, absent = (replaced(1, data=data) for data in ({"text": "A", "note": ""}, {"text": "A"}))
    assert whole_hash(empty) == whole_hash(absent)


@given(st.sampled_from(range(len(CONTENT.passages))), st.text(min_size=1))
def test_every_change_of_words_moves_the_whole_hash(place, text):
    before = CONTENT.passages[place].text
    after = replaced(place, text=text)
    same = unicodedata.normalize("NFC", text) == unicodedata.normalize("NFC", before)
    assert (whole_hash(after) == whole_hash(CONTENT)) is same


@given(st.lists(st.sampled_from(["Our", "clinic", "is", "a", "bright", "calm", "room", "with", "chairs"]), min_size=1))
def test_plain_words_never_move_the_clinical_hash(words):
    assert clinical_hash(replaced(1, text=" ".join(words))) == clinical_hash(CONTENT)


@pytest.mark.parametrize(
    "field",
    [f.name for f in dataclasses.fields(ClaimFacts) if f.name not in ("is_recalled", "valid_until", "grace_days")],
)
def test_every_fact_of_a_claim_moves_both_hashes(field):
    value = getattr(CLAIM, field)
    other = (
        () if field == "sources" else not value if isinstance(value, bool) else 7 if value is None else f"{value} other"
    )
    changed = with_claim(**{field: other})
    assert whole_hash(changed) != whole_hash(CONTENT)
    assert clinical_hash(changed) != clinical_hash(CONTENT)


@pytest.mark.parametrize("field", ["key", "citation", "status", "is_live", "is_verified"])
def test_every_fact_of_a_source_moves_both_hashes(field):
    value = getattr(SOURCE, field)
    source = dataclasses.replace(SOURCE, **{field: not value if isinstance(value, bool) else "retracted"})
    changed = with_claim(sources=(source,))
    assert whole_hash(changed) != whole_hash(CONTENT)
    assert clinical_hash(changed) != clinical_hash(CONTENT)


@pytest.mark.parametrize(
    "kind",
    sorted(name for name, kind in PASSAGE_KINDS.items() if kind.is_clinical),
)
def test_every_clinical_kind_moves_the_clinical_hash(kind):
    before, after = (replaced(1, kind=kind, text=text) for text in ("A bright house.", "A calm house."))
    assert clinical_hash(before) != clinical_hash(after)
    assert clinical_hash(before) != clinical_hash(replaced(1, kind=kind, text="A bright house.", is_folded=True))


@pytest.mark.parametrize(
    "sentence",
    [
        "Give 5 of them.",
        "Give five of them.",
        "Half of them came.",
        "Do not come.",
        "You don’t come.",
        "Never come.",
        "You must come.",
        "Call us.",
        "Avoid wine.",
        "It is safe.",
        "Tea is off-label here.",
        "There is a risk here.",
        "Give ½ of it.",
        "Use 10%.",
        "Ketamine heals.",
        "It helped her.",
        "Treats nerves.",
        "Wine is fine.",
        "Dri\u200bve home.",
        "It \u0441ures.",
        "Zero of them came.",
        "It lasts for hours.",
        "About five per cent.",
        "Morphine and codeine sound alike.",
        "Slow breathing.",
        "Put it on your arm.",
        "You dont lie there.",
        "Results vary.",
        "This is false.",
        "Не пейте.",
    ],
)
def test_a_sentence_that_counts_or_binds_is_clinical_wherever_it_stands(sentence):
    assert clinical_sentences(f"The house is bright. {sentence} The garden is calm.") == [sentence]
    assert clinical_hash(replaced(1, text=f"{PLAIN} {sentence}")) != clinical_hash(CONTENT)
    for field in ("introduction", "search_description"):
        changed = dataclasses.replace(CONTENT, fields={**CONTENT.fields, field: sentence})
        assert clinical_hash(changed) != clinical_hash(CONTENT)
    assert clinical_hash(dataclasses.replace(CONTENT, title=sentence)) != clinical_hash(CONTENT)


def test_the_facts_of_a_route_are_clinical():
    """They stand in passages of the kind "field", whatever their words are."""
    facts = [Passage("field", words, data={"field": "onset", "value": words}) for words in ("calm", "bright")]
    one, other = (dataclasses.replace(CONTENT, passages=(*CONTENT.passages, fact)) for fact in facts)
    assert clinical_hash(one) != clinical_hash(other)


def test_a_picture_is_clinical_where_its_words_hold_numbers():
    for text, counts in (("A bright house.", False), ("7 houses.", True)):
        one, other = (replaced(1, kind="media", text=text, data={"image": image}) for image in (1, 2))
        assert (clinical_hash(one) != clinical_hash(other)) is counts


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        ("media", {"pictures": [{"file_hash": "a"}]}, {"pictures": [{"file_hash": "b"}]}),
        ("media", {"value": {"url": "https://films.example/1"}}, {"value": {"url": "https://films.example/2"}}),
        ("text", {"value": '<a href="tel:111">us</a>'}, {"value": '<a href="tel:090">us</a>'}),
        ("links", {"value": {"url": "tel:111"}}, {"value": {"url": "tel:090"}}),
        ("text", {"value": '<a href="https://a.example/">it</a>'}, {"value": '<a href="https://b.example/">it</a>'}),
        ("list", {"value": {"items": [{"text": '<a href="/a">it</a>'}]}}, {"value": {"items": [{"text": "it"}]}}),
        ("text", {"value": '<a id="1" linktype="document">it</a>'}, {"value": '<a id="2" linktype="document">it</a>'}),
        ("text", {"sources": [cited("smith2020")]}, {"sources": [cited("jones2021")]}),
        ("text", {"sources": [cited("smith2020")]}, {"sources": [cited("smith2020", status="retracted")]}),
    ],
)
def test_another_picture_film_link_or_source_is_clinical_though_no_word_changed(kind, one, other):
    before, after = (replaced(1, kind=kind, text="A bright house.", data=data) for data in (one, other))
    assert clinical_hash(before) != clinical_hash(after)
    assert [change.kind for change in changes(snapshot(before), snapshot(after))] == ["clinical"]


def test_a_link_to_another_page_of_the_portal_is_wording():
    """That page has a sign-off of its own."""
    before, after = (replaced(1, data={"value": f'<a id="{pk}" linktype="page">{PLAIN}</a>'}) for pk in (1, 2))
    assert whole_hash(before) != whole_hash(after)
    assert clinical_hash(before) == clinical_hash(after)


def test_moving_a_clinical_part_below_another_heading_counts():
    first, text, claim, warning = CONTENT.passages
    second = dataclasses.replace(first, text="The garden")
    one, other = (
        dataclasses.replace(CONTENT, passages=passages)
        for passages in ((first, claim, second, text, warning), (first, second, text, claim, warning))
    )
    assert clinical_hash(one) != clinical_hash(other)


# Snapshots and what changed


def test_a_snapshot_gives_back_the_hashes_that_were_signed():
    stored = snapshot(CONTENT)
    assert sha256(snapshot_document(stored)) == whole_hash(CONTENT)
    assert sha256(clinical_document(snapshot_document(stored))) == clinical_hash(CONTENT)


def test_nothing_changed():
    assert changes(snapshot(CONTENT), snapshot(CONTENT)) == []


def test_a_plain_word_is_a_change_of_wording():
    [change] = changes(snapshot(CONTENT), snapshot(replaced(1, text="Our clinic is a calm house.")))
    assert (change.where, change.kind) == ("Sections › The house", "wording")
    assert (change.before, change.after) == (PLAIN, "Our clinic is a calm house.")


def test_a_claim_whose_words_stay_tells_which_fact_changed():
    [change] = changes(snapshot(CONTENT), snapshot(with_claim(certainty="high")))
    assert change.kind == "clinical"
    assert "certainty: low" in change.before
    assert "certainty: high" in change.after


def test_what_is_new_and_what_is_gone_is_told():
    without = dataclasses.replace(CONTENT, passages=CONTENT.passages[:3])
    [gone] = changes(snapshot(CONTENT), snapshot(without))
    assert (gone.before, gone.after, gone.kind) == ("Keep away from wheels.", "", "clinical")
    [new] = changes(snapshot(without), snapshot(CONTENT))
    assert (new.before, new.after, new.where) == ("", "Keep away from wheels.", "Sections › Warning")


def test_a_new_title_is_told_first():
    renamed = dataclasses.replace(CONTENT, title="Our house", fields={"introduction": "You must read it."})
    title, introduction = changes(snapshot(CONTENT), snapshot(renamed))
    assert (title.where, title.kind) == ("title", "wording")
    assert (introduction.where, introduction.kind) == ("introduction", "clinical")


@given(st.lists(st.sampled_from(["Calm.", "Bright.", "Never.", "Two."]), max_size=6), st.data())
def test_no_clinical_change_where_the_clinical_hash_stayed_and_the_other_way_round(texts, data):
    others = data.draw(st.lists(st.sampled_from(["Calm.", "Bright.", "Never.", "Two."]), max_size=6))
    one, other = (
        dataclasses.replace(CONTENT, passages=tuple(Passage(kind="text", text=t, data=t) for t in side))
        for side in (texts, others)
    )
    found = changes(snapshot(one), snapshot(other))
    assert bool(found) is (whole_hash(one) != whole_hash(other))
    if clinical_hash(one) != clinical_hash(other):
        assert any(change.kind == "clinical" for change in found)
