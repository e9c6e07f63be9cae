"""Splits plain text into sentences, in time that grows with its length alone; it knows no page and no rule.

The one place where text is cut; a language that ends its sentences otherwise changes nothing else.
"""

import re

# A line is a paragraph, a list item, a heading or a cell, so a sentence never runs over its end.
_END = re.compile(r"[.!?…]+[”\"’')\]]*\s+")
# For the formulas of reading ease every clause that stands for itself counts as a sentence.
_CLAUSE_END = re.compile(r"[.!?:]+(?=\s|$)|[;\n]")
_SIGNED_END = re.compile(r"(?<=[.!?…])\s+|\n+")
# Points that end no sentence.
_ABBREVIATED = re.compile(r"(?:\b(?:e\.g|i\.e|etc|vs|approx|Dr|Mr|Mrs|Ms|Prof|St|No|et al)|\b[A-Z])\.\s+$")


def sentences(text: str) -> list[str]:
    """Return the sentences of a text whose paragraphs stand on lines of their own."""
    found = []
    for line in text.splitlines():
        start = 0
        for match in _END.finditer(line):
            if match[0].startswith(".") and _ABBREVIATED.search(line, max(0, match.start() - 10), match.end()):
                continue
            found.append(line[start : match.end()].strip())
            start = match.end()
        found.append(line[start:].strip())
    return [sentence for sentence in found if sentence]


def clauses(text: str) -> list[str]:
    """Return what formulas of reading ease count as sentences."""
    return _CLAUSE_END.split(text)


def signed_sentences(text: str) -> list[str]:
    """Return the sentences of version 1 of the signed form. It never changes: hashes that people signed rest on it."""
    return [" ".join(part.split()) for part in _SIGNED_END.split(text)]
