"""Prints how long it takes to say what rests on a claim or a source, and to take a claim down; it judges no number.

    python benchmarks/recall_and_usage.py [pages] [claims]

It fills a database of its own, in memory unless DATABASE_URL names another, with 1,000 pages and 5,000 claims, and
stops by itself. One claim stands on every page and every fifth claim rests on one source, which no real portal has:
these are the longest lists there can be. A tenth of the pages has a draft that is not public. Times are in seconds;
those of the processor mean something on a busy machine too.
"""

import os
import sys
from pathlib import Path
from time import perf_counter, process_time

PAGES, CLAIMS = 1_000, 5_000
REFERENCES = 300
CLAIMS_OF_A_PAGE = 5
CLAIMS_OF_THE_LARGE_PAGE = 40


def fill(pages: int, claims: int):
    """Fill the database in bulk; return the claim on every page, the source under many claims and the largest page."""
    from django.core.management import call_command
    from wagtail.models import Page, Revision, Site
    from wagtail.signal_handlers import disable_reference_index_auto_update

    from content.evidence.models import Claim, ClaimReference, Reference
    from content.pages.models import HomePage, PainConditionIndexPage, PainConditionPage

    Reference.objects.bulk_create(
        Reference(key=f"source{n}", title=f"Source {n}", year=2020, verified=True) for n in range(REFERENCES)
    )
    sources = list(Reference.objects.order_by("pk"))
    Claim.objects.bulk_create(
        Claim(
            identifier=f"claim-{n}",
            text=f"What claim {n} says of pain.",
            caveat="A caveat.",
            topic="benefits",
            kind="harm" if n % 2 else "benefit",
            direction="unclear",
            certainty="low",
            verified=True,
            fallback_text="We are checking this.",
        )
        for n in range(claims)
    )
    made = list(Claim.objects.order_by("pk"))
    ClaimReference.objects.bulk_create(
        ClaimReference(claim=claim, reference=sources[n % REFERENCES or 1], sort_order=1)
        for n, claim in enumerate(made)
    )
    ClaimReference.objects.bulk_create(
        ClaimReference(claim=claim, reference=sources[0], sort_order=0) for claim in made[::5]
    )
    everywhere = made[0]
    with disable_reference_index_auto_update():
        root = Page.get_first_root_node()
        home = root.add_child(instance=HomePage(title="Home", slug="benchmark"))
        Site.objects.filter(is_default_site=True).update(root_page=home)
        Site.clear_site_root_paths_cache()
        index = home.add_child(instance=PainConditionIndexPage(title="Pain", slug="pain", live=False))
        field = PainConditionPage._meta.get_field("evidence")
        large = None
        for n in range(pages):
            many = CLAIMS_OF_THE_LARGE_PAGE if n == 0 else CLAIMS_OF_A_PAGE
            chosen = [everywhere, *(made[(n * CLAIMS_OF_A_PAGE + place) % claims] for place in range(1, many))]
            stream = field.to_python([{"type": "claim", "value": claim.pk} for claim in chosen])
            page = index.add_child(
                instance=PainConditionPage(title=f"Page {n}", slug=f"page-{n}", evidence=stream, live=False)
            )
            large = large or page
            if n % 10 == 0:
                Revision.objects.create(
                    content_object=page,
                    base_content_type=page.get_base_content_type(),
                    content=page.serializable_data(),
                )
                newest = Revision.objects.latest("pk")
                Page.objects.filter(pk=page.pk).update(latest_revision=newest, has_unpublished_changes=True)
        # What nobody signed cannot be published, and nobody signs a thousand pages for a benchmark.
        Page.objects.descendant_of(home).update(live=True)
    call_command("rebuild_references_index", verbosity=0)
    return everywhere, sources[0], large


