from django.db import migrations

from heed.reviews import guards
from heed.council.refusals import operation


class Migration(migrations.Migration):
    dependencies = [("reviews", "0001_initial")]

    operations = [operation(*guards.REFUSALS)]
