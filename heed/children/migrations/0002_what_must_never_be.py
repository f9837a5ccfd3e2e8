from django.db import migrations

from heed.children import guards
from heed.council.refusals import on_vendor, operation


class Migration(migrations.Migration):
    dependencies = [("children", "0001_initial")]

    operations = [
        operation(*guards.ON_SQLITE, only="sqlite"),
        on_vendor("postgresql", *guards.ON_POSTGRESQL),
    ]