def main() -> None:
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    os.environ["DJANGO_SETTINGS_MODULE"] = "clinic_portal.settings.test"
    os.environ.setdefault("DATABASE_URL", "sqlite://:memory:")

    import django

    django.setup()

    from django.db import connection, reset_queries, transaction
    from django.test import Client
    from django.test.utils import CaptureQueriesContext, setup_test_environment

    setup_test_environment()
    made = [int(argument) for argument in sys.argv[1:3]]
    pages, claims = made + [PAGES, CLAIMS][len(made) :]
    databases = connection.creation
    databases.create_test_db(verbosity=0, autoclobber=True)
    try:
        from django.contrib.auth import get_user_model
        from django.urls import reverse

        from content.evidence.services import claim_recall, claim_reinstate, reference_status_set
        from content.evidence.usage import claims_resting_on, page_uses
        from content.governance.gate.question import page_findings

        print(f"Filling a database with {pages:,} pages and {claims:,} claims …", flush=True)
        claim, source, large = fill(pages, claims)
        client = Client(SERVER_NAME="localhost")
        client.force_login(get_user_model().objects.create_superuser("benchmark"))

        def report(what: str, work) -> None:
            reset_queries()
            with CaptureQueriesContext(connection) as queries:
                cpu, wall = process_time(), perf_counter()
                found = work()
                cpu, wall = process_time() - cpu, perf_counter() - wall
            count = len(found) if isinstance(found, list) else ""
            print(f"{what:<58}{count:>8}{cpu:>10.3f}{wall:>10.3f}{len(queries):>9}", flush=True)

        def opened(item, url_name: str = "") -> None:
            url = reverse(url_name or type(item).snippet_viewset.get_url_name("usage"), args=[item.pk])
            if client.get(url).status_code != 200:
                raise SystemExit(f"{url} did not answer.")

        def until_commit(work, **arguments) -> None:
            """Run up to the commit: from then on every reader sees it. What follows it is timed with the click."""
            with transaction.atomic():
                work(**arguments)
                connection.run_on_commit = []

        def clicked(url_name: str, item, **data) -> None:
            url = reverse(url_name, args=[item.pk])
            if client.post(url, {"reason": reason, **data}).status_code != 302:
                raise SystemExit(f"{url} refused.")

        opened(claim)
        print(f"{'':<58}{'found':>8}{'processor':>10}{'clock':>10}{'queries':>9}")
        report("List the pages that a claim stands on", lambda: page_uses([claim]))
        report("List the claims that rest on a source", lambda: list(claims_resting_on([source])))
        report("List the pages that rest on a source", lambda: page_uses([source]))
        report("Open “Used on” of the claim in the admin", lambda: opened(claim))
        report("Open “Used on” of the source in the admin", lambda: opened(source))
        report("Open “Take down everywhere” of the claim", lambda: opened(claim, "evidence_claim_recall"))
        report("Open “Change status” of the source", lambda: opened(source, "evidence_reference_status"))
        report("Gate and checklist of a page of 40 claims", lambda: page_findings(large) and None)
        reason = "A benchmark."
        report(
            "Take the claim down, to the commit that makes it public",
            lambda: until_commit(claim_recall, claim=claim, user=None, reason=reason),
        )
        report(
            "Bring it back, to the commit", lambda: until_commit(claim_reinstate, claim=claim, user=None, reason=reason)
        )
        report(
            "Mark the source retracted, to the commit",
            lambda: until_commit(reference_status_set, reference=source, status="retracted", reason=reason),
        )
        # All that a click does until the person sees the next page: readers see it from the commit on, and the search
        # hides the words by itself until the pages are indexed again.
        report("Click “Take down everywhere”, pages indexed again", lambda: clicked("evidence_claim_recall", claim))
        report("Click “Bring back”, pages indexed again", lambda: clicked("evidence_claim_reinstate", claim))
        report(
            "Click “Change status” of the source, pages indexed again",
            lambda: clicked("evidence_reference_status", source, status="current"),
        )
    finally:
        databases.destroy_test_db(":memory:", verbosity=0)


if __name__ == "__main__":
    main()
