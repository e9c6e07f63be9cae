"""The sitemap: the addresses of all public pages and nothing else."""

from django.http import Http404
from wagtail.contrib.sitemaps import Sitemap
from wagtail.models import Site

from content.common.public import public_pages


class PublicPagesSitemap(Sitemap):
    limit = 1000

    def get_wagtail_site(self):
        site = Site.find_for_request(self.request)
        if site is None:
            raise Http404("No site answers to this host name.")
        return site

    def items(self):
        return public_pages(self.get_wagtail_site()).order_by("path")
