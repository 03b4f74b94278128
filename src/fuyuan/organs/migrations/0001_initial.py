import django.core.validators
import django.db.models.deletion
import fuyuan.clock
import fuyuan.organs.posts
import fuyuan.organs.sealed
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Throttle',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=64, unique=True)),
                ('count', models.PositiveIntegerField(default=0)),
                ('since', models.DateTimeField()),
                ('locked_until', models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name='Account',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('kind', models.CharField(choices=[('public', '社会公众'), ('staff', '业务人员'), ('system_admin', '系统管理员'), ('security_admin', '安全管理员'), ('audit_admin', '审计管理员')], max_length=20, verbose_name='账号类别')),
                ('username', models.CharField(max_length=40, unique=True, verbose_name='用户名')),
                ('name', models.CharField(max_length=60, verbose_name='姓名')),
                ('phone', fuyuan.organs.sealed.SealedField(blank=True, default='', verbose_name='手机号')),
                ('phone_index', models.CharField(editable=False, max_length=64, null=True, unique=True)),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='电子邮箱')),
                ('identity_number', fuyuan.organs.sealed.SealedField(blank=True, default='', verbose_name='身份证件号码')),
                ('must_change_password', models.BooleanField(default=False, verbose_name='须修改密码')),
                ('password_changed_at', models.DateTimeField(default=fuyuan.clock.now, verbose_name='密码修改时间')),
                ('is_active', models.BooleanField(default=True, verbose_name='启用')),
                ('demo', models.BooleanField(default=False, verbose_name='演示账号')),
                ('created_at', models.DateTimeField(default=fuyuan.clock.now, verbose_name='创建时间')),
                ('last_seen', models.DateTimeField(blank=True, null=True, verbose_name='最近使用')),
            ],
            options={
                'verbose_name': '账号',
                'ordering': ['username'],
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['public', 'staff', 'system_admin', 'security_admin', 'audit_admin'])), name='account_kind_known')],
            },
        ),
        migrations.CreateModel(
            name='OldPassword',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128)),
                ('at', models.DateTimeField(default=fuyuan.clock.now)),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='old_passwords', to='organs.account')),
            ],
            options={
                'ordering': ['-at', '-id'],
            },
        ),
        migrations.CreateModel(
            name='Organ',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=40, unique=True, verbose_name='机关代码')),
                ('name', models.CharField(db_index=True, max_length=120, verbose_name='名称')),
                ('short', models.CharField(blank=True, max_length=60, verbose_name='简称')),
                ('kind', models.CharField(choices=[('government', '人民政府'), ('department', '政府部门'), ('town', '乡镇'), ('subdistrict', '街道'), ('dispatched', '派出机构'), ('internal', '内设机构'), ('vertical', '垂直领导机关'), ('state_department', '国务院部门'), ('court', '法院'), ('procuratorate', '检察院'), ('supervision', '监察机关'), ('joint_office', '联席会议办公室'), ('authorised', '法律法规授权组织'), ('other', '其他')], max_length=20, verbose_name='类型')),
                ('region', models.CharField(blank=True, db_index=True, max_length=12, verbose_name='行政区划代码')),
                ('areas', models.JSONField(blank=True, default=list, verbose_name='业务领域')),
                ('aliases', models.JSONField(blank=True, default=list, verbose_name='别名')),
                ('lon', models.FloatField(blank=True, null=True, verbose_name='经度')),
                ('lat', models.FloatField(blank=True, null=True, verbose_name='纬度')),
                ('enforcement', models.BooleanField(default=False, verbose_name='有行政执法权')),
                ('vertical', models.BooleanField(default=False, verbose_name='实行垂直领导')),
                ('own_name', models.BooleanField(default=True, verbose_name='以自己名义作出行政行为')),
                ('valid_from', models.DateField(blank=True, null=True, verbose_name='设立日期')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='撤销日期')),
                ('address', models.CharField(blank=True, max_length=200, verbose_name='地址')),
                ('phone', models.CharField(blank=True, max_length=60, validators=[django.core.validators.RegexValidator('^\\+?\\d[\\d -]{3,20}(转\\d{1,6})?$', '只写一个号码，例如 0375-1234567 或者 0375-1234567转801')], verbose_name='电话')),
                ('hours', models.CharField(blank=True, max_length=120, verbose_name='办公时间')),
                ('verified', models.BooleanField(default=False, verbose_name='已核实')),
                ('note', models.TextField(blank=True, verbose_name='说明')),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='organs.organ', verbose_name='上级行政机关')),
                ('successor', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='predecessors', to='organs.organ', verbose_name='继续行使其职权的机关')),
                ('superior', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='inferiors', to='organs.organ', verbose_name='上一级主管部门')),
            ],
            options={
                'verbose_name': '机关',
                'ordering': ['code'],
            },
        ),
        migrations.CreateModel(
            name='Holding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('post', models.CharField(choices=[('intake', '立案人员'), ('handler', '承办人'), ('office_head', '行政复议机构负责人'), ('organ_head', '行政复议机关负责人'), ('respondent_liaison', '单位联络员'), ('respondent_head', '单位负责人'), ('court_liaison', '法院联络员'), ('supervision_staff', '司法局监督人员'), ('training_admin', '培训管理员'), ('joint_office', '联席会议办公室人员'), ('committee_member', '咨询委员'), ('lay_supervisor', '执法监督员'), ('discipline_liaison', '纪检监察联络员'), ('seal_keeper', '印章管理员'), ('system_admin', '系统管理员'), ('security_admin', '安全管理员'), ('audit_admin', '审计管理员')], max_length=30, verbose_name='岗位')),
                ('valid_from', models.DateField(verbose_name='任职起')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='任职止')),
                ('effective', models.BooleanField(default=True, verbose_name='已生效')),
                ('account', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='holdings', to='organs.account', verbose_name='人员')),
                ('confirmed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='confirmed', to='organs.account', verbose_name='复核人')),
                ('deputy_for', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='deputies', to='organs.holding', verbose_name='代行')),
                ('granted_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='granted', to='organs.account', verbose_name='授予人')),
                ('organ', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='holdings', to='organs.organ', verbose_name='机关')),
            ],
            options={
                'verbose_name': '任职',
                'ordering': ['valid_from', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Credential',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=60, verbose_name='系统名称')),
                ('scope', models.CharField(choices=[('court_suits', '报送和查询本院行政诉讼案件'), ('court_look', '只查询本院行政诉讼案件')], max_length=20, verbose_name='范围')),
                ('digest', models.CharField(editable=False, max_length=64, unique=True)),
                ('expires_on', models.DateField(verbose_name='有效期至')),
                ('issued_at', models.DateTimeField(default=fuyuan.clock.now, verbose_name='签发时间')),
                ('revoked_at', models.DateTimeField(blank=True, null=True, verbose_name='撤销时间')),
                ('used_at', models.DateTimeField(blank=True, null=True, verbose_name='最近使用')),
                ('used_from', models.GenericIPAddressField(blank=True, null=True, verbose_name='来自')),
                ('issued_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='issued_credentials', to='organs.account', verbose_name='签发人')),
                ('revoked_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='revoked_credentials', to='organs.account', verbose_name='撤销人')),
                ('organ', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='credentials', to='organs.organ', verbose_name='机关')),
            ],
            options={
                'verbose_name': '接口凭据',
                'ordering': ['-id'],
            },
        ),
        migrations.CreateModel(
            name='OrganGroup',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=80, unique=True, verbose_name='名称')),
                ('kinds', models.JSONField(blank=True, default=list, verbose_name='机关类型')),
                ('region', models.CharField(blank=True, max_length=12, verbose_name='行政区划代码')),
                ('enforcement_only', models.BooleanField(default=False, verbose_name='只含有行政执法权的')),
                ('members', models.ManyToManyField(blank=True, related_name='groups', to='organs.organ')),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='groups_below', to='organs.organ')),
            ],
            options={
                'verbose_name': '机关组',
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='OrganName',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(db_index=True, max_length=120, verbose_name='曾用名')),
                ('valid_from', models.DateField(blank=True, null=True, verbose_name='启用日期')),
                ('valid_to', models.DateField(verbose_name='停用日期')),
                ('organ', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='former_names', to='organs.organ', verbose_name='机关')),
            ],
            options={
                'verbose_name': '机关曾用名',
                'ordering': ['organ', 'valid_to'],
            },
        ),
        migrations.CreateModel(
            name='OrganRole',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('reconsideration_organ', '行政复议机关'), ('reconsideration_office', '行政复议机构'), ('superior_reconsideration_organ', '上一级行政复议机关'), ('joint_office', '联席会议办公室'), ('judicial_bureau', '司法行政部门'), ('enforcement_supervision', '行政执法监督机构'), ('court', '本级人民法院'), ('superior_court', '上一级人民法院'), ('procuratorate', '本级人民检察院'), ('supervision', '本级监察机关')], max_length=40, verbose_name='职责')),
                ('valid_from', models.DateField(blank=True, null=True, verbose_name='开始日期')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='结束日期')),
                ('verified', models.BooleanField(default=False, verbose_name='已核实')),
                ('note', models.TextField(blank=True, verbose_name='说明')),
                ('organ', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='roles', to='organs.organ', verbose_name='机关')),
            ],
            options={
                'verbose_name': '机关职责',
                'ordering': ['role', 'valid_from'],
            },
        ),
        migrations.CreateModel(
            name='Relation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('relative', '近亲属'), ('in_law', '姻亲'), ('former_post', '曾任职'), ('business', '业务往来'), ('origin', '籍贯地'), ('other', '其他可能影响公正的关系')], max_length=20, verbose_name='关系')),
                ('person_name', models.CharField(blank=True, max_length=60, verbose_name='对方姓名')),
                ('note', models.CharField(blank=True, max_length=200, verbose_name='说明')),
                ('declared_on', models.DateField(verbose_name='申报日期')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='解除日期')),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='relations', to='organs.account', verbose_name='人员')),
                ('organ', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='relations', to='organs.organ', verbose_name='对方机关')),
            ],
            options={
                'verbose_name': '关系申报',
                'ordering': ['-declared_on', 'id'],
            },
        ),
        migrations.CreateModel(
            name='SecurityEvent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(db_index=True, default=fuyuan.clock.now, verbose_name='时间')),
                ('who', models.CharField(blank=True, max_length=120, verbose_name='操作人')),
                ('post', models.CharField(blank=True, max_length=30, verbose_name='岗位')),
                ('ip', models.GenericIPAddressField(null=True, verbose_name='地址')),
                ('action', models.CharField(choices=[('sign-in', '登录'), ('sign-out', '退出'), ('act-as', '更换岗位'), ('denied', '被拒访问'), ('password-change', '修改密码'), ('password-reset', '重置密码'), ('account-create', '建立账号'), ('account-enable', '启用账号'), ('account-disable', '停用账号'), ('grant', '授予岗位'), ('grant-confirm', '复核授权'), ('grant-end', '结束任职'), ('relation-declare', '申报关系'), ('relation-end', '解除关系'), ('setting-change', '修改设置'), ('organs-import', '导入机关'), ('organ-reached', '修改机关地址、电话'), ('query-code', '凭查询码查看'), ('credential-issue', '签发接口凭据'), ('credential-revoke', '撤销接口凭据'), ('credential-use', '接口访问')], max_length=40, verbose_name='动作')),
                ('object', models.CharField(blank=True, max_length=200, verbose_name='对象')),
                ('result', models.CharField(choices=[('ok', '成功'), ('waiting', '待复核'), ('failed', '失败'), ('locked', '已锁定'), ('refused', '拒绝'), ('hidden', '无权查看')], max_length=20, verbose_name='结果')),
                ('account', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='security_events', to='organs.account', verbose_name='账号')),
            ],
            options={
                'verbose_name': '安全日志',
                'ordering': ['-id'],
            },
        ),
        migrations.CreateModel(
            name='Session',
            fields=[
                ('session_key', models.CharField(max_length=40, primary_key=True, serialize=False, verbose_name='session key')),
                ('session_data', models.TextField(verbose_name='session data')),
                ('expire_date', models.DateTimeField(db_index=True, verbose_name='expire date')),
                ('started_at', models.DateTimeField(default=fuyuan.clock.now)),
                ('seen_at', models.DateTimeField(default=fuyuan.clock.now)),
                ('account', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='sessions', to='organs.account')),
                ('holding', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='sessions', to='organs.holding')),
            ],
            options={
                'verbose_name': '会话',
                'verbose_name_plural': 'sessions',
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Setting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=80, verbose_name='设置项')),
                ('value', models.JSONField(verbose_name='值')),
                ('valid_from', models.DateField(verbose_name='生效日期')),
                ('changed_at', models.DateTimeField(default=fuyuan.clock.now, verbose_name='修改时间')),
                ('reason', models.CharField(blank=True, max_length=200, verbose_name='修改原因')),
                ('changed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to='organs.account', verbose_name='修改人')),
            ],
            options={
                'verbose_name': '设置',
                'ordering': ['key', '-valid_from', '-id'],
            },
        ),
        migrations.AddConstraint(
            model_name='organ',
            constraint=models.CheckConstraint(condition=models.Q(('parent', models.F('id')), _negated=True), name='organ_not_its_own_parent'),
        ),
        migrations.AddConstraint(
            model_name='organ',
            constraint=models.CheckConstraint(condition=models.Q(('valid_from__isnull', True), ('valid_to__isnull', True), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='organ_ends_after_it_starts'),
        ),
        migrations.AddConstraint(
            model_name='holding',
            constraint=models.CheckConstraint(condition=models.Q(('post__in', [fuyuan.organs.posts.Post['AUDIT_ADMIN'], fuyuan.organs.posts.Post['COMMITTEE_MEMBER'], fuyuan.organs.posts.Post['COURT_LIAISON'], fuyuan.organs.posts.Post['DISCIPLINE_LIAISON'], fuyuan.organs.posts.Post['HANDLER'], fuyuan.organs.posts.Post['INTAKE'], fuyuan.organs.posts.Post['JOINT_OFFICE'], fuyuan.organs.posts.Post['LAY_SUPERVISOR'], fuyuan.organs.posts.Post['OFFICE_HEAD'], fuyuan.organs.posts.Post['ORGAN_HEAD'], fuyuan.organs.posts.Post['RESPONDENT_HEAD'], fuyuan.organs.posts.Post['RESPONDENT_LIAISON'], fuyuan.organs.posts.Post['SEAL_KEEPER'], fuyuan.organs.posts.Post['SECURITY_ADMIN'], fuyuan.organs.posts.Post['SUPERVISION_STAFF'], fuyuan.organs.posts.Post['SYSTEM_ADMIN'], fuyuan.organs.posts.Post['TRAINING_ADMIN']])), name='holding_post_known'),
        ),
        migrations.AddConstraint(
            model_name='holding',
            constraint=models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='holding_ends_after_it_starts'),
        ),
        migrations.AddConstraint(
            model_name='holding',
            constraint=models.CheckConstraint(condition=models.Q(('deputy_for__isnull', True), models.Q(('valid_to__isnull', False), models.Q(('deputy_for', models.F('id')), _negated=True)), _connector='OR'), name='holding_deputy_has_an_end'),
        ),
        migrations.AddConstraint(
            model_name='holding',
            constraint=models.CheckConstraint(condition=models.Q(('granted_by__isnull', True), models.Q(('granted_by', models.F('account')), _negated=True), _connector='OR'), name='holding_not_self_granted'),
        ),
        migrations.AddConstraint(
            model_name='holding',
            constraint=models.CheckConstraint(condition=models.Q(('confirmed_by__isnull', True), models.Q(models.Q(('confirmed_by', models.F('account')), _negated=True), models.Q(('confirmed_by', models.F('granted_by')), _negated=True)), _connector='OR'), name='holding_confirmed_by_a_third_person'),
        ),
        migrations.AddConstraint(
            model_name='holding',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('post__in', [fuyuan.organs.posts.Post['AUDIT_ADMIN'], fuyuan.organs.posts.Post['SECURITY_ADMIN'], fuyuan.organs.posts.Post['SYSTEM_ADMIN']]), _negated=True), ('effective', False), ('granted_by__isnull', True), ('confirmed_by__isnull', False), _connector='OR'), name='holding_admin_needs_four_eyes'),
        ),
        migrations.AddConstraint(
            model_name='holding',
            constraint=models.UniqueConstraint(fields=('account', 'post', 'organ', 'valid_from'), name='holding_once'),
        ),
        migrations.AddConstraint(
            model_name='credential',
            constraint=models.CheckConstraint(condition=models.Q(('scope__in', ['court_suits', 'court_look'])), name='credential_scope_known'),
        ),
        migrations.AddConstraint(
            model_name='credential',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('revoked_at', None), ('revoked_by', None)), models.Q(('revoked_at__isnull', False), ('revoked_by__isnull', False)), _connector='OR'), name='credential_revoked_by_somebody'),
        ),
        migrations.AddConstraint(
            model_name='organname',
            constraint=models.UniqueConstraint(fields=('organ', 'valid_to'), name='one_name_at_a_time'),
        ),
        migrations.AddConstraint(
            model_name='organrole',
            constraint=models.UniqueConstraint(condition=models.Q(('valid_to__isnull', True)), fields=('role',), name='one_organ_holds_a_role_now'),
        ),
        migrations.AddConstraint(
            model_name='relation',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('person_name', ''), _negated=True), ('organ__isnull', False), _connector='OR'), name='relation_names_somebody'),
        ),
        migrations.AddIndex(
            model_name='setting',
            index=models.Index(fields=['key', 'valid_from'], name='organs_sett_key_64ed6c_idx'),
        ),
    ]
