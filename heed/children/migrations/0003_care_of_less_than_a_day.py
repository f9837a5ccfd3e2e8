from django.db import migrations, models

from heed.children import guards
from heed.council.refusals import operation


class Migration(migrations.Migration):
    dependencies = [("children", "0002_what_must_never_be")]

    operations = [
        migrations.RemoveConstraint(model_name="episode", name="episode_ends_after_it_began"),
        migrations.RemoveConstraint(model_name="periodofcare", name="period_ends_after_it_began"),
        migrations.AddConstraint(
            model_name="episode",
            constraint=models.CheckConstraint(
                condition=models.Q(("until_on__gte", models.F("from_on"))), name="episode_ends_no_earlier"
            ),
        ),
        migrations.AddConstraint(
            model_name="periodofcare",
            constraint=models.CheckConstraint(
                condition=models.Q(("until_on__gte", models.F("from_on"))), name="period_ends_no_earlier"
            ),
        ),
        operation(*guards.ON_SQLITE, only="sqlite"),  # SQLite made the tables anew, without their triggers
    ]
