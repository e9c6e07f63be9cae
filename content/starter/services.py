"""Loads the starter content into a portal: once, in one transaction, never over what an editor did."""

from collections import Counter
from collections.abc import Callable
from functools import partial
from urllib.parse import urlsplit

from django.db import transaction
from django.db.models import Model
from wagtail.models import Page, Site

from content.clinic.models import ClinicSettings, CountryProfile, Location, TeamMember
from content.common.fields import StreamField
from content.evidence.models import Claim, Reference
from content.glossary.models import GlossaryTerm
from content.governance.gate.question import example_publication
from content.pages import models as page_models
from content.pages.models import HomePage
from content.starter.files import page_files, yaml_file
from content.starter.library import evidence_file, evidence_load, publish_new
from content.starter.models import StarterRecord
from content.starter.shorthand import Resolver, plain_text, rich_text, stored

# Wagtail's own migration makes this page; it gives way to the portal's home page.
WELCOME_PAGE_TITLE = "Welcome to your new Wagtail site!"
SNIPPET_KEYS: dict[type[Model], str] = {Claim: "identifier", Reference: "key"}
PAGE_FIELDS_NOT_COPIED = {"type", "path", "title"}


class StarterLoad:
    """One run of the loader: what was offered before, and what this run makes."""

    def __init__(self, progress: Callable[[str], None], base_url: str):
        self.progress = progress
        self.base_url = urlsplit(base_url)
        self.known = set(StarterRecord.objects.values_list("key", flat=True))
        self.created: Counter[str] = Counter()
        self.resolver = Resolver(page=self.page_id, snippet=self.snippet_id, source=partial(self.snippet_id, Reference))

    def offer(self, key: str) -> bool:
        """Return True the first time a key is offered to this portal, and remember it."""
        if key in self.known:
            return False
        self.known.add(key)
        StarterRecord.objects.create(key=key)
        return True

    def page_id(self, path: str) -> int | None:
        page = page_at(path)
        if page is None and f"page:{path}" not in self.known:
            raise KeyError(path)
        return page.pk if page else None

    def snippet_id(self, model: type[Model], name: str) -> int | None:
        found = model._default_manager.filter(**{SNIPPET_KEYS[model]: name}).values_list("pk", flat=True).first()
        if found is None and f"{model._meta.model_name}:{name}" not in self.known:
            raise KeyError(name)
        return found


def page_at(path: str) -> Page | None:
    """Return the page at a path from the default site's root, or None."""
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    if site is None:
        return None
    return Page.objects.filter(url_path=site.root_page.url_path.rstrip("/") + path).first()


@transaction.atomic
def starter_content_load(
    *,
    base_url: str = "http://localhost",
    basics_only: bool = False,
    progress: Callable[[str], None] = lambda name: None,
) -> Counter:
    """Create the starter items this portal has not been offered before; return how many of each kind.

    `base_url` is where the portal is reached, for the site's own record. With `basics_only` there is an empty home
    page, the country and the clinic's details, and no example content. `progress` is called with the name of each
    item, for a progress bar.
    """
    load = StarterLoad(progress, base_url)
    if basics_only:
        _country_load(load)
        _empty_home_create(load)
        _clinic_settings_load(load)
        return load.created
    load.created.update(evidence_load(offer=load.offer, progress=progress))
    _glossary_load(load)
    _country_load(load)
    _clinic_load(load)
    pages = [page for page in page_files() if load.offer(f"page:{page['path']}")]
    drafts = [(spec, _page_create(load, spec)) for spec in pages]
    # The pages show the clinic's details, and the gate asks for some of them before a page goes live.
    _clinic_settings_load(load)
    for spec, page in drafts:
        if page is not None:
            _page_fill(load, spec, page)
    return load.created


def starter_item_count() -> int:
    """Return how many items a full load goes through, for a progress bar."""
    evidence = len(evidence_file("references.json")) + len(evidence_file("claims.json"))
    return evidence + len(page_files()) + len(yaml_file("glossary.yaml"))


def _glossary_load(load: StarterLoad) -> None:
    for spec in yaml_file("glossary.yaml"):
        load.progress(spec["term"])
        if not load.offer(f"term:{spec['slug']}") or GlossaryTerm.objects.filter(slug=spec["slug"]).exists():
            continue
        synonyms = spec.get("synonyms") or ""
        publish_new(
            GlossaryTerm(
                live=False,
                term=spec["term"],
                slug=spec["slug"],
                definition=plain_text(spec["definition"]),
                synonyms=", ".join(synonyms) if isinstance(synonyms, list) else synonyms,
            )
        )
        load.created["glossary terms"] += 1


