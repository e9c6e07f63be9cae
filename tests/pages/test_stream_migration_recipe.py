"""The recipe of docs/decisions/0001: a data migration inside stream data, though migrations hold no blocks."""

import pytest
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.models import JSONField
from django.db.models.functions import Cast
from wagtail.models import Page

from content.pages.models import HomePage, StandardPage

pytestmark = pytest.mark.django_db


def headings_shouted(apps):
    """What a migration would run: change one value inside every stored section."""
    model = apps.get_model("pages", "StandardPage")
    rows = model.objects.annotate(stored=Cast("body", JSONField())).values_list("pk", "stored")
    for pk, stored in rows:
        for block in stored:
            block["value"]["heading"] = block["value"]["heading"].upper()
        model.objects.filter(pk=pk).update(body=stored)


def test_a_data_migration_reaches_into_stream_data():
    home = Page.objects.get(depth=1).add_child(instance=HomePage(title="Home", slug="recipe-home"))
    section = ("section", {"heading": "Quiet words", "content": [("text", "<p>What stands below it.</p>")]})
    page = home.add_child(instance=StandardPage(title="Page", slug="recipe", body=[section]))
    historical = MigrationLoader(connection).project_state().apps
    headings_shouted(historical)
    page = StandardPage.objects.get(pk=page.pk)
    assert page.body[0].value["heading"] == "QUIET WORDS"
    assert "What stands below it." in str(page.body[0].value["content"])
