"""Holds back a snippet whose words may not go public, by whichever way it is published; it knows no model."""

from collections.abc import Callable, Iterable

from django.core.exceptions import ValidationError
from django.db.models.signals import pre_save


class PublicationRefused(ValidationError):
    """Something may not go public as it is; each sentence says what to do."""

    def __init__(self, thing, sentences: list[str]):
        self.thing = thing
        super().__init__(sentences)


def publication_checked(model, *, fields: Iterable[str], problems: Callable[[str], list[str]]) -> None:
    """Ask of each revision of this model what its form asks, when it is published.

    The form is not asked by the last step of a workflow in a dialogue, by a schedule, or by code. `problems` returns a
    sentence for each thing that is wrong with the words of a field.
    """

    def before_save(sender, instance, raw=False, using=None, update_fields=None, **kwargs):
        if raw or update_fields is not None or not _goes_public(instance, using):
            return
        found = [problem for name in fields for problem in problems(getattr(instance, name) or "")]
        try:
            instance.validate_constraints()
        except ValidationError as error:
            found += error.messages
        if found:
            raise PublicationRefused(instance, found)

    pre_save.connect(before_save, sender=model, weak=False, dispatch_uid=f"publication-checked-{model._meta.label}")


def _goes_public(instance, using) -> bool:
    """Return whether this save shows readers a revision that they did not see before."""
    if not instance.live or instance.live_revision_id is None:
        return False
    stored = type(instance)._base_manager.using(using).filter(pk=instance.pk)
    return not stored.filter(live=True, live_revision_id=instance.live_revision_id).exists()
