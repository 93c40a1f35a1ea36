from django.db import migrations, models


def fill(apps, schema_editor):
    """Remember where the other fact of each standing pair stands now."""
    facts = apps.get_model("evidence", "Fact").objects
    for decision in apps.get_model("evidence", "Decision").objects.exclude(other=""):
        fact = facts.filter(pk=decision.other).first()
        if fact is not None:
            decision.other_at = {
                "document": fact.document_id,
                "kind": fact.kind,
                "start": fact.start,
                "end": fact.end,
                "quote": fact.quote,
            }
            decision.save(update_fields=["other_at"])


class Migration(migrations.Migration):
    dependencies = [("evidence", "0001_initial")]
    operations = [
        migrations.AddField(model_name="decision", name="other_at", field=models.JSONField(blank=True, null=True)),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
