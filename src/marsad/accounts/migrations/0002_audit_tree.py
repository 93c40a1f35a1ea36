"""The audit trail becomes a tree of hashes; the entries that stand already are its first leaves, as they were written."""

from datetime import UTC

from django.db import migrations, models

from marsad.certificates import merkle
from marsad.certificates.canonical import canonical


def chain(apps, _schema):
    entries = apps.get_model("accounts", "AuditEntry")._base_manager  # without the refusal to change
    nodes = apps.get_model("accounts", "AuditNode")
    made: dict[tuple[int, int], bytes] = {}
    for position, entry in enumerate(entries.order_by("pk").iterator(chunk_size=1000)):
        entries.filter(pk=entry.pk).update(position=position)
        level, place, found = 0, position, merkle.leaf_hash(content(entry))
        made[level, place] = found
        while place & 1:
            found = merkle.node_hash(made[level, place - 1], found)
            level, place = level + 1, place >> 1
            made[level, place] = found
    nodes.objects.bulk_create(
        (nodes(level=level, place=place, hash=hash_) for (level, place), hash_ in made.items()), batch_size=1000
    )


def content(entry):
    """As `audit.tree.content` at this migration's time; the form of a leaf is for ever."""
    when = entry.when.astimezone(UTC)
    return canonical(
        {
            "who": entry.who_id,
            "when": when.isoformat(timespec="microseconds"),
            "action": entry.action,
            "item": entry.item,
            "before": entry.before,
            "after": entry.after,
        }
    )


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial")]
    operations = [
        migrations.CreateModel(
            name="AuditNode",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("level", models.PositiveSmallIntegerField()),
                ("place", models.BigIntegerField()),
                ("hash", models.BinaryField()),
            ],
            options={
                "indexes": [models.Index(condition=models.Q(("level", 0)), fields=["hash"], name="audit_leaf")],
                "constraints": [models.UniqueConstraint(fields=("level", "place"), name="audit_node_once")],
            },
        ),
        migrations.AddField("auditentry", "position", models.BigIntegerField(editable=False, null=True)),
        migrations.RunPython(chain, migrations.RunPython.noop),
        migrations.AlterField("auditentry", "position", models.BigIntegerField(editable=False, unique=True)),
    ]
