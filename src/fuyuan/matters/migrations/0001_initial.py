from typing import Any

import django.db.models.deletion
import fuyuan.organs.sealed
from django.db import migrations, models

from fuyuan.matters import search


def create_index(apps: object, schema_editor: Any) -> None:
    for statement in search.CREATE[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def drop_index(apps: object, schema_editor: Any) -> None:
    schema_editor.execute("DROP TABLE matters_fts")


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Attachment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sha256', models.CharField(max_length=64, unique=True, verbose_name='内容摘要')),
                ('size', models.PositiveBigIntegerField(verbose_name='字节数')),
                ('type', models.CharField(max_length=100, verbose_name='类型')),
                ('flags', models.CharField(blank=True, max_length=100, verbose_name='提示')),
                ('scan', models.CharField(blank=True, max_length=100, verbose_name='病毒检查')),
                ('at', models.DateTimeField(verbose_name='首次收到')),
                ('name', models.CharField(max_length=200, verbose_name='首次提交人')),
                ('destroyed_on', models.DateField(null=True, verbose_name='销毁日期')),
            ],
        ),
        migrations.CreateModel(
            name='Derivation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('fingerprint', models.CharField(max_length=64)),
            ],
        ),
        migrations.CreateModel(
            name='Counter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('series', models.CharField(max_length=80)),
                ('year', models.PositiveSmallIntegerField()),
                ('last', models.PositiveIntegerField(default=0)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('series', 'year'), name='counter_once')],
            },
        ),
        migrations.CreateModel(
            name='Matter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=40, verbose_name='业务')),
                ('seq', models.PositiveIntegerField(default=0, verbose_name='事件数')),
                ('head', models.CharField(default='0000000000000000000000000000000000000000000000000000000000000000', max_length=64, verbose_name='链首摘要')),
            ],
            options={
                'indexes': [models.Index(fields=['kind', 'id'], name='matter_kind')],
            },
        ),
        migrations.CreateModel(
            name='OutboxMessage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('channel', models.CharField(choices=[('email', '电子邮件'), ('sms', '短信')], max_length=8)),
                ('address', fuyuan.organs.sealed.SealedField(verbose_name='收件地址')),
                ('subject', models.CharField(blank=True, max_length=200, verbose_name='主题')),
                ('text', fuyuan.organs.sealed.SealedField(verbose_name='内容')),
                ('at', models.DateTimeField(verbose_name='写入时间')),
                ('sent_at', models.DateTimeField(null=True, verbose_name='发出时间')),
                ('tries', models.PositiveSmallIntegerField(default=0, verbose_name='次数')),
                ('next_try', models.DateTimeField(null=True, verbose_name='下次尝试')),
                ('problem', models.CharField(blank=True, max_length=300, verbose_name='问题')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('sent_at', None)), fields=['next_try', 'id'], name='outbox_due')],
            },
        ),
        migrations.CreateModel(
            name='EventRow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('seq', models.PositiveIntegerField(verbose_name='序号')),
                ('step', models.CharField(max_length=60, verbose_name='步骤')),
                ('day', models.DateField(verbose_name='办理日期')),
                ('at', models.DateTimeField(verbose_name='记录时间')),
                ('post', models.CharField(max_length=40, verbose_name='岗位')),
                ('person_id', models.BigIntegerField(null=True, verbose_name='人员')),
                ('name', models.CharField(max_length=200, verbose_name='姓名')),
                ('organ_id', models.BigIntegerField(null=True, verbose_name='机关')),
                ('organ_name', models.CharField(blank=True, max_length=200, verbose_name='机关名称')),
                ('body', models.TextField(verbose_name='内容')),
                ('stamped', models.TextField(default='{}', verbose_name='系统加注')),
                ('prev', models.CharField(max_length=64, verbose_name='前一摘要')),
                ('hash', models.CharField(max_length=64, verbose_name='摘要')),
                ('token', models.CharField(max_length=64, null=True, verbose_name='提交令牌')),
                ('matter', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='events', to='matters.matter')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('matter', 'seq'), name='event_once'), models.UniqueConstraint(fields=('token',), name='event_token_once')],
            },
        ),
        migrations.CreateModel(
            name='DutyRow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=40)),
                ('key', models.CharField(max_length=80)),
                ('title', models.CharField(max_length=120, verbose_name='事项')),
                ('label', models.CharField(max_length=300, verbose_name='办件')),
                ('rule', models.CharField(blank=True, max_length=60)),
                ('facts', models.TextField(default='{}')),
                ('post', models.CharField(max_length=40)),
                ('organ_id', models.BigIntegerField(null=True)),
                ('person_id', models.BigIntegerField(null=True)),
                ('due', models.DateField(null=True, verbose_name='期限')),
                ('amber', models.DateField(null=True, verbose_name='预警日')),
                ('unit', models.CharField(blank=True, max_length=8)),
                ('provisional', models.BooleanField(default=False)),
                ('status', models.CharField(choices=[('open', '待办'), ('stopped', '中止'), ('done', '办结'), ('lapsed', '不再需要')], default='open', max_length=8)),
                ('done_on', models.DateField(null=True)),
                ('steps', models.CharField(blank=True, max_length=300)),
                ('lapse', models.CharField(blank=True, max_length=60)),
                ('matter', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='duties', to='matters.matter')),
            ],
            options={
                'indexes': [models.Index(fields=['post', 'organ_id', 'status', 'due', 'id'], name='duty_worklist'), models.Index(condition=models.Q(('person_id__isnull', False)), fields=['person_id', 'status', 'due', 'id'], name='duty_person'), models.Index(condition=models.Q(('person_id__isnull', False)), fields=['post', 'person_id', 'status', 'due', 'id'], name='duty_post_person'), models.Index(condition=models.Q(('person_id__isnull', True)), fields=['post', 'status', 'due', 'id'], name='duty_unheld'), models.Index(fields=['post', 'status', 'due', 'id'], name='duty_post'), models.Index(fields=['status', 'lapse', 'due'], name='duty_lapse')],
                'constraints': [models.UniqueConstraint(fields=('matter', 'key'), name='duty_once')],
            },
        ),
        migrations.CreateModel(
            name='AttachmentUse',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('draft', models.CharField(blank=True, max_length=64)),
                ('label', models.CharField(max_length=255, verbose_name='文件名')),
                ('purpose', models.CharField(blank=True, max_length=80, verbose_name='用途')),
                ('readers', models.CharField(blank=True, max_length=300, verbose_name='可以查看的岗位')),
                ('event_seq', models.PositiveIntegerField(null=True, verbose_name='入卷的事件')),
                ('at', models.DateTimeField(verbose_name='提交时间')),
                ('post', models.CharField(max_length=40, verbose_name='岗位')),
                ('person_id', models.BigIntegerField(null=True, verbose_name='人员')),
                ('name', models.CharField(max_length=200, verbose_name='提交人')),
                ('organ_id', models.BigIntegerField(null=True, verbose_name='机关')),
                ('attachment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='uses', to='matters.attachment')),
                ('matter', models.ForeignKey(null=True, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='files', to='matters.matter')),
            ],
            options={
                'indexes': [models.Index(fields=['matter', 'id'], name='use_matter'), models.Index(condition=models.Q(('draft', ''), _negated=True), fields=['draft'], name='use_draft')],
            },
        ),
        migrations.CreateModel(
            name='Notification',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('person_id', models.BigIntegerField(null=True, verbose_name='人员')),
                ('post', models.CharField(blank=True, max_length=40, verbose_name='岗位')),
                ('organ_id', models.BigIntegerField(null=True, verbose_name='机关')),
                ('text', models.CharField(max_length=500, verbose_name='内容')),
                ('url', models.CharField(blank=True, max_length=200, verbose_name='页面')),
                ('at', models.DateTimeField(verbose_name='时间')),
                ('read_at', models.DateTimeField(null=True, verbose_name='已读')),
                ('key', models.CharField(max_length=120, null=True, unique=True)),
                ('matter', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='matters.matter')),
            ],
            options={
                'indexes': [models.Index(fields=['person_id', 'read_at', '-id'], name='note_person'), models.Index(fields=['post', 'organ_id', 'read_at', '-id'], name='note_post')],
            },
        ),
        migrations.RunPython(create_index, drop_index),
    ]
