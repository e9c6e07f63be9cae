"""Says what a page says, as plain values for the gate, sign-off and reviews; it decides no rule and writes nothing."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.conf import settings
from django.utils.translation import override
from wagtail.models import Site

from content.clinic.models import ClinicSettings
from content.common.fields import StreamField
from content.common.markup import plain_lines
from content.common.stored_blocks import walk_stored
from content.evidence.models import Claim, ClaimReference, Reference
from content.evidence.selectors import claims_with_recalls
from content.glossary.selectors import explained_words
from content.governance.said.meanings import Purpose
from content.governance.said.page_content import CLAIM_COLUMNS, ClaimFacts, PageContent, Passage, SourceFacts
from content.media.models import CustomImage
from content.pages.passages import Library, PassageReader, Picture, Place, cited_in_text
from content.wording.effects import tells_of_effect

# Read by search engines and menus, not in the reading order.
META_FIELDS = ("short_title", "seo_title", "search_description")


def page_content(page) -> PageContent:
    """Return what the page says now; a fixed number of queries, however much it says.

    Works on drafts and on pages that were never saved. Words of the country and of fixed headings are those of the
    site's own language, so that a hash does not depend on who asks.
    """
    [content] = pages_content([page])
    return content


def pages_content(pages: Sequence) -> list[PageContent]:
    """Return what each of these pages says now, in their order; as many queries as for one page.

    The pages are instances of their own types, as `specific()` gives them.
    """
    with override(settings.LANGUAGE_CODE):
        streams = [_streams(page) for page in pages]
        clinics = _clinics_of(pages)
        library = _library(pages, [stream for found in streams for stream in found])
        glossary = explained_words()
        return [
            _content(page, found, clinic, library, glossary)
            for page, found, clinic in zip(pages, streams, clinics, strict=True)
        ]


def _content(page, streams, clinic: ClinicSettings, library: Library, glossary: tuple[str, ...]) -> PageContent:
    country = clinic.country_profile
    library = replace(library, care_cards=country.care_cards if country else {})
    passages = (*_introduction(page), *_fields(page), *_stream_passages(page, streams, PassageReader(library)))
    tells_of_benefit = any(claim.kind == Claim.Kind.BENEFIT for passage in passages for claim in passage.claims)
    statement = country.off_label_statement if country and page.shows_off_label_statement else ""
    fields = _meta_fields(page, library)
    return PageContent(
        page_type=page._meta.label,
        title=page.title,
        passages=passages,
        fields=fields,
        is_clinical=page.is_clinical
        or any(map(_is_clinical, passages))
        or any(tells_of_effect(text) for text in (page.title, *fields.values()) if isinstance(text, str)),
        needs_emergency_advice=page.needs_emergency_advice,
        needs_off_label_statement=page.shows_off_label_statement or tells_of_benefit,
        off_label_statement="\n".join(plain_lines(statement)),
        emergency_number=country.emergency_number if country else "",
        interests_statement=clinic.interests_statement,
        glossary=glossary,
    )


def _is_clinical(passage: Passage) -> bool:
    if passage.meaning.is_help:
        own = passage.data["value"] or {}
        return bool(own.get("heading") or own.get("items") or own.get("text"))
    return passage.meaning.makes_page_clinical or bool(passage.claims) or _tells_of_effect(passage)


def _tells_of_effect(passage: Passage) -> bool:
    """Say whether it tells in plain words what ketamine does. In a list of things not to do nobody is told that."""
    return not passage.meaning.denies_its_words and tells_of_effect(passage.text)


def _clinics_of(pages: Sequence) -> list[ClinicSettings]:
    """Return the settings of each page's site. A page that is nowhere yet will stand on the default site."""
    root_paths = Site.get_site_root_paths()

    def site_of(page) -> int | None:
        if not page.url_path:
            return Site.objects.filter(is_default_site=True).values_list("pk", flat=True).first()
        return next((site.site_id for site in root_paths if page.url_path.startswith(site.root_path)), None)

    sites = [site_of(page) for page in pages]
    found = ClinicSettings.objects.select_related("country_profile").filter(site__in=set(sites) - {None})
    by_site = {clinic.site_id: clinic for clinic in found}
    return [by_site.get(site) or ClinicSettings() for site in sites]


