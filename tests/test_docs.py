"""The documentation is true where a program can tell: its links lead somewhere, and every setting is told."""

import re

import pytest

from clinic_portal.env import BASE_DIR

PAGES = sorted([BASE_DIR / "README.md", *(BASE_DIR / "docs").rglob("*.md")])
LINK = re.compile(r"\]\(([^)\s]+)\)")
FILE = re.compile(r"`((?:clinic_portal|content|deploy|docs|static|templates|tests)/[\w./-]*\w\.\w+|content/[\w/]+)`")
CODE = [*(BASE_DIR / "clinic_portal").rglob("*.py"), *(BASE_DIR / "deploy").glob("*.py")]
READ = re.compile(r"(?:\benv(?:\.\w+)?|environ(?:\.get|\.setdefault)?)[(\[]\s*\"([A-Z_]+)\"")
TOLD = re.compile(r"^\| `([A-Z_]+)` \|", re.MULTILINE)


def anchors(text: str) -> set[str]:
    """Return the anchors that a page's headings have where Markdown is shown."""
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(BASE_DIR)))
def test_links_and_pictures_lead_somewhere(page):
    for link in LINK.findall(page.read_text()):
        if link.startswith("http"):
            continue
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        assert target.exists(), link
        assert not anchor or anchor in anchors(target.read_text()), link


def test_every_file_that_is_named_is_there():
    """Names with a star or an ellipsis stand for several files, and what runs makes `.venv` and the like."""
    gone = [
        f"{page.relative_to(BASE_DIR)}: {path}"
        for page in PAGES
        for path in FILE.findall(page.read_text())
        if not (BASE_DIR / path).exists()
    ]
    assert gone == []


def test_every_picture_is_shown_and_small():
    shown = {(page.parent / link).resolve() for page in PAGES for link in LINK.findall(page.read_text())}
    for picture in (BASE_DIR / "docs" / "pictures").iterdir():
        assert picture in shown, picture.name
        assert picture.stat().st_size < 150_000, picture.name


def test_the_table_of_settings_holds_every_variable_that_is_read():
    read = {name for file in CODE for name in READ.findall(file.read_text())}
    told = TOLD.findall((BASE_DIR / "docs" / "settings.md").read_text())
    assert len(read) > 15
    assert read == set(told)
    assert len(told) == len(set(told))
