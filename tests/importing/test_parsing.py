"""Documents of every kind become the same article: title, sections, points, lists, cut-off ends."""

import docx
import pytest

from content.importing.document import Heading, List, Paragraph, Points, Table, text_of
from content.importing.inline import html, plain
from tests.importing.samples import (
    CLOSING,
    COPY_LINE,
    INTRODUCTION,
    SECTIONS,
    TITLE,
    article_files,
    article_text,
    parsed,
    word_bytes,
)

LONG = "This paragraph is long enough to be read as running text and it ends with a full stop."


def headings(article):
    return [section.heading for section in article.sections]


@pytest.mark.parametrize("file_name", article_files())
def test_every_kind_of_file_gives_title_and_sections(file_name):
    article = parsed(article_files()[file_name], file_name)
    assert article.title == TITLE
    assert headings(article) == list(SECTIONS)
    assert text_of(article.introduction) == INTRODUCTION
    benefits = article.sections[4].blocks
    assert [type(block) for block in benefits] == [Points]
    assert [plain(point.heading) for point in benefits[0].items] == ["Quick Relief", "Fewer Opioids", "Sleep"]
    assert COPY_LINE in [line.text for line in article.left_out]
    assert CLOSING in [article.closing_cut_off, article.sections[-1].cut_off]


def test_numbers_are_kept_apart_from_headings():
    article = parsed(article_text())
    assert [section.number for section in article.sections] == [str(number) for number in range(1, 9)]


def test_a_wide_gap_sets_the_closing_text_apart():
    article = parsed(article_text())
    assert text_of(article.closing) == CLOSING
    assert article.sections[-1].cut_off == ""


@pytest.mark.parametrize(
    "text",
    [
        f"First Part\n----------\n\n{LONG}\n\nSecond Part\n-----------\n\n{LONG}\n",
        f"FIRST PART\n\n{LONG}\n\nSECOND PART\n\n{LONG}\n",
        f"First Part:\n\n{LONG}\n\nSecond Part:\n\n{LONG}\n",
        f"1. First Part:\n{LONG}\n\n2. Second Part:\n{LONG}\n",
        f"1) First Part\n\n{LONG}\n\n2) Second Part\n\n{LONG}\n",
        f"I. First Part\n\n{LONG}\n\nII. Second Part\n\n{LONG}\n",
        f"Section 1: First Part\n\n{LONG}\n\nSection 2: Second Part\n\n{LONG}\n",
        f"A Title\n\nFirst Part\n\n{LONG}\n\nSecond Part\n\n{LONG}\n",
        f"## First Part\n\n{LONG}\n\n## Second Part\n\n{LONG}\n",
        f"1. First Part: {LONG}\n\n2. Second Part: {LONG}\n\n3. Third: {LONG}\n",
    ],
)
def test_headings_of_plain_text_are_seen(text):
    found = [heading.casefold() for heading in headings(parsed(text))]
    assert found[:2] == ["first part", "second part"]


def test_steps_with_numbers_are_no_headings():
    text = f"1. First Part:\n\n{LONG}\n\n1. Sit down\n2. Breathe out\n3. Rest\n\n2. Second Part:\n\n{LONG}\n"
    article = parsed(text)
    assert headings(article) == ["First Part", "Second Part"]
    steps = [block for block in article.sections[0].blocks if isinstance(block, List)]
    assert [plain(item.runs) for item in steps[0].items] == ["Sit down", "Breathe out", "Rest"]
    assert steps[0].ordered


def test_numbered_lines_with_empty_lines_between_become_a_list():
    article = parsed(f"# Part\n\n{LONG}\n\n# Next\n\n1. Sit down\n\n2. Breathe out\n\n3. Rest now\n\n{LONG}\n")
    assert headings(article) == ["Part", "Next"]
    assert isinstance(article.sections[1].blocks[0], List)


def test_lines_wrapped_by_hand_are_joined():
    article = parsed("1. First:\n\nThe first line goes\non here and ends.\n\n2. Second:\n\nMore words here.\n")
    assert text_of(article.sections[0].blocks) == "The first line goes on here and ends."


def test_nested_lists_keep_their_depth():
    article = parsed("# One\n\n- a walk\n    - uphill\n    - downhill\n- a rest\n\n# Two\n\nWords.\n")
    items = article.sections[0].blocks[0].items
    assert [plain(item.runs) for item in items] == ["a walk", "a rest"]
    assert [plain(item.runs) for item in items[0].lists[0].items] == ["uphill", "downhill"]


def test_a_point_keeps_the_paragraphs_below_it():
    points = "a. Quick Relief\n\nIt begins soon.\n\nb. Sleep\n\nNights are calm.\n\n"
    blocks = parsed(f"# One\n\n{points}The end of it.\n\n# Two\n\nWords.\n").sections[0].blocks
    assert [(plain(point.heading), text_of(point.blocks)) for point in blocks[0].items] == [
        ("Quick Relief", "It begins soon."),
        ("Sleep", "Nights are calm."),
    ]
    assert text_of(blocks[1:]) == "The end of it."


def test_tables_of_every_kind_keep_their_cells():
    rows = (("Route", "Onset"), ("Nose", "Ten minutes"))
    markdown = "## One\n\n| Route | Onset |\n|---|---|\n| Nose | Ten minutes |\n\n## Two\n\nWords.\n"
    page = "<h2>One</h2><table><tr><th>Route<th>Onset<tr><td>Nose<td>Ten minutes</table><h2>Two</h2><p>Words.</p>"
    text = "# One\n\nRoute\tOnset\nNose\tTen minutes\n\n# Two\n\nWords.\n"
    document = docx.Document()
    document.add_heading("One", 1)
    table = document.add_table(rows=2, cols=2)
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, words in zip(row.cells, cells, strict=True):
            cell.text = words
    document.add_heading("Two", 1)
    document.add_paragraph("Words.")
    for file_name, data in (("a.md", markdown), ("a.html", page), ("a.txt", text), ("a.docx", word_bytes(document))):
        assert parsed(data, file_name).sections[0].blocks == (Table(rows),), file_name


