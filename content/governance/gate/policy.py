"""The rules a page keeps before it goes live, each a small function over plain values; it asks no database.

Every finding is one or two sentences that say what to do. Who blocks and who warns is decided elsewhere.
docs/decisions/0008-how-the-rules-are-read.md says how the specification was read where it leaves room.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from math import ceil

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from content.governance.gate.findings import Finding
from content.governance.log.rules import RULES
from content.governance.quality.scoring import RequiredScore
from content.governance.said.page_content import ClaimFacts, PageContent, Passage, SourceFacts
from content.governance.said.passage_facts import (
    HARM_KINDS,
    benefit_sections,
    claims_of_kinds,
    denominators,
    last_day,
    one_in_some,
    routes_of_benefits,
    section,
    tells_of_harm,
    tells_of_unknowns,
    words_of_claims,
    words_without_claims,
)
from content.governance.said.reading_grade import GRADE_HARD, reading_grade
from content.wording.figures import figures_problems
from content.wording.promises import promotional_words

# Harms and unknowns may not be shorter than this part of the benefits. There is no upper limit.
LEAST_BALANCE = 0.7
# What is known of benefit and harm needs a source. That nobody knows something, and how the clinic works, may not.
_KINDS_WITHOUT_SOURCES = ("unknown", "process")
_GRADED = ("high", "moderate", "low", "very_low")
_CERTAINTIES = (*_GRADED, "no_studies", "none_stated", "not_applicable")
_STANDING_SOURCES = ("current", "corrected")
_CARE_LEVELS = {
    "emergency": gettext_lazy("Emergency"),
    "urgent": gettext_lazy("Urgent"),
    "non_urgent": gettext_lazy("Not urgent"),
}
# Fields outside the reading order, by the names that the editor shows.
_FIELDS = {
    "title": gettext_lazy("Title"),
    "short_title": gettext_lazy("Short title"),
    "seo_title": gettext_lazy("Title in search results"),
    "search_description": gettext_lazy("Description in search results"),
}


@dataclass(frozen=True)
class Asked:
    """What the rules are asked about: one form of a page, and what people decided for it."""

    content: PageContent
    today: date
    is_signed: bool
    # The rule and the exact words of each reason that stands.
    reasons: frozenset[tuple[str, str]] = frozenset()
    scores: Collection[RequiredScore] = ()


def findings(asked: Asked) -> list[Finding]:
    """Return what the rules find, rule by rule in their order. Of a page that is not clinical only its words are."""
    return [
        finding
        for key, rule in RULES.items()
        if asked.content.is_clinical or rule.is_for_every_page
        for finding in QUESTIONS[key](asked)
    ]


def signed_off(is_signed: bool) -> list[Finding]:
    if is_signed:
        return []
    return [_finding("signed_off", _("Ask a clinical reviewer to sign off the page in exactly this form."))]


def balance(content: PageContent) -> list[Finding]:
    """Benefits need harms and unknowns for the same use: as high, not folded away, and of similar length."""
    found = [
        _finding("balance", _("Take this out of the expander, so that everybody sees it."), passage)
        for passage in content.passages
        if passage.is_folded and (passage.purpose in ("harms", "unknowns") or claims_of_kinds(passage, HARM_KINDS))
    ]
    for route in routes_of_benefits(content):
        benefits = [passage for passage in content.passages if claims_of_kinds(passage, ("benefit",), route)]
        harms = [passage for passage in content.passages if tells_of_harm(passage, route)]
        unknowns = [passage for passage in content.passages if tells_of_unknowns(passage, route)]
        use = _(" for the same way it is given") if route else ""
        if not harms:
            found.append(
                _finding(
                    "balance",
                    _("Add claims about possible harms%(use)s. This page tells of benefit.") % {"use": use},
                    benefits[0],
                )
            )
        if not unknowns:
            found.append(
                _finding(
                    "balance",
                    _("Say what is not known%(use)s. This page tells of benefit.") % {"use": use},
                    benefits[0],
                )
            )
        for others, sentence in (
            (harms, _("Put harms under a heading as high as that of the benefits.")),
            (unknowns, _("Put what is not known under a heading as high as that of the benefits.")),
        ):
            if others and not _is_as_high(others, benefits):
                found.append(_finding("balance", sentence, others[0]))
    return _once(found + _length(content))


def _is_as_high(others: list[Passage], benefits: list[Passage]) -> bool:
    """Return whether some of the others stand as high as the benefits, or in a section without a benefit."""
    highest = min(passage.level for passage in benefits)
    sections = {section(passage) for passage in benefits}
    return any(passage.level <= highest or (highest > 0 and section(passage) not in sections) for passage in others)


def _length(content: PageContent) -> list[Finding]:
    """Harms and unknowns together have at least seven tenths of the words that tell of benefit.

    A claim that no difference was found counts on neither side. Text without a claim counts where its part belongs.
    """
    claims = {claim.uuid: claim for claim in content.claims}.values()
    helping = [claim for claim in claims if claim.kind == "benefit" and claim.direction != "no_difference"]
    benefits = words_of_claims(helping)
    others = words_of_claims(claim for claim in claims if claim.kind in (*HARM_KINDS, "unknown"))
    if not benefits or not others:
        return []
    benefits += words_without_claims(content, ("benefits",))
    others += words_without_claims(content, ("harms", "unknowns"))
    if others >= LEAST_BALANCE * benefits:
        return []
    return [
        _finding(
            "balance",
            _(
                "Say more about harms and what is not known: %(benefits)s words tell of benefit and only %(others)s "
                "of the rest. At least %(least)s are needed."
            )
            % {"benefits": benefits, "others": others, "least": ceil(LEAST_BALANCE * benefits)},
        )
    ]


def claims_current(content: PageContent, today: date) -> list[Finding]:
    found = []
    seen = set()
    for passage in content.passages:
        for claim in passage.claims:
            if claim.uuid not in seen:
                seen.add(claim.uuid)
                found += [_finding("claims_current", words, passage, claim) for words in _claim_problems(claim, today)]
        found += [_finding("claims_current", words, passage) for words in _sources_problems(passage.sources)]
    return _once(found)


def _claim_problems(claim: ClaimFacts, today: date) -> Iterator[str]:
    if not claim.is_live:
        yield _("Publish this claim, or take it off the page. Readers do not see it.")
    if claim.is_recalled:
        yield _("Take this claim off the page, or have it brought back. It was taken down everywhere.")
    until = last_day(claim)
    if until is not None and today > until:
        yield _("Look at this claim again and renew it. It was valid until %(day)s.") % {
            "day": claim.valid_until.isoformat() if claim.valid_until else ""
        }
    if not claim.sources and claim.kind not in _KINDS_WITHOUT_SOURCES:
        yield _("Give this claim a source, or take it off the page.")
    yield from _sources_problems(claim.sources)


def _sources_problems(sources: Collection[SourceFacts]) -> Iterator[str]:
    """A superseded source may stand beside one that holds, to tell what was thought before; a retracted one may not."""
    stands = any(source.is_live and source.status in _STANDING_SOURCES for source in sources)
    for source in sources:
        if not source.is_live:
            yield _("Publish the source %(key)s, or choose another one. Readers do not see it.") % {"key": source.key}
        if source.status == "retracted":
            yield _("Take out the source %(key)s: it was retracted.") % {"key": source.key}
        elif source.status not in _STANDING_SOURCES and not stands:
            yield _("Add the source that took the place of %(key)s, or replace it.") % {"key": source.key}


def numbers_absolute(content: PageContent) -> list[Finding]:
    """People out of one number; no share, ratio, dose or statistics that a reader cannot use."""
    found = []
    shares: dict[int, Passage] = {}
    for passage in content.passages:
        if not passage.meaning.has_own_numbers:
            continue
        found += [_finding("numbers_absolute", problem, passage) for problem in figures_problems(passage.text)]
        if one_in := one_in_some(passage):
            found.append(
                _finding(
                    "numbers_absolute",
                    _("Write “%(words)s” as a number out of 100 or out of 1,000.") % {"words": one_in},
                    passage,
                )
            )
        for number in denominators(passage):
            shares.setdefault(number, passage)
    if len(shares) > 1:
        numbers = ", ".join(f"{number:,}" for number in sorted(shares))
        odd_one = list(shares.values())[-1]
        found.append(
            _finding(
                "numbers_absolute",
                _("Use one number for the whole page. Now it has people out of %(numbers)s.") % {"numbers": numbers},
                odd_one,
            )
        )
    return found


def certainty_shown(content: PageContent) -> list[Finding]:
    """Every claim has its certainty; a rating says where it comes from; benefit is told through claims alone."""
    found = []
    for passage in content.passages:
        for claim in passage.claims:
            if claim.certainty not in _CERTAINTIES:
                found.append(_finding("certainty_shown", _("Say how sure this claim is."), passage, claim))
            elif claim.certainty in _GRADED and not claim.certainty_basis:
                words = _("Say where the rating of this claim comes from. Do not grade evidence on your own.")
                found.append(_finding("certainty_shown", words, passage, claim))
    for passages in benefit_sections(content):
        if not any(passage.meaning.tells_openly for passage in passages):
            words = _("Tell of this benefit through a claim, so that its certainty stands with it.")
            found.append(_finding("certainty_shown", words, passages[0]))
    return _once(found)


def off_label_shown(content: PageContent) -> list[Finding]:
    if not content.needs_off_label_statement or content.off_label_statement:
        return []
    return [
        _finding(
            "off_label_shown",
            _(
                "Fill in the off-label statement of the country profile and choose that profile in the clinic details. "
                "If this type of page does not show it, move what is said about benefit to a treatment page."
            ),
        )
    ]


def emergency_advice(content: PageContent) -> list[Finding]:
    """A card for each level of urgency, with signs, not folded away; and a number to call."""
    if not content.needs_emergency_advice:
        return []
    found = []
    if not content.emergency_number:
        found.append(
            _finding("emergency_advice", _("Choose a country profile with an emergency number in the clinic details."))
        )
    cards = [passage for passage in content.passages if passage.meaning.is_help and not passage.is_folded]
    for level, label in _CARE_LEVELS.items():
        # A heading alone tells nobody when to call.
        if not any(card.care_level == level and len(card.text.splitlines()) > 1 for card in cards):
            words = _("Add a care card of the level “%(level)s” that names the signs.") % {"level": label}
            found.append(_finding("emergency_advice", words))
    return found


def promotional(content: PageContent, reasons: frozenset[tuple[str, str]]) -> list[Finding]:
    """No words promise, praise or sell, in the page or in what search engines show of it."""
    found = []
    for passage in (*_fields(content), *content.passages):
        fallbacks = [claim.fallback_text for claim in passage.claims if claim.fallback_text]
        text = "\n".join([passage.text, *fallbacks])
        for words in promotional_words(text, is_denied=passage.meaning.denies_its_words):
            if ("promotional_words", words.sentence) not in reasons:
                message = _("“%(words)s” in “%(sentence)s”: %(advice)s") % {
                    "words": words.words,
                    "sentence": words.sentence,
                    "advice": words.advice,
                }
                found.append(_finding("promotional_words", message, passage, subject=words.sentence))
    return _once(found)


def reading(content: PageContent, reasons: frozenset[tuple[str, str]]) -> list[Finding]:
    """Above grade 9 somebody says why; the reason holds until the text gets a whole grade harder."""
    grade = reading_grade(content)
    if grade <= GRADE_HARD:
        return []
    needed = ceil(grade)
    if any(("reading_grade", reading_subject(level)) in reasons for level in range(needed, 100)):
        return []
    message = _(
        "Make the text easier to read, or record why it cannot be. Its reading grade is %(grade)s; 9 is the highest."
    )
    return [_finding("reading_grade", message % {"grade": grade}, subject=reading_subject(needed))]


def reading_subject(grade: int) -> str:
    """Return what a reason for a reading grade is recorded for."""
    return f"reading_grade: {grade}"


def quality(scores: Iterable[RequiredScore]) -> list[Finding]:
    found = []
    for required in scores:
        if required.score is None:
            words = _("Score the page with %(instrument)s. At least %(minimum)s is asked for.")
        elif required.score < required.minimum:
            words = _("Mend what %(instrument)s found and score again: %(score)s, but %(minimum)s is asked for.")
        else:
            continue
        values = {"instrument": required.label, "score": f"{required.score}", "minimum": f"{required.minimum}"}
        found.append(_finding("quality_scores", words % values))
    return found


def _finding(
    rule: str, message: str, passage: Passage | None = None, claim: ClaimFacts | None = None, subject: str = ""
) -> Finding:
    where = [passage.where] if passage and passage.where else []
    where += [claim.identifier] if claim else []
    block_id = passage.block_id if passage else ""
    field = passage.data.get("field", "") if passage and isinstance(passage.data, dict) else ""
    return Finding(rule, message, " › ".join(where), block_id, field, subject)


def _fields(content: PageContent) -> list[Passage]:
    """Return the title, and what only search engines and menus show, as passages of their own."""
    fields = {"title": content.title, **content.fields}
    return [
        Passage("field", words, where=str(_FIELDS.get(name, name)), data={"field": name})
        for name, words in fields.items()
        if isinstance(words, str)
    ]


def _once(found: Iterable[Finding]) -> list[Finding]:
    return list(dict.fromkeys(found))


def _words(asked: Asked) -> list[Finding]:
    """Nobody gives a reason and judges it too: where one is needed, a clinician signs, whatever the page is about."""
    found = promotional(asked.content, asked.reasons)
    needs_reason = found != promotional(asked.content, frozenset())
    if needs_reason and not asked.content.is_clinical and not asked.is_signed:
        ask = _("Ask a clinical reviewer to sign off the page: a reason lets promoting words stand.")
        return [_finding("signed_off", ask), *found]
    return found


# What each rule asks. A startup check holds these against the rules by name.
QUESTIONS: dict[str, Callable[[Asked], list[Finding]]] = {
    "signed_off": lambda asked: signed_off(asked.is_signed),
    "balance": lambda asked: balance(asked.content),
    "claims_current": lambda asked: claims_current(asked.content, asked.today),
    "numbers_absolute": lambda asked: numbers_absolute(asked.content),
    "certainty_shown": lambda asked: certainty_shown(asked.content),
    "off_label_shown": lambda asked: off_label_shown(asked.content),
    "emergency_advice": lambda asked: emergency_advice(asked.content),
    "promotional_words": _words,
    "reading_grade": lambda asked: reading(asked.content, asked.reasons),
    "quality_scores": lambda asked: quality(asked.scores),
}
