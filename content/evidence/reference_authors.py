"""Authors between CSL-JSON names and one line of text each, for a form a person can fill; it knows no model.

A person is written `Family, Given`. A body is written as it is, or in {braces} where its name has a comma.
"""

from collections.abc import Iterable, Mapping

Author = Mapping[str, str]


def author_line(author: Author) -> str:
    """Return one author as an editor writes it."""
    literal = author.get("literal", "")
    if literal:
        return f"{{{literal}}}" if "," in literal else literal
    return f"{author.get('family', '')}, {author.get('given', '')}".rstrip()


def author_parsed(line: str) -> dict[str, str]:
    """Return the CSL-JSON name that a line stands for."""
    line = line.strip()
    if line.startswith("{") and line.endswith("}"):
        return {"literal": line[1:-1].strip()}
    family, comma, given = line.partition(",")
    if not comma:
        return {"literal": line}
    return {"family": family.strip(), "given": given.strip()}


def authors_as_text(authors: Iterable[Author]) -> str:
    return "\n".join(author_line(author) for author in authors)


def authors_parsed(text: str) -> list[dict[str, str]]:
    """Return the names in a text of one author a line; empty lines are left out."""
    return [author_parsed(line) for line in text.splitlines() if line.strip()]


def authors_are_valid(value: object) -> bool:
    """Tell whether a value is a list of CSL-JSON names, each with a family name or a literal."""
    if not isinstance(value, list):
        return False
    return all(
        isinstance(author, dict)
        and all(isinstance(part, str) for part in author.values())
        and set(author) <= {"family", "given", "literal"}
        and bool(author.get("literal") or author.get("family"))
        for author in value
    )
