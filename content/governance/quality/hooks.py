"""What quality instruments add to the admin: addresses, a button of pages, a setting."""

from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.ui.menus.pages import PageMenuItem

from content.admin.menus import PermittedMenuItem
from content.admin.permitted import may_open
from content.governance.quality import urls
from content.governance.quality.permissions import SET_THRESHOLDS
from content.governance.said.mixins import GovernedPageMixin


class ScoresMenuItem(PageMenuItem):
    """Leads from a page to its scores."""

    label = _("Quality scores")
    icon_name = "form"
    url_name = "scores:page"

    def is_shown(self, user):
        is_governed = issubclass(self.page.specific_class or type(self.page), GovernedPageMixin)
        return is_governed and bool(self.page.pk) and may_open(user, self.page)


def score_admin_urls():
    return [path("governance/", include(urls))]


def page_header_button(page, user, view_name, next_url=None):
    yield ScoresMenuItem(page=page, priority=13)


def thresholds_menu_item():
    return PermittedMenuItem(
        _("Required quality scores"),
        reverse("scores:thresholds"),
        name="required-quality-scores",
        icon_name="form",
        order=606,
        permission=SET_THRESHOLDS,
    )


def register() -> None:
    """Register all of it; called once, from the app's hooks."""
    hooks.register("register_admin_urls", score_admin_urls)
    hooks.register("register_page_header_buttons", page_header_button)
    hooks.register("register_settings_menu_item", thresholds_menu_item)
