"""Registers the delivery app's views with the admin; it holds no logic."""

from wagtail import hooks

from clinic_portal.delivery import redirect_imports

# Of two views at one address the first one answers.
BEFORE_WAGTAIL = -10


@hooks.register("register_admin_urls", order=BEFORE_WAGTAIL)
def redirect_import_urls():
    return redirect_imports.urlpatterns
