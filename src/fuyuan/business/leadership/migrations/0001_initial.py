import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('matters', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Decision',
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
                ('file_number', models.CharField(max_length=80, verbose_name='执法案卷号')),
                ('act_kind', models.CharField(max_length=20, verbose_name='行为种类')),
                ('why', models.CharField(max_length=12, verbose_name='重大的理由')),
                ('opinion', models.CharField(blank=True, max_length=10, verbose_name='法制审核意见')),
                ('reviewed_on', models.DateField(null=True, verbose_name='审核日期')),
                ('discussed_on', models.DateField(null=True, verbose_name='讨论日期')),
                ('present', models.PositiveSmallIntegerField(default=0, verbose_name='参加领导')),
                ('chief', models.BooleanField(default=False, verbose_name='主要领导参加')),
                ('confirmed_on', models.DateField(null=True, verbose_name='核对日期')),
                ('state', models.TextField(verbose_name='状态')),
            ],
            options={
                'verbose_name': '重大执法决定',
                'indexes': [models.Index(fields=['stage', '-matter'], name='majordecision_stage'), models.Index(fields=['stage', 'next_due', 'matter'], name='majordecision_stage_due'), models.Index(fields=['organ_id', 'stage', '-matter'], name='majordecision_unit_stage'), models.Index(fields=['next_due', 'matter'], name='majordecision_due'), models.Index(fields=['stage', 'discussed_on', 'organ_id', 'chief'], name='majordecision_counted'), models.Index(fields=['-discussed_on', '-matter'], name='majordecision_talk'), models.Index(fields=['organ_id', 'file_number'], name='majordecision_file')],
            },
        ),
        migrations.CreateModel(
            name='LeadYear',
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
                ('year', models.PositiveSmallIntegerField(verbose_name='年度')),
                ('studies', models.PositiveSmallIntegerField(default=0, verbose_name='集中学习')),
                ('lectures', models.PositiveSmallIntegerField(default=0, verbose_name='讲座')),
                ('heard', models.CharField(blank=True, max_length=200, verbose_name='各领导旁听次数')),
                ('pending', models.PositiveSmallIntegerField(default=0, verbose_name='待核对')),
                ('planned_on', models.DateField(null=True, verbose_name='计划确认日期')),
                ('reported_on', models.DateField(null=True, verbose_name='年度报告日期')),
                ('state', models.TextField(verbose_name='状态')),
            ],
            options={
                'verbose_name': '领导学法',
                'indexes': [models.Index(fields=['stage', '-matter'], name='leadyear_stage'), models.Index(fields=['stage', 'next_due', 'matter'], name='leadyear_stage_due'), models.Index(fields=['organ_id', 'stage', '-matter'], name='leadyear_unit_stage'), models.Index(fields=['next_due', 'matter'], name='leadyear_due'), models.Index(fields=['year', 'organ_id'], name='leadyear_year')],
                'constraints': [models.UniqueConstraint(fields=('organ_id', 'year'), name='leadyear_once')],
            },
        ),
        migrations.CreateModel(
            name='Activity',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('organ_id', models.BigIntegerField(verbose_name='单位')),
                ('kind', models.CharField(max_length=8, verbose_name='种类')),
                ('on', models.DateField(verbose_name='日期')),
                ('leaders', models.PositiveSmallIntegerField(verbose_name='领导人数')),
                ('matter', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='matters.matter')),
            ],
            options={
                'verbose_name': '领导学法活动',
                'indexes': [models.Index(fields=['kind', 'on', 'organ_id'], name='leadership_activity_day')],
            },
        ),
    ]
