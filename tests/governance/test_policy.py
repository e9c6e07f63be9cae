"""Each rule of the gate lets good pages pass and says what to do about the others."""

from dataclasses import replace
from datetime import date

import pytest

from content.governance.gate import policy
from content.governance.gate.findings import Finding
from content.governance.log.rules import RULES
from content.governance.quality.scoring import RequiredScore
from content.governance.said.page_content import ClaimFacts, PageContent, Passage, SourceFacts

TODAY = date(2026, 6, 1)
SOURCE = SourceFacts(key="cohen2018", citation="Cohen. 2018.", status="current", is_live=True)


def claim(kind="benefit", **fields):
    values = {
        "uuid": f"{kind}-{fields.get('route', '')}",
        "identifier": f"{kind}-01",
        "text": "About as many words as any other claim of this test has.",
        "kind": kind,
        "direction": "helps" if kind == "benefit" else "harms",
        "certainty": "low",
        "certainty_basis": "GRADE rating stated by the source",
        "caveat": "Small trials.",
        "numbers": "",
        "topic": "benefits",
        "route": "",
        "population": "Adults",
        "is_live": True,
        "is_verified": True,
        "is_recalled": False,
        "sources": (SOURCE,),
    }
    return ClaimFacts(**{**values, **fields})


def passage(*claims, kind="claim", section="Section", **fields):
    text = "\n".join(each.text for each in claims)
    values = {"text": text, "where": section, "heading": section, "level": 2, "claims": claims}
    return Passage(**{"kind": kind, "block_id": "b1", **values, **fields})


BENEFIT = passage(claim(), section="What the evidence says", purpose="benefits")
HARM = passage(claim("harm"), section="Possible harms", purpose="harms")
UNKNOWN = passage(claim("unknown"), section="What we do not know", purpose="unknowns")
CARDS = tuple(
    Passage("care_card", "Call us if you:\nfeel very ill", "When to get help", care_level=level, level=2)
    for level in ("emergency", "urgent", "non_urgent")
)
GOOD = (BENEFIT, UNKNOWN, HARM, *CARDS)


def page(*passages, **fields):
    values = {
        "page_type": "pages.PainConditionPage",
        "title": "Nerve pain",
        "passages": passages,
        "is_clinical": True,
        "needs_emergency_advice": True,
        "needs_off_label_statement": True,
        "off_label_statement": "Outside the licence.",
        "emergency_number": "999",
    }
    return PageContent(**{**values, **fields})


def found(content, rule=None, **given):
    given = {"today": TODAY, "is_signed": True, **given}
    return [finding for finding in policy.findings(policy.Asked(content, **given)) if rule in (None, finding.rule)]


def messages(content, rule, **given):
    return " ".join(finding.message for finding in found(content, rule, **given))


def test_a_good_page_passes_every_rule():
    assert found(page(*GOOD)) == []


def test_rules_have_the_names_that_settings_and_reasons_use():
    assert list(RULES) == [
        "signed_off",
        "balance",
        "claims_current",
        "numbers_absolute",
        "certainty_shown",
        "off_label_shown",
        "emergency_advice",
        "promotional_words",
        "reading_grade",
        "quality_scores",
    ]
    assert all(rule.key == key and rule.label and rule.description for key, rule in RULES.items())


def test_of_a_page_that_is_not_clinical_only_the_words_are_asked():
    plain = PageContent("pages.StandardPage", "Privacy", (passage(kind="text", text="A proven cure. 50% of it."),))
    assert {finding.rule for finding in found(plain, is_signed=False)} == {"promotional_words"}


def test_a_reason_for_promoting_words_needs_a_clinician_on_a_plain_page_too():
    plain = PageContent("pages.StandardPage", "News", (passage(kind="text", text="Ketamine cures pain."),))
    reasons = frozenset({("promotional_words", "Ketamine cures pain.")})
    assert {finding.rule for finding in found(plain, is_signed=False, reasons=reasons)} == {"signed_off"}
    assert found(plain, is_signed=True, reasons=reasons) == []
    others = frozenset({("promotional_words", "It is safe.")})
    assert {finding.rule for finding in found(plain, is_signed=False, reasons=others)} == {"promotional_words"}


