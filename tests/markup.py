"""Reads a response's HTML with a strict parser and says what is wrong with it; it knows no page of the portal."""

import re
from collections import Counter
from functools import cached_property

import html5lib

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
# What is in the document and not in front of a reader.
UNREAD = {"script", "style", "template", "title", "svg", "head", "noscript"}
REFERRING = ("aria-labelledby", "aria-describedby", "aria-controls", "aria-details", "for", "list")
# Elements and the attributes by which a browser loads something without being asked.
LOADING = {
    "link": ("href",),
    "script": ("src",),
    "img": ("src", "srcset"),
    "source": ("src", "srcset"),
    "iframe": ("src",),
    "embed": ("src",),
    "object": ("data",),
    "video": ("src", "poster"),
    "audio": ("src",),
    "track": ("src",),
    "use": ("href", "{http://www.w3.org/1999/xlink}href"),
    "input": ("src",),
}
LINKS_NOT_LOADED = {"canonical", "alternate", "prev", "next", "search", "license"}


class Document:
    """One parsed page."""

    def __init__(self, html: str | bytes):
        self.html = html.decode() if isinstance(html, bytes) else html
        self.parser = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("etree"), namespaceHTMLElements=False)
        self.root = self.parser.parse(self.html)
        self.parents = {child: parent for parent in self.root.iter() for child in parent}

    def all(self, *names: str) -> list:
        return [element for element in self.root.iter() if tag(element) in names]

    def first(self, name: str, **attributes: str):
        """Return the first element with these attributes; `class_` asks for one of its classes."""
        wanted_class = attributes.pop("class_", None)
        wanted = {key.rstrip("_"): value for key, value in attributes.items()}
        for element in self.all(name):
            has_class = wanted_class is None or wanted_class in element.get("class", "").split()
            if has_class and all(element.get(key) == value for key, value in wanted.items()):
                return element
        return None

    @cached_property
    def main(self):
        return self.first("main")

    @cached_property
    def headings(self) -> list[tuple[int, str]]:
        """Return the levels and words of all headings in the order of the document."""
        return [(int(tag(element)[1]), text(element)) for element in self.all(*HEADINGS)]

    @cached_property
    def ids(self) -> Counter:
        return Counter(element.get("id") for element in self.root.iter() if element.get("id") is not None)

    def ancestors(self, element):
        while element in self.parents:
            element = self.parents[element]
            yield element

    # What is wrong with the document: each returns sentences, and none for a good document.

    def problems(self) -> list[str]:
        checks = (
            self.parse_errors,
            self.id_problems,
            self.reference_problems,
            self.heading_problems,
            self.list_problems,
            self.name_problems,
            self.inline_problems,
        )
        return [problem for check in checks for problem in check()]

    def parse_errors(self) -> list[str]:
        lines = self.html.splitlines()
        return [
            f"line {line}: {code} {data}: {lines[line - 1].strip()[:160] if line <= len(lines) else ''}"
            for (line, _column), code, data in self.parser.errors
        ]

    def id_problems(self) -> list[str]:
        return [f"id {name!r} stands {count} times" for name, count in self.ids.items() if count > 1 or not name]

    def reference_problems(self) -> list[str]:
        found = []
        for element in self.root.iter():
            for attribute in REFERRING:
                for name in element.get(attribute, "").split():
                    if name not in self.ids:
                        found.append(f"{attribute}={name!r} on <{tag(element)}> leads nowhere")
            href = element.get("href", "") if tag(element) == "a" else ""
            if href.startswith("#") and href[1:] not in self.ids:
                found.append(f"the link {href!r} leads nowhere")
        return found

    def heading_problems(self) -> list[str]:
        found = []
        count = sum(level == 1 for level, _words in self.headings)
        if count != 1:
            found.append(f"{count} first-level headings")
        above = 0
        for level, words in self.headings:
            if level > above + 1:
                found.append(f"a heading of level {level} follows one of level {above}: {words!r}")
            if not words:
                found.append(f"an empty heading of level {level}")
            above = level
        return found

    def list_problems(self) -> list[str]:
        allowed = {"ul": {"li"}, "ol": {"li"}, "dl": {"dt", "dd", "div"}, "table": {"caption", "thead", "tbody"}}
        return [
            f"<{tag(child)}> stands directly in <{tag(element)}>"
            for element in self.all(*allowed)
            for child in element
            if tag(child) not in allowed[tag(element)]
        ]

    def name_problems(self) -> list[str]:
        """Find controls, pictures and landmarks that a screen reader could not name."""
        found = []
        labelled = {element.get("for") for element in self.all("label")}
        for element in self.all("input", "select", "textarea"):
            named = element.get("id") in labelled or element.get("aria-label") or element.get("aria-labelledby")
            if not named and element.get("type") not in ("hidden", "submit", "button"):
                found.append(f"an <{tag(element)}> has no label")
        found += ["an <img> has no alt" for element in self.all("img") if element.get("alt") is None]
        found += [
            f"a <{tag(element)}> has no words"
            for element in self.all("a", "button", "summary")
            if not (text(element) or element.get("aria-label") or element.get("aria-labelledby"))
            and not any(tag(child) == "img" and child.get("alt") for child in element.iter())
        ]
        names = Counter(element.get("aria-label") or element.get("aria-labelledby") for element in self.all("nav"))
        if len(self.all("nav")) > 1:
            found += [f"{count} <nav> are called {name!r}" for name, count in names.items() if count > 1 or not name]
        if not self.root.get("lang"):
            found.append("the document has no language")
        if not "".join(text(element, hidden=True) for element in self.all("title")[:1]):
            found.append("the document has no title")
        return found

    def inline_problems(self) -> list[str]:
        """Find what the strict content security policy would block."""
        found = [
            f"an inline {name} on <{tag(element)}>"
            for element in self.root.iter()
            for name in element.attrib
            if name == "style" or name.startswith("on")
        ]
        found += ["an inline <style>" for _element in self.all("style")]
        found += ["an inline <script>" for element in self.all("script") if not element.get("src")]
        return found

    def loaded(self) -> list[str]:
        """Return every address a browser loads for this document by itself."""
        addresses = []
        for element in self.all(*LOADING):
            if tag(element) == "link" and set(element.get("rel", "").split()) & LINKS_NOT_LOADED:
                continue
            for attribute in LOADING[tag(element)]:
                value = element.get(attribute)
                if value and attribute == "srcset":
                    addresses += [part.split()[0] for part in value.split(",") if part.strip()]
                elif value:
                    addresses.append(value)
        return addresses

    def links(self) -> list[str]:
        """Return the addresses of all links."""
        return [element.get("href") for element in self.all("a") if element.get("href")]


def tag(element) -> str:
    """Return the name of an element without its namespace; of a comment, the empty string."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def text(element, *, hidden: bool = False) -> str:
    """Return the words of an element in one line, without what nobody reads."""
    return re.sub(r"\s+", " ", "".join(_pieces(element, hidden))).strip()


def _pieces(element, hidden: bool):
    if isinstance(element.tag, str) and (hidden or tag(element) not in UNREAD):
        yield element.text or ""
        for child in element:
            yield from _pieces(child, hidden)
            # Words in two blocks are two words.
            yield ("" if tag(child) in INLINE else " ") + (child.tail or "")


INLINE = {"a", "abbr", "b", "cite", "code", "em", "i", "q", "small", "span", "strong", "sub", "sup", "time", "svg"}
