"""The admin's forms of the quality instruments; what an answer means is decided by `scoring`."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from django import forms
from django.utils.translation import gettext_lazy as _

from content.governance.quality.computed import Computed
from content.governance.quality.instruments import INSTRUMENTS, Instrument, Item


class ScoreForm(forms.Form):
    """One choice for each item that a person answers; those the portal answered stand beside it as text."""

    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=2**63 - 1)

    def __init__(self, *args, instrument: Instrument, computed: Mapping[str, Computed], **kwargs):
        super().__init__(*args, **kwargs)
        self.instrument = instrument
        self.computed = computed
        for item in instrument.items:
            if item.number not in computed:
                self.fields[field_name(item)] = forms.ChoiceField(
                    label=f"{item.number}. {item.question}",
                    choices=instrument.answers(item),
                    widget=forms.RadioSelect,
                    error_messages={"required": _("Choose an answer.")},
                )

    @property
    def answers(self) -> dict[str, str]:
        """Return what the person answered, by item."""
        return {
            item.number: self.cleaned_data[field_name(item)]
            for item in self.instrument.items
            if field_name(item) in self.cleaned_data
        }

    def rows(self) -> Iterable[tuple[str, list[tuple[Item, forms.BoundField | None, Computed | None, str]]]]:
        """Yield each part with its items: the field of the person, or the portal's answer and its words."""
        for part in self.instrument.parts:
            yield str(part.label), [self._row(item) for item in self.instrument.items if item.part == part.key]

    def _row(self, item: Item):
        found = self.computed.get(item.number)
        if found is None:
            return item, self[field_name(item)], None, ""
        return item, None, found, str(dict(self.instrument.answers(item))[found.answer])


def field_name(item: Item) -> str:
    return f"item_{item.number}"


class ThresholdsForm(forms.Form):
    """One score an instrument; empty where none is required."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for instrument in INSTRUMENTS.values():
            usual = instrument.usual_pass
            self.fields[instrument.key] = forms.DecimalField(
                label=instrument.label,
                required=False,
                min_value=Decimal(0),
                max_value=Decimal(100),
                max_digits=4,
                decimal_places=1,
                help_text=_("Often used: %(score)s.") % {"score": usual} if usual else _("No mark is in common use."),
            )
