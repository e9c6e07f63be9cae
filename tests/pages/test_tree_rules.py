"""Each page type may stand below its parents and nowhere else, and a section only once."""

import pytest
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from content.common.fields import StreamField
from content.pages.models import (
    AdministrationIndexPage,
    AdministrationRoutePage,
    BenefitsPage,
    ContactPage,
    CorrectionsPage,
    EvidenceLibraryPage,
    GlossaryIndexPage,
    HomePage,
    IndividualisedTreatmentPage,
    InfusionTherapyPage,
    LocationsPage,
    MechanismPage,
    MultidisciplinaryCarePage,
    PainConditionIndexPage,
    PainConditionPage,
    SideEffectsPage,
    StandardPage,
    TeamPage,
)
from tests.factories import PAGE_TYPES, own_fields, page_make, page_with_parents, parents_of

PARENTS = {
    HomePage: {Page},
    MechanismPage: {HomePage},
    PainConditionIndexPage: {HomePage},
    PainConditionPage: {PainConditionIndexPage},
    AdministrationIndexPage: {HomePage},
    AdministrationRoutePage: {AdministrationIndexPage},
    InfusionTherapyPage: {HomePage},
    BenefitsPage: {HomePage},
    MultidisciplinaryCarePage: {HomePage},
    SideEffectsPage: {HomePage},
    IndividualisedTreatmentPage: {HomePage},
    EvidenceLibraryPage: {HomePage},
    GlossaryIndexPage: {HomePage},
    TeamPage: {HomePage},
    LocationsPage: {HomePage},
    ContactPage: {HomePage},
    CorrectionsPage: {HomePage},
    StandardPage: {HomePage, StandardPage},
}
ONCE = set(PARENTS) - {PainConditionPage, AdministrationRoutePage, StandardPage}


def test_every_page_type_has_its_rules_here():
    assert set(PAGE_TYPES) == set(PARENTS)


@pytest.mark.parametrize("model", PAGE_TYPES, ids=lambda model: model.__name__)
def test_page_type_stands_below_its_parents_and_nowhere_else(model):
    assert set(model.allowed_parent_page_models()) == PARENTS[model]
    children = {child for child, parents in PARENTS.items() if model in parents}
    assert {child for child in model.allowed_subpage_models() if child.is_creatable} == children


@pytest.mark.parametrize("model", PAGE_TYPES, ids=lambda model: model.__name__)
def test_singletons_can_be_made_once_and_others_again(home, model):
    page_with_parents(model, home)
    parent_model = next(iter(PARENTS[model]))
    parent = Page.get_first_root_node() if parent_model is Page else parent_model.objects.first()
    assert model.can_create_at(parent) is (model not in ONCE)


@pytest.mark.parametrize("model", sorted(set(PAGE_TYPES) - {HomePage}, key=str), ids=lambda model: model.__name__)
def test_an_editor_makes_and_publishes_a_page_with_only_a_title(admin_client, home, model):
    parent_model = parents_of(model)[0]
    parent = home if parent_model is HomePage else page_with_parents(parent_model, home)
    url = reverse("wagtailadmin_pages:add", args=[model._meta.app_label, model._meta.model_name, parent.pk])
    assert admin_client.get(url).status_code == 200
    streams = {field.name: streamfield([]) for field in own_fields(model) if isinstance(field, StreamField)}
    form = {"title": "Made by hand", "slug": "made-by-hand", "comments": inline_formset([]), **streams}
    response = admin_client.post(url, {**nested_form_data(form), "action-publish": "1"})
    assert response.status_code == 302
    page = model.objects.get(slug="made-by-hand")
    assert page.live
    assert page.get_parent().specific == parent


def test_an_editor_cannot_make_a_page_below_the_wrong_parent(admin_client, home):
    privacy = page_make(StandardPage, home)
    for model in set(PAGE_TYPES) - {StandardPage}:
        arguments = [model._meta.app_label, model._meta.model_name, privacy.pk]
        response = admin_client.post(
            reverse("wagtailadmin_pages:add", args=arguments), {"title": "Stray", "slug": "stray"}
        )
        assert response.status_code in (302, 403), model
        assert not Page.objects.filter(slug="stray").exists(), model


def test_an_editor_cannot_make_a_section_twice(admin_client, home):
    page_make(BenefitsPage, home)
    url = reverse("wagtailadmin_pages:add", args=["pages", "benefitspage", home.pk])
    admin_client.post(url, {"title": "Benefits again", "slug": "benefits-again"})
    assert BenefitsPage.objects.count() == 1
