"""Clinical sign-offs, the keys they are signed with and the people who sign; they know only Wagtail's Page."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from content.governance.log.append_only import AppendOnlyModel, page_kept_after_deletion, person


class SigningKey(models.Model):
    """The public half of a server key. A key that is no longer in use still proves old signatures."""

    key_id = models.CharField(
        _("key"), max_length=16, unique=True, help_text=_("The first 16 hex digits of the public key's SHA-256.")
    )
    public_key = models.CharField(_("public key"), max_length=44, help_text=_("Ed25519, 32 bytes in base64."))
    first_used_at = models.DateTimeField(_("first used"), auto_now_add=True)
    retired_at = models.DateTimeField(_("retired"), null=True, blank=True)

    class Meta:
        ordering = ["-first_used_at"]
        verbose_name = _("signing key")
        verbose_name_plural = _("signing keys")

    def __str__(self):
        return self.key_id


class ReviewerProfile(models.Model):
    """What a clinical reviewer signs with: role, registration and interests."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        verbose_name=_("person"),
        on_delete=models.CASCADE,
        related_name="reviewer_profile",
    )
    role_title = models.CharField(
        _("role"), max_length=120, help_text=_("As readers see it, for example: Consultant in pain medicine.")
    )
    registration_body = models.CharField(
        _("registered with"), max_length=120, help_text=_("For example: General Medical Council.")
    )
    registration_number = models.CharField(_("registration number"), max_length=40)
    registration_expires_on = models.DateField(
        _("registration runs until"), help_text=_("After this day the person cannot sign.")
    )
    interests = models.TextField(
        _("declared interests"),
        help_text=_("Anything that a reader might think could sway the review. If there is none, say so."),
    )

    class Meta:
        verbose_name = _("clinical reviewer")
        verbose_name_plural = _("clinical reviewers")

    def __str__(self):
        return f"{self.user}, {self.role_title}"


class SignOff(AppendOnlyModel):
    """One decision of a clinical reviewer about one exact form of a page, signed by the server."""

    class Decision(models.TextChoices):
        APPROVED = "approved", _("Signed off")
        WITHDRAWN = "withdrawn", _("Sign-off withdrawn")

    page = page_kept_after_deletion()
    page_title = models.CharField(_("page title"), max_length=255)
    revision_id = models.PositiveBigIntegerField(_("revision"), null=True)
    decision = models.CharField(_("decision"), max_length=10, choices=Decision.choices)
    whole_hash = models.CharField(_("hash of the whole page"), max_length=64, db_index=True)
    clinical_hash = models.CharField(_("hash of the clinical parts"), max_length=64)
    # The canonical content that was signed, kept so that "what changed since" can be told.
    content = models.JSONField(_("signed content"), default=dict)
    reviewer = person(_("reviewer"))
    reviewer_name = models.CharField(_("name"), max_length=200)
    reviewer_role = models.CharField(_("role"), max_length=120)
    registration_body = models.CharField(_("registered with"), max_length=120)
    registration_number = models.CharField(_("registration number"), max_length=40)
    registration_expires_on = models.DateField(_("registration runs until"))
    interests = models.TextField(_("declared interests"))
    comment = models.TextField(_("comment"), blank=True)
    signed_at = models.DateTimeField(_("signed"))
    next_due_on = models.DateField(_("next review due"), null=True)
    algorithm = models.CharField(max_length=20, default="ed25519")
    key_id = models.CharField(_("key"), max_length=16)
    signature = models.CharField(_("signature"), max_length=88, help_text=_("Ed25519, 64 bytes in base64."))

    class Meta:
        ordering = ["-signed_at", "-pk"]
        verbose_name = _("sign-off")
        verbose_name_plural = _("sign-offs")
        indexes = [models.Index(fields=["page", "-signed_at"], name="governance_sign_off_newest")]

    def __str__(self):
        return f"{self.page_title}: {self.get_decision_display()}, {self.reviewer_name}"


class EditorialCorrection(AppendOnlyModel):
    """A change of wording that left the clinical parts as they were signed, with the publisher's reason."""

    page = page_kept_after_deletion()
    sign_off = models.ForeignKey(
        SignOff, verbose_name=_("sign-off"), on_delete=models.PROTECT, related_name="editorial_corrections"
    )
    revision_id = models.PositiveBigIntegerField(_("revision"), null=True)
    whole_hash = models.CharField(_("hash of the whole page"), max_length=64, db_index=True)
    clinical_hash = models.CharField(_("hash of the clinical parts"), max_length=64)
    reason = models.TextField(_("reason"), max_length=500)
    # A list of {"where", "before", "after"}.
    changes = models.JSONField(_("what changed"), default=list)
    corrected_by = person(_("corrected by"))
    corrected_by_name = models.CharField(_("name"), max_length=200)
    corrected_at = models.DateTimeField(_("corrected"), auto_now_add=True)

    class Meta:
        ordering = ["-corrected_at", "-pk"]
        verbose_name = _("editorial correction")
        verbose_name_plural = _("editorial corrections")

    def __str__(self):
        return f"{self.page_id}: {self.reason}"
