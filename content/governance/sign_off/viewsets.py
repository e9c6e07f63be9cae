"""The admin's list and forms of clinical reviewers; only portal admins hold the permissions."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.model import ModelViewSet

from content.governance.sign_off.models import ReviewerProfile


class ReviewerViewSet(ModelViewSet):
    """Who signs pages off, with role and registration; the role “Clinical reviewer” is given in the accounts."""

    model = ReviewerProfile
    icon = "user"
    menu_label = _("Clinical reviewers")
    menu_order = 601
    add_to_settings_menu = True
    inspect_view_enabled = True
    copy_view_enabled = False
    form_fields = [
        "user",
        "role_title",
        "registration_body",
        "registration_number",
        "registration_expires_on",
        "interests",
    ]
    list_display = ["user", "role_title", "registration_body", "registration_number", "registration_expires_on"]
    search_fields = ["role_title", "registration_number", "user__username", "user__last_name"]
    search_backend_name = None


reviewer_viewset = ReviewerViewSet("clinical_reviewers", url_prefix="clinical-reviewers")
