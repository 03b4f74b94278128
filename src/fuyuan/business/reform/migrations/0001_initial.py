import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('matters', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Reform',
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
                ('unit_name', models.CharField(max_length=120, verbose_name='单位')),
                ('source_kind', models.CharField(max_length=20, verbose_name='案例来源')),
                ('source_id', models.BigIntegerField(null=True, verbose_name='案件')),
                ('source_number', models.CharField(blank=True, max_length=120, verbose_name='案号')),
                ('source_on', models.DateField(verbose_name='案件生效日期')),
                ('act_kind', models.CharField(blank=True, max_length=20, verbose_name='行为种类')),
                ('area', models.CharField(blank=True, max_length=60, verbose_name='管理领域')),
                ('outcome', models.CharField(blank=True, max_length=120, verbose_name='结果')),
                ('cause', models.CharField(blank=True, max_length=40, verbose_name='原因')),
                ('cause_top', models.CharField(blank=True, max_length=20, verbose_name='原因大类')),
                ('arises', models.CharField(blank=True, max_length=20, verbose_name='发生环节')),
                ('fault', models.CharField(blank=True, max_length=10, verbose_name='人或制度')),
                ('planned_on', models.DateField(null=True, verbose_name='报送方案')),
                ('taught_on', models.DateField(null=True, verbose_name='最近学习讨论')),
                ('accepted_on', models.DateField(null=True, verbose_name='审核通过')),
                ('round', models.PositiveSmallIntegerField(default=1, verbose_name='轮次')),
                ('doubted', models.BooleanField(default=False, verbose_name='依据变化')),
                ('state', models.TextField(verbose_name='状态')),
            ],
            options={
                'verbose_name': '以案促改',
                'indexes': [models.Index(fields=['stage', '-matter'], name='reform_stage'), models.Index(fields=['stage', 'next_due', 'matter'], name='reform_stage_due'), models.Index(fields=['next_due', 'matter'], name='reform_due'), models.Index(fields=['organ_id', 'stage', '-matter'], name='reform_unit_stage'), models.Index(fields=['organ_id', 'next_due', 'matter'], name='reform_unit_due'), models.Index(fields=['organ_id', '-source_on', '-matter'], name='reform_unit_source'), models.Index(fields=['organ_id', 'cause_top', 'accepted_on'], name='reform_pattern'), models.Index(fields=['cause_top', '-matter'], name='reform_cause'), models.Index(fields=['cause_top', '-source_on', '-matter'], name='reform_cause_on'), models.Index(fields=['-source_on', '-matter'], name='reform_source_on'), models.Index(fields=['-opened_on', '-matter'], name='reform_opened'), models.Index(fields=['unit_name', 'organ_id'], name='reform_units'), models.Index(fields=['accepted_on', 'organ_id'], name='reform_accepted')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('source_id__isnull', False)), fields=('source_id', 'organ_id'), name='reform_once')],
            },
        ),
        migrations.CreateModel(
            name='Session',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('seq', models.PositiveIntegerField(verbose_name='事件')),
                ('organ_id', models.BigIntegerField(verbose_name='单位')),
                ('held_on', models.DateField(verbose_name='日期')),
                ('form', models.CharField(max_length=20, verbose_name='形式')),
                ('participants', models.PositiveIntegerField(verbose_name='参加人数')),
                ('matter', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='matters.matter')),
            ],
            options={
                'verbose_name': '学习讨论',
                'indexes': [models.Index(fields=['organ_id', '-held_on'], name='session_unit'), models.Index(fields=['held_on', 'organ_id'], name='session_day')],
                'constraints': [models.UniqueConstraint(fields=('matter', 'seq'), name='session_once')],
            },
        ),
    ]
