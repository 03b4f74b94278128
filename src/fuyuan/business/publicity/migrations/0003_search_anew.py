"""The index of what is published learns numbers of articles and, on PostgreSQL, blocks of ids: every text is put in anew."""

from django.db import migrations

from fuyuan.business.publicity import search


def rebuild(apps: object, schema_editor: object) -> None:
    search.rebuild()


class Migration(migrations.Migration):
    dependencies = [("publicity", "0002_standards_shelf")]

    operations = [migrations.RunPython(rebuild, migrations.RunPython.noop)]
