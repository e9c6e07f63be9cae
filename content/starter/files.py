"""Reads the starter files from disk and orders them; it must not know the database."""

from functools import cache
from pathlib import Path

import yaml

DATA_DIR = Path(__file__).resolve().parent / "data"

# The order of the pages below each parent, as menus show it. Pages not named here follow by name.
PAGE_ORDER = [
    "home",
    "how-ketamine-works",
    "types-of-pain",
    "neuropathic-pain",
    "fibromyalgia",
    "complex-regional-pain-syndrome",
    "pain-after-surgery",
    "cancer-pain",
    "opioid-tolerance",
    "pain-other-treatment-did-not-help",
    "how-it-is-given",
    "iv-infusion",
    "by-mouth",
    "under-the-tongue",
    "nose-spray",
    "through-the-skin",
    "infusion-treatment",
    "benefits",
    "side-effects",
    "your-care-team",
    "your-treatment-plan",
    "evidence",
    "glossary",
    "medicines-and-the-law",
    "our-team",
    "find-us",
    "contact",
    "how-we-write-and-review",
    "corrections",
    "privacy",
    "accessibility",
]


def yaml_file(name: str):
    """Return the content of one starter file."""
    return yaml.safe_load((DATA_DIR / name).read_text(encoding="utf-8"))


@cache
def page_files() -> list[dict]:
    """Return every starter page, parents before children, in menu order."""
    paths = sorted((DATA_DIR / "pages").glob("*.yaml"), key=lambda path: _place(path.stem))
    return sorted((yaml_file(f"pages/{path.name}") for path in paths), key=lambda page: page["path"].count("/"))


def _place(stem: str) -> tuple:
    return (PAGE_ORDER.index(stem), "") if stem in PAGE_ORDER else (len(PAGE_ORDER), stem)
