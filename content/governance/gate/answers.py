"""Tells the person who pressed publish what the gate found, with links to the places; it decides nothing."""

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page

from content.common.snippet_publication import PublicationRefused
from content.governance.gate.findings import Finding
from content.governance.gate.question import NotPublishable

# More than this many sentences in one message hide each other; the checklist has them all.
SHOWN_AT_ONCE = 8


def editor_address(page: Page) -> str:
    """Return the address of the page's editor; of a page that was never saved, the one nearest to it."""
    if page.pk and Page.objects.filter(pk=page.pk).exists():
        return reverse("wagtailadmin_pages:edit", args=[page.pk])
    if page.alias_of_id:
        return reverse("wagtailadmin_pages:edit", args=[page.alias_of_id])
    return reverse("wagtailadmin_explore_root")


def finding_address(page_pk: int, finding: Finding) -> str:
    """Return the address of the place in the editor that a finding is about, or of the editor."""
    address = reverse("wagtailadmin_pages:edit", args=[page_pk])
    if finding.block_id:
        return f"{address}#block-{finding.block_id}-section"
    # Wagtail opens the tab of the field that stands behind these words.
    return f"{address}#:w:contentpath={finding.field}" if finding.field else address


def findings_html(page: Page, findings: tuple[Finding, ...]):
    """Return the findings as a list, each with a link to its place."""
    items = format_html_join("", "<li>{}</li>", ((_item(page, finding),) for finding in findings[:SHOWN_AT_ONCE]))
    more = len(findings) - SHOWN_AT_ONCE
    if more > 0:
        words = _("And %(number)s more: open the checklist beside the page.") % {"number": more}
        items = format_html("{}<li>{}</li>", items, words)
    return format_html("<ul>{}</ul>", items)


def refusal_tell(request, refusal: NotPublishable, *, introduction: str = "") -> None:
    """Put the refusal among the messages that the admin shows next."""
    words = introduction or _("“%(title)s” is kept as a draft and was not published. Put this right first:")
    words = words % {"title": refusal.page.get_admin_display_title()}
    messages.error(request, format_html("<strong>{}</strong>{}", words, findings_html(refusal.page, refusal.findings)))


def snippet_refusal_tell(request, refusal: PublicationRefused) -> None:
    """Put the refusal of a claim, a source or a term among the messages that the admin shows next."""
    words = _("“%(title)s” was not published. Put this right first:") % {"title": refusal.thing}
    items = format_html_join("", "<li>{}</li>", ((sentence,) for sentence in refusal.messages[:SHOWN_AT_ONCE]))
    messages.error(request, format_html("<strong>{}</strong><ul>{}</ul>", words, items))


def _item(page: Page, finding: Finding):
    if not finding.where:
        return finding.message
    place = Truncator(finding.where).chars(80)
    if not page.pk:
        return format_html("{}: {}", place, finding.message)
    return format_html('<a href="{}">{}</a>: {}', finding_address(page.pk, finding), place, finding.message)