def test_word_headings_typed_as_numbered_paragraphs_are_seen():
    document = docx.Document()
    document.add_heading(TITLE, 0)
    for heading in ("First Part:", "Second Part:", "Third Part:"):
        document.add_paragraph(heading, style="List Number")
        document.add_paragraph(LONG)
    article = parsed(word_bytes(document), "a.docx")
    assert article.title == TITLE
    assert headings(article) == ["First Part", "Second Part", "Third Part"]


def test_bold_lines_of_a_word_document_are_headings():
    document = docx.Document()
    for heading in ("First Part", "Second Part"):
        document.add_paragraph().add_run(heading).bold = True
        document.add_paragraph(LONG)
    assert headings(parsed(word_bytes(document), "a.docx")) == ["First Part", "Second Part"]


def test_page_headers_of_a_word_document_are_reported():
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Confidential draft"
    document.add_paragraph("Words of the article.")
    assert "Confidential draft" in [line.text for line in parsed(word_bytes(document), "a.docx").left_out]


def test_sub_headings_stay_inside_their_section():
    article = parsed(f"# Title\n\n## One\n\n{LONG}\n\n### Before\n\n{LONG}\n\n## Two\n\n{LONG}\n", "a.md")
    assert headings(article) == ["One", "Two"]
    assert [type(block) for block in article.sections[0].blocks] == [Paragraph, Heading, Paragraph]


@pytest.mark.parametrize(
    ("ending", "is_cut_off"),
    [
        ("The treatment has become a", True),
        ("We will call you when,", True),
        ("The treatment has become common.", False),
        ("Was it worth it for you?", False),
        ("“It was worth it for me.”", False),
        ("Write to us at team@clinic.example", False),
        ("The clinic team", False),
        ("Read more about it at www.clinic.example/patches", False),
        ("Read more about it (at https://clinic.example/", False),
        ("We answer @ any time of day", True),
    ],
)
def test_a_section_that_breaks_off_is_marked(ending, is_cut_off):
    section = parsed(f"1. One:\n\nWords here.\n\n2. Two:\n\nMore words.\n\n{ending}\n").sections[1]
    assert bool(section.cut_off) is is_cut_off


@pytest.mark.parametrize(
    "line",
    [
        "You cannot copy content of this page",
        "You can not copy content of this page.",
        "Content is protected !!",
        "We use cookies to make this site better. Accept all cookies",
        "Share this:",
        "Share on Facebook",
        "Facebook Twitter LinkedIn Email",
        "Copyright © 2024 Some Clinic",
        "© Some Clinic",
        "Some Clinic 2024. All rights reserved.",
        "Skip to main content",
        "Leave a Reply",
        "Home > Pain > Patches",
    ],
)
def test_furniture_of_a_website_is_left_out_and_said(line):
    article = parsed(f"1. One:\n\nWords here.\n\n2. Two:\n\nMore words.\n\n{line}\n")
    assert line in [left.text for left in article.left_out]
    assert line not in text_of(article.sections[1].blocks)


@pytest.mark.parametrize(
    "line",
    [
        "Share with your doctor which medicines you take.",
        "(c) Extended relief",
        "Find us on the second floor of the hospital.",
        "You cannot copy the effect of one medicine with another, and here is a reason that takes more words.",
        "Printing this page and sharing it with your family can help.",
    ],
)
def test_sentences_of_the_article_are_no_furniture(line):
    assert not parsed(f"1. One:\n\nWords here.\n\n2. Two:\n\nMore words.\n\n{line}\n").left_out


def test_scripts_and_handlers_never_reach_a_page():
    page = (
        "<h2 onclick=alert(1)>One</h2><p><img src=x onerror=alert(1) alt='A drawing'>Words "
        "<a href='javascript:alert(1)'>here</a> <a href='https://example.org/?a=1&b=2'>there</a><script>alert(2)</script><style>p{}</style>"
        "<iframe src=//evil.example></iframe> &lt;script&gt;alert(3)&lt;/script&gt;</p><svg onload=alert(4)></svg>"
        "<h2>Two</h2><p>More.</p>"
    )
    article = parsed(page, "a.html")
    written = html(article.sections[0].blocks[0].runs)
    assert written == (
        'Words here <a href="https://example.org/?a=1&amp;b=2">there</a> &lt;script&gt;alert(3)&lt;/script&gt;'
    )
    assert "A drawing" in [line.text for line in article.left_out]


def test_navigation_of_a_web_page_is_left_out_and_said():
    page = (
        "<header><h1>Pain and You</h1><nav><a href=/>Start here</a></nav></header>"
        f"<main><h2>One</h2><p>{LONG}</p><h2>Two</h2><p>{LONG}</p></main><footer>Street 1</footer>"
    )
    article = parsed(page, "a.html")
    assert article.title == "Pain and You"
    assert headings(article) == ["One", "Two"]
    assert {"Start here", "Street 1"} <= {line.text for line in article.left_out}


def test_settings_at_the_top_of_markdown_are_no_heading():
    article = parsed(f"---\ntitle: Our Patches\nlayout: wide\n---\n\n## One\n\n{LONG}\n\n## Two\n\n{LONG}\n", "a.md")
    assert article.title == "Our Patches"
    assert headings(article) == ["One", "Two"]
    assert [line.text for line in article.left_out] == ["layout: wide"]
