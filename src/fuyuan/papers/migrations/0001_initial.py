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
            name='Paper',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=80, verbose_name='种类')),
                ('title', models.CharField(max_length=200, verbose_name='名称')),
                ('number', models.CharField(blank=True, max_length=80, verbose_name='文号')),
                ('status', models.CharField(choices=[('draft', '草稿'), ('issued', '已签发'), ('filed', '已归卷'), ('void', '已作废')], default='draft', max_length=8, verbose_name='状态')),
                ('text', models.TextField(verbose_name='内容')),
                ('layout', models.CharField(max_length=20, verbose_name='版式')),
                ('template_version', models.PositiveIntegerField(default=0, verbose_name='模板版本')),
                ('template_digest', models.CharField(max_length=64, verbose_name='模板摘要')),
                ('event_seq', models.PositiveIntegerField(verbose_name='由第几个事件拟制')),
                ('part', models.PositiveIntegerField(default=1, verbose_name='同一事件的第几份')),
                ('place', models.PositiveIntegerField(null=True, verbose_name='送达序号')),
                ('revision', models.PositiveIntegerField(default=0, verbose_name='修改次数')),
                ('inner', models.BooleanField(default=False, verbose_name='副卷')),
                ('drafted_at', models.DateTimeField(verbose_name='拟制时间')),
                ('drafted_by', models.CharField(max_length=300, verbose_name='拟制人')),
                ('organ_id', models.BigIntegerField(null=True, verbose_name='拟制机关')),
                ('issued_on', models.DateField(null=True, verbose_name='签发日期')),
                ('issued_by', models.CharField(blank=True, max_length=300, verbose_name='签发人')),
                ('sha256', models.CharField(blank=True, max_length=64, verbose_name='PDF 摘要')),
                ('code', models.CharField(blank=True, max_length=12, verbose_name='核验码')),
                ('seal_organ_id', models.BigIntegerField(null=True, verbose_name='用印机关')),
                ('sealed_sha256', models.CharField(blank=True, max_length=64, verbose_name='用印后 PDF 摘要')),
                ('void_reason', models.CharField(blank=True, max_length=500, verbose_name='作废原因')),
                ('destroyed_on', models.DateField(null=True, verbose_name='销毁日期')),
                ('matter', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='papers', to='matters.matter')),
            ],
            options={
                'verbose_name': '文书',
            },
        ),
        migrations.CreateModel(
            name='Opinion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('revision', models.PositiveIntegerField(verbose_name='第几次修改后的内容')),
                ('level', models.PositiveSmallIntegerField(null=True, verbose_name='第几级审核')),
                ('verdict', models.CharField(choices=[('submit', '呈报'), ('agree', '同意'), ('change', '修改'), ('return', '退回'), ('sign', '签发')], max_length=8, verbose_name='意见')),
                ('text', models.CharField(blank=True, max_length=500, verbose_name='说明')),
                ('at', models.DateTimeField(verbose_name='时间')),
                ('by', models.CharField(max_length=400, verbose_name='姓名')),
                ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organs.account', verbose_name='人员')),
                ('paper', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='opinions', to='papers.paper', verbose_name='文书')),
            ],
            options={
                'verbose_name': '呈批意见',
                'ordering': ['paper', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='PaperAddressee',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=40, verbose_name='当事人')),
                ('name', models.CharField(max_length=100, verbose_name='名称')),
                ('post', models.CharField(max_length=40, verbose_name='身份')),
                ('organ_id', models.BigIntegerField(null=True, verbose_name='机关')),
                ('served_on', models.DateField(null=True, verbose_name='送达日期')),
                ('paper', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='addressees', to='papers.paper')),
            ],
        ),
        migrations.CreateModel(
            name='PaperBatch',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('token', models.CharField(max_length=64, verbose_name='提交标记')),
                ('title', models.CharField(max_length=200, verbose_name='名称')),
                ('asked', models.JSONField(default=dict, verbose_name='要求')),
                ('at', models.DateTimeField(verbose_name='时间')),
                ('post', models.CharField(max_length=40, verbose_name='岗位')),
                ('organ_id', models.BigIntegerField(null=True, verbose_name='机关')),
                ('organ_name', models.CharField(blank=True, max_length=200, verbose_name='机关名称')),
                ('act', models.CharField(choices=[('step', '办理'), ('issue', '签发'), ('seal', '用印'), ('serve', '送达')], max_length=8, verbose_name='办什么')),
                ('kind', models.CharField(blank=True, max_length=40, verbose_name='办件种类')),
                ('step', models.CharField(blank=True, max_length=60, verbose_name='步骤')),
                ('total', models.PositiveIntegerField(verbose_name='份数')),
                ('person', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organs.account', verbose_name='经办人')),
            ],
            options={
                'verbose_name': '批量办理',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='PaperBatchLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('revision', models.PositiveIntegerField(default=0, verbose_name='看到的修改次数')),
                ('label', models.CharField(max_length=300, verbose_name='名称')),
                ('number', models.CharField(blank=True, max_length=80, verbose_name='编号')),
                ('state', models.CharField(choices=[('waiting', '等待'), ('done', '已办理'), ('refused', '没有办成')], default='waiting', max_length=8, verbose_name='结果')),
                ('note', models.CharField(blank=True, max_length=500, verbose_name='说明')),
                ('batch', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='lines', to='papers.paperbatch')),
                ('matter', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='matters.matter')),
                ('paper', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='papers.paper')),
            ],
            options={
                'verbose_name': '批量办理的一份',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='PaperEdit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('revision', models.PositiveIntegerField(verbose_name='版本')),
                ('text', models.TextField(verbose_name='改动前的内容')),
                ('at', models.DateTimeField(verbose_name='时间')),
                ('by', models.CharField(max_length=300, verbose_name='修改人')),
                ('paper', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='edits', to='papers.paper')),
            ],
        ),
        migrations.CreateModel(
            name='Seal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120, verbose_name='印文')),
                ('image', models.CharField(max_length=64, verbose_name='印模摘要')),
                ('diameter', models.PositiveSmallIntegerField(verbose_name='直径（毫米）')),
                ('valid_from', models.DateField(verbose_name='启用日期')),
                ('valid_to', models.DateField(null=True, verbose_name='停用日期')),
                ('reason', models.CharField(max_length=300, verbose_name='启用依据')),
                ('registered_at', models.DateTimeField(verbose_name='登记时间')),
                ('approved_at', models.DateTimeField(null=True, verbose_name='批准时间')),
                ('end_reason', models.CharField(blank=True, max_length=300, verbose_name='停用原因')),
                ('approved_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organs.account', verbose_name='批准人')),
                ('organ', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='seals', to='organs.organ', verbose_name='机关')),
                ('registered_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organs.account', verbose_name='登记人')),
            ],
            options={
                'verbose_name': '印章',
                'ordering': ['organ__code', '-valid_from', '-id'],
            },
        ),
        migrations.CreateModel(
            name='SealUse',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(verbose_name='时间')),
                ('by', models.CharField(max_length=300, verbose_name='用印人')),
                ('done', models.BooleanField(verbose_name='已用印')),
                ('reason', models.CharField(blank=True, max_length=300, verbose_name='未用印的原因')),
                ('sha256', models.CharField(blank=True, max_length=64, verbose_name='用印后 PDF 摘要')),
                ('paper', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='seal_uses', to='papers.paper', verbose_name='文书')),
                ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organs.account', verbose_name='人员')),
                ('seal', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='uses', to='papers.seal', verbose_name='印章')),
            ],
            options={
                'verbose_name': '用印登记',
            },
        ),
        migrations.CreateModel(
            name='TemplateVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=80, verbose_name='文书种类')),
                ('number', models.PositiveIntegerField(verbose_name='版本')),
                ('text', models.TextField(verbose_name='模板')),
                ('valid_from', models.DateField(verbose_name='启用日期')),
                ('note', models.CharField(max_length=300, verbose_name='修改说明')),
                ('made_at', models.DateTimeField(verbose_name='保存时间')),
                ('made_by', models.CharField(max_length=300, verbose_name='保存人')),
            ],
            options={
                'verbose_name': '文书模板',
                'constraints': [models.UniqueConstraint(fields=('kind', 'number'), name='template_once')],
            },
        ),
        migrations.CreateModel(
            name='ApprovalRule',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=80, verbose_name='文书种类')),
                ('reviewers', models.JSONField(default=list, verbose_name='审核岗位')),
                ('valid_from', models.DateField(verbose_name='启用日期')),
                ('reason', models.CharField(max_length=300, verbose_name='修改理由')),
                ('made_at', models.DateTimeField(verbose_name='时间')),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organs.account', verbose_name='修改人')),
            ],
            options={
                'verbose_name': '呈批规则',
                'indexes': [models.Index(fields=['kind', '-valid_from', '-id'], name='approval_rule_newest')],
            },
        ),
        migrations.CreateModel(
            name='Delegation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('giver_name', models.CharField(max_length=300, verbose_name='委托人身份')),
                ('post', models.CharField(max_length=40, verbose_name='委托人岗位')),
                ('organ_id', models.BigIntegerField(null=True, verbose_name='委托人机关')),
                ('kinds', models.JSONField(verbose_name='文书种类')),
                ('valid_from', models.DateField(verbose_name='开始日期')),
                ('valid_to', models.DateField(verbose_name='结束日期')),
                ('reason', models.CharField(max_length=300, verbose_name='委托事由')),
                ('made_at', models.DateTimeField(verbose_name='时间')),
                ('ended_on', models.DateField(null=True, verbose_name='提前终止')),
                ('giver', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organs.account', verbose_name='委托人')),
                ('taker', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organs.account', verbose_name='受托人')),
            ],
            options={
                'verbose_name': '委托签发',
                'ordering': ['-valid_from', '-pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('giver', models.F('taker')), _negated=True), name='delegation_to_another'), models.CheckConstraint(condition=models.Q(('valid_to__gte', models.F('valid_from'))), name='delegation_ends_after_it_starts')],
            },
        ),
        migrations.CreateModel(
            name='MadeFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('token', models.CharField(max_length=64, verbose_name='提交标记')),
                ('title', models.CharField(max_length=200, verbose_name='名称')),
                ('asked', models.JSONField(default=dict, verbose_name='要求')),
                ('at', models.DateTimeField(verbose_name='时间')),
                ('post', models.CharField(max_length=40, verbose_name='岗位')),
                ('organ_id', models.BigIntegerField(null=True, verbose_name='机关')),
                ('organ_name', models.CharField(blank=True, max_length=200, verbose_name='机关名称')),
                ('maker', models.CharField(max_length=60, verbose_name='制作什么')),
                ('file_name', models.CharField(max_length=200, verbose_name='文件名')),
                ('type', models.CharField(max_length=60, verbose_name='类型')),
                ('state', models.CharField(choices=[('waiting', '排队'), ('making', '正在制作'), ('ready', '已做好'), ('failed', '没有做成'), ('gone', '已清除')], default='waiting', max_length=8, verbose_name='进度')),
                ('done', models.PositiveIntegerField(default=0, verbose_name='已处理')),
                ('total', models.PositiveIntegerField(default=0, verbose_name='总数')),
                ('tries', models.PositiveSmallIntegerField(default=0, verbose_name='做过几次')),
                ('notes', models.JSONField(default=list, verbose_name='没有列入的')),
                ('problem', models.CharField(blank=True, max_length=500, verbose_name='原因')),
                ('ready_at', models.DateTimeField(null=True, verbose_name='做好时间')),
                ('matter', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='matters.matter')),
                ('person', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organs.account', verbose_name='经办人')),
            ],
            options={
                'verbose_name': '后台制作的文件',
                'ordering': ['-pk'],
                'indexes': [models.Index(condition=models.Q(('state__in', ['waiting', 'making'])), fields=['id'], name='made_file_waiting')],
                'constraints': [models.UniqueConstraint(fields=('person', 'token'), name='made_file_once')],
            },
        ),
        migrations.AddIndex(
            model_name='paper',
            index=models.Index(condition=models.Q(('status', 'draft')), fields=['kind', 'matter'], name='paper_draft'),
        ),
        migrations.AddIndex(
            model_name='paper',
            index=models.Index(condition=models.Q(('sealed_sha256', ''), ('status', 'issued')), fields=['seal_organ_id'], name='paper_unsealed'),
        ),
        migrations.AddIndex(
            model_name='paper',
            index=models.Index(condition=models.Q(('number', ''), _negated=True), fields=['issued_on', 'id'], name='paper_register'),
        ),
        migrations.AddIndex(
            model_name='paper',
            index=models.Index(condition=models.Q(('sha256', ''), _negated=True), fields=['sha256'], name='paper_digest'),
        ),
        migrations.AddIndex(
            model_name='paper',
            index=models.Index(condition=models.Q(('sealed_sha256', ''), _negated=True), fields=['sealed_sha256'], name='paper_sealed_digest'),
        ),
        migrations.AddConstraint(
            model_name='paper',
            constraint=models.UniqueConstraint(condition=models.Q(('number', ''), _negated=True), fields=('number',), name='paper_number_once'),
        ),
        migrations.AddConstraint(
            model_name='paper',
            constraint=models.UniqueConstraint(fields=('matter', 'event_seq', 'kind', 'part'), name='paper_once'),
        ),
        migrations.AddConstraint(
            model_name='paper',
            constraint=models.UniqueConstraint(condition=models.Q(('code', ''), _negated=True), fields=('code',), name='paper_verification_code'),
        ),
        migrations.AddConstraint(
            model_name='paperaddressee',
            constraint=models.UniqueConstraint(fields=('paper', 'key'), name='addressee_once'),
        ),
        migrations.AddConstraint(
            model_name='paperbatch',
            constraint=models.UniqueConstraint(fields=('person', 'token'), name='paper_batch_once'),
        ),
        migrations.AddIndex(
            model_name='paperbatchline',
            index=models.Index(fields=['batch', 'state', 'id'], name='paper_batch_line_state'),
        ),
        migrations.AddConstraint(
            model_name='paperedit',
            constraint=models.UniqueConstraint(fields=('paper', 'revision'), name='edit_once'),
        ),
        migrations.AddConstraint(
            model_name='seal',
            constraint=models.CheckConstraint(condition=models.Q(('approved_by__isnull', True), models.Q(('approved_by', models.F('registered_by')), _negated=True), _connector='OR'), name='seal_approved_by_another'),
        ),
        migrations.AddConstraint(
            model_name='seal',
            constraint=models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='seal_ends_after_it_starts'),
        ),
        migrations.AddConstraint(
            model_name='sealuse',
            constraint=models.UniqueConstraint(condition=models.Q(('done', True)), fields=('paper',), name='paper_sealed_once'),
        ),
        migrations.AddConstraint(
            model_name='sealuse',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('done', True), ('reason', ''), models.Q(('sha256', ''), _negated=True)), models.Q(('done', False), ('sha256', ''), models.Q(('reason', ''), _negated=True)), _connector='OR'), name='seal_use_says_what_came_of_it'),
        ),
    ]
