"""A clinic's article in the project's own words, as each kind of file, and a few broken files; it tests nothing."""

import io
import re
import zipfile
from html import unescape

import docx

from content.importing.document import text_of
from content.importing.matching import sections_matched
from content.importing.parsing import Article, article_parsed
from content.importing.placing import introduction_placed, section_placed
from content.importing.reading import article_read

TITLE = "Lidocaine Patches: What Our Clinic Offers"
INTRODUCTION = "A patch can numb a small painful area. This page tells you how we use it. Ask us when you are unsure."
SECTIONS = {
    "How the Patch Works": ("MechanismPage", ["The patch calms nerve endings. It reaches only the skin."]),
    "Conditions We Treat": ("PainConditionIndexPage", ["We treat pain after shingles and other nerve pain."]),
    "Ways of Giving It": ("AdministrationIndexPage", ["You wear the patch for twelve hours. Then you rest from it."]),
    "Infusions Instead of Patches": ("InfusionTherapyPage", ["Some people come for a drip. A nurse stays near."]),
    "Possible Benefits": (
        "BenefitsPage",
        [
            "a. Quick Relief: Some people feel less burning within a day.",
            "b. Fewer Opioids: You may need fewer strong tablets.",
            "c. Sleep: Nights can become calmer.",
        ],
    ),
    "Our Multidisciplinary Approach": (
        "MultidisciplinaryCarePage",
        ["Patches are one part of care. It may include physical therapy, talking therapy, and better sleep."],
    ),
    "Side Effects and Cautions": (
        "SideEffectsPage",
        ["Most people have none. They may include a rash, nausea, and changes in heart rate. Tell us early."],
    ),
    "A Plan Tailored to You": (
        "IndividualisedTreatmentPage",
        ["We plan with you. We review your medical history, your pain condition, and your treatment goals."],
    ),
}
CLOSING = "Our opening hours have become a"
COPY_LINE = "You cannot copy content of this page"


def article_text() -> str:
    """Return the article as a website's text comes out when it is copied."""
    parts = ["lidocaine patches", TITLE, "", "", INTRODUCTION, ""]
    for number, (heading, (_type, paragraphs)) in enumerate(SECTIONS.items(), start=1):
        parts += ["", f"{number}. {heading}:", "", "\n\n".join(paragraphs), ""]
    return "\n".join([*parts, "", CLOSING, "", "", COPY_LINE])


def article_markdown() -> str:
    parts = [f"# {TITLE}", INTRODUCTION]
    for heading, (_type, paragraphs) in SECTIONS.items():
        parts += [f"## {heading}", *paragraphs]
    return "\n\n".join([*parts, "---", CLOSING, COPY_LINE])


def article_html() -> str:
    parts = [f"<h1>{TITLE}</h1><p>{INTRODUCTION}</p>"]
    for heading, (_type, paragraphs) in SECTIONS.items():
        parts += [f"<h2>{heading}</h2>", *(f"<p>{paragraph}</p>" for paragraph in paragraphs)]
    body = "".join([*parts, f"<hr><p>{CLOSING}</p><p>{COPY_LINE}</p>"])
    return f"<!doctype html><html><head><title>Clinic</title></head><body><main>{body}</main></body></html>"


def article_word() -> bytes:
    document = docx.Document()
    document.add_heading(TITLE, 0)
    document.add_paragraph(INTRODUCTION)
    for heading, (_type, paragraphs) in SECTIONS.items():
        document.add_heading(heading, 1)
        for paragraph in paragraphs:
            document.add_paragraph(paragraph)
    document.add_paragraph(CLOSING)
    document.add_paragraph(COPY_LINE)
    return word_bytes(document)


def article_files() -> dict[str, bytes]:
    return {
        "article.txt": article_text().encode(),
        "article.md": article_markdown().encode(),
        "article.html": article_html().encode(),
        "article.docx": article_word(),
    }


def word_bytes(document) -> bytes:
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def word_with(parts: dict[str, bytes]) -> bytes:
    """Return a small Word document in which these parts are replaced or added."""
    source = zipfile.ZipFile(io.BytesIO(article_word()))
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as package:
        for name in source.namelist():
            if name not in parts:
                package.writestr(name, source.read(name))
        for name, content in parts.items():
            package.writestr(name, content)
    return data.getvalue()


def parsed(data: str | bytes, file_name: str = "article.txt") -> Article:
    data = data.encode() if isinstance(data, str) else data
    return article_parsed(article_read(file_name=file_name, data=data))


def everything_placed(article: Article) -> str:
    """Return all words that would stand on the pages, in their titles or in the report."""
    matches = sections_matched([(section.heading, text_of(section.blocks)) for section in article.sections])
    placements = [introduction_placed(introduction=article.introduction, closing=article.closing)]
    for section, match in zip(article.sections, matches, strict=True):
        placements.append(section_placed(heading=section.heading, nodes=section.blocks, page_type=match.page_type))
    words = [article.title, *(section.heading for section in article.sections)]
    words += [line.text for line in article.left_out]
    for placement in placements:
        words += [placement.introduction, *strings_in(placement.streams)]
    return "\n".join(words)


def strings_in(raw) -> list[str]:
    """Return every text inside raw block values, without its tags."""
    if isinstance(raw, dict):
        return [text for value in raw.values() for text in strings_in(value)]
    if isinstance(raw, (list, tuple)):
        return [text for value in raw for text in strings_in(value)]
    return [unescape(re.sub(r"<br/>|</?(?:p|li|ul|ol)>", "\n", re.sub(r"</?(?:b|i|a|sup|sub)\b[^>]*>", "", str(raw))))]
