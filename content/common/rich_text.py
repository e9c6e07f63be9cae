"""The field in which editors write rich text; what it lets through can be shown on every page, whoever sent it.

Wagtail stores the number of a linked page or document as it comes. One that is no number would break every page that
shows the text, and its editor too; half of an emoji, which an editor's browser can leave behind, would as well.
"""

import re

from wagtail.admin.rich_text import DraftailRichTextArea

from content.common.stored_keys import KEY

LINK = re.compile(r'<a linktype="(?:page|document)" id="(?P<key>[^"]*)">')


class SafeRichTextArea(DraftailRichTextArea):
    def value_from_datadict(self, data, files, name):
        html = super().value_from_datadict(data, files, name)
        return html and stored_safely(html)


def stored_safely(html: str) -> str:
    """Return the rich text without halves of signs; a link that leads nowhere is left as one to a deleted page is."""
    whole = html.encode("utf-8", "replace").decode()
    return LINK.sub(lambda match: match[0] if KEY.fullmatch(match["key"]) else "<a>", whole)
