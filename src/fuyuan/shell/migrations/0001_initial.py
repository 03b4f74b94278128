import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('organs', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='SavedView',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=40, verbose_name='业务')),
                ('name', models.CharField(blank=True, max_length=20, verbose_name='名称')),
                ('query', models.CharField(blank=True, max_length=1000, verbose_name='条件')),
                ('columns', models.CharField(blank=True, max_length=1000, verbose_name='显示的列')),
                ('account', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='saved_views', to='organs.account')),
            ],
            options={
                'verbose_name': '保存的视图',
                'constraints': [models.UniqueConstraint(fields=('account', 'kind', 'name'), name='saved_view_once')],
            },
        ),
    ]
