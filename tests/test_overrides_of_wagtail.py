"""Fails when Wagtail changes what the portal replaces of it, and when a replacement is not written down."""

import re

import pytest

from clinic_portal.env import BASE_DIR
from tests.upstream import WAGTAIL, fingerprint, is_for_this_database, named, overrides, patches

DECISION = "docs/decisions/0012-where-we-override-wagtail.md"
TABLE = BASE_DIR / "tests/overrides_of_wagtail.txt"
TEMPLATE_FOLDERS = ("wagtailadmin", "wagtailcore", "wagtailsnippets")
PATCHES = {"content.media.apps: AvatarSettingsPanel.form_class"}
# Words of Wagtail's pages and scripts that ours listen to or send, each with the file of ours that does.
SPOKEN = {
    "static/js/admin/checklist.js": (
        *("StimulusModule", "data-side-panel", "data-side-panel-toggle", "data-side-panel-toggle-counter"),
    ),
    "templates/governance/gate/checklist_panel.html": ("w-autosave:success",),
    "static/js/admin/citation.js": (
        *("ModalWorkflowSource", "TooltipEntity", "registerPlugin", "CHOOSER_MODAL_ONLOAD_HANDLERS", "DraftJS"),
        *("draftail", "getChooserConfig", "onChosen", "onComplete", "chooserUrls"),
    ),
    "content/admin/workflow_steps.py": (
        *("action-workflow-action", "action-cancel-workflow", "action-restart-workflow"),
    ),
}


def rows() -> list[tuple[str, str, str, str]]:
    """Return the table: heading in the decision, place of ours, what it stands for, fingerprint of that."""
    found, heading, place = [], "", ""
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            heading = line.removeprefix("# ")
        elif line.startswith("    "):
            mark, theirs = line.split()
            if is_for_this_database(place):
                found.append((heading, place, theirs, mark))
        else:
            place = line
    return found


def headings() -> set[str]:
    return set(re.findall(r"^## (.+)$", (BASE_DIR / DECISION).read_text(encoding="utf-8"), re.MULTILINE))


def is_there(place: str) -> bool:
    if "/" in place:
        return (BASE_DIR / place).is_file()
    try:
        return named(place) is not None
    except (AttributeError, ModuleNotFoundError):
        return False


def changed(theirs: str, mark: str) -> str:
    """Return what happened to something of Wagtail's since its fingerprint was taken, or nothing."""
    try:
        now = fingerprint(theirs)
    except (AttributeError, LookupError, ModuleNotFoundError):
        return f"{theirs} is gone"
    return "" if now == mark else f"{theirs} changed (now {now})"


def test_what_we_replace_is_as_it_was_when_we_looked():
    found = [(heading, place, changed(theirs, mark)) for heading, place, theirs, mark in rows()]
    assert not [f"{what}: look at {place}; read “{heading}” in {DECISION}" for heading, place, what in found if what]


def test_every_replacement_is_written_down():
    written = {(place, theirs) for _heading, place, theirs, _mark in rows()}
    missing = [f"{ours} stands for {theirs}" for ours, theirs in sorted(overrides() - written)]
    templates = {f"templates/{name}" for name in our_templates()}
    missing += sorted(templates - {place for place, _theirs in written})
    assert not missing, f"Write them into {TABLE.name}, and why into {DECISION}."
    assert patches() == PATCHES


def our_templates() -> list[str]:
    folder = BASE_DIR / "templates"
    return [str(file.relative_to(folder)) for name in TEMPLATE_FOLDERS for file in (folder / name).rglob("*.html")]


def test_the_table_names_nothing_that_is_gone():
    assert not [place for _heading, place, _theirs, _mark in rows() if not is_there(place)]
    assert {heading for heading, *_rest in rows()} <= headings()
    pairs = overrides()
    now = {ours for ours, _theirs in pairs}
    # A place may also rest on what it does not replace; then the table has it under the class and not the method.
    stale = [(place, theirs) for _heading, place, theirs, _mark in rows() if place in now]
    assert not [pair for pair in stale if pair not in pairs], "These stand for something else by now."


@pytest.fixture(scope="module")
def wagtails_pages() -> str:
    """All that Wagtail sends to a browser, as one text."""
    endings = {".html", ".js", ".css", ".py"}
    files = (file for part in ("admin", "snippets") for file in (WAGTAIL / part).rglob("*") if file.suffix in endings)
    kept = (file for file in files if not {"tests", "locale"} & set(file.parts))
    return "\n".join(file.read_text(encoding="utf-8", errors="replace") for file in kept)


def test_the_words_that_our_scripts_share_with_wagtail_are_its_own(wagtails_pages):
    gone = [(place, word) for place, words in SPOKEN.items() for word in words if word not in wagtails_pages]
    assert not gone, f"Read “Scripts and styles” in {DECISION}."
    unused = [
        (place, word) for place, words in SPOKEN.items() for word in words if word not in (BASE_DIR / place).read_text()
    ]
    assert not unused, "These are spoken no longer."
    scripts = {str(file.relative_to(BASE_DIR)) for file in (BASE_DIR / "static/js/admin").glob("*.js")}
    assert scripts <= SPOKEN.keys()


def test_the_colours_that_our_styles_take_from_wagtail_are_its_own(wagtails_pages):
    used = {
        (file.name, name)
        for file in (BASE_DIR / "static/admin").glob("*.css")
        for name in re.findall(r"--w-[\w-]+", file.read_text(encoding="utf-8"))
    }
    assert not sorted(pair for pair in used if pair[1] not in wagtails_pages)


def test_wagtail_reads_every_setting_that_we_make_for_it():
    names = re.findall(r"^(WAGTAIL\w+) = ", (BASE_DIR / "clinic_portal/settings/base.py").read_text(), re.MULTILINE)
    source = "\n".join(file.read_text(encoding="utf-8") for file in WAGTAIL.rglob("*.py") if "tests" not in file.parts)
    assert len(names) > 10
    assert not [name for name in names if name not in source]