def _save_checked(item: Model) -> None:
    """Save what has no revisions, with every field checked as a form would."""
    item.full_clean()
    item.save()


def _country_load(load: StarterLoad) -> None:
    country = yaml_file("clinic.yaml")["country_profile"]
    if load.offer(f"country:{country['code']}") and not CountryProfile.objects.filter(code=country["code"]).exists():
        statement = rich_text(country["off_label_statement"], load.resolver)
        _save_checked(CountryProfile(**{**country, "off_label_statement": statement}))
        load.created["country profiles"] += 1


def _clinic_load(load: StarterLoad) -> None:
    data = yaml_file("clinic.yaml")
    for model, items, name in (
        (TeamMember, data["team_members"], "role_title"),
        (Location, data["locations"], "name"),
    ):
        for spec in items:
            taken = model.objects.filter(**{name: spec[name]}).exists()
            if load.offer(f"{model._meta.model_name}:{spec[name]}") and not taken:
                _save_checked(model(**spec))
                load.created[str(model._meta.verbose_name_plural)] += 1


def _clinic_settings_load(load: StarterLoad) -> None:
    """Give the default site its clinic details; the home page makes that site, so it comes first."""
    data = yaml_file("clinic.yaml")
    site = Site.objects.get(is_default_site=True)
    if not load.offer("clinic-settings") or ClinicSettings.objects.filter(site=site).exists():
        return
    country = CountryProfile.objects.filter(code=data["country_profile"]["code"]).first()
    _save_checked(ClinicSettings(site=site, country_profile=country, **data["clinic_settings"]))


def _page_create(load: StarterLoad, spec: dict) -> Page | None:
    """Create a page without its streams, so that pages can link to each other; None where it cannot stand."""
    path = spec["path"]
    if path == "/":
        return _home_create(load, spec)
    if page_at(path) is not None:
        return None
    parent_path, slug = path.rstrip("/").rsplit("/", 1)
    parent = page_at(parent_path + "/")
    if parent is None:
        return None  # an editor deleted or moved the section this page belongs to
    model = getattr(page_models, spec["type"])
    return parent.add_child(instance=model(title=plain_text(spec["title"]), slug=slug, live=False))


def _empty_home_create(load: StarterLoad) -> None:
    """Create a home page with a title and nothing else, for a clinic that writes every page itself."""
    clinic = yaml_file("clinic.yaml")["clinic_settings"]
    if load.offer("page:/"):
        home = _home_create(load, {"title": clinic["clinic_name"]})
        if home is not None:
            _publish_as_example(home)
            load.created["pages"] += 1


def _publish_as_example(page: Page) -> None:
    """Publish what no clinician has signed; every other rule of the gate holds, and readers see that it is unsigned."""
    with example_publication():
        page.save_revision().publish()


def _home_create(load: StarterLoad, spec: dict) -> HomePage | None:
    """Create the home page and make it the root of the default site; None where there is one already."""
    if HomePage.objects.exists():
        return None
    root = Page.get_first_root_node()
    welcome = Page.objects.child_of(root).filter(title=WELCOME_PAGE_TITLE).first()
    if welcome is not None:
        # Its slug is needed now; the page itself goes once the site no longer points to it.
        Page.objects.filter(pk=welcome.pk).update(slug="welcome", url_path="/welcome/")
        root.refresh_from_db()
    home = root.add_child(instance=HomePage(title=plain_text(spec["title"]), slug="home", live=False))
    address = load.base_url
    place = {
        "root_page": home,
        "hostname": address.hostname or "localhost",
        "port": address.port or (443 if address.scheme == "https" else 80),
    }
    Site.objects.update_or_create(is_default_site=True, defaults=place)
    if welcome is not None:
        Page.objects.get(pk=welcome.pk).delete()
    return home


def _page_fill(load: StarterLoad, spec: dict, page: Page) -> None:
    """Give the page its words and publish it, marked as example content."""
    load.progress(spec["path"])
    page.refresh_from_db()
    for name, value in spec.items():
        if name in PAGE_FIELDS_NOT_COPIED:
            continue
        field = page._meta.get_field(name)
        if isinstance(field, StreamField):
            setattr(page, name, stored(field.stream_block, value, load.resolver, f"{spec['path']} {name}"))
        else:
            setattr(page, name, plain_text(value))
    page.is_example_content = True
    page.show_in_menus = not page.is_section
    page.full_clean()
    _publish_as_example(page)
    load.created["pages"] += 1
