"""Turns a file into draft pages in one transaction; it publishes nothing and overwrites nothing."""

import hashlib
import os

from django.db import IntegrityError, transaction
from django.utils import formats, timezone
from django.utils.translation import gettext as _
from wagtail.models import Page, Site

from content.importing.document import text_of
from content.importing.drafts import draft_create, draft_notes
from content.importing.matching import Match, sections_matched
from content.importing.models import ImportedArticle
from content.importing.parsing import Article, Section, article_parsed
from content.importing.placing import introduction_placed, section_placed
from content.importing.reading import article_read
from content.importing.refusals import NO_HOME, NOT_ALLOWED, ArticleRefused
from content.importing.reports import ImportReport, LeftOutLine, Outcome
from content.importing.selectors import default_site, earlier_import, existing_page, home_of, may_import
from content.pages import models as page_models
from content.pages.models import HomePage, StandardPage

_FILE_NAME_LIMIT = 255
_TITLE_LIMIT = 200


def article_import(*, file_name: str, data: bytes, site: Site | None = None, user=None) -> ImportReport:
    """Create drafts from the file below the site's home page, and return what became of every part of it.

    Raise ArticleRefused, with nothing changed, where the file cannot be read or the user may not add pages.
    Without a user (a command on the server) there is nobody to ask for permission.
    """
    site = site or default_site()
    home = home_of(site)
    if home is None:
        raise ArticleRefused(NO_HOME)
    if user is not None and not may_import(user, site):
        raise ArticleRefused(NOT_ALLOWED)
    file_name = os.path.basename(file_name)[-_FILE_NAME_LIMIT:]
    sha256 = hashlib.sha256(data).hexdigest()
    if earlier := _standing_import(sha256):
        return _already(file_name, earlier)
    article = article_parsed(article_read(file_name=file_name, data=data))
    try:
        with transaction.atomic():
            # Somebody may have imported the same file while this one was being read.
            if earlier := _standing_import(sha256):
                return _already(file_name, earlier)
            return _imported(article, file_name=file_name, sha256=sha256, home=home, user=user)
    except IntegrityError:
        # Or in this very moment: the hash is unique.
        if earlier := _standing_import(sha256):
            return _already(file_name, earlier)
        raise


def _standing_import(sha256: str) -> ImportedArticle | None:
    """Return the earlier import of the same content, unless all its pages were deleted since."""
    earlier = earlier_import(sha256)
    return earlier if earlier and earlier.pages.exists() else None


def _already(file_name: str, earlier: ImportedArticle) -> ImportReport:
    when = formats.date_format(timezone.localtime(earlier.imported_at), "DATETIME_FORMAT")
    message = _("This file was imported before (as %(file)s, %(when)s). Nothing was changed.") % {
        "file": earlier.file_name,
        "when": when,
    }
    title = earlier.report.get("title", "")
    return ImportReport(file_name, title, [], [], already_imported=message, record_id=earlier.pk)


def _imported(article: Article, *, file_name: str, sha256: str, home: HomePage, user) -> ImportReport:
    ImportedArticle.objects.filter(sha256=sha256, pages=None).delete()
    record = ImportedArticle.objects.create(file_name=file_name, sha256=sha256, user=user)
    title = (article.title or os.path.splitext(file_name)[0])[:_TITLE_LIMIT]
    outcomes = []
    if article.introduction or article.closing:
        outcomes.append(_introduction_import(article, title=title, home=home, user=user))
    matches = sections_matched([(section.heading, text_of(section.blocks)) for section in article.sections])
    for section, match in zip(article.sections, matches, strict=True):
        outcomes.append(_section_import(section, match, article, home=home, user=user))
    left_out = [LeftOutLine(line.text, str(line.reason)) for line in article.left_out]
    report = ImportReport(file_name, title, outcomes, left_out, record_id=record.pk)
    record.pages.set([outcome.page_id for outcome in outcomes])
    record.report = report.as_json()
    record.save(update_fields=["report"])
    return report


def _introduction_import(article: Article, *, title: str, home: HomePage, user) -> Outcome:
    page_title = _("%(title)s (introduction)") % {"title": title} if article.sections else title
    placement = introduction_placed(introduction=article.introduction, closing=article.closing)
    page = draft_create(model=StandardPage, title=page_title, placement=placement, home=home, user=user)
    if article.sections:
        heading = _("Before the first section and after the last one") if article.closing else _("Introduction")
        reason = _("This text belongs to no section, so it is kept on a page of its own.")
    else:
        heading, reason = title, _("No headings were found, so the whole text is kept on one page.")
    return Outcome(
        heading=heading,
        number="",
        page_type=str(StandardPage._meta.verbose_name).capitalize(),
        page_title=page.title,
        page_id=page.pk,
        placed=False,
        reason=reason,
        cut_off=article.closing_cut_off,
    )


def _section_import(section: Section, match: Match, article: Article, *, home: HomePage, user) -> Outcome:
    model, reason = _model_and_reason(match, article, home)
    placement = section_placed(heading=section.heading, nodes=section.blocks, page_type=model.__name__)
    page = draft_create(model=model, title=section.heading, placement=placement, home=home, user=user)
    return Outcome(
        heading=section.heading,
        number=section.number,
        page_type=str(model._meta.verbose_name).capitalize(),
        page_title=page.title,
        page_id=page.pk,
        placed=model is not StandardPage,
        reason=reason,
        notes=draft_notes(model, placement),
        cut_off=section.cut_off,
    )


def _model_and_reason(match: Match, article: Article, home: HomePage) -> tuple[type[Page], str]:
    """Return the page type a section becomes, and a sentence that says why."""
    words = ", ".join(f"“{word}”" for word in match.words)
    if not match.wished:
        return StandardPage, _("No page type speaks of this, so it is kept on a page of its own.")
    wished = getattr(page_models, match.wished)
    label = wished._meta.verbose_name
    if match.taken_by is not None:
        owner = article.sections[match.taken_by].heading
        return StandardPage, _(
            "It reads like the %(type)s (%(words)s), but the section “%(owner)s” fits that better, "
            "so it is kept on a page of its own."
        ) % {"type": label, "words": words, "owner": owner}
    if not wished.can_create_at(home):
        existing = existing_page(wished)
        return StandardPage, _(
            "It belongs on the %(type)s “%(title)s”, which the portal already has and which was not changed: "
            "compare the two, and take over what you need."
        ) % {"type": label, "title": existing.title if existing else label}
    where = _("Its heading says %(words)s.") if match.by_heading else _("Its text speaks of %(words)s.")
    return wished, where % {"words": words}
