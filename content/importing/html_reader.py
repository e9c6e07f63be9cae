"""HTML into nodes: cleaned first, then read tag by tag; what is only furniture of a web page is left out, and said."""

import re
from dataclasses import dataclass, field, replace

import nh3
from bs4 import BeautifulSoup, NavigableString, Tag
from django.utils.translation import gettext as _

from content.importing.document import (
    Break,
    Document,
    Heading,
    Item,
    LeftOut,
    List,
    Node,
    Paragraph,
    Point,
    Points,
    Table,
    text_of,
)
from content.importing.inline import Run, Runs, plain, runs_joined, runs_lines, runs_tidied
from content.importing.refusals import (
    MAX_CELLS,
    MAX_CHARACTERS,
    MAX_NESTING,
    TOO_COMPLEX,
    TOO_DEEP,
    TOO_LONG,
    ArticleRefused,
)
from content.importing.tangles import refuse_tangle

_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_FURNITURE = {"nav", "form", "button", "select", "textarea", "noscript"}
_INLINE = {"a", "b", "strong", "i", "em", "cite", "sup", "sub", "span", "u", "s", "code", "abbr", "mark", "small", "q"}
_BLOCKS = {
    "html", "body", "div", "p", "section", "article", "main", "header", "footer", "aside", "figure", "figcaption",
    "blockquote", "address", "details", "summary", "pre", "center", "fieldset", "legend", "label", "option", "hr",
    "ul", "ol", "li", "dl", "dt", "dd", "table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th", "title",
}  # fmt: skip
_CLEANER = nh3.Cleaner(
    tags=set(_HEADINGS) | _FURNITURE | _INLINE | _BLOCKS | {"br", "img"},
    clean_content_tags={"script", "style", "template", "iframe", "object", "svg", "math", "video", "audio", "canvas"},
    attributes={"a": {"href"}, "img": {"alt"}, "ol": {"start"}, "td": {"colspan"}, "th": {"colspan"}, "h1": {"class"}},
    url_schemes={"http", "https", "mailto", "tel"},
    link_rel=None,
)
# The cleaner's time grows with the square of the depth, so what no person wrote never reaches it.
_MAX_RAW_NESTING = 1_000
# Signs of an article's text, written as entities at worst, and its tags.
_MAX_CLEANED = 4 * MAX_CHARACTERS
_WHITESPACE = re.compile(r"\s+")
# Word documents carry their title in a style of its own; the reader of Word documents marks it with this class.
TITLE_CLASS = "document-title"


def html_read(text: str) -> Document:
    """Return the nodes of a web page or of a piece of HTML."""
    refuse_tangle(text, _MAX_RAW_NESTING)
    cleaned = _CLEANER.clean(text)
    if len(cleaned) > _MAX_CLEANED:
        raise ArticleRefused(TOO_LONG)
    refuse_tangle(cleaned, MAX_NESTING)
    soup = BeautifulSoup(cleaned, "html.parser")
    title = _taken_title(soup)
    left_out = _furniture_removed(soup)
    scope = _article_of(soup)
    if scope is not soup:
        outside_title, outside = _outside(soup, scope)
        title = outside_title or title
        left_out += outside
    reader = _Reader()
    try:
        reader.read(scope)
    except RecursionError as error:  # tables in tables stand deeper than the tags that are counted
        raise ArticleRefused(TOO_DEEP) from error
    return Document(nodes=tuple(reader.nodes), title=title, left_out=tuple(left_out + reader.left_out))


def _words(tag: Tag) -> str:
    return _WHITESPACE.sub(" ", tag.get_text(" ")).strip()


def _taken_title(soup: BeautifulSoup) -> str:
    """Take the page's <title> out of the tree: a reader never sees it on the page."""
    title = ""
    for tag in soup.find_all("title"):
        title = title or _words(tag)
        tag.decompose()
    return title


def _furniture_removed(soup: BeautifulSoup) -> list[LeftOut]:
    furniture = [tag for tag in soup.find_all(_FURNITURE) if not tag.find_parent(_FURNITURE)]
    furniture += [
        tag for tag in soup.find_all("footer") if not tag.find_parent(["article", "main", "blockquote", *_FURNITURE])
    ]
    left_out = [LeftOut(words, _("navigation or form of a web page")) for tag in furniture if (words := _words(tag))]
    for tag in furniture:
        tag.extract()
    return left_out


def _article_of(soup: BeautifulSoup) -> Tag:
    """Return the one part that the page itself marks as its article, or the whole page."""
    for name in ("main", "article"):
        found = soup.find_all(name)
        if len(found) == 1 and _words(found[0]):
            return found[0]
    return soup


def _outside(soup: BeautifulSoup, scope: Tag) -> tuple[str, list[LeftOut]]:
    """Return a title that stands above the article, and everything else outside it as left out."""
    scope.extract()
    title = ""
    heading = soup.find("h1") if scope.find("h1") is None else None
    if heading is not None:
        title = _words(heading)
        heading.extract()
    words = _words(soup)
    return title, [LeftOut(words, _("outside the article of a web page"))] if words else []