def _streams(page) -> list[tuple[str, Any, list[dict[str, Any]]]]:
    """Return field, block and stored data of each stream in reading order; what no part names comes last."""
    named = [part.field for part in page.parts]
    others = [fld.name for fld in page._meta.concrete_fields if isinstance(fld, StreamField) and fld.name not in named]
    found = []
    for name in (*named, *others):
        value = page.in_reading_order(name)
        raw = [child.get_prep_value() for child in value] if isinstance(value, list) else value.get_prep_value()
        found.append((name, page._meta.get_field(name).stream_block, raw))
    return found


def _library(pages: Sequence, streams) -> Library:
    """Read everything that the pages choose: claims, sources and pictures, a fixed number of queries."""
    inside = [pair for _name, block, raw in streams for pair in walk_stored(block, raw)]
    pictures = {page.social_image_id for page in pages} - {None}
    chosen: dict[type, set[int]] = {Claim: set(), Reference: set(), CustomImage: pictures}
    for block, raw in inside:
        model = getattr(block, "model_class", None)
        if model in chosen and isinstance(raw, int):
            chosen[model].add(raw)
        chosen[Reference].update(cited_in_text(block, raw))
    return Library(
        claims=claims_facts(chosen[Claim]),
        sources={
            pk: source_facts(reference)
            for pk, reference in (Reference.objects.in_bulk(chosen[Reference]) if chosen[Reference] else {}).items()
        },
        pictures={
            pk: Picture(alt_text=image.alt_text, file_hash=image.file_hash)
            for pk, image in (CustomImage.objects.in_bulk(chosen[CustomImage]) if chosen[CustomImage] else {}).items()
        },
        care_cards={},
    )


def claims_facts(ids: set[int]) -> dict[int, ClaimFacts]:
    """Return claims by primary key as they stand now, those that are not live or are recalled too: two queries."""
    if not ids:
        return {}
    sources: dict[int, list[SourceFacts]] = {}
    for use in ClaimReference.objects.filter(claim__in=ids).select_related("reference").order_by("sort_order", "pk"):
        sources.setdefault(use.claim_id, []).append(source_facts(use.reference))
    claims = claims_with_recalls().in_bulk(ids)
    return {pk: claim_facts(claim, tuple(sources.get(pk, ()))) for pk, claim in claims.items()}


def claim_facts(claim: Claim, sources: tuple[SourceFacts, ...]) -> ClaimFacts:
    facts = {name: getattr(claim, column) for name, column in CLAIM_COLUMNS.items()}
    return ClaimFacts(**{**facts, "uuid": str(claim.uuid)}, sources=sources)


def source_facts(reference: Reference) -> SourceFacts:
    return SourceFacts(
        key=reference.key,
        citation=reference.citation,
        status=reference.status,
        is_live=reference.live,
        is_verified=reference.verified,
    )


def _introduction(page) -> list[Passage]:
    return _field_passages(page, ["introduction"], kind="text")


def _fields(page) -> list[Passage]:
    """Return the short texts of the page type's own: licence, onset, other names."""
    shared = {"introduction", *META_FIELDS}
    own = [
        fld.name
        for fld in page._meta.local_concrete_fields
        if not isinstance(fld, StreamField) and not fld.is_relation and fld.name not in shared
        and fld.get_internal_type() in ("CharField", "TextField")
    ]  # fmt: skip
    return _field_passages(page, own, kind="field")


def _field_passages(page, names, *, kind) -> list[Passage]:
    return [
        Passage(
            kind=kind,
            text=getattr(page, name),
            where=_capital(page._meta.get_field(name).verbose_name),
            data={"field": name, "value": getattr(page, name)},
        )
        for name in names
        if getattr(page, name)
    ]


def _stream_passages(page, streams, reader: PassageReader) -> list[Passage]:
    headings = {part.field: str(part.heading) for part in page.parts if part.heading}
    purposes = {part.field: part.purpose for part in page.parts}
    passages = []
    for name, block, raw in streams:
        purpose = purposes.get(name, Purpose.NONE)
        if name in headings and raw:
            place = Place((headings[name],), 2, purpose)
            passages.append(
                Passage("heading", headings[name], place.where, "", headings[name], 2, purpose=purpose,
                        data={"part": name})
            )  # fmt: skip
        else:
            place = Place(purpose=purpose)
        passages += reader.stream(block, raw, place)
    return passages


def _meta_fields(page, library: Library) -> dict[str, Any]:
    fields: dict[str, Any] = {name: getattr(page, name) for name in META_FIELDS}
    picture = library.pictures.get(page.social_image_id)
    fields["social_image"] = [page.social_image_id, picture.file_hash] if picture else None
    return fields


def _capital(words) -> str:
    return str(words)[:1].upper() + str(words)[1:]
