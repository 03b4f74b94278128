import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('matters', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='PlanRow',
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
                ('document_number', models.CharField(blank=True, db_index=True, max_length=80, verbose_name='文号')),
                ('issuer', models.CharField(blank=True, max_length=120, verbose_name='发文机关')),
                ('issued_on', models.DateField(verbose_name='成文日期')),
                ('given_on', models.DateField(null=True, verbose_name='下达日期')),
                ('version', models.PositiveSmallIntegerField(default=1, verbose_name='版本')),
                ('measures', models.PositiveSmallIntegerField(default=0, verbose_name='措施数')),
                ('urge_after', models.PositiveSmallIntegerField(default=5, verbose_name='逾期几天督办')),
                ('state', models.TextField(verbose_name='状态')),
            ],
            options={
                'verbose_name': '工作方案',
                'indexes': [models.Index(fields=['stage', '-matter'], name='plan_stage'), models.Index(fields=['-issued_on', '-matter'], name='plan_issued')],
            },
        ),
        migrations.CreateModel(
            name='Reading',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('file_name', models.CharField(max_length=255, verbose_name='文件名')),
                ('sha256', models.CharField(max_length=64, verbose_name='文件摘要')),
                ('size', models.PositiveBigIntegerField(verbose_name='字节数')),
                ('type', models.CharField(max_length=100, verbose_name='类型')),
                ('found', models.JSONField(verbose_name='读出的内容')),
                ('source', models.TextField(blank=True, verbose_name='原文')),
                ('at', models.DateTimeField(verbose_name='读取时间')),
                ('by_id', models.BigIntegerField(null=True, verbose_name='人员')),
                ('by_name', models.CharField(max_length=200, verbose_name='读取人')),
                ('organ_id', models.BigIntegerField(null=True, verbose_name='机关')),
                ('plan_id', models.BigIntegerField(null=True, verbose_name='确认为')),
            ],
            options={
                'verbose_name': '待确认的方案',
                'ordering': ['-id'],
                'indexes': [models.Index(fields=['organ_id', 'plan_id', '-id'], name='reading_waiting')],
            },
        ),
        migrations.CreateModel(
            name='TaskRow',
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
                ('plan_id', models.BigIntegerField(verbose_name='方案')),
                ('plan_number', models.CharField(blank=True, max_length=80, verbose_name='方案文号')),
                ('measure', models.CharField(max_length=20, verbose_name='措施序号')),
                ('place', models.PositiveSmallIntegerField(default=0, verbose_name='次序')),
                ('unit_name', models.CharField(max_length=120, verbose_name='责任单位')),
                ('role', models.CharField(max_length=20, verbose_name='角色')),
                ('lead', models.BooleanField(default=False, verbose_name='牵头')),
                ('kind', models.CharField(max_length=12, verbose_name='时限类型')),
                ('deadline', models.CharField(blank=True, max_length=200, verbose_name='完成时限')),
                ('due_on', models.DateField(null=True, verbose_name='完成日期')),
                ('standing', models.CharField(blank=True, max_length=10, verbose_name='完成情况')),
                ('reported_on', models.DateField(null=True, verbose_name='最近报告')),
                ('leader', models.CharField(blank=True, max_length=40, verbose_name='专班负责人')),
                ('contact', models.CharField(blank=True, max_length=90, verbose_name='联络人')),
                ('urges', models.PositiveSmallIntegerField(default=0, verbose_name='督办次数')),
                ('urged', models.BooleanField(default=False, verbose_name='督办中')),
                ('settled_on', models.DateField(null=True, verbose_name='最近销号')),
                ('state', models.TextField(verbose_name='状态')),
            ],
            options={
                'verbose_name': '台账任务',
                'indexes': [models.Index(fields=['plan_id', 'place', 'organ_id'], name='task_matrix'), models.Index(fields=['organ_id', 'stage', '-matter'], name='task_unit_stage'), models.Index(fields=['organ_id', 'next_due', 'matter'], name='task_unit_due'), models.Index(fields=['stage', '-matter'], name='task_stage'), models.Index(fields=['stage', 'next_due', 'matter'], name='task_stage_due'), models.Index(fields=['next_due', 'matter'], name='task_due'), models.Index(fields=['plan_id', 'stage', 'next_due'], name='task_plan_due')],
            },
        ),
    ]
