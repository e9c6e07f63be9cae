"""Holds the sources against a list of retractions and marks those that are on it."""

from collections import defaultdict
from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.management import BaseCommand, CommandError
from tqdm import tqdm

from content.evidence.identifiers import doi_normalised
from content.evidence.models import Reference
from content.evidence.retractions import (
    MAX_BYTES,
    BadLine,
    ListRefused,
    Notice,
    lines_of,
    notices_read,
    reason_said,
    status_wanted,
)
from content.evidence.services import reference_status_set
from content.evidence.usage import claims_resting_on, page_uses

BAD_LINES_SHOWN = 20


class Command(BaseCommand):
    help = (
        "Looks up every source in a list of retractions (CSV, as Retraction Watch publishes it), by DOI or PubMed "
        "number. Says what it would change and what rests on it; with --apply it marks retracted and corrected "
        "sources, tells the owners and opens review tasks. Expressions of concern and reinstatements are only told."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help="the CSV file")
        parser.add_argument("--apply", action="store_true", help="change the sources, and not only say what would be")

    def handle(self, *args, file: Path, apply: bool, verbosity: int, **options):
        found, bad_count = self._found(file, with_bar=verbosity > 0)
        if bad_count > BAD_LINES_SHOWN:
            self.stderr.write(f"… and {bad_count - BAD_LINES_SHOWN} more lines were left out.")
        changed = failed = 0
        for reference in Reference.objects.filter(pk__in=list(found)).order_by("key"):
            notices = found[reference.pk]
            status, sentence = status_wanted(notices, reference.status)
            if not status:
                self.stdout.write(f"{reference.key}: {sentence}")
                continue
            reason = reason_said(notices, status)
            verb = "marked" if apply else "would be marked"
            former = reference.status
            self._list_what_rests_on(reference)
            if apply:
                try:
                    reference_status_set(reference=reference, status=status, reason=reason)
                except ValidationError as refused:
                    failed += 1
                    self.stderr.write(f"{reference.key} could not be marked: {' '.join(refused.messages)}")
                    continue
            changed += 1
            self.stdout.write(f"{reference.key}: {verb} {status} (it was {former}). {reason}")
        self.stdout.write(
            f"{len(found)} of the portal's sources are on the list; {changed} "
            f"{'were' if apply else 'would be'} changed, {bad_count} lines of the file were left out."
        )
        if changed and not apply:
            self.stdout.write("Nothing was changed. Run it again with --apply to do it.")
        if failed:
            raise CommandError(f"{failed} sources could not be marked.")

    def _found(self, file: Path, *, with_bar: bool) -> tuple[dict[int, list[Notice]], int]:
        """Return the notices of our own sources by primary key, and how many lines could not be read.

        Of the file, one line at a time is in memory.
        """
        by_doi, by_pmid = {}, {}
        for pk, doi, pmid in Reference.objects.values_list("pk", "doi", "pmid"):
            if doi:
                by_doi[doi_normalised(doi).lower()] = pk
            if pmid:
                by_pmid[pmid] = pk
        found: dict[int, list[Notice]] = defaultdict(list)
        bad_count = 0
        try:
            size = file.stat().st_size
            if size > MAX_BYTES:
                raise ListRefused(f"The file has {size:,} bytes; {MAX_BYTES:,} are the most.")
            with file.open("rb") as stream, tqdm(total=size, unit="B", unit_scale=True, disable=not with_bar) as bar:
                for item in notices_read(lines_of(stream, tell_bytes=bar.update)):
                    if isinstance(item, BadLine):
                        bad_count += 1
                        if bad_count <= BAD_LINES_SHOWN:
                            self.stderr.write(f"Line {item.line} was left out: it {item.why}.")
                        continue
                    keys = {by_doi[doi] for doi in item.dois if doi in by_doi}
                    for pk in keys or {by_pmid[pmid] for pmid in item.pmids if pmid in by_pmid}:
                        found[pk].append(item)
        except OSError as error:
            raise CommandError(f"{file} cannot be read: {error.strerror}.") from error
        except ListRefused as refused:
            raise CommandError(str(refused)) from refused
        return found, bad_count

    def _list_what_rests_on(self, reference: Reference) -> None:
        for claim in claims_resting_on([reference]):
            self.stdout.write(f"  claim {claim}")
        for use in page_uses([reference]):
            self.stdout.write(f"  page {use.page.title}{'' if use.is_public else ' (not public)'}")
