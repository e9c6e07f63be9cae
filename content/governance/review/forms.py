"""The admin's forms for reviews: who keeps a page, whom a task is given to, and due dates that are spread."""

from datetime import timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput

from content.governance.review.selectors import people_who_keep_pages

MAX_WINDOW_DAYS = 1200


class PersonChoiceField(forms.ModelChoiceField):
    """One of the people who can open the admin, by name."""

    def __init__(self, **kwargs):
        super().__init__(queryset=people_who_keep_pages(), required=False, empty_label=_("Nobody"), **kwargs)

    def label_from_instance(self, person):
        return person.get_full_name() or person.get_username()


class TaskPersonForm(forms.Form):
    person = PersonChoiceField(label=_("Give it to"))


class PagePeopleForm(forms.Form):
    owner = PersonChoiceField(
        label=_("Owner"), help_text=_("Who keeps the page right, and is told when it needs a look.")
    )
    deputy = PersonChoiceField(label=_("Deputy"), help_text=_("Who is told as well."))

    def clean(self):
        people = super().clean()
        if people.get("owner") and people.get("owner") == people.get("deputy"):
            raise ValidationError(_("Choose somebody else as deputy: one person alone may be away."))
        return people


class SpreadForm(forms.Form):
    """The first and the last day of the window, and the pages."""

    first_day = forms.DateField(label=_("First day"), widget=AdminDateInput)
    last_day = forms.DateField(label=_("Last day"), widget=AdminDateInput)
    # Compared in memory: a key that no database could hold is just another page that is not there.
    pages = forms.TypedMultipleChoiceField(
        label=_("Pages"),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Choose at least one page."),
            "invalid_choice": _("One of these pages is no longer there. Choose again."),
        },
    )

    def __init__(self, *args, pages, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["pages"].choices = [(page.pk, str(page)) for page in pages]

    def clean_first_day(self):
        first_day = self.cleaned_data["first_day"]
        if first_day < timezone.localdate():
            raise ValidationError(_("Choose today or a later day."))
        return first_day

    def clean(self):
        values = super().clean()
        first_day, last_day = values.get("first_day"), values.get("last_day")
        if first_day and last_day:
            if last_day < first_day:
                self.add_error("last_day", _("The last day must not lie before the first day."))
            elif last_day - first_day > timedelta(days=MAX_WINDOW_DAYS):
                self.add_error("last_day", _("Choose a window of three years at most."))
        return values
