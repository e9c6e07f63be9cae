"""The address table of the portal: the admin, files, our own views, and last the page tree."""

from django.conf import settings
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.contrib.sitemaps.views import sitemap
from wagtail.documents import urls as wagtaildocs_urls

from clinic_portal.delivery import media_urls
from clinic_portal.delivery import views as delivery
from clinic_portal.delivery.sitemaps import PublicPagesSitemap
from clinic_portal.search import urls as search_urls
from content.governance.sign_off import urls as sign_off_urls
from content.oversight.review_status import review_status_json

urlpatterns = [
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("search/", include(search_urls)),
    path(settings.MEDIA_URL.lstrip("/"), include(media_urls)),
    path("sitemap.xml", sitemap, {"sitemaps": {"pages": PublicPagesSitemap}}, name="sitemap"),
    path("robots.txt", delivery.robots_txt, name="robots_txt"),
    path(".well-known/security.txt", delivery.security_txt, name="security_txt"),
    path("review-status.json", review_status_json, name="review_status"),
    path("favicon.ico", delivery.FaviconView.as_view(), name="favicon"),
    path("", include(sign_off_urls)),
    path("", include(wagtail_urls)),
]