def test_every_finding_is_a_sentence_that_says_what_to_do_and_where():
    bad = page(
        passage(claim(is_live=False, is_recalled=True, sources=(), certainty="", text="It is safe for 50% of us.")),
        emergency_number="",
        off_label_statement="",
    )
    scores = [RequiredScore("pemat", "PEMAT-P", 70, None)]
    findings = found(bad, is_signed=False, scores=scores)
    assert {finding.rule for finding in findings} == set(RULES) - {"reading_grade"}
    assert all(isinstance(finding, Finding) and finding.message.endswith(".") for finding in findings)
    [recalled] = [finding for finding in findings if "taken down" in finding.message]
    assert (recalled.where, recalled.block_id) == ("Section › benefit-01", "b1")


# Sign-off


def test_a_page_that_is_not_signed_in_this_form_is_found():
    assert "sign off" in messages(page(*GOOD), "signed_off", is_signed=False)


# Balance


@pytest.mark.parametrize(
    ("passages", "words"),
    [
        ((BENEFIT, UNKNOWN), "possible harms"),
        ((BENEFIT, HARM), "not known"),
        ((BENEFIT, UNKNOWN, replace(HARM, is_folded=True)), "expander"),
        ((BENEFIT, HARM, replace(UNKNOWN, is_folded=True)), "expander"),
        ((BENEFIT, UNKNOWN, HARM, passage(kind="text", text="More", purpose="harms", is_folded=True)), "expander"),
        ((replace(BENEFIT, level=0, where=""), UNKNOWN, HARM), "harms under a heading as high"),
        ((BENEFIT, HARM, replace(UNKNOWN, where="What the evidence says › x", level=3)), "not known under a heading"),
        ((BENEFIT, UNKNOWN, replace(HARM, where="What the evidence says › x", level=3)), "harms under a heading"),
        ((passage(claim(route="oral")), UNKNOWN, passage(claim("harm", route="intravenous"))), "same way it is given"),
    ],
)
def test_benefits_without_their_balance_are_found(passages, words):
    assert words in messages(page(*passages, *CARDS), "balance")


@pytest.mark.parametrize(
    "passages",
    [
        (UNKNOWN, HARM),
        (HARM, UNKNOWN, BENEFIT),
        (BENEFIT, UNKNOWN, passage(claim("contraindication"), section="Who should not")),
        (BENEFIT, UNKNOWN, replace(HARM, where="Possible harms › Later on", level=3)),
        (BENEFIT, HARM, passage(kind="text", text="Nobody knows how long it lasts.", purpose="unknowns", section="?")),
        (passage(claim(route="oral")), UNKNOWN, passage(claim("harm", route="oral"), section="Harms")),
        (passage(claim(route="oral")), UNKNOWN, HARM),
        (passage(claim(), claim("harm"), kind="fact_box"), UNKNOWN),
    ],
)
def test_balanced_pages_pass(passages):
    assert found(page(*passages, *CARDS), "balance") == []


@pytest.mark.parametrize(("harm_words", "is_enough"), [(6, False), (13, False), (14, True), (200, True)])
def test_harms_and_unknowns_have_seven_tenths_of_the_words_of_benefit(harm_words, is_enough):
    benefit = passage(claim(text="word " * 30), section="Benefit")
    harm = passage(claim("harm", text="word " * harm_words), section="Harms")
    unknown = passage(claim("unknown", text="word " * 7), section="Unknown")
    assert (found(page(benefit, harm, unknown, *CARDS), "balance") == []) is is_enough


def test_text_counts_for_its_part_and_no_difference_for_neither():
    benefit = passage(claim(text="word " * 30), section="Benefit", purpose="benefits")
    nothing = passage(claim(uuid="n", text="word " * 300, direction="no_difference"), section="Benefit")
    harm = passage(claim("harm", text="word " * 7), section="Harms")
    more = passage(kind="text", text="word " * 7, section="Harms", purpose="harms")
    unknown = passage(claim("unknown", text="word " * 7), section="Unknown")
    assert found(page(benefit, nothing, harm, more, unknown, *CARDS), "balance") == []
    views = passage(kind="disagreement", text="word " * 300, section="Benefit", purpose="benefits")
    assert found(page(benefit, views, harm, more, unknown, *CARDS), "balance") == []
    padding = passage(kind="text", text="word " * 20, section="Benefit", purpose="benefits")
    assert "35 are needed" in messages(page(benefit, padding, harm, more, unknown, *CARDS), "balance")


