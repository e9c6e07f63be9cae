"""What Wagtail and its editor ask about citations in running text: references, conversion, the chooser; no page."""

from collections.abc import Callable

from django.urls import reverse
from django.utils.functional import lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from draftjs_exporter.dom import DOM
from wagtail.admin.rich_text.converters.html_to_contentstate import KEEP_WHITESPACE, InlineEntityElementHandler
from wagtail.admin.rich_text.editors.draftail.features import EntityFeature
from wagtail.rich_text import LinkHandler

from content.evidence.models import Reference
from content.evidence.text_citations import key_of

FEATURE = "citation"
ENTITY_TYPE = "CITATION"


class CitationLinkHandler(LinkHandler):
    """What Wagtail asks about a stored citation."""

    identifier = FEATURE

    @staticmethod
    def get_model():
        return Reference

    @classmethod
    def expand_db_attributes(cls, attrs: dict) -> str:
        """Return an anchor that is none: only a page can number its sources."""
        return "<a>"

    @classmethod
    def extract_references(cls, attrs: dict):
        """Let the reference index know which source the text rests on."""
        key = key_of(attrs)
        if key is not None:
            yield Reference, str(key), "", ""


class CitationElementHandler(InlineEntityElementHandler):
    """Shows a stored citation in the editor as the key of its source."""

    mutability = "IMMUTABLE"

    def get_attribute_data(self, attrs: dict) -> dict:
        key = key_of(attrs)
        reference = Reference.objects.filter(pk=key).first() if key is not None else None
        if reference is None:
            return {"id": key, "title": _("This source is not there any more.")}
        return {"id": key, "key": reference.key, "title": str(reference)}

    def handle_starttag(self, name, attrs, state, contentstate):
        super().handle_starttag(name, attrs, state, contentstate)
        entity = contentstate.entity_map[state.current_entity_ranges[-1].key]
        state.current_block.text += editor_words(entity.data.get("key", ""))
        state.leading_whitespace = KEEP_WHITESPACE


def editor_words(key: str) -> str:
    """Return what stands in the editor for a citation; the page shows a number there."""
    return f"[{key or '?'}]"


def citation_entity(props: dict):
    """Store a citation without the words that stand for it in the editor; one without a source is not stored."""
    key = key_of({"id": str(props.get("id") or "")})
    if key is None:
        return None
    return DOM.create_element("a", {"linktype": FEATURE, "id": str(key)})


CONVERSION_RULE = {
    "from_database_format": {f'a[linktype="{FEATURE}"]': CitationElementHandler(ENTITY_TYPE)},
    "to_database_format": {"entity_decorators": {ENTITY_TYPE: citation_entity}},
}


def _chooser_address() -> str:
    return reverse(Reference.snippet_viewset.chooser_viewset.get_url_name("choose"))


chooser_address: Callable[[], str] = lazy(_chooser_address, str)


def register_citation_feature(features) -> None:
    """Add citations to what rich text may hold; each rich text says whether it offers them."""
    features.register_link_type(CitationLinkHandler)
    features.register_editor_plugin(
        "draftail",
        FEATURE,
        EntityFeature(
            {
                "type": ENTITY_TYPE,
                "icon": "openquote",
                "description": gettext_lazy("Source"),
                # A pasted citation keeps its source and nothing else.
                "attributes": ["id", "key", "title"],
                "allowlist": {"id": True},
                "chooserUrls": {"referenceChooser": chooser_address()},
            },
            js=["wagtailadmin/js/chooser-modal.js", "js/admin/citation.js"],
        ),
    )
    features.register_converter_rule("contentstate", FEATURE, CONVERSION_RULE)
