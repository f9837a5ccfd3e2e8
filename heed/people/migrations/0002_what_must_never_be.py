from django.db import migrations

from heed.people import guards
from heed.council.refusals import operation


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial")]

    operations = [operation(*guards.REFUSALS)]
