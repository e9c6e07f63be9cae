"""Every address of ours in the admin answers a superuser without a 5xx, whatever stands in it and behind it."""

import re

import pytest
from django.apps import apps
from django.urls import NoReverseMatch, URLResolver, get_resolver, reverse
from wagtail.models import Page, Site

from content.clinic.models import ClinicSettings
from content.evidence.models import Claim

pytestmark = [pytest.mark.usefixtures("starter"), pytest.mark.django_db]

OURS = ("clinic_portal.", "content.")
ODD_QUERY = "q=%00&p=-1&page=99999999999999999999&ordering=%00&kind=%ff&parent=abc&usage_count_min=x&locale=%00"


def _patterns(resolver, namespaces=()):
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            inner = (*namespaces, pattern.namespace) if pattern.namespace else namespaces
            yield from _patterns(pattern, inner)
        elif pattern.name:
            yield ":".join((*namespaces, pattern.name)), pattern


def _model(pattern):
    return getattr(pattern.callback, "view_initkwargs", {}).get("model")


def _is_ours(pattern) -> bool:
    view = getattr(pattern.callback, "view_class", pattern.callback)
    model = _model(pattern)
    return view.__module__.startswith(OURS) or getattr(model, "__module__", "").startswith(OURS)


# Wagtail's own API for its choosers lists our models too; what it answers is Wagtail's.
NOT_OURS = "wagtailadmin_api"
ADMIN = [
    (name, pattern)
    for name, pattern in _patterns(get_resolver())
    if _is_ours(pattern) and not name.startswith(NOT_OURS)
]
NAMES = sorted({name for name, _pattern in ADMIN})
FAMILIES = sorted({name.split(":")[0] for name in NAMES if ":" in name})


def test_the_families_are_the_ones_we_know():
    models = {
        model._meta.label_lower
        for label in ("evidence", "glossary", "clinic")
        for model in apps.get_app_config(label).get_models()
    }
    for family in FAMILIES:
        if family.startswith("wagtailsnippet"):
            app_label, model_name = family.split("_")[1:]
            assert f"{app_label}.{model_name}" in models
    assert {
        "wagtailsnippets_evidence_claim",
        "wagtailsnippets_clinic_location",
        "wagtailusers_users",
        "importing",
    } <= set(FAMILIES)


def _sample(pattern, name: str):
    """Return an object's key for an address of its model, or 1."""
    model = _model(pattern)
    first = model._default_manager.first() if model is not None and name == "pk" else None
    return first.pk if first else 1


def _address(name: str, pattern) -> str | None:
    words = {"action_name": "approve", "revision_id_a": "earliest", "revision_id_b": "latest", "filename": "x"}
    arguments = re.findall(r"<(?:\w+:)?(\w+)>", str(pattern.pattern))
    kwargs = {argument: words.get(argument) or _sample(pattern, argument) for argument in arguments}
    try:
        return reverse(name, kwargs=kwargs)
    except NoReverseMatch:
        return None


@pytest.mark.parametrize("family", FAMILIES)
def test_family_answers(admin_client, family):
    claim = Claim.objects.first()
    claim.save_revision()
    asked = 0
    for name, pattern in ADMIN:
        if name.split(":")[0] != family:
            continue
        address = _address(name, pattern)
        assert address, name
        for query in ("", f"?{ODD_QUERY}"):
            response = admin_client.get(address + query)
            assert response.status_code < 500, (name, address + query)
        asked += 1
    assert asked


@pytest.mark.parametrize("family", [family for family in FAMILIES if family.startswith("wagtailsnippets_")])
def test_snippet_edit_and_list_open(admin_client, family):
    for name in ("list", "add"):
        assert admin_client.get(reverse(f"{family}:{name}")).status_code == 200
    pattern = dict(ADMIN)[f"{family}:edit"]
    assert admin_client.get(_address(f"{family}:edit", pattern)).status_code == 200


def test_pages_and_settings_open(admin_client):
    home = Site.objects.get().root_page
    addresses = [
        reverse("wagtailadmin_home"),
        reverse("wagtailadmin_explore", args=[home.pk]),
        reverse("wagtailsettings:edit", args=[ClinicSettings._meta.app_label, "clinicsettings", Site.objects.get().pk]),
        *(reverse("wagtailadmin_pages:edit", args=[page.pk]) for page in Page.objects.filter(depth=3)[:4]),
    ]
    for address in addresses:
        assert admin_client.get(address).status_code == 200, address
        assert admin_client.get(f"{address}?{ODD_QUERY}").status_code < 500, address


@pytest.mark.parametrize("data", [{"q": "\x00"}, {"q": '"'}, {"q": " "}, {"q": "a" * 10_000}], ids=str)
def test_admin_searches_take_odd_words(admin_client, data):
    for name in ("wagtailadmin_pages:search", "wagtailsnippets_evidence_claim:list", "wagtailusers_users:index"):
        assert admin_client.get(reverse(name), data).status_code == 200, name


def test_nobody_else_gets_in(client):
    for name, pattern in ADMIN:
        address = _address(name, pattern)
        if address is None or not address.startswith("/admin/"):
            continue
        response = client.get(address)
        assert response.status_code == 302, name
        assert response.url.startswith("/admin/login/"), name
