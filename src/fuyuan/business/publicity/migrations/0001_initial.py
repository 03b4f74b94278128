import django.db.models.deletion
from typing import Any

from django.db import migrations, models

from fuyuan.business.publicity import search


def create_index(apps: object, schema_editor: Any) -> None:
    for statement in search.CREATE[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def drop_index(apps: object, schema_editor: Any) -> None:
    for statement in search.DROP[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('matters', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Activity',
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
                ('channel', models.CharField(max_length=20, verbose_name='方式')),
                ('audience', models.CharField(max_length=20, verbose_name='对象')),
                ('day', models.DateField(verbose_name='计划日期')),
                ('partner_id', models.BigIntegerField(null=True, verbose_name='合作媒体')),
                ('partner_name', models.CharField(blank=True, max_length=80, verbose_name='合作媒体名称')),
                ('owner', models.CharField(max_length=60, verbose_name='负责人')),
                ('held_on', models.DateField(null=True, verbose_name='举办日期')),
                ('reach', models.PositiveIntegerField(default=0, verbose_name='覆盖人数')),
                ('state', models.TextField(verbose_name='状态')),
            ],
            options={
                'verbose_name': '宣传活动',
                'indexes': [models.Index(fields=['stage', '-matter'], name='activity_stage'), models.Index(fields=['stage', 'next_due', 'matter'], name='activity_stage_due'), models.Index(fields=['next_due', 'matter'], name='activity_due'), models.Index(fields=['-day', '-matter'], name='activity_day'), models.Index(fields=['held_on'], name='activity_held'), models.Index(fields=['partner_id'], name='activity_partner')],
            },
        ),
        migrations.CreateModel(
            name='MediaPartner',
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
                ('medium', models.CharField(max_length=20, verbose_name='种类')),
                ('contact', models.CharField(blank=True, max_length=60, verbose_name='联系人')),
                ('agreed_on', models.DateField(verbose_name='建立联系的日期')),
                ('state', models.TextField(verbose_name='状态')),
            ],
            options={
                'verbose_name': '合作媒体',
                'indexes': [models.Index(fields=['stage', '-matter'], name='partner_stage'), models.Index(fields=['stage', 'next_due', 'matter'], name='partner_stage_due'), models.Index(fields=['next_due', 'matter'], name='partner_due')],
            },
        ),
        migrations.CreateModel(
            name='NewsItem',
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
                ('slug', models.CharField(max_length=12, unique=True, verbose_name='公开地址')),
                ('outcome', models.CharField(blank=True, max_length=120, verbose_name='结果')),
                ('area', models.CharField(blank=True, max_length=60, verbose_name='管理领域')),
                ('agency', models.CharField(blank=True, max_length=300, verbose_name='行政机关')),
                ('publish_on', models.DateField(null=True, verbose_name='公开日期')),
                ('published_on', models.DateField(null=True, verbose_name='实际公开日期')),
                ('withdrawn_on', models.DateField(null=True, verbose_name='撤下日期')),
                ('writer', models.CharField(max_length=40, verbose_name='撰写岗位')),
                ('activity_id', models.BigIntegerField(null=True, verbose_name='宣传活动')),
                ('state', models.TextField(verbose_name='状态')),
            ],
            options={
                'verbose_name': '工作动态',
                'indexes': [models.Index(fields=['stage', '-matter'], name='news_stage'), models.Index(fields=['stage', 'next_due', 'matter'], name='news_stage_due'), models.Index(fields=['next_due', 'matter'], name='news_due'), models.Index(fields=['activity_id'], name='news_activity')],
            },
        ),
        migrations.CreateModel(
            name='Publication',
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
                ('slug', models.CharField(max_length=12, unique=True, verbose_name='公开地址')),
                ('outcome', models.CharField(blank=True, max_length=120, verbose_name='结果')),
                ('area', models.CharField(blank=True, max_length=60, verbose_name='管理领域')),
                ('agency', models.CharField(blank=True, max_length=300, verbose_name='行政机关')),
                ('publish_on', models.DateField(null=True, verbose_name='公开日期')),
                ('published_on', models.DateField(null=True, verbose_name='实际公开日期')),
                ('withdrawn_on', models.DateField(null=True, verbose_name='撤下日期')),
                ('case_id', models.BigIntegerField(unique=True, verbose_name='案件')),
                ('decision_number', models.CharField(max_length=80, verbose_name='决定书文号')),
                ('act_kind', models.CharField(max_length=20, verbose_name='行为种类')),
                ('decided_on', models.DateField(verbose_name='决定日期')),
                ('review_on', models.DateField(null=True, verbose_name='重新研究的日期')),
                ('state', models.TextField(verbose_name='状态')),
            ],
            options={
                'verbose_name': '决定书公开',
                'indexes': [models.Index(fields=['stage', '-matter'], name='publication_stage'), models.Index(fields=['stage', 'next_due', 'matter'], name='publication_stage_due'), models.Index(fields=['next_due', 'matter'], name='publication_due'), models.Index(fields=['organ_id', 'stage', '-matter'], name='publication_organ_stage'), models.Index(fields=['-published_on', '-matter'], name='publication_published'), models.Index(fields=['-decided_on', '-matter'], name='publication_decided')],
            },
        ),
        migrations.CreateModel(
            name='Published',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.CharField(max_length=12, unique=True, verbose_name='公开地址')),
                ('shelf', models.CharField(choices=[('decisions', '行政复议决定书'), ('cases', '典型案例'), ('news', '工作动态'), ('standards', '类案审理标准')], max_length=10, verbose_name='栏目')),
                ('matter_id', models.BigIntegerField(unique=True, verbose_name='办件')),
                ('title', models.CharField(max_length=120, verbose_name='标题')),
                ('summary', models.TextField(blank=True, verbose_name='摘要')),
                ('text', models.TextField(blank=True, verbose_name='正文')),
                ('number', models.CharField(blank=True, max_length=80, verbose_name='文号')),
                ('act_kind', models.CharField(blank=True, max_length=60, verbose_name='行为种类')),
                ('area', models.CharField(blank=True, max_length=60, verbose_name='管理领域')),
                ('outcome', models.CharField(blank=True, max_length=120, verbose_name='结果')),
                ('agency', models.CharField(blank=True, max_length=300, verbose_name='行政机关')),
                ('collection', models.CharField(blank=True, max_length=60, verbose_name='案例集')),
                ('decided_on', models.DateField(null=True, verbose_name='决定日期')),
                ('published_on', models.DateField(verbose_name='公开日期')),
                ('withdrawn_on', models.DateField(null=True, verbose_name='撤下日期')),
                ('docx', models.CharField(blank=True, max_length=64, verbose_name='Word 文件摘要')),
                ('pdf', models.CharField(blank=True, max_length=64, verbose_name='PDF 文件摘要')),
                ('version', models.PositiveIntegerField(verbose_name='版本')),
                ('changed_at', models.DateTimeField(verbose_name='改动时间')),
            ],
            options={
                'verbose_name': '公开内容',
                'indexes': [models.Index(condition=models.Q(('withdrawn_on', None)), fields=['shelf', '-id'], name='published_shelf'), models.Index(condition=models.Q(('withdrawn_on', None)), fields=['shelf', 'decided_on'], name='published_decided'), models.Index(condition=models.Q(('withdrawn_on', None)), fields=['shelf', 'published_on', 'id'], name='published_day'), models.Index(fields=['shelf', '-version'], name='published_version'), models.Index(condition=models.Q(('withdrawn_on', None)), fields=['shelf', 'area'], name='published_area'), models.Index(condition=models.Q(('withdrawn_on', None)), fields=['shelf', 'outcome'], name='published_outcome'), models.Index(condition=models.Q(('withdrawn_on', None)), fields=['shelf', 'agency'], name='published_agency'), models.Index(condition=models.Q(('withdrawn_on', None)), fields=['shelf', 'collection'], name='published_collection')],
            },
        ),
        migrations.CreateModel(
            name='TypicalCase',
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
                ('slug', models.CharField(max_length=12, unique=True, verbose_name='公开地址')),
                ('outcome', models.CharField(blank=True, max_length=120, verbose_name='结果')),
                ('area', models.CharField(blank=True, max_length=60, verbose_name='管理领域')),
                ('agency', models.CharField(blank=True, max_length=300, verbose_name='行政机关')),
                ('publish_on', models.DateField(null=True, verbose_name='公开日期')),
                ('published_on', models.DateField(null=True, verbose_name='实际公开日期')),
                ('withdrawn_on', models.DateField(null=True, verbose_name='撤下日期')),
                ('collection', models.CharField(blank=True, max_length=60, verbose_name='案例集')),
                ('writer', models.CharField(max_length=40, verbose_name='撰写岗位')),
                ('sources', models.CharField(blank=True, max_length=300, verbose_name='案例来源')),
                ('state', models.TextField(verbose_name='状态')),
            ],
            options={
                'verbose_name': '典型案例',
                'indexes': [models.Index(fields=['stage', '-matter'], name='typical_stage'), models.Index(fields=['stage', 'next_due', 'matter'], name='typical_stage_due'), models.Index(fields=['next_due', 'matter'], name='typical_due'), models.Index(fields=['collection', '-matter'], name='typical_collection')],
            },
        ),
        migrations.RunPython(create_index, drop_index),
    ]
