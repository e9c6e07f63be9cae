"""The filters of the list of claims in the admin; what a filter means is in the selectors and the policy."""

from datetime import timedelta

import django_filters
from django import forms
from django.contrib.auth import get_user_model
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet

from content.common.days import DUE_SOON_DAYS
from content.evidence.models import Claim
from content.evidence.selectors import claims_recalled


def owners(request) -> QuerySet:
    """Return the people who look after a claim."""
    return get_user_model().objects.filter(pk__in=Claim.objects.exclude(owner=None).values("owner"))


class ClaimFilterSet(WagtailFilterSet):
    """Claims by what they are about, who keeps them and whether they still stand."""

    standing = django_filters.ChoiceFilter(
        label=_("Does it stand?"),
        choices=[
            ("recalled", _("Taken down")),
            ("overdue", _("Overdue")),
            ("soon", _("Due in 90 days")),
        ],
        method="filter_standing",
        empty_label=_("All"),
        widget=forms.RadioSelect,
    )
    valid_until = django_filters.DateFromToRangeFilter(label=_("Valid until"), widget=DateRangePickerWidget)
    owner = django_filters.ModelChoiceFilter(label=_("Owner"), queryset=owners)

    class Meta:
        model = Claim
        fields = ["kind", "route", "certainty", "direction", "topic", "verified", "live"]

    def filter_standing(self, queryset, name, value):
        today = timezone.localdate()
        if value == "recalled":
            return queryset.filter(pk__in=claims_recalled())
        if value == "overdue":
            return queryset.filter(valid_until__lt=today)
        return queryset.filter(valid_until__gte=today, valid_until__lte=today + timedelta(days=DUE_SOON_DAYS))
