"""When a page is next looked at, who keeps it, and what is to be done; they know only Wagtail's Page."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from content.governance.review.keepers import keeper_of


class PageReview(models.Model):
    """The review cycle of one page. Only a full review moves its dates, never an edit."""

    class Publication(models.TextChoices):
        NONE = "none", _("Not published yet")
        SIGNED = "signed", _("Signed off by a clinical reviewer")
        EXAMPLE = "example", _("Example content, unsigned")
        NOT_CLINICAL = "not_clinical", _("Not clinical")

    page = models.OneToOneField(
        "wagtailcore.Page", verbose_name=_("page"), on_delete=models.CASCADE, related_name="review"
    )
    publication = models.CharField(
        _("how it went public"), max_length=12, choices=Publication.choices, default=Publication.NONE
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("owner"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Who keeps the page right, and is told when it needs a look."),
    )
    deputy = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("deputy"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    reviewed_on = models.DateField(_("last full review"), null=True, blank=True)
    due_on = models.DateField(_("next review due"), null=True, blank=True, db_index=True)

    class Meta:
        verbose_name = _("review of a page")
        verbose_name_plural = _("reviews of pages")

    def __str__(self):
        return f"{self.page_id}: {self.due_on}"


class ReviewTask(models.Model):
    """One thing a person must look at: a page or a claim, and why."""

    class Reason(models.TextChoices):
        DUE_SOON = "due_soon", _("Review due soon")
        OVERDUE = "overdue", _("Review overdue")
        SOURCE_STATUS = "source_status", _("A source was corrected, retracted or superseded")
        CLAIM_RECALLED = "claim_recalled", _("A claim was taken down")
        CLAIM_CHANGED = "claim_changed", _("A claim changed after the sign-off")
        EDITORIAL_CORRECTION = "editorial_correction", _("The wording was corrected after the sign-off")
        SIGN_OFF_WITHDRAWN = "sign_off_withdrawn", _("The sign-off was withdrawn")
        SAFETY_NOTICE = "safety_notice", _("A safety notice was published without sign-off")
        PUBLISHING_SKIPPED = "publishing_skipped", _("A scheduled publication was held back")

    # These close by themselves, and only, when the review is done or its day is moved.
    OF_DUE_DATES = (Reason.DUE_SOON, Reason.OVERDUE)

    class Subject(models.TextChoices):
        PAGE = "page", _("Page")
        CLAIM = "claim", _("Claim")

    reason = models.CharField(_("reason"), max_length=24, choices=Reason.choices)
    subject = models.CharField(_("kind"), max_length=8, choices=Subject.choices)
    # The primary key of the page or the claim.
    subject_pk = models.PositiveBigIntegerField()
    label = models.CharField(_("what"), max_length=300)
    detail = models.TextField(_("details"), blank=True)
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("for"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    opened_at = models.DateTimeField(_("opened"), auto_now_add=True)
    due_on = models.DateField(_("due"), null=True, blank=True)
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("closed by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        ordering = ["due_on", "-opened_at"]
        verbose_name = _("review task")
        verbose_name_plural = _("review tasks")
        constraints = [
            models.UniqueConstraint(
                fields=["subject", "subject_pk", "reason"],
                condition=models.Q(closed_at__isnull=True),
                name="governance_review_task_open_once",
            )
        ]

    def __str__(self):
        return f"{self.label}: {self.get_reason_display()}"

    @property
    def key(self) -> tuple[str, str, int]:
        """Return what no two open tasks share."""
        return str(self.reason), str(self.subject), self.subject_pk

    def told_again(self, other: "ReviewTask") -> None:
        """Take over what another task for the same says; whom this one was given to keeps it while they work here."""
        self.label, self.detail, self.due_on = other.label, other.detail, other.due_on
        self.assigned_to = keeper_of(self.assigned_to, other.assigned_to)


class ReviewReminder(models.Model):
    """Remembers that a person was reminded of one thing at one step, so that no mail is sent twice."""

    # Why: a page whose date was told this morning may lose its sign-off at noon. Empty for what its date opened, which
    # changes its reason when the day has passed.
    reason = models.CharField(max_length=24, choices=ReviewTask.Reason.choices, blank=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    subject = models.CharField(max_length=8, choices=ReviewTask.Subject.choices)
    subject_pk = models.PositiveBigIntegerField()
    due_on = models.DateField()
    # Days until the due day: 90, 30, 7, 0, then -7, -14, …
    step = models.SmallIntegerField()
    sent_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("review reminder")
        verbose_name_plural = _("review reminders")
        constraints = [
            models.UniqueConstraint(
                fields=["user", "reason", "subject", "subject_pk", "due_on", "step"], name="governance_reminder_once"
            )
        ]

    def __str__(self):
        return f"{self.user_id}: {self.subject} {self.subject_pk}, {self.step}"
