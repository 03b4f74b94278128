import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('matters', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Coordination',
            fields=[
                ('matter', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='+', serialize=False, to='matters.matter')),
                ('number', models.CharField(blank=True, max_length=80, verbose_name='编号')),
                ('title', models.CharField(max_length=300, verbose_name='标题')),
                ('stage', models.CharField(max_length=40, verbose_name='阶段')),
                ('opened_on', models.DateField(verbose_name='开始日期')),
                ('closed_on', models.DateField(null=True, verbose_name='办结日期')),
                ('suspended', models.BooleanField(default=False, verbose_name='中止')),
                ('organ_id', models.BigIntegerField(null=True, verbose_name='机关')),
                ('holder_id', models.BigIntegerField(null=True, verbose_name='承办人')),
                ('next_due', models.DateField(null=True, verbose_name='最近期限')),
                ('next_amber', models.DateField(null=True, verbose_name='最近预警日')),
                ('next_duty', models.CharField(blank=True, max_length=120, verbose_name='最近事项')),
                ('next_unit', models.CharField(blank=True, max_length=8)),
                ('seq', models.PositiveIntegerField(default=0, verbose_name='事件数')),
                ('unit_name', models.CharField(max_length=120, verbose_name='申请单位')),
                ('others', models.CharField(max_length=300, verbose_name='争议的另一方')),
                ('sort', models.CharField(max_length=12, verbose_name='争议种类')),
                ('met_on', models.DateField(null=True, verbose_name='协调会议')),
                ('settled_on', models.DateField(null=True, verbose_name='解决日期')),
                ('decided', models.BooleanField(default=False, verbose_name='政府决定')),
                ('state', models.TextField(verbose_name='状态')),
            ],
            options={
                'verbose_name': '执法争议协调',
                'indexes': [models.Index(fields=['stage', '-matter'], name='coordination_stage'), models.Index(fields=['stage', 'next_due', 'matter'], name='coordination_stage_due'), models.Index(fields=['next_due', 'matter'], name='coordination_due'), models.Index(fields=['-settled_on', '-matter'], name='coordination_settled')],
            },
        ),
        migrations.CreateModel(
            name='Allotment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('place', models.PositiveSmallIntegerField(verbose_name='序号')),
                ('number', models.CharField(max_length=80, verbose_name='编号')),
                ('item', models.CharField(max_length=120, verbose_name='执法事项')),
                ('organ_id', models.BigIntegerField(verbose_name='单位')),
                ('organ_name', models.CharField(max_length=120, verbose_name='单位名称')),
                ('part', models.CharField(max_length=4, verbose_name='负责或者配合')),
                ('what', models.CharField(max_length=300, verbose_name='做什么')),
                ('basis', models.CharField(blank=True, max_length=300, verbose_name='依据')),
                ('decided', models.BooleanField(default=False, verbose_name='政府决定')),
                ('on', models.DateField(verbose_name='日期')),
                ('matter', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='matters.matter')),
            ],
            options={
                'verbose_name': '职责分工',
                'indexes': [models.Index(fields=['-on', 'matter', 'place'], name='coordination_allotment_new'), models.Index(fields=['organ_id', '-on'], name='coordination_allotment_unit')],
                'constraints': [models.UniqueConstraint(fields=('matter', 'place'), name='coordination_allotment_once')],
            },
        ),
        migrations.CreateModel(
            name='Side',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('organ_id', models.BigIntegerField(verbose_name='单位')),
                ('matter', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='matters.matter')),
            ],
            options={
                'verbose_name': '争议方',
                'indexes': [models.Index(fields=['organ_id', 'matter'], name='coordination_side_unit')],
                'constraints': [models.UniqueConstraint(fields=('matter', 'organ_id'), name='coordination_side_once')],
            },
        ),
    ]
