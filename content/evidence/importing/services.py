"""Adds the references of a file as drafts in one transaction; it publishes nothing and overwrites nothing."""

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.signal_handlers import disable_reference_index_auto_update

from content.evidence.importing import reference_refusals
from content.evidence.importing.records import Found, Reading, Record, key_made
from content.evidence.importing.reference_files import references_read
from content.evidence.importing.reference_refusals import ImportRefused
from content.evidence.importing.reference_reports import Added, NotAdded, Present, ReferenceReport
from content.evidence.models import Reference
from content.evidence.permissions import ADD_SOURCES

_FILE_NAME_LIMIT = 255
_KEY_LIMIT = 60
_COPIED = (
    *("csl_type", "title", "container_title", "year", "month", "volume", "issue", "pages", "number"),
    *("publisher", "doi", "pmid", "pmcid", "url", "kind"),
)


@dataclass(frozen=True)
class _Known:
    """A reference that stands in the library or came earlier in this file."""

    pk: int | None
    key: str
    title: str
    doi: str
    pmid: str
    year: int | None
    # Where it stands in the file; empty if it was in the library before.
    where: str = ""


@dataclass
class _Library:
    """The references there are, by each thing that tells one."""

    by_doi: dict[str, _Known] = field(default_factory=dict)
    by_pmid: dict[str, _Known] = field(default_factory=dict)
    by_key: dict[str, _Known] = field(default_factory=dict)
    by_title: dict[tuple[str, int | None], _Known] = field(default_factory=dict)

    def add(self, known: _Known) -> None:
        if known.doi:
            self.by_doi[known.doi.casefold()] = known
        if known.pmid:
            self.by_pmid[known.pmid] = known
        self.by_key[known.key] = known
        self.by_title.setdefault(_title_key(known.title, known.year), known)

    def same_as(self, record: Record) -> tuple[_Known, str] | None:
        """Return the reference that the record repeats, and what shows it."""
        if record.doi and (known := self.by_doi.get(record.doi.casefold())):
            return known, _("the same DOI")
        if record.pmid and (known := self.by_pmid.get(record.pmid)):
            return known, _("the same PMID")
        if (known := self.by_key.get(record.key)) and not _differ(known, record):
            return known, _("the same key")
        if (known := self.by_title.get(_title_key(record.title, record.year))) and not _differ(known, record):
            return known, _("the same title and year")
        return None

    def free_key(self, record: Record) -> str:
        """Return the record's own key, or its first author and year, with a number where that is taken."""
        wished = record.key or key_made(f"{_first_name(record)}{record.year or ''}") or "source"
        key, number = wished, 1
        while key in self.by_key:
            number += 1
            key = f"{wished[: _KEY_LIMIT - 5]}-{number}"
        return key


def references_import(
    *,
    file_name: str,
    data: bytes,
    user=None,
    is_dry_run: bool = False,
    progress: Callable[[Iterable[Reading]], Iterable[Reading]] = iter,
) -> ReferenceReport:
    """Add every reference of the file that is not there yet as a draft, and return what became of each record.

    Raise ImportRefused, with nothing changed, where the file cannot be read or the user may not add references.
    Without a user (a command on the server) there is nobody to ask for permission.
    """
    if user is not None and not user.has_perm(ADD_SOURCES):
        raise ImportRefused(reference_refusals.NOT_ALLOWED)
    file_name = os.path.basename(file_name)[-_FILE_NAME_LIMIT:]
    file = references_read(file_name=file_name, data=data)
    report = ReferenceReport(file_name, file.format_name, is_dry_run)
    # A draft out of a file leads to nothing that "used on" would have to know.
    with transaction.atomic(), disable_reference_index_auto_update():
        library = _library()
        for reading in progress(file.readings):
            _take(reading, library, report, user)
        if is_dry_run:
            transaction.set_rollback(True)
    return report


def _library() -> _Library:
    library = _Library()
    rows = Reference.objects.order_by("pk").values_list("pk", "key", "title", "doi", "pmid", "year")
    for pk, key, title, doi, pmid, year in rows:
        library.add(_Known(pk, key, title, doi, pmid, year))
    return library


def _take(reading: Reading, library: _Library, report: ReferenceReport, user) -> None:
    if not isinstance(reading, Found):
        report.refused.append(NotAdded(reading.where, reading.reason))
        return
    record = reading.record
    if same := library.same_as(record):
        known, reason = same
        report.present.append(_present(reading, known, reason))
        return
    reference = Reference(
        key=library.free_key(record),
        authors=list(record.authors),
        status=Reference.Status.RETRACTED if record.is_retracted else Reference.Status.CURRENT,
        live=False,
        has_unpublished_changes=True,
        verified=False,
        **{name: getattr(record, name) for name in _COPIED},
    )
    try:
        reference.clean_fields()
        with transaction.atomic():
            # Not saved one by one, which would tell readers' pages that something public changed, and hold back whoever
            # publishes or takes down a claim until the whole file is in.
            Reference.objects.bulk_create([reference])
            revision = reference.save_revision(user=user, clean=False)
            log(instance=reference, action="wagtail.create", user=user, revision=revision, content_changed=True)
    except ValidationError as error:
        report.refused.append(NotAdded(reading.where, _problem(error)))
    except IntegrityError:
        # Somebody added it in this very moment.
        report.refused.append(NotAdded(reading.where, _("Another reference has this DOI, PMID or key.")))
    else:
        pk = None if report.is_dry_run else reference.pk
        report.added.append(Added(reading.where, reference.key, reference.title, pk, _notes(record, reference)))
        facts = (reference.key, reference.title, reference.doi, reference.pmid, reference.year)
        library.add(_Known(pk, *facts, where=reading.where))


def _notes(record: Record, reference: Reference) -> tuple[str, ...]:
    notes = list(record.notes)
    if record.is_retracted:
        notes.append(_("The file says that it was retracted."))
    if record.key and record.key != reference.key:
        notes.append(_("Another reference has the key %(key)s, so a number was added.") % {"key": record.key})
    return tuple(notes)


def _present(reading: Found, known: _Known, reason: str) -> Present:
    if known.where:
        words = _("It stands in this file before (%(where)s): %(reason)s.")
    else:
        words = _("The library has it as %(key)s: %(reason)s.")
    return Present(
        where=reading.where,
        key=known.key,
        title=reading.record.title,
        pk=known.pk,
        reason=words % {"where": known.where, "key": known.key, "reason": reason},
    )


def _problem(error: ValidationError) -> str:
    """Return the first thing that is wrong with a field, with the field's name."""
    name, messages = next(iter(error.message_dict.items()))
    label = getattr(Reference._meta.get_field(name), "verbose_name", name)
    return f"{str(label).capitalize()}: {messages[0]}"


def _title_key(title: str, year: int | None) -> tuple[str, int | None]:
    return "".join(sign for sign in title.casefold() if sign.isalnum()) or title, year


def _differ(known: _Known, record: Record) -> bool:
    """Tell whether an identifier or a year that both have shows that they are two publications."""
    return bool(
        (known.doi and record.doi and known.doi.casefold() != record.doi.casefold())
        or (known.pmid and record.pmid and known.pmid != record.pmid)
        or (known.year and record.year and known.year != record.year)
    )


def _first_name(record: Record) -> str:
    first = record.authors[0] if record.authors else {}
    return first.get("family") or first.get("literal", "").split(" ")[0]
