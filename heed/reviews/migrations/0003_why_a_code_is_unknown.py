from django.db import migrations, models

from heed.council.refusals import operation
from heed.reviews import guards


class Migration(migrations.Migration):
    dependencies = [("children", "0003_care_of_less_than_a_day"), ("reviews", "0002_what_must_never_be")]

    operations = [
        migrations.AddField(
            model_name="historicalreview",
            name="participation_unknown",
            field=models.CharField(blank=True, max_length=100),
        ),
        migrations.AddField(
            model_name="review",
            name="participation_unknown",
            field=models.CharField(blank=True, max_length=100),
        ),
        migrations.AddConstraint(
            model_name="review",
            constraint=models.CheckConstraint(
                condition=models.Q(("participation_code", ""), ("participation_unknown", ""), _connector="OR"),
                name="review_code_or_why_unknown",
            ),
        ),
        operation(*guards.REFUSALS, only="sqlite"),  # SQLite made the table anew, without its triggers
    ]