@dataclass
class _Reader:
    """Walks a cleaned tree and gathers its nodes; running text waits in `held` until its paragraph ends."""

    nodes: list[Node] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    held: list[Run] = field(default_factory=list)

    def read(self, tag: Tag) -> None:
        self._children(tag, Run(""))
        self._flush()

    def _children(self, tag: Tag, style: Run) -> None:
        for child in tag.children:
            if isinstance(child, Tag):
                self._tag(child, style)
            elif isinstance(child, NavigableString):
                self._string(str(child), style, keeps_lines=tag.name == "pre")

    def _string(self, text: str, style: Run, *, keeps_lines: bool) -> None:
        self.held.append(replace(style, text=text if keeps_lines else _WHITESPACE.sub(" ", text)))

    def _tag(self, tag: Tag, style: Run) -> None:
        if tag.name == "br":
            self.held.append(replace(style, text="\n"))
        elif tag.name == "img":
            self._picture(tag)
        elif tag.name in _INLINE:
            self._children(tag, _styled(tag, style))
        else:
            self._flush()
            self._block(tag, style)
            self._flush()

    def _block(self, tag: Tag, style: Run) -> None:
        if tag.name in _HEADINGS:
            self._heading(tag, style)
        elif tag.name in ("ul", "ol"):
            self._add(self._list(tag))
        elif tag.name == "dl":
            self._add(Points(ordered=False, items=tuple(self._definitions(tag))))
        elif tag.name == "table" and not _is_layout(tag):
            self._add(self._table(tag))
        elif tag.name == "hr":
            self.nodes.append(Break())
        else:
            self._children(tag, style)

    def _flush(self) -> None:
        held, self.held = self.held, []
        self.nodes += [Paragraph(runs) for runs in runs_lines(runs_tidied(held))]

    def _add(self, node: Node) -> None:
        if text_of([node]):
            self.nodes.append(node)

    def _picture(self, tag: Tag) -> None:
        words = _WHITESPACE.sub(" ", tag.get("alt") or "").strip()
        self.left_out.append(LeftOut(words, _("picture: upload it under Images and place it by hand")))

    def _inner(self, tag: Tag, style: Run | None = None) -> list[Node]:
        """Return the nodes inside a tag, read by themselves."""
        inner = _Reader(left_out=self.left_out)
        inner._children(tag, style or Run(""))
        inner._flush()
        return inner.nodes

    def _heading(self, tag: Tag, style: Run) -> None:
        level = 0 if TITLE_CLASS in (tag.get("class") or []) else _HEADINGS[tag.name]
        runs = runs_joined(_rows(self._inner(tag, style)))
        if runs:
            self.nodes.append(Heading(level, runs))

    def _list(self, tag: Tag) -> List:
        items: list[Item] = []
        for child in tag.children:
            if isinstance(child, Tag) and child.name in ("ul", "ol"):
                # A list right inside a list belongs to the item before it.
                last = items.pop() if items else Item(())
                items.append(replace(last, lists=(*last.lists, self._list(child))))
            elif isinstance(child, Tag):
                items.append(self._item(child))
            elif child.strip():
                items.append(Item(runs_tidied([Run(str(child))])))
        start = str(tag.get("start") or "1")
        kept = tuple(item for item in items if item.runs or item.lists)
        return List(tag.name == "ol", kept, int(start) if start.isdigit() and len(start) < 6 else 1)

    def _item(self, tag: Tag) -> Item:
        nodes = self._inner(tag)
        lists = tuple(node for node in nodes if isinstance(node, List))
        return Item(runs_joined(_rows(node for node in nodes if not isinstance(node, List))), lists)

    def _definitions(self, tag: Tag) -> list[Point]:
        """Return the terms with what stands below them; words outside any term get a point without a heading."""
        points: list[Point] = []
        for child in tag.children:
            if isinstance(child, Tag) and child.name == "div":
                points += self._definitions(child)
            elif isinstance(child, Tag) and child.name == "dt":
                points.append(Point("", runs_joined(_rows(self._inner(child))), ()))
            else:
                nodes = self._inner(child) if isinstance(child, Tag) else _paragraphs(str(child))
                last = points.pop() if points else Point("", (), ())
                points.append(replace(last, blocks=(*last.blocks, *nodes)))
        return points

    def _table(self, tag: Tag) -> Table:
        caption = tag.find("caption")
        rows = []
        for row in tag.find_all("tr"):
            cells: list[str] = []
            for cell in row.find_all(["td", "th"]):
                span = str(cell.get("colspan") or "1")
                cells.append(plain(runs_joined(_rows(self._inner(cell)))))
                cells += [""] * (min(int(span), 20) - 1 if span.isdigit() and len(span) < 4 else 0)
            if any(cells):
                rows.append(cells)
        width = max((len(row) for row in rows), default=0)
        if width * len(rows) > MAX_CELLS:  # every row is filled up to the longest one
            raise ArticleRefused(TOO_COMPLEX)
        padded = tuple(tuple(row + [""] * (width - len(row))) for row in rows)
        return Table(padded, _words(caption) if caption else "")


def _is_layout(table: Tag) -> bool:
    """Tell whether a table only arranges a page: one column, or cells that hold headings, lists or tables."""
    if table.find(["table", "ul", "ol", "dl", "hr", *_HEADINGS]):
        return True
    return max((len(row.find_all(["td", "th"])) for row in table.find_all("tr")), default=0) <= 1


def _styled(tag: Tag, style: Run) -> Run:
    if tag.name in ("b", "strong"):
        return replace(style, bold=True)
    if tag.name in ("i", "em", "cite"):
        return replace(style, italic=True)
    if tag.name in ("sup", "sub"):
        return replace(style, raised=tag.name)
    if tag.name == "a":
        return replace(style, href=str(tag.get("href") or ""))
    return style


def _paragraphs(text: str) -> list[Node]:
    runs = runs_tidied([Run(_WHITESPACE.sub(" ", text))])
    return [Paragraph(runs)] if runs else []


def _rows(nodes) -> list[Runs]:
    """Return nodes as rows of running text, for places that hold no blocks."""
    rows: list[Runs] = []
    for node in nodes:
        if isinstance(node, (Paragraph, Heading)):
            rows.append(node.runs)
        else:
            rows += [runs_tidied([Run(text)]) for text in text_of([node]).split("\n")]
    return rows
