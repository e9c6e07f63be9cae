"""A StreamField whose blocks stay out of migrations and are described to the editor once; it must not know any block.

The price of the first, and the recipe for data migrations, are in docs/decisions/0001-blocks-outside-migrations.md.
"""

from django.utils.translation import get_language
from wagtail.blocks.base import BlockWidget
from wagtail.fields import StreamField as WagtailStreamField


class DescribedOnceWidget(BlockWidget):
    """Wagtail's widget, except that what tells the editor's script of the blocks is made once a process and language.

    Made anew for each form it was more than half of the time in which an editor's page opened. It says nothing of the
    page, the person or the database; the identifiers of the items of a new list are in it, which every list added to
    one form shares already.
    """

    def __init__(self, block_def, described: dict, attrs=None):
        super().__init__(block_def, attrs=attrs)
        self.described = described

    def _build_block_json(self):
        language = get_language()
        if language not in self.described:
            super()._build_block_json()
            self.described[language] = self._js_context, self._block_json
        self._js_context, self._block_json = self.described[language]


class StreamField(WagtailStreamField):
    """Wagtail's StreamField, except that migrations record no blocks, so a new block needs no migration."""

    def __init__(self, block_types=None, **kwargs):
        super().__init__([] if block_types is None else block_types, **kwargs)
        self._described: dict = {}

    def deconstruct(self):
        name, path, _args, kwargs = super().deconstruct()
        kwargs.pop("block_lookup", None)
        return name, path, [], kwargs

    def formfield(self, **kwargs):
        return super().formfield(**{"widget": DescribedOnceWidget(self.stream_block, self._described), **kwargs})
