"""Registers references and claims, and the import of references, with the admin; it holds no logic."""

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from content.admin.menus import PermittedMenuItem
from content.evidence.citation_feature import register_citation_feature
from content.evidence.importing.views import ReferenceImportView
from content.evidence.log_actions import log_actions_register
from content.evidence.permissions import ADD_SOURCES
from content.evidence.recall_views import ClaimRecallView, ClaimReinstateView, ReferenceStatusView
from content.evidence.used_on import listing_buttons
from content.evidence.viewsets import EvidenceViewSetGroup

register_snippet(EvidenceViewSetGroup)
hooks.register("register_rich_text_features", register_citation_feature)


@hooks.register("register_admin_urls")
def reference_import_urls():
    return [path("import-references/", ReferenceImportView.as_view(), name="evidence_import_references")]


@hooks.register("register_admin_menu_item")
def reference_import_menu_item():
    return PermittedMenuItem(
        _("Import references"),
        reverse("evidence_import_references"),
        name="import-references",
        icon_name="upload",
        order=210,
        permission=ADD_SOURCES,
    )


hooks.register("register_log_actions", log_actions_register)
hooks.register("register_snippet_listing_buttons", listing_buttons)


@hooks.register("register_admin_urls")
def recall_urls():
    return [
        path("evidence/claims/<int:pk>/take-down/", ClaimRecallView.as_view(), name="evidence_claim_recall"),
        path("evidence/claims/<int:pk>/bring-back/", ClaimReinstateView.as_view(), name="evidence_claim_reinstate"),
        path("evidence/references/<int:pk>/status/", ReferenceStatusView.as_view(), name="evidence_reference_status"),
    ]
