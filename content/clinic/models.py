"""The clinic's details, its places and team, and its country's numbers and legal words; it knows nothing of pages."""

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.fields import RichTextField
from wagtail.models import Orderable

from content.common.markup import plain_lines
from content.wording.promises import promise_problems

TEXT_FEATURES = ["bold", "italic", "link", "ol", "ul"]
# No "(0)" after a country code: a telephone would dial it.
telephone_validator = RegexValidator(
    r"^(?!.*\(0\))\+?[0-9() -]*$", _("Use digits, spaces, brackets and a leading plus only, and no “(0)”.")
)


class PlainWordsModel(models.Model):
    """Refuses words that promote: what stands here has no drafts and reaches many pages at once."""

    class Meta:
        abstract = True

    def clean(self):
        super().clean()
        texts = {
            field.name: self._words(field)
            for field in self._meta.concrete_fields
            if isinstance(field, models.TextField | models.CharField) and not isinstance(field, models.URLField)
        }
        problems = {name: found for name, text in texts.items() if (found := promise_problems(text))}
        if problems:
            raise ValidationError(problems)

    def _words(self, field) -> str:
        words = getattr(self, field.name) or ""
        return "\n".join(plain_lines(words)) if isinstance(field, RichTextField) else words


class CountryProfile(PlainWordsModel):
    """Emergency numbers and legal wording of one country: the only place they are written."""

    name = models.CharField(_("country"), max_length=100, unique=True)
    code = models.CharField(_("country code"), max_length=2, unique=True, help_text=_("Two letters, for example GB."))
    emergency_number = models.CharField(_("emergency number"), max_length=20, validators=[telephone_validator])
    emergency_place = models.CharField(
        _("emergency department"), max_length=60, help_text=_("What people call it, for example A&E.")
    )
    urgent_line = models.CharField(_("urgent advice line"), max_length=20, blank=True, validators=[telephone_validator])
    crisis_line_name = models.CharField(_("crisis line"), max_length=100, blank=True)
    crisis_line_number = models.CharField(
        _("crisis line number"), max_length=20, blank=True, validators=[telephone_validator]
    )
    emergency_heading = models.CharField(
        _("emergency care card heading"),
        max_length=120,
        help_text=_(
            "Each item of the card reads on from it. {emergency_number}, {emergency_place} and {urgent_line} stand for "
            "what is filled in above."
        ),
    )
    urgent_heading = models.CharField(_("urgent care card heading"), max_length=120)
    non_urgent_heading = models.CharField(_("non-urgent care card heading"), max_length=120)
    emergency_signs = models.TextField(
        _("emergency signs"),
        help_text=_("One a line. Each reads on from the heading: “have trouble breathing”. Cards show these signs."),
    )
    urgent_signs = models.TextField(_("urgent signs"), help_text=_("One a line."))
    non_urgent_signs = models.TextField(_("non-urgent signs"), help_text=_("One a line."))
    reporting_scheme_name = models.CharField(_("side effect reporting scheme"), max_length=100, blank=True)
    reporting_scheme_url = models.URLField(_("address of the reporting scheme"), blank=True)
    off_label_statement = RichTextField(
        _("off-label statement"),
        features=TEXT_FEATURES,
        help_text=_("Shown on every page about treatment."),
    )
    general_information_statement = models.TextField(
        _("general information statement"), help_text=_("Shown at the foot of every page.")
    )

    panels = [
        MultiFieldPanel([FieldPanel("name"), FieldPanel("code")], heading=_("Country")),
        MultiFieldPanel(
            [
                FieldPanel("emergency_number"),
                FieldPanel("emergency_place"),
                FieldPanel("urgent_line"),
                FieldPanel("crisis_line_name"),
                FieldPanel("crisis_line_number"),
            ],
            heading=_("Help in an emergency"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("emergency_heading"),
                FieldPanel("emergency_signs"),
                FieldPanel("urgent_heading"),
                FieldPanel("urgent_signs"),
                FieldPanel("non_urgent_heading"),
                FieldPanel("non_urgent_signs"),
            ],
            heading=_("Care cards"),
        ),
        MultiFieldPanel(
            [FieldPanel("reporting_scheme_name"), FieldPanel("reporting_scheme_url")],
            heading=_("Reporting side effects"),
        ),
        MultiFieldPanel(
            [FieldPanel("off_label_statement"), FieldPanel("general_information_statement")],
            heading=_("Statements"),
        ),
    ]

    class Meta:
        ordering = ["name"]
        verbose_name = _("country profile")
        verbose_name_plural = _("country profiles")

    def __str__(self):
        return self.name

    @property
    def care_cards(self) -> dict[str, dict]:
        """Return heading and signs of each level of urgency, as care cards show them."""
        return {
            level: {
                "heading": self._with_numbers(getattr(self, f"{level}_heading")),
                "signs": [sign.strip() for sign in getattr(self, f"{level}_signs").splitlines() if sign.strip()],
            }
            for level in ("emergency", "urgent", "non_urgent")
        }

    def _with_numbers(self, heading: str) -> str:
        """Put the country's own numbers into a heading, so that changing a number changes it everywhere."""
        for name in ("emergency_number", "emergency_place", "urgent_line"):
            heading = heading.replace("{" + name + "}", getattr(self, name))
        return heading


