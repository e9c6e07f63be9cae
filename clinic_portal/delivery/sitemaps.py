"""The sitemap: the addresses of all public pages and nothing else."""

from wagtail.contrib.sitemaps import Sitemap

from content.common.public import public_pages


class PublicPagesSitemap(Sitemap):
    limit = 1000

    def items(self):
        return public_pages(self.get_wagtail_site()).order_by("path")
