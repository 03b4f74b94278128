import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('matters', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='CourtMapping',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('court', models.CharField(max_length=100, unique=True, verbose_name='人民法院')),
                ('headings', models.JSONField(default=dict, verbose_name='列')),
                ('outcomes', models.JSONField(default=dict, verbose_name='结果的写法')),
            ],
            options={
                'verbose_name': '法院清单的写法',
            },
        ),
        migrations.CreateModel(
            name='CourtList',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('court', models.CharField(max_length=100, verbose_name='人民法院')),
                ('file_name', models.CharField(max_length=255, verbose_name='文件名')),
                ('headings', models.JSONField(verbose_name='表头')),
                ('mapping', models.JSONField(default=dict, verbose_name='列的含义')),
                ('stage', models.CharField(choices=[('mapping', '选择列'), ('judging', '正在核对'), ('judged', '等待确认'), ('taking', '正在导入'), ('taken', '已导入')], default='mapping', max_length=8, verbose_name='进度')),
                ('total', models.PositiveIntegerField(default=0, verbose_name='件数')),
                ('done', models.PositiveIntegerField(default=0, verbose_name='已处理')),
                ('at', models.DateTimeField(verbose_name='上传时间')),
                ('by_name', models.CharField(max_length=200, verbose_name='上传人')),
                ('organ_id', models.BigIntegerField(null=True, verbose_name='机关')),
                ('key', models.CharField(blank=True, max_length=64, verbose_name='批次号')),
                ('digest', models.CharField(blank=True, max_length=64, verbose_name='内容摘要')),
            ],
            options={
                'verbose_name': '法院案件清单',
                'ordering': ['-id'],
                'indexes': [models.Index(fields=['organ_id', '-id'], name='court_list_organ')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('key', ''), _negated=True), fields=('organ_id', 'key'), name='court_batch_once')],
            },
        ),
        migrations.CreateModel(
            name='Suit',
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
                ('kind', models.CharField(max_length=20, verbose_name='案件类型')),
                ('instance', models.CharField(max_length=10, verbose_name='审级')),
                ('court', models.CharField(max_length=100, verbose_name='人民法院')),
                ('case_number', models.CharField(blank=True, max_length=80, verbose_name='案号')),
                ('plaintiff_names', models.CharField(max_length=300, verbose_name='原告')),
                ('defendant_names', models.CharField(max_length=300, verbose_name='被告')),
                ('act_kind', models.CharField(max_length=20, verbose_name='被诉行为种类')),
                ('act_title', models.CharField(max_length=200, verbose_name='被诉行为')),
                ('area', models.CharField(blank=True, max_length=60, verbose_name='管理领域')),
                ('docketed_on', models.DateField(null=True, verbose_name='立案日期')),
                ('hearing_on', models.DateField(null=True, verbose_name='开庭日期')),
                ('outcome', models.CharField(blank=True, max_length=20, verbose_name='结果')),
                ('lost', models.BooleanField(default=False, verbose_name='败诉')),
                ('result_on', models.DateField(null=True, verbose_name='裁判日期')),
                ('attendance', models.CharField(blank=True, max_length=10, verbose_name='负责人出庭')),
                ('effective_on', models.DateField(null=True, verbose_name='生效日期')),
                ('performed_on', models.DateField(null=True, verbose_name='履行日期')),
                ('cause', models.CharField(blank=True, max_length=40, verbose_name='败诉原因')),
                ('case_id', models.BigIntegerField(null=True, verbose_name='复议案件')),
                ('state', models.TextField(verbose_name='状态')),
            ],
            options={
                'verbose_name': '行政诉讼案件',
                'indexes': [models.Index(fields=['stage', '-matter'], name='suit_stage'), models.Index(fields=['stage', 'next_due', 'matter'], name='suit_stage_due'), models.Index(fields=['next_due', 'matter'], name='suit_next_due'), models.Index(fields=['-docketed_on', '-matter'], name='suit_docketed'), models.Index(fields=['hearing_on', 'matter'], name='suit_hearing'), models.Index(fields=['outcome', '-matter'], name='suit_outcome'), models.Index(fields=['act_kind', '-matter'], name='suit_act_kind'), models.Index(fields=['instance', '-matter'], name='suit_instance'), models.Index(fields=['attendance', '-matter'], name='suit_attendance'), models.Index(condition=models.Q(('lost', True)), fields=['organ_id', 'result_on'], name='suit_lost'), models.Index(fields=['case_id'], name='suit_case'), models.Index(fields=['case_number'], name='suit_number')],
            },
        ),
        migrations.CreateModel(
            name='SuitNumber',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.CharField(max_length=80, unique=True, verbose_name='案号')),
                ('matter', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='suit_numbers', to='matters.matter')),
            ],
            options={
                'verbose_name': '法院案号',
            },
        ),
        migrations.CreateModel(
            name='CourtSheet',
            fields=[
                ('of', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='sheet', serialize=False, to='litigation.courtlist')),
                ('rows', models.TextField(verbose_name='内容')),
            ],
            options={
                'verbose_name': '清单原样',
            },
        ),
        migrations.CreateModel(
            name='CourtListRow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('line', models.PositiveIntegerField(verbose_name='行')),
                ('said', models.JSONField(verbose_name='内容')),
                ('verdict', models.CharField(blank=True, max_length=8, verbose_name='核对')),
                ('note', models.CharField(blank=True, max_length=1000, verbose_name='说明')),
                ('acts', models.JSONField(default=dict, verbose_name='要办的事')),
                ('matter_id', models.BigIntegerField(null=True, verbose_name='案件')),
                ('taken', models.BooleanField(default=False, verbose_name='已导入')),
                ('of', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='rows', to='litigation.courtlist')),
            ],
            options={
                'verbose_name': '清单中的案件',
                'ordering': ['id'],
                'indexes': [models.Index(fields=['of', 'verdict', 'id'], name='court_row_verdict')],
            },
        ),
        migrations.CreateModel(
            name='SuitDefendant',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('organ_id', models.BigIntegerField(verbose_name='被告')),
                ('lost', models.BooleanField(default=False, verbose_name='败诉')),
                ('result_on', models.DateField(null=True, verbose_name='裁判日期')),
                ('matter', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='suit_defendants', to='matters.matter')),
            ],
            options={
                'indexes': [models.Index(fields=['organ_id', 'matter'], name='defendant_suits'), models.Index(condition=models.Q(('lost', True)), fields=['organ_id', 'result_on'], name='defendant_lost')],
                'constraints': [models.UniqueConstraint(fields=('matter', 'organ_id'), name='defendant_once')],
            },
        ),
    ]