@register_setting(icon="home", order=10)
class ClinicSettings(PlainWordsModel, BaseSiteSetting):
    """The clinic's name and contact details, and the country it works in."""

    select_related = ["country_profile"]

    clinic_name = models.CharField(_("clinic name"), max_length=100, default="Example Pain Clinic")
    tagline = models.CharField(_("tagline"), max_length=150, blank=True)
    telephone = models.CharField(_("telephone"), max_length=30, blank=True, validators=[telephone_validator])
    email = models.EmailField(_("e-mail"), blank=True)
    address = models.TextField(_("address"), blank=True)
    country_profile = models.ForeignKey(
        CountryProfile,
        verbose_name=_("country profile"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("Where emergency numbers and legal wording come from."),
    )
    interests_statement = models.TextField(
        _("statement of interests"),
        blank=True,
        help_text=_("Who pays the clinic, and for what. Shown at the foot of every page."),
    )
    footer_note = models.TextField(_("note at the foot"), blank=True)
    security_contact = models.CharField(
        _("security contact"),
        max_length=200,
        blank=True,
        help_text=_("Where to report a security problem: mailto:… or https://… Published in security.txt."),
        validators=[RegexValidator(r"^(mailto:[^\s@]+@[^\s@]+|https://\S+)$", _("Begin with mailto: or https://."))],
    )

    panels = [
        MultiFieldPanel([FieldPanel("clinic_name"), FieldPanel("tagline")], heading=_("Clinic")),
        MultiFieldPanel([FieldPanel("telephone"), FieldPanel("email"), FieldPanel("address")], heading=_("Contact")),
        FieldPanel("country_profile"),
        MultiFieldPanel(
            [FieldPanel("interests_statement"), FieldPanel("footer_note")],
            heading=_("At the foot of every page"),
        ),
        FieldPanel("security_contact"),
    ]

    class Meta:
        verbose_name = _("clinic details")

    def __str__(self):
        return self.clinic_name


class Location(PlainWordsModel, ClusterableModel):
    """A place where patients are seen."""

    name = models.CharField(_("name"), max_length=100)
    address = models.TextField(_("address"), blank=True)
    telephone = models.CharField(_("telephone"), max_length=30, blank=True, validators=[telephone_validator])
    directions = RichTextField(
        _("getting there"),
        features=TEXT_FEATURES,
        blank=True,
        help_text=_("Transport, parking and step-free access."),
    )
    sort_order = models.PositiveSmallIntegerField(_("order"), default=0)

    panels = [
        FieldPanel("name"),
        FieldPanel("address"),
        FieldPanel("telephone"),
        FieldPanel("directions"),
        InlinePanel("opening_hours", heading=_("Opening hours"), label=_("Opening time")),
        FieldPanel("sort_order"),
    ]

    class Meta:
        ordering = ["sort_order", "name"]
        verbose_name = _("location")
        verbose_name_plural = _("locations")

    def __str__(self):
        return self.name


class OpeningHours(Orderable):
    """One stretch of time in which a location is open."""

    class Weekday(models.IntegerChoices):
        MONDAY = 1, _("Monday")
        TUESDAY = 2, _("Tuesday")
        WEDNESDAY = 3, _("Wednesday")
        THURSDAY = 4, _("Thursday")
        FRIDAY = 5, _("Friday")
        SATURDAY = 6, _("Saturday")
        SUNDAY = 7, _("Sunday")

    location = ParentalKey(Location, on_delete=models.CASCADE, related_name="opening_hours")
    weekday = models.PositiveSmallIntegerField(_("day"), choices=Weekday.choices)
    opens = models.TimeField(_("opens"))
    closes = models.TimeField(_("closes"))
    note = models.CharField(_("note"), max_length=100, blank=True)

    class Meta(Orderable.Meta):
        verbose_name = _("opening time")
        verbose_name_plural = _("opening times")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(closes__gt=models.F("opens")),
                name="clinic_opening_hours_in_order",
                violation_error_message=_("The closing time must be after the opening time."),
            )
        ]

    def __str__(self):
        return f"{self.get_weekday_display()} {self.opens:%H:%M}–{self.closes:%H:%M}"


class TeamMember(PlainWordsModel):
    """A role in the team, and, where the clinic wishes, who holds it."""

    role_title = models.CharField(_("role"), max_length=100)
    name = models.CharField(_("name"), max_length=100, blank=True)
    description = models.TextField(_("what this person does"), max_length=600)
    photo = models.ForeignKey(
        "media.CustomImage",
        verbose_name=_("photo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    sort_order = models.PositiveSmallIntegerField(_("order"), default=0)

    panels = [
        FieldPanel("role_title"),
        FieldPanel("name"),
        FieldPanel("description"),
        FieldPanel("photo"),
        FieldPanel("sort_order"),
    ]

    class Meta:
        ordering = ["sort_order", "role_title"]
        verbose_name = _("team member")
        verbose_name_plural = _("team members")

    def __str__(self):
        return f"{self.name}, {self.role_title}" if self.name else self.role_title
