"""A StreamField whose block definitions stay out of migrations; it must not know any block.

The price, and the recipe for data migrations, are in docs/decisions/0001-blocks-outside-migrations.md.
"""

from wagtail.fields import StreamField as WagtailStreamField


class StreamField(WagtailStreamField):
    """Wagtail's StreamField, except that migrations record no blocks, so a new block needs no migration."""

    def __init__(self, block_types=None, **kwargs):
        super().__init__([] if block_types is None else block_types, **kwargs)

    def deconstruct(self):
        name, path, _args, kwargs = super().deconstruct()
        kwargs.pop("block_lookup", None)
        return name, path, [], kwargs
