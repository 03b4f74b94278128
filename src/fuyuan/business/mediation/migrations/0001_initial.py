import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('matters', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Mediation',
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
                ('phase', models.CharField(max_length=10, verbose_name='类型')),
                ('about', models.CharField(max_length=20, verbose_name='调解事项')),
                ('applicant_names', models.CharField(max_length=300, verbose_name='行政相对人')),
                ('respondent_id', models.BigIntegerField(null=True, verbose_name='行政机关')),
                ('respondent_name', models.CharField(max_length=300, verbose_name='行政机关')),
                ('act_kind', models.CharField(blank=True, max_length=20, verbose_name='行为种类')),
                ('area', models.CharField(blank=True, max_length=60, verbose_name='管理领域')),
                ('linked_id', models.BigIntegerField(null=True, verbose_name='关联办件')),
                ('linked_kind', models.CharField(blank=True, max_length=40, verbose_name='关联业务')),
                ('linked_number', models.CharField(blank=True, max_length=80, verbose_name='关联编号')),
                ('mediators', models.CharField(blank=True, max_length=200, verbose_name='调解员')),
                ('result', models.CharField(blank=True, max_length=20, verbose_name='结果')),
                ('succeeded', models.BooleanField(default=False, verbose_name='成功')),
                ('ended_on', models.DateField(null=True, verbose_name='结果日期')),
                ('case_stopped_on', models.DateField(null=True, verbose_name='案件中止日期')),
                ('settled_for_good', models.BooleanField(default=False, verbose_name='案结事了')),
                ('state', models.TextField(verbose_name='状态')),
            ],
            options={
                'verbose_name': '调解',
                'indexes': [models.Index(fields=['stage', '-matter'], name='mediation_stage'), models.Index(fields=['next_due', 'matter'], name='mediation_due'), models.Index(fields=['phase', '-matter'], name='mediation_phase'), models.Index(fields=['respondent_id', '-matter'], name='mediation_unit'), models.Index(fields=['linked_id'], name='mediation_linked'), models.Index(fields=['ended_on', 'phase'], name='mediation_ended'), models.Index(fields=['-opened_on', '-matter'], name='mediation_opened')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('ended_on', None), ('linked_id__isnull', False)), fields=('linked_id',), name='mediation_once')],
            },
        ),
        migrations.CreateModel(
            name='Referral',
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
                ('court_id', models.BigIntegerField(null=True, verbose_name='人民法院')),
                ('applicant_names', models.CharField(max_length=300, verbose_name='行政相对人')),
                ('suit_id', models.BigIntegerField(null=True, verbose_name='行政诉讼')),
                ('letter', models.CharField(blank=True, max_length=80, verbose_name='来函文号')),
                ('received_on', models.DateField(verbose_name='收到日期')),
                ('told_on', models.DateField(null=True, verbose_name='转办日期')),
                ('reported_on', models.DateField(null=True, verbose_name='报告日期')),
                ('fed_back_on', models.DateField(null=True, verbose_name='反馈日期')),
                ('came', models.CharField(blank=True, max_length=10, verbose_name='化解结果')),
                ('state', models.TextField(verbose_name='状态')),
            ],
            options={
                'verbose_name': '法院委托化解',
                'indexes': [models.Index(fields=['stage', '-matter'], name='referral_stage'), models.Index(fields=['next_due', 'matter'], name='referral_due'), models.Index(fields=['organ_id', '-matter'], name='referral_unit'), models.Index(fields=['suit_id'], name='referral_suit'), models.Index(fields=['-received_on', '-matter'], name='referral_received')],
            },
        ),
        migrations.CreateModel(
            name='Settlement',
            fields=[
                ('matter', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='+', serialize=False, to='matters.matter')),
                ('kind', models.CharField(choices=[('before', '受理前化解'), ('statement', '行政复议调解书'), ('settled', '和解后撤回申请'), ('withdrawn', '其他撤回申请')], max_length=10, verbose_name='种类')),
                ('on', models.DateField(verbose_name='日期')),
                ('organ_id', models.BigIntegerField(null=True, verbose_name='单位')),
                ('unit_name', models.CharField(max_length=300, verbose_name='单位名称')),
                ('area', models.CharField(blank=True, max_length=60, verbose_name='管理领域')),
            ],
            options={
                'verbose_name': '和解、调解、撤回',
                'indexes': [models.Index(fields=['on', 'kind'], name='settlement_day')],
            },
        ),
        migrations.CreateModel(
            name='Member',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('side', models.CharField(max_length=20, verbose_name='身份')),
                ('role', models.CharField(blank=True, max_length=20, verbose_name='邀请的身份')),
                ('name', models.CharField(max_length=120, verbose_name='名称')),
                ('account_id', models.BigIntegerField(null=True, verbose_name='人员')),
                ('organ_id', models.BigIntegerField(null=True, verbose_name='机关')),
                ('matter', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='matters.matter')),
            ],
            options={
                'verbose_name': '参加调解的人',
                'indexes': [models.Index(fields=['account_id', 'matter'], name='member_account'), models.Index(fields=['organ_id', 'matter'], name='member_organ'), models.Index(fields=['role', 'matter'], name='member_role')],
            },
        ),
        migrations.CreateModel(
            name='Refused',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('seq', models.PositiveIntegerField(verbose_name='事件')),
                ('organ_id', models.BigIntegerField(verbose_name='单位')),
                ('on', models.DateField(verbose_name='日期')),
                ('number', models.CharField(max_length=80, verbose_name='编号')),
                ('what', models.CharField(max_length=120, verbose_name='情况')),
                ('matter', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='matters.matter')),
            ],
            options={
                'verbose_name': '无正当理由不参加调解',
                'indexes': [models.Index(fields=['on', 'organ_id'], name='refused_day')],
                'constraints': [models.UniqueConstraint(fields=('matter', 'seq', 'organ_id'), name='refused_once')],
            },
        ),
    ]
