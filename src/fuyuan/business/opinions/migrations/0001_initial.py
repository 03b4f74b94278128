import django.core.validators
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('matters', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Answer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('form', models.CharField(choices=[('case', '复议案件办理'), ('organ', '机关办事和执法')], max_length=8, verbose_name='评价什么')),
                ('organ_id', models.BigIntegerField(verbose_name='机关')),
                ('organ_name', models.CharField(max_length=120, verbose_name='机关')),
                ('about', models.CharField(blank=True, choices=[('licence', '办证、审批'), ('inspection', '接受检查'), ('penalty', '行政处罚'), ('force', '查封、扣押等强制措施'), ('levy', '征收征用、补偿'), ('benefit', '补贴、救助等给付'), ('complaint', '投诉、举报'), ('other', '其他')], max_length=12, verbose_name='办理的事项')),
                ('clear', models.PositiveSmallIntegerField(choices=[(5, '很满意'), (4, '满意'), (3, '一般'), (2, '不满意'), (1, '很不满意')], validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(5)], verbose_name='告知、说理清楚')),
                ('fair', models.PositiveSmallIntegerField(choices=[(5, '很满意'), (4, '满意'), (3, '一般'), (2, '不满意'), (1, '很不满意')], validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(5)], verbose_name='公平公正')),
                ('polite', models.PositiveSmallIntegerField(choices=[(5, '很满意'), (4, '满意'), (3, '一般'), (2, '不满意'), (1, '很不满意')], validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(5)], verbose_name='态度文明')),
                ('quick', models.PositiveSmallIntegerField(choices=[(5, '很满意'), (4, '满意'), (3, '一般'), (2, '不满意'), (1, '很不满意')], validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(5)], verbose_name='办理及时')),
                ('overall', models.PositiveSmallIntegerField(choices=[(5, '很满意'), (4, '满意'), (3, '一般'), (2, '不满意'), (1, '很不满意')], validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(5)], verbose_name='总的评价')),
                ('text', models.TextField(blank=True, max_length=1000, verbose_name='意见')),
                ('given_on', models.DateField(verbose_name='评价日期')),
                ('changed_on', models.DateField(null=True, verbose_name='修改日期')),
                ('key', models.CharField(max_length=64, unique=True)),
            ],
            options={
                'verbose_name': '满意度评价',
                'indexes': [models.Index(fields=['given_on', 'form', 'organ_id'], name='answer_period'), models.Index(fields=['organ_id', '-id'], name='answer_organ')],
            },
        ),
        migrations.CreateModel(
            name='Report',
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
                ('channel', models.CharField(max_length=12, verbose_name='来源')),
                ('area', models.CharField(max_length=60, verbose_name='执法领域')),
                ('organ_name', models.CharField(blank=True, max_length=120, verbose_name='反映的机关')),
                ('order_number', models.CharField(blank=True, max_length=60, verbose_name='工单编号')),
                ('unit_id', models.BigIntegerField(null=True, verbose_name='交办单位')),
                ('unit_name', models.CharField(blank=True, max_length=120, verbose_name='交办单位')),
                ('answer_by', models.DateField(verbose_name='答复期限')),
                ('answered_on', models.DateField(null=True, verbose_name='答复日期')),
                ('state', models.TextField(verbose_name='状态')),
            ],
            options={
                'verbose_name': '问题反映',
                'indexes': [models.Index(fields=['stage', '-matter'], name='report_stage'), models.Index(fields=['stage', 'next_due', 'matter'], name='report_stage_due'), models.Index(fields=['next_due', 'matter'], name='report_due'), models.Index(fields=['unit_id', 'stage', '-matter'], name='report_unit'), models.Index(fields=['area', '-matter'], name='report_area'), models.Index(fields=['organ_id', '-matter'], name='report_organ'), models.Index(fields=['opened_on', 'organ_id'], name='report_opened')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('order_number', ''), _negated=True), fields=('order_number',), name='report_once_an_order')],
            },
        ),
    ]
