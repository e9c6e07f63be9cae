"""How the fields of a claim and of a reference are grouped in the admin; it knows no model."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel

CLAIM_PANELS = [
    MultiFieldPanel(
        [
            FieldPanel("identifier", required_on_save=True),
            FieldPanel("text", required_on_save=True),
            FieldPanel("caveat"),
        ],
        heading=_("What patients read"),
    ),
    MultiFieldPanel(
        [
            FieldPanel("topic"),
            FieldRowPanel([FieldPanel("kind"), FieldPanel("direction")]),
            FieldRowPanel([FieldPanel("route"), FieldPanel("countries")]),
        ],
        heading=_("What it is about"),
    ),
    MultiFieldPanel(
        [
            FieldPanel("certainty"),
            FieldPanel("certainty_basis"),
            FieldPanel("population"),
            FieldPanel("outcome"),
            FieldRowPanel([FieldPanel("comparator"), FieldPanel("time_frame")]),
            FieldPanel("numbers"),
        ],
        heading=_("How sure we are"),
    ),
    MultiFieldPanel(
        [
            FieldPanel("effect_measure"),
            FieldRowPanel([FieldPanel("effect_with"), FieldPanel("effect_without"), FieldPanel("effect_per")]),
            FieldPanel("effect_interval"),
        ],
        heading=_("Effect in numbers of people, for fact boxes"),
        help_text=_("Whole numbers of people in both groups, out of the same number. Never a ratio."),
    ),
    InlinePanel(
        "claim_references",
        heading=_("Sources"),
        label=_("Source"),
        help_text=_("In the order of their weight. Pages number them by first use."),
    ),
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("owner"), FieldPanel("deputy")]),
            FieldRowPanel([FieldPanel("searched_to"), FieldPanel("valid_until"), FieldPanel("grace_days")]),
            FieldPanel("fallback_text"),
            FieldPanel("supersedes"),
        ],
        heading=_("Who keeps it right, and until when"),
    ),
    MultiFieldPanel(
        [FieldPanel("source_figures"), FieldPanel("verified"), FieldPanel("verification_note")],
        heading=_("For staff: exact figures and checks"),
    ),
]

REFERENCE_PANELS = [
    MultiFieldPanel(
        [
            FieldPanel("key", required_on_save=True),
            FieldRowPanel([FieldPanel("csl_type"), FieldPanel("kind")]),
            FieldPanel("title", required_on_save=True),
            FieldPanel("authors"),
            FieldPanel("container_title"),
            FieldRowPanel([FieldPanel("year"), FieldPanel("month")]),
            FieldRowPanel([FieldPanel("volume"), FieldPanel("issue")]),
            FieldRowPanel([FieldPanel("pages"), FieldPanel("number")]),
            FieldPanel("publisher"),
        ],
        heading=_("Source"),
    ),
    MultiFieldPanel(
        [FieldPanel("doi"), FieldRowPanel([FieldPanel("pmid"), FieldPanel("pmcid")]), FieldPanel("url")],
        heading=_("Where to find it"),
    ),
    MultiFieldPanel([FieldPanel("summary")], heading=_("For readers")),
    # Set in one place only, in public at once, where the claims and pages that rest on the source are listed.
    MultiFieldPanel(
        [
            FieldPanel("status", read_only=True),
            FieldPanel("superseded_by", read_only=True),
            FieldPanel("status_note", read_only=True),
        ],
        heading=_("Is it still current?"),
        help_text=_("“Change status” at the top of the page changes this."),
    ),
    MultiFieldPanel(
        [
            FieldPanel("date_checked"),
            FieldPanel("verified"),
            FieldPanel("verification_note"),
            FieldPanel("unverified_fields"),
            FieldPanel("finding_note"),
        ],
        heading=_("For staff: checks and exact findings"),
    ),
]
