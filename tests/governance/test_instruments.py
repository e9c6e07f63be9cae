"""Quality instruments: what they ask, how they are counted, and what the portal answers by itself."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.governance.quality.computed import computed, computed_answers
from content.governance.quality.instruments import CDC, DISCERN, INSTRUMENTS, IPDAS, PEMAT
from content.governance.quality.scoring import missing_answers, result
from content.governance.quality.trends import trend_points
from content.governance.said.page_content import ClaimFacts, PageContent, Passage, SourceFacts
from content.governance.said.page_facts import list_lengths

LONG = "Words that say nothing much. " * 30


def claim(**fields) -> ClaimFacts:
    source = SourceFacts(key="s", citation="Author A. Title. Journal. 2020.", status="current", is_live=True)
    values = {
        **dict.fromkeys(("uuid", "identifier", "text", "caveat", "numbers", "topic", "route", "population"), ""),
        "kind": "benefit",
        "direction": "helps",
        "certainty": "low",
        "sources": (source,),
        **dict.fromkeys(("is_live", "is_verified"), True),
        "is_recalled": False,
    }
    return ClaimFacts(**{**values, **fields})


def page(*passages: Passage, **fields) -> PageContent:
    return PageContent(page_type="pages.StandardPage", title="A page", passages=passages, **fields)


def text(words: str, **fields) -> Passage:
    return Passage(kind=fields.pop("kind", "text"), text=words, **fields)


def answered(instrument, answer: str, **others: str) -> dict[str, str]:
    """Return this answer to every item, and others by `item_NUMBER`."""
    return dict.fromkeys(instrument.numbers, answer) | {
        name.removeprefix("item_"): given for name, given in others.items()
    }


# What they ask.


def test_the_items_are_those_of_the_instruments():
    assert PEMAT.numbers == tuple(str(number) for number in (*range(1, 13), *range(15, 27)))
    assert [item.number for item in PEMAT.items if item.part == "actionability"] == [str(n) for n in range(20, 27)]
    assert CDC.numbers == tuple(map(str, range(1, 21)))
    assert [item.number for item in CDC.items if item.is_reversed] == ["17"]
    assert DISCERN.numbers == tuple(map(str, range(1, 17)))
    assert IPDAS.numbers == tuple(map(str, range(1, 13)))
    assert [sum(item.part == part.key for item in IPDAS.items) for part in IPDAS.parts] == [6, 6]


@pytest.mark.parametrize("instrument", INSTRUMENTS.values(), ids=INSTRUMENTS)
def test_every_item_asks_something_and_belongs_to_a_part(instrument):
    parts = {part.key for part in instrument.parts}
    assert len(set(instrument.numbers)) == len(instrument.items)
    for item in instrument.items:
        assert item.part in parts
        assert str(item.question).endswith((".", "?"))


# How they are counted.


def test_pemat_counts_what_applies_in_both_parts_and_in_all():
    found = result(PEMAT, answered(PEMAT, "yes", item_1="no", item_6="na", item_20="no", item_24="na", item_25="na"))
    understood, acted = found.parts
    assert (understood.met, understood.applicable, understood.score) == (15, 16, Decimal("93.8"))
    assert (acted.met, acted.applicable, acted.score) == (4, 5, Decimal("80.0"))
    assert (found.score, found.is_passed) == (Decimal("90.5"), True)


def test_cdc_counts_a_no_to_sums_as_good():
    assert result(CDC, answered(CDC, "yes")).score == Decimal("95.0")
    assert result(CDC, answered(CDC, "yes", item_17="no")).score == Decimal("100.0")
    without_numbers = result(CDC, answered(CDC, "yes", item_15="na", item_16="na", item_17="na", item_1="no"))
    assert (without_numbers.score, without_numbers.is_passed) == (Decimal("94.1"), True)
    assert [part.score for part in without_numbers.parts if part.applicable == 0] == [None]


@pytest.mark.parametrize(("met", "is_passed"), [(18, True), (17, False)])
def test_cdc_passes_from_ninety(met, is_passed):
    answers = answered(CDC, "yes", item_17="no") | dict.fromkeys(CDC.numbers[: 20 - met], "no")
    assert result(CDC, answers).is_passed is is_passed


@pytest.mark.parametrize(("rating", "score"), [("1", "0.0"), ("2", "25.0"), ("3", "50.0"), ("5", "100.0")])
def test_discern_is_put_on_a_scale_from_nought_to_a_hundred(rating, score):
    assert result(DISCERN, answered(DISCERN, rating)).score == Decimal(score)


def test_the_overall_rating_of_discern_is_no_part_of_its_sum():
    found = result(DISCERN, answered(DISCERN, "3", item_16="5"))
    assert found.score == Decimal("50.0")
    assert [(part.met, part.applicable) for part in found.parts] == [(24, 40), (21, 35), (5, 5)]
    assert found.is_passed is None


def test_ipdas_asks_for_every_item():
    assert result(IPDAS, answered(IPDAS, "yes")).is_passed
    found = result(IPDAS, answered(IPDAS, "yes", item_12="no"))
    assert (found.score, found.is_passed) == (Decimal("91.7"), False)
    assert [part.score for part in found.parts] == [Decimal("100.0"), Decimal("83.3")]


def test_where_nothing_applies_there_is_no_score():
    nothing = [item.number for item in CDC.items if item.may_not_apply]
    found = result(CDC, answered(CDC, "yes") | dict.fromkeys(nothing, "na"))
    assert [part.score for part in found.parts] == [Decimal("100.0"), None, None, None]


@pytest.mark.parametrize("answer", ["", "na", "6", "yes ", None])
def test_an_answer_that_the_item_does_not_have_is_missing(answer):
    answers = answered(PEMAT, "yes", item_1=answer)
    assert missing_answers(PEMAT, answers) == ("1",)
    with pytest.raises(ValueError, match="No answer to 1"):
        result(PEMAT, answers)


@given(data=st.data(), instrument=st.sampled_from(list(INSTRUMENTS.values())))
def test_every_complete_set_of_answers_has_a_score_from_nought_to_a_hundred(data, instrument):
    answers = {
        item.number: data.draw(st.sampled_from([answer for answer, _words in instrument.answers(item)]))
        for item in instrument.items
    }
    found = result(instrument, answers)
    assert 0 <= found.score <= 100
    assert all(part.score is None or 0 <= part.score <= 100 for part in found.parts)


# What the portal answers.


@pytest.mark.parametrize("instrument", INSTRUMENTS.values(), ids=INSTRUMENTS)
@pytest.mark.parametrize("content", [page(), page(text(LONG)), page(text("5 out of 100", claims=(claim(),)))])
def test_what_the_portal_answers_is_an_answer_of_the_item(instrument, content):
    for number, found in computed(content, instrument).items():
        assert found.answer in {answer for answer, _words in instrument.answers(instrument.item(number))}
        assert found.why


def test_most_items_are_left_to_a_person():
    content = page(text(LONG + "You can. 5 out of 100", claims=(claim(),)))
    for instrument in INSTRUMENTS.values():
        assert len(computed_answers(content, instrument)) < len(instrument.items) / 2


@pytest.mark.parametrize(
    ("instrument", "number", "content", "answer"),
    [
        (PEMAT, "6", page(text("No number.")), "na"),
        (PEMAT, "6", page(text("It is 5.")), None),
        (PEMAT, "7", page(text("No number.")), "yes"),
        (PEMAT, "8", page(text("Short.")), None),
        (PEMAT, "8", page(text(LONG)), "no"),
        (PEMAT, "8", page(text("One", kind="heading"), text(LONG), text("Two", kind="heading"), text(LONG)), "yes"),
        (PEMAT, "8", page(text("One", kind="heading"), text(LONG * 2)), "no"),
        (PEMAT, "9", page(text(LONG)), "no"),
        (PEMAT, "9", page(text("One", kind="heading"), text(LONG)), None),
        (PEMAT, "11", page(text("In short", kind="heading")), "yes"),
        (PEMAT, "11", page(text("Side effects", kind="heading")), None),
        (PEMAT, "12", page(text("Call.", kind="care_card")), "yes"),
        (PEMAT, "12", page(text("Words.")), "no"),
        (PEMAT, "12", page(text("Words.", data={"block": "text", "value": "<p><b>Words</b></p>"})), None),
        (PEMAT, "16", page(text("Words.")), "na"),
        (PEMAT, "16", page(text("A picture", kind="media")), None),
        (PEMAT, "17", page(text("", kind="media", data={"block": "figure", "value": {"caption": ""}})), "no"),
        (PEMAT, "17", page(text("", kind="media", data={"block": "figure", "value": {"caption": "A"}})), None),
        (PEMAT, "19", page(text("Words.")), "na"),
        (PEMAT, "19", page(text("Cell", kind="table")), None),
        (PEMAT, "20", page(text("Rest.", kind="do_list")), "yes"),
        (PEMAT, "20", page(text("Words.")), None),
        (PEMAT, "21", page(text("People rest.")), "no"),
        (PEMAT, "21", page(text("You rest.")), None),
        (PEMAT, "23", page(text("Why?", kind="list", data={"block": "question", "value": "Why?"})), "yes"),
        (PEMAT, "25", page(text("Words.")), "na"),
        (PEMAT, "25", page(text("Cell", kind="table")), None),
        (CDC, "4", page(text("Words.")), "no"),
        (CDC, "8", page(text("Words.")), "no"),
        (CDC, "8", page(text("", data={"value": "<ul>" + "<li>a</li>" * 7 + "</ul>"})), "yes"),
        (CDC, "8", page(text("", data={"value": "<ul>" + "<li>a</li>" * 8 + "</ul>"})), "no"),
        (CDC, "8", page(text("", data={"value": {"items": ["a"] * 8}})), "no"),
        (CDC, "11", page(text("", claims=(claim(),))), "no"),
        (CDC, "11", page(text("", claims=(claim(), claim(kind="unknown")))), "yes"),
        (CDC, "11", page(text("", claims=(claim(kind="unknown"),))), None),
        (CDC, "11", page(text("Words.")), None),
        (CDC, "17", page(text("Words.")), "na"),
        (CDC, "17", page(text("5 out of 100 and 3 out of every 100")), "no"),
        (CDC, "17", page(text("5 out of 100 and 1 out of 1,000")), "yes"),
        (CDC, "17", page(text("5 out of 100, that is 5%")), "yes"),
        (CDC, "17", page(text("At 5 o'clock")), None),
        (CDC, "19", page(text("", claims=(claim(), claim(kind="harm")))), "yes"),
        (CDC, "19", page(text("", claims=(claim(),))), "no"),
        (CDC, "19", page(text("", claims=(claim(),)), text("Harms.", purpose="harms")), None),
        (CDC, "20", page(text("At 5 o'clock")), "na"),
        (DISCERN, "4", page(text("", claims=(claim(),))), "5"),
        (DISCERN, "4", page(text("", claims=(claim(), claim(sources=())))), "3"),
        (DISCERN, "4", page(text("", claims=(claim(sources=()),))), "1"),
        (DISCERN, "4", page(text("Words.")), None),
        (DISCERN, "5", page(text("", claims=(claim(),))), "5"),
        (DISCERN, "5", page(text("", sources=(SourceFacts("s", "A. [date unknown]", "current", True),))), "3"),
        (DISCERN, "8", page(text("", claims=(claim(), claim(kind="unknown")))), "5"),
        (DISCERN, "8", page(text("", claims=(claim(),))), None),
        (IPDAS, "5", page(text("", claims=(claim(),))), "no"),
        (IPDAS, "8", page(text("Words.")), "no"),
        (IPDAS, "8", page(text("", claims=(claim(),))), "yes"),
        (IPDAS, "11", page(text("", claims=(claim(effect_per=100),))), "yes"),
        (IPDAS, "11", page(text("", claims=(claim(effect_per=100, certainty="none_stated"),))), None),
        (IPDAS, "12", page(), "no"),
        (IPDAS, "12", page(interests_statement="Nobody pays us."), None),
    ],
)
def test_what_the_portal_answers(instrument, number, content, answer):
    assert computed_answers(content, instrument).get(number) == answer


def test_hard_text_has_no_everyday_words():
    hard = "Notwithstanding heterogeneous methodological limitations, pharmacological interventions demonstrated " * 5
    assert computed_answers(page(text(hard)), PEMAT)["3"] == "no"
    assert "3" not in computed_answers(page(text("You rest. It is calm. We are near.")), PEMAT)


def test_lists_inside_lists_are_counted_on_their_own():
    html = "<ul><li>a<ol><li>b</li><li>c</li></ol></li><li>d</li></ul>"
    assert sorted(list_lengths({"value": [html]})) == [2, 2]
    assert list(list_lengths({"value": {"items": []}})) == []


def test_the_line_of_scores_runs_from_old_to_new():
    assert trend_points([]) == trend_points([Decimal(5)]) == ""
    assert trend_points([Decimal(0), Decimal(100)]) == "3.0,29.0 117.0,3.0"
