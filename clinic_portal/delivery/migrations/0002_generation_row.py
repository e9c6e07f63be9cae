"""Makes the one row, so that no two first changes have to."""

from django.db import migrations


def row_make(apps, schema_editor):
    apps.get_model("delivery", "ContentGeneration").objects.using(schema_editor.connection.alias).get_or_create(pk=1)


class Migration(migrations.Migration):

    dependencies = [
        ("delivery", "0001_initial"),
    ]

    operations = [
        migrations.RunPython(row_make, migrations.RunPython.noop, elidable=False),
    ]
