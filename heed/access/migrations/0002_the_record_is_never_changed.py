"""The database refuses to change or delete a row of the record."""

from django.db import migrations

from heed.access import triggers


def put_in(apps, schema_editor):
    triggers.put_in(schema_editor.connection)


def take_out(apps, schema_editor):
    triggers.take_out(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("access", "0001_initial")]
    operations = [migrations.RunPython(put_in, take_out)]
