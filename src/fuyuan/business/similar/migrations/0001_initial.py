from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='PairCount',
            fields=[
                ('code', models.BigIntegerField(primary_key=True, serialize=False, verbose_name='词')),
                ('count', models.IntegerField(default=0, verbose_name='件数')),
            ],
            options={
                'verbose_name': '词频',
            },
        ),
        migrations.CreateModel(
            name='Posting',
            fields=[
                ('pk', models.CompositePrimaryKey('code', 'matter_id', blank=True, editable=False, primary_key=True, serialize=False)),
                ('code', models.BigIntegerField(verbose_name='词')),
                ('matter_id', models.BigIntegerField(verbose_name='办件')),
            ],
            options={
                'verbose_name': '词的出处',
            },
        ),
        migrations.CreateModel(
            name='EndedText',
            fields=[
                ('matter_id', models.BigIntegerField(primary_key=True, serialize=False, verbose_name='办件')),
                ('kind', models.CharField(max_length=40, verbose_name='业务')),
                ('act_kind', models.CharField(max_length=20, verbose_name='行为种类')),
                ('area', models.CharField(blank=True, max_length=60, verbose_name='管理领域')),
                ('organ_id', models.BigIntegerField(null=True, verbose_name='机关')),
                ('cause', models.CharField(blank=True, max_length=40, verbose_name='原因')),
                ('outcome', models.CharField(max_length=40, verbose_name='结果')),
                ('ended_on', models.DateField(null=True, verbose_name='结果日期')),
                ('pairs', models.TextField(blank=True, verbose_name='词')),
            ],
            options={
                'verbose_name': '类案',
                'indexes': [models.Index(fields=['act_kind', 'area', '-matter_id'], name='ended_area'), models.Index(fields=['act_kind', 'organ_id', '-matter_id'], name='ended_organ')],
            },
        ),
    ]
