from django.db import migrations

from heed.council.refusals import operation
from heed.reports import guards


class Migration(migrations.Migration):
    dependencies = [("reports", "0001_initial")]

    operations = [operation(*guards.REFUSALS)]