# Claims


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"is_live": False}, "Publish this claim"),
        ({"is_recalled": True}, "taken down"),
        ({"valid_until": date(2026, 5, 31)}, "valid until 2026-05-31"),
        ({"valid_until": date(2026, 5, 31), "grace_days": 90}, "valid until"),
        ({"kind": "harm", "valid_until": date(2026, 5, 31), "grace_days": 0}, "valid until"),
        ({"sources": ()}, "a source"),
        ({"kind": "mechanism", "sources": ()}, "a source"),
        ({"sources": (replace(SOURCE, is_live=False),)}, "Publish the source cohen2018"),
        ({"sources": (SOURCE, replace(SOURCE, key="b", status="retracted"))}, "Take out the source b"),
        ({"sources": (replace(SOURCE, status="superseded"),)}, "took the place of cohen2018"),
    ],
)
def test_claims_that_do_not_stand_are_found(fields, words):
    assert words in messages(page(*GOOD, passage(claim(**{"uuid": "x", **fields}))), "claims_current")


@pytest.mark.parametrize(
    "fields",
    [
        {"valid_until": TODAY},
        {"kind": "harm", "valid_until": date(2026, 5, 31), "grace_days": 1},
        {"kind": "unknown", "sources": ()},
        {"kind": "process", "sources": ()},
        {"is_verified": False},
        {"sources": (replace(SOURCE, status="corrected"),)},
        {"sources": (replace(SOURCE, key="old", status="superseded"), SOURCE)},
    ],
)
def test_claims_that_stand_pass(fields):
    assert found(page(*GOOD, passage(claim(**{"uuid": "x", **fields}))), "claims_current") == []


def test_a_claim_that_stands_twice_is_found_once():
    gone = claim(is_live=False)
    assert len(found(page(passage(gone), passage(gone, section="Again")), "claims_current")) == 1


def test_sources_of_running_text_are_found_too():
    text = passage(kind="text", text="So it is.", sources=(replace(SOURCE, status="retracted"),))
    assert "Take out the source" in messages(page(*GOOD, text), "claims_current")


# Numbers


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It helped 30% of people.", "not as a percentage"),
        ("It is twice as likely.", "ratio alone"),
        ("It takes 25 mg.", "amounts of medicine"),
        ("A risk for 1 in 20.", "“1 in 20”"),
        ("It helps one in five people.", "one in five"),
        ("It helps 3 in 10 people.", "3 in 10 people"),
        ("It helps 12 out of 100. It harms 3 out of 1,000.", "100, 1,000"),
        ("It helps 12 out of 100. It harms 3 out of 10 people.", "10, 100"),
    ],
)
def test_numbers_that_mislead_are_found(text, words):
    assert words in messages(page(*GOOD, passage(kind="text", text=text)), "numbers_absolute")


@pytest.mark.parametrize(
    "text",
    [
        "It helps 12 out of 100 people and harms 3 out of every 100.",
        "Rate your pain from 0 to 10, for example 4 out of 10. It helped 12 out of 100 people.",
        "One in the clinic helps you. It takes 1 in the morning.",
        "Twice as many: 6 out of 100 with it, 3 out of 100 without.",
    ],
)
def test_numbers_that_people_can_use_pass(text):
    assert found(page(*GOOD, passage(kind="text", text=text)), "numbers_absolute") == []


def test_bands_of_side_effects_and_exact_words_are_not_the_pages_numbers():
    bands = passage(kind="frequency", text="Nausea\nUncommon: 1 to 10 out of 1,000 people")
    quote = passage(kind="quotation", text="It helped 30% of people.")
    share = passage(kind="text", text="12 out of 100 people")
    assert found(page(*GOOD, bands, quote, share), "numbers_absolute") == []


def test_fact_boxes_hold_the_pages_number():
    box = passage(claim(uuid="x", effect_per=1000, effect_with=3, effect_without=1), kind="fact_box")
    assert "100, 1,000" in messages(page(*GOOD, box, passage(kind="text", text="3 out of 100")), "numbers_absolute")


# Certainty, licence, emergencies


@pytest.mark.parametrize(("fields", "words"), [({"certainty": ""}, "how sure"), ({"certainty_basis": ""}, "rating")])
def test_claims_without_certainty_are_found(fields, words):
    assert words in messages(page(*GOOD, passage(claim(uuid="x", **fields))), "certainty_shown")


def test_a_claim_without_a_rating_needs_no_basis():
    unrated = claim(uuid="x", certainty="none_stated", certainty_basis="")
    assert found(page(*GOOD, passage(unrated)), "certainty_shown") == []


