from django.db import migrations

from heed.council import guards
from heed.council.refusals import operation


class Migration(migrations.Migration):
    dependencies = [("council", "0001_initial")]

    operations = [operation(*guards.REFUSALS)]
