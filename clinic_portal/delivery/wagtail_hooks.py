"""Registers the delivery app's views with the admin; it holds no logic."""

from wagtail import hooks

from clinic_portal.delivery import redirects

# Of two views at one address the first one answers.
BEFORE_WAGTAIL = -10


@hooks.register("register_admin_urls", order=BEFORE_WAGTAIL)
def redirect_urls():
    return redirects.urlpatterns
