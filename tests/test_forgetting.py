"""What is forgotten with a new page type, block, rule, instrument, role or fact is named before anybody meets it."""

import re
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.conf import settings
from django.core.checks import run_checks
from wagtail import blocks

from clinic_portal.accounts.roles import ROLES
from content.admin.panels import panel_fields
from content.blocks.advice import CareCardBlock
from content.blocks.compositions import ContentBlock
from content.clinic.models import CountryProfile
from content.common.fields import StreamField
from content.evidence.models import Claim
from content.evidence.panels import CLAIM_PANELS
from content.evidence.viewsets import ClaimViewSet
from content.governance.gate.checks import rules_check
from content.governance.gate.policy import QUESTIONS
from content.governance.log.rules import RULES
from content.governance.quality.checks import instruments_check
from content.governance.quality.computed import ANSWERERS
from content.governance.said.meanings import Purpose
from content.governance.said.page_content import CLAIM_COLUMNS
from content.importing.checks import section_errors
from content.pages.checks import block_errors, page_type_errors
from content.pages.parts import Part, part_panels, part_search_fields
from tests.factories import PAGE_TYPES
from tests.pages.test_blocks import OFFERED

# What staff write about a claim, and what stands for it in the database; none of it is a fact for readers.
ABOUT_CLAIMS = {
    "id", "live", "has_unpublished_changes", "first_published_at", "last_published_at", "go_live_at", "expire_at",
    "expired", "latest_revision", "live_revision", "locked", "locked_at", "locked_by", "locale", "translation_key",
    "countries", "searched_to", "owner", "deputy", "supersedes", "source_figures", "verified", "verification_note",
}  # fmt: skip


def stream(name: str) -> StreamField:
    field = StreamField(ContentBlock(), blank=True)
    field.name = name
    return field


def page_type(**own):
    """Return something that says of itself what a page type says, and forgets what `own` leaves out."""
    parts = [Part("evidence", purpose=Purpose.BENEFITS)]
    whole = {
        "parts": parts,
        "content_panels": part_panels(parts),
        "search_fields": part_search_fields(parts),
        "is_clinical": True,
        "review_months": 24,
        "is_section": True,
        "section_icon": "benefits",
        "template": "pages/benefits_page.html",
        "_meta": SimpleNamespace(concrete_fields=[stream("evidence")]),
    }
    return type("ForgetfulPage", (), {name: value for name, value in {**whole, **own}.items() if value is not None})


def errors(model) -> list[str]:
    return [error.id for error in page_type_errors(model)]


def test_nothing_is_forgotten_today(db):
    ours = re.compile(r"(?:pages|governance|importing)\.")
    assert [error for error in run_checks() if ours.match(error.id or "")] == []
    assert errors(page_type()) == []


@pytest.mark.parametrize(
    ("own", "number"),
    [
        ({"parts": []}, "pages.E001"),
        ({"content_panels": []}, "pages.E002"),
        ({"search_fields": []}, "pages.E003"),
        ({"review_months": None}, "pages.E004"),
        ({"section_icon": "no-such-drawing"}, "pages.E005"),
        ({"template": "pages/no_such_page.html"}, "pages.E006"),
    ],
)
def test_a_page_type_that_forgets_something_is_named_with_a_hint(own, number):
    assert errors(page_type(**own)) == [number]
    [error] = page_type_errors(page_type(**own))
    assert "ForgetfulPage" in error.msg
    assert error.hint


def test_a_part_without_a_purpose_is_no_part():
    with pytest.raises(TypeError, match="purpose"):
        Part("evidence")


def test_a_block_that_does_not_say_what_it_is_to_readers_is_named():
    class SilentBlock(blocks.CharBlock):
        pass

    [error] = block_errors("silent", SilentBlock)
    assert (error.id, "passage_kind" in error.hint) == ("pages.E007", True)
    assert [list(block_errors(name, type(block))) for name, block in OFFERED.items()] == [[]] * len(OFFERED)


def test_every_block_has_an_entry_among_the_components():
    entries = Path(settings.BASE_DIR, "docs", "components.md").read_text()
    components = {Path(block.meta.template).stem for block in OFFERED.values()}
    assert [name for name in sorted(components) if f"`{name}`" not in entries] == []


def test_a_rule_that_nothing_asks_is_named(monkeypatch):
    monkeypatch.setitem(RULES, "kind_words", RULES["balance"])
    monkeypatch.delitem(QUESTIONS, "balance")
    found = rules_check(None)
    assert [error.id for error in found] == ["governance.E002"] * 2
    assert all(any(name in error.msg for error in found) for name in ("kind_words", "balance"))


def test_an_instrument_of_which_nothing_says_what_is_answered_is_named(monkeypatch):
    monkeypatch.setitem(ANSWERERS["discern"], "99", ANSWERERS["discern"]["4"])
    monkeypatch.delitem(ANSWERERS, "ipdas")
    assert {(error.id, error.msg.rpartition(": ")[2]) for error in instruments_check(None)} == {
        ("governance.E003", "discern, item 99."),
        ("governance.E003", "ipdas."),
    }


def test_a_section_that_imports_do_not_know_is_named():
    sections = {model.__name__ for model in PAGE_TYPES if model.is_section}
    assert list(section_errors(sections)) == []
    found = list(section_errors({*sections, "NewPage"} - {"BenefitsPage"}))
    assert {error.id for error in found} == {"importing.E001"}
    assert [sum(name in error.msg for error in found) for name in ("NewPage", "BenefitsPage")] == [3, 3]


def test_every_role_stands_in_the_admins_guide_and_is_greeted():
    guide = Path(settings.BASE_DIR, "docs", "admins.md").read_text()
    panels = Path(settings.BASE_DIR, "clinic_portal", "accounts", "panels.py").read_text()
    for role in ROLES:
        assert f"| {role.name} |" in guide, role.name
        assert f"{role.name.upper().replace(' ', '_')}.name in self.role_names" in panels, role.name


def test_every_fact_of_a_claim_is_declared_once():
    """A field of a claim is a fact for readers, or is named here as something else; the form and the export have it."""
    fields = {field.name for field in Claim._meta.concrete_fields}
    facts = set(CLAIM_COLUMNS.values())
    assert facts - fields == {"is_recalled"}
    assert fields - facts == ABOUT_CLAIMS - facts
    edited = set(panel_fields(CLAIM_PANELS))
    assert {name for name in facts & fields if Claim._meta.get_field(name).editable} - edited <= {"uuid", "live"}
    assert edited <= set(ClaimViewSet.list_export)
    assert set(Claim.patient_fields()) <= facts


def test_a_country_has_words_for_every_level_of_urgency():
    assert list(CountryProfile().care_cards) == [level for level, _label in CareCardBlock.LEVELS]
