"""How sign-offs read in Wagtail's history of a page; it decides and writes nothing."""

from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogFormatter


class SignOffFormatter(LogFormatter):
    label = _("Sign off")

    def format_message(self, log_entry):
        return _told(_("Signed off."), log_entry.data.get("comment", ""))


class WithdrawalFormatter(LogFormatter):
    label = _("Withdraw the sign-off")

    def format_message(self, log_entry):
        return _told(_("Sign-off withdrawn."), log_entry.data.get("comment", ""))


class EditorialCorrectionFormatter(LogFormatter):
    label = _("Correct the wording")

    def format_message(self, log_entry):
        return _told(_("Published as an editorial correction."), log_entry.data.get("reason", ""))


def _told(sentence, comment: str) -> str:
    return f"{sentence} {comment}".strip()


def sign_off_log_actions(actions):
    """Register all three with Wagtail's log."""
    actions.register_action("governance.sign_off")(SignOffFormatter)
    actions.register_action("governance.sign_off_withdrawn")(WithdrawalFormatter)
    actions.register_action("governance.editorial_correction")(EditorialCorrectionFormatter)
