import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('matters', '0001_initial'),
        ('organs', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='HearingRoom',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=60, unique=True, verbose_name='名称')),
                ('address', models.CharField(max_length=120, verbose_name='地址')),
                ('seats', models.PositiveSmallIntegerField(default=20, verbose_name='座位')),
                ('in_use', models.BooleanField(default=True, verbose_name='可以安排听证')),
            ],
            options={
                'verbose_name': '听证室',
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='Reviewer',
            fields=[
                ('account', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='reviewer', serialize=False, to='organs.account')),
                ('qualification', models.CharField(blank=True, max_length=40, verbose_name='法律职业资格证书号')),
                ('trained_on', models.DateField(blank=True, null=True, verbose_name='统一职前培训合格日期')),
                ('card', models.CharField(blank=True, max_length=40, verbose_name='行政复议工作证件号')),
                ('first_on', models.DateField(blank=True, null=True, verbose_name='首次从事行政复议工作日期')),
            ],
            options={
                'verbose_name': '行政复议人员',
            },
        ),
        migrations.CreateModel(
            name='Case',
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
                ('regime', models.CharField(max_length=1, verbose_name='适用规定')),
                ('channel', models.CharField(max_length=20, verbose_name='提交方式')),
                ('procedure', models.CharField(blank=True, max_length=12, verbose_name='程序')),
                ('intake_number', models.CharField(blank=True, max_length=80, verbose_name='收件号')),
                ('case_number', models.CharField(blank=True, max_length=80, verbose_name='案号')),
                ('decision_number', models.CharField(blank=True, max_length=80, verbose_name='决定书文号')),
                ('platform_number', models.CharField(blank=True, max_length=60, verbose_name='全国平台受理号')),
                ('applicant_names', models.CharField(max_length=300, verbose_name='申请人')),
                ('respondent_id', models.BigIntegerField(null=True, verbose_name='被申请人')),
                ('respondent_name', models.CharField(max_length=300, verbose_name='被申请人')),
                ('act_kind', models.CharField(max_length=20, verbose_name='行为种类')),
                ('area', models.CharField(blank=True, max_length=60, verbose_name='管理领域')),
                ('outcome', models.CharField(blank=True, max_length=40, verbose_name='结果')),
                ('handlers', models.CharField(blank=True, max_length=200, verbose_name='承办人')),
                ('received_on', models.DateField(null=True, verbose_name='收到日期')),
                ('accepted_on', models.DateField(null=True, verbose_name='受理日期')),
                ('decided_on', models.DateField(null=True, verbose_name='结案日期')),
                ('served_on', models.DateField(null=True, verbose_name='送达日期')),
                ('deemed', models.BooleanField(default=False, verbose_name='视为受理')),
                ('major', models.BooleanField(default=False, verbose_name='重大疑难复杂')),
                ('state', models.TextField(verbose_name='状态')),
            ],
            options={
                'verbose_name': '行政复议案件',
                'indexes': [models.Index(fields=['stage', '-matter'], name='case_stage'), models.Index(fields=['stage', 'next_due', 'matter'], name='case_stage_due'), models.Index(fields=['stage', '-received_on', '-matter'], name='case_stage_received'), models.Index(condition=models.Q(('closed_on', None)), fields=['-matter'], name='case_open'), models.Index(condition=models.Q(('handlers', '')), fields=['stage', '-matter'], name='case_unassigned'), models.Index(condition=models.Q(('suspended', True)), fields=['-matter'], name='case_suspended'), models.Index(condition=models.Q(('major', True)), fields=['-matter'], name='case_major'), models.Index(fields=['holder_id', 'stage', '-matter'], name='case_holder'), models.Index(condition=models.Q(('closed_on', None)), fields=['holder_id', '-matter'], name='case_holder_open'), models.Index(fields=['procedure', '-matter'], name='case_procedure'), models.Index(fields=['channel', '-matter'], name='case_channel'), models.Index(fields=['respondent_id', '-matter'], name='case_respondent'), models.Index(fields=['act_kind', '-matter'], name='case_act_kind'), models.Index(fields=['outcome', '-matter'], name='case_outcome'), models.Index(fields=['next_due', 'matter'], name='case_next_due'), models.Index(condition=models.Q(('decided_on__isnull', False)), fields=['decided_on', 'matter'], name='case_decided'), models.Index(fields=['-received_on', '-matter'], name='case_received'), models.Index(fields=['case_number'], name='case_number'), models.Index(fields=['intake_number'], name='case_intake_number'), models.Index(fields=['platform_number'], name='case_platform_number'), models.Index(fields=['applicant_names'], name='case_applicants')],
            },
        ),
        migrations.CreateModel(
            name='Hearing',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField(verbose_name='第几次')),
                ('on', models.DateField(verbose_name='日期')),
                ('starts', models.TimeField(verbose_name='开始')),
                ('ends', models.TimeField(verbose_name='结束')),
                ('place', models.CharField(max_length=200, verbose_name='地点')),
                ('online', models.BooleanField(default=False, verbose_name='网络听证')),
                ('mandatory', models.BooleanField(default=False, verbose_name='应当听证')),
                ('held', models.BooleanField(default=False, verbose_name='已举行')),
                ('case', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='hearings', to='reconsideration.case')),
            ],
            options={
                'verbose_name': '听证',
            },
        ),
        migrations.CreateModel(
            name='HearingSlot',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('resource', models.CharField(max_length=80, verbose_name='听证室、人员')),
                ('day', models.DateField(verbose_name='日期')),
                ('half', models.PositiveSmallIntegerField(verbose_name='半小时')),
                ('hearing', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='slots', to='reconsideration.hearing')),
            ],
        ),
        migrations.CreateModel(
            name='PartyAccount',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('since', models.DateTimeField(verbose_name='绑定时间')),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='cases', to='organs.account')),
                ('matter', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='party_accounts', to='matters.matter')),
            ],
        ),
        migrations.CreateModel(
            name='QueryCode',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('digest', models.CharField(max_length=64, unique=True, verbose_name='查询码摘要')),
                ('made_at', models.DateTimeField(verbose_name='生成时间')),
                ('matter', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='query_codes', to='matters.matter')),
            ],
        ),
        migrations.CreateModel(
            name='StageTime',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('stage', models.CharField(max_length=12, verbose_name='阶段')),
                ('part', models.CharField(blank=True, max_length=20)),
                ('track', models.CharField(blank=True, max_length=12, verbose_name='程序')),
                ('holder_id', models.BigIntegerField(null=True, verbose_name='承办人')),
                ('began_on', models.DateField(verbose_name='开始')),
                ('ended_on', models.DateField(verbose_name='结束')),
                ('taken', models.PositiveIntegerField(verbose_name='用时')),
                ('due', models.DateField(null=True, verbose_name='法定期限')),
                ('own', models.PositiveSmallIntegerField(null=True, verbose_name='内部时限')),
                ('late', models.BooleanField(null=True, verbose_name='超过法定期限')),
                ('slow', models.BooleanField(null=True, verbose_name='超过内部时限')),
                ('case', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='stage_times', to='reconsideration.case')),
            ],
            options={
                'verbose_name': '环节用时',
            },
        ),
        migrations.CreateModel(
            name='CaseRespondent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('organ_id', models.BigIntegerField(verbose_name='被申请人')),
                ('open_from', models.DateField(null=True, verbose_name='可见日期')),
                ('matter', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='case_respondents', to='matters.matter')),
            ],
            options={
                'indexes': [models.Index(fields=['organ_id', 'matter', 'open_from'], name='respondent_cases')],
                'constraints': [models.UniqueConstraint(fields=('matter', 'organ_id'), name='respondent_once')],
            },
        ),
        migrations.AddIndex(
            model_name='hearing',
            index=models.Index(fields=['on', 'starts', 'case'], name='hearing_day'),
        ),
        migrations.AddConstraint(
            model_name='hearing',
            constraint=models.UniqueConstraint(fields=('case', 'number'), name='hearing_once'),
        ),
        migrations.AddIndex(
            model_name='hearingslot',
            index=models.Index(fields=['day'], name='hearing_slot_day'),
        ),
        migrations.AddConstraint(
            model_name='hearingslot',
            constraint=models.UniqueConstraint(fields=('resource', 'day', 'half'), name='hearing_slot_once'),
        ),
        migrations.AddConstraint(
            model_name='partyaccount',
            constraint=models.UniqueConstraint(fields=('matter', 'account'), name='party_once'),
        ),
        migrations.AddIndex(
            model_name='stagetime',
            index=models.Index(fields=['ended_on', 'stage', 'track', 'holder_id', 'taken', 'late', 'slow'], name='stage_time_period'),
        ),
        migrations.AddIndex(
            model_name='stagetime',
            index=models.Index(fields=['stage', 'taken', 'id'], name='stage_time_list'),
        ),
        migrations.AddConstraint(
            model_name='stagetime',
            constraint=models.UniqueConstraint(fields=('case', 'stage', 'part'), name='stage_time_once'),
        ),
    ]
