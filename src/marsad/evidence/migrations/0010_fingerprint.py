from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("evidence", "0009_erased"),
    ]

    operations = [
        migrations.AddField(
            model_name="entity",
            name="fingerprint",
            field=models.CharField(blank=True, default="", max_length=32),
        ),
    ]