def test_benefit_told_in_plain_text_alone_is_found():
    text = passage(kind="text", text="It helps.", section="Fast relief?", purpose="benefits")
    [finding] = found(page(*GOOD, text), "certainty_shown")
    assert (finding.where, "through a claim" in finding.message) == ("Fast relief?", True)
    beside = passage(claim(), section="Fast relief?", purpose="benefits")
    assert found(page(*GOOD, text, beside), "certainty_shown") == []


def test_a_page_that_needs_the_off_label_statement_shows_it():
    assert "country profile" in messages(page(*GOOD, off_label_statement=""), "off_label_shown")
    bare = page(*GOOD, off_label_statement="", needs_off_label_statement=False)
    assert found(bare, "off_label_shown") == []


def test_treatment_pages_say_when_to_get_help():
    cards = dict(zip(("emergency", "urgent", "non_urgent"), CARDS, strict=True))
    for level, label in (("emergency", "Emergency"), ("urgent", "Urgent"), ("non_urgent", "Not urgent")):
        others = [card for name, card in cards.items() if name != level]
        assert f"“{label}”" in messages(page(BENEFIT, UNKNOWN, HARM, *others), "emergency_advice")
        folded = replace(cards[level], is_folded=True)
        assert f"“{label}”" in messages(page(*others, folded), "emergency_advice")
        empty = replace(cards[level], text="Call us if you:")
        assert f"“{label}”" in messages(page(*others, empty), "emergency_advice")
    assert "emergency number" in messages(page(*GOOD, emergency_number=""), "emergency_advice")
    assert found(page(BENEFIT, UNKNOWN, HARM, needs_emergency_advice=False), "emergency_advice") == []


# Words, reading grade, scores


def test_promotional_words_are_found_in_text_title_and_search_description():
    content = page(
        *GOOD,
        passage(kind="text", text="It is safe. It is not safe."),
        passage(kind="dont_list", text="Do not\nexpect a cure"),
        title="A breakthrough",
        fields={"search_description": "Book now!", "social_image": [1, "x"]},
    )
    findings = found(content, "promotional_words")
    assert [(finding.where, finding.field, finding.block_id, finding.subject) for finding in findings] == [
        ("Title", "title", "", "A breakthrough"),
        ("Description in search results", "search_description", "", "Book now!"),
        ("Section", "", "b1", "It is safe."),
    ]
    assert all(finding.message.endswith(".") and finding.subject in finding.message for finding in findings)


def test_words_that_readers_see_when_a_claim_is_taken_down_are_read_too():
    content = page(*GOOD, passage(claim(uuid="x", fallback_text="It is safe.")))
    assert [finding.subject for finding in found(content, "promotional_words")] == ["It is safe."]


def test_a_recorded_reason_lets_one_exact_sentence_stand():
    content = page(*GOOD, passage(kind="text", text="It is safe. It is a cure."))
    reasons = frozenset({("promotional_words", "It is safe."), ("reading_grade", "It is a cure.")})
    assert [finding.subject for finding in found(content, "promotional_words", reasons=reasons)] == ["It is a cure."]


HARD = "Intravenous administration necessitates comprehensive cardiovascular monitoring by qualified personnel. " * 9


def test_hard_text_needs_a_reason_that_holds_for_its_grade():
    content = page(*GOOD, passage(kind="text", text=HARD))
    [finding] = found(content, "reading_grade")
    rule, _colon, grade = finding.subject.partition(": ")
    assert (rule, int(grade) > 9, finding.subject in policy.reading_subject(int(grade))) == (
        "reading_grade",
        True,
        True,
    )
    assert "easier to read" in finding.message
    for given, is_held in ((0, True), (2, True), (-1, False)):
        reasons = frozenset({("reading_grade", policy.reading_subject(int(grade) + given))})
        assert (found(content, "reading_grade", reasons=reasons) == []) is is_held
    assert found(page(*GOOD), "reading_grade") == []


@pytest.mark.parametrize(
    ("score", "words"), [(None, "Score the page with PEMAT-P"), (69.9, "69.9"), (70, ""), (90, "")]
)
def test_required_scores_are_reached(score, words):
    scores = [RequiredScore("pemat", "PEMAT-P", 70, score)]
    assert words in messages(page(*GOOD), "quality_scores", scores=scores)
    assert bool(found(page(*GOOD), "quality_scores", scores=scores)) is bool(words)
