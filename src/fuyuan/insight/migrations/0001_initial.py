from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='MarkCount',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('mark', models.CharField(max_length=40, verbose_name='计数项')),
                ('organ_id', models.BigIntegerField(verbose_name='单位')),
                ('dimension', models.CharField(blank=True, max_length=10, verbose_name='维度')),
                ('value', models.CharField(blank=True, max_length=60, verbose_name='取值')),
                ('month', models.DateField(verbose_name='月份')),
                ('count', models.IntegerField(default=0, verbose_name='件数')),
            ],
            options={
                'verbose_name': '计数汇总',
                'indexes': [models.Index(fields=['mark', 'dimension', 'month', 'organ_id'], name='mark_by_organ')],
                'constraints': [models.UniqueConstraint(fields=('organ_id', 'dimension', 'mark', 'month', 'value'), name='mark_count_once')],
            },
        ),
        migrations.CreateModel(
            name='MarkRow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('matter_id', models.BigIntegerField(verbose_name='办件')),
                ('kind', models.CharField(max_length=40, verbose_name='业务')),
                ('mark', models.CharField(max_length=40, verbose_name='计数项')),
                ('organ_id', models.BigIntegerField(default=0, verbose_name='单位')),
                ('city', models.BooleanField(default=False, verbose_name='计入全市')),
                ('area', models.CharField(blank=True, max_length=60, verbose_name='管理领域')),
                ('act_kind', models.CharField(blank=True, max_length=20, verbose_name='行为种类')),
                ('cause', models.CharField(blank=True, max_length=40, verbose_name='原因')),
                ('day', models.DateField(verbose_name='计入日期')),
            ],
            options={
                'verbose_name': '计数',
                'indexes': [models.Index(fields=['matter_id'], name='mark_matter'), models.Index(fields=['mark', 'organ_id', 'day', 'id'], name='mark_list'), models.Index(condition=models.Q(('city', True)), fields=['mark', 'day', 'id'], name='mark_city')],
            },
        ),
        migrations.CreateModel(
            name='Reference',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('indicator', models.CharField(choices=[('loss_rate-A', '行政机关败诉率（一审结案）：一审败诉 ÷ 一审结案（含撤诉、调解、驳回起诉）'), ('loss_rate-B', '行政机关败诉率（实体判决）：一审败诉 ÷ 一审实体判决（不含裁定、调解）'), ('loss_rate-C', '行政机关败诉率（生效裁判）：生效且败诉 ÷ 裁判生效的案件'), ('loss_rate-D', '行政机关败诉率（单位）：本单位作被告的一审败诉 ÷ 本单位作被告的一审结案'), ('loss_rate-E', '行政机关败诉率（占收案）：本期一审败诉 ÷ 本期一审收案'), ('settled_court-A', '行政诉讼调撤率：一审调解、撤诉 ÷ 一审结案'), ('appeal_rate-A', '上诉率（占一审结案）：一审后上诉 ÷ 一审结案'), ('appeal_rate-B', '上诉率（占可上诉裁判）：一审后上诉 ÷ 可以上诉的一审裁判'), ('changed_rate-A', '发改率：二审改判、发回重审 ÷ 二审结案'), ('attendance-A', '负责人出庭率（开庭审理，不含有正当理由）：负责人出庭的审级 ÷ 开庭审理的审级（有正当理由未出庭的不计）'), ('attendance-B', '负责人出庭率（开庭审理，含有正当理由）：负责人出庭的审级 ÷ 开庭审理的审级'), ('attendance-C', '负责人出庭率（法院通知的）：法院通知后出庭的审级 ÷ 法院通知出庭的审级（有正当理由未出庭的不计）'), ('spoke-A', '出庭发声率：负责人出庭并发声的审级 ÷ 负责人出庭的审级'), ('performance-A', '自动履行率（未经强制执行）：未经强制执行履行的 ÷ 应当履行的生效裁判'), ('performance-B', '自动履行率（按期）：在履行期限内自动履行的 ÷ 应当履行的生效裁判'), ('corrected-A', '复议纠错率（直接纠错）：（撤销、变更、确认违法、确认无效、责令履行、责令承担行政协议责任）÷ 审结'), ('corrected-B', '复议纠错率（综合纠错）：（直接纠错 ＋ 调解结案 ＋ 终止）÷ 审结'), ('settled_case-A', '复议调解和解率：（调解书 ＋ 和解后撤回申请）÷ 审结'), ('settled_case-B', '复议调解和解率（含其他撤回）：（调解书 ＋ 和解后撤回 ＋ 其他撤回）÷ 审结'), ('quiet-A', '案结事了率（实质性化解率）：审结后至统计日没有起诉的 ÷ 审结'), ('sued_after-A', '复议后起诉率：至统计日已经起诉的复议决定 ÷ 作出的复议决定（含驳回申请）'), ('defended-B', '复议后应诉率（复议机关作共同被告）：复议机关作共同被告的一审收案 ÷ 复议审结'), ('case_performance-A', '复议决定履行率：按期履行的 ÷ 应当履行的复议决定')], max_length=40, verbose_name='指标')),
                ('scope', models.CharField(choices=[('national', '全国'), ('provincial', '全省')], default='national', max_length=12, verbose_name='范围')),
                ('year', models.PositiveSmallIntegerField(verbose_name='年份')),
                ('value', models.DecimalField(decimal_places=3, max_digits=6, verbose_name='数值（%）')),
                ('definition', models.CharField(blank=True, max_length=300, verbose_name='公布的口径')),
                ('source', models.CharField(max_length=300, verbose_name='来源')),
                ('entered_by_id', models.BigIntegerField(null=True, verbose_name='录入人')),
                ('entered_by', models.CharField(max_length=200, verbose_name='录入人')),
                ('entered_at', models.DateTimeField(verbose_name='录入时间')),
            ],
            options={
                'verbose_name': '参考值',
                'ordering': ['-year', 'indicator', 'scope', '-id'],
                'indexes': [models.Index(fields=['year', 'indicator', 'scope', '-id'], name='reference_newest')],
            },
        ),
    ]
