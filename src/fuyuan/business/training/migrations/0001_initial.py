
import django.db.models.deletion
import fuyuan.organs.sealed
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('matters', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Person',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(db_index=True, max_length=60, verbose_name='姓名')),
                ('number', fuyuan.organs.sealed.SealedField(verbose_name='身份证号码')),
                ('digest', models.CharField(editable=False, max_length=64, unique=True)),
                ('born_on', models.DateField(verbose_name='出生日期')),
            ],
            options={
                'verbose_name': '人员身份',
            },
        ),
        migrations.CreateModel(
            name='Power',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(error_messages={'unique': '清单里已经有这个事项'}, max_length=120, unique=True, verbose_name='事项')),
                ('organ_id', models.BigIntegerField(verbose_name='原行使部门')),
                ('organ_name', models.CharField(max_length=120, verbose_name='部门名称')),
                ('area', models.CharField(max_length=60, verbose_name='执法领域')),
                ('in_force', models.BooleanField(default=True, verbose_name='正在施行')),
            ],
            options={
                'verbose_name': '放权事项',
                'ordering': ['organ_name', 'name'],
            },
        ),
        migrations.CreateModel(
            name='Batch',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=12, verbose_name='种类')),
                ('file_name', models.CharField(max_length=255, verbose_name='文件名')),
                ('at', models.DateTimeField(verbose_name='上传时间')),
                ('by_name', models.CharField(max_length=200, verbose_name='上传人')),
                ('organ_id', models.BigIntegerField(null=True, verbose_name='机关')),
                ('facts', models.JSONField(default=dict, verbose_name='随表填写')),
                ('total', models.PositiveIntegerField(default=0, verbose_name='行数')),
                ('started', models.BooleanField(default=False, verbose_name='开始导入')),
            ],
            options={
                'verbose_name': '导入的表',
                'indexes': [models.Index(fields=['organ_id', 'kind', '-id'], name='training_batch_new')],
            },
        ),
        migrations.CreateModel(
            name='Officer',
            fields=[
                ('matter', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='+', serialize=False, to='matters.matter')),
                ('number', models.CharField(blank=True, max_length=80, verbose_name='编号')),
                ('title', models.CharField(max_length=300, verbose_name='标题')),
                ('stage', models.CharField(max_length=40, verbose_name='阶段')),
                ('state', models.TextField(verbose_name='状态')),
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
                ('person_id', models.BigIntegerField(verbose_name='人员')),
                ('unit_name', models.CharField(max_length=120, verbose_name='单位')),
                ('kind', models.CharField(max_length=12, verbose_name='人员类别')),
                ('employment', models.CharField(max_length=12, verbose_name='用工性质')),
                ('duty', models.CharField(max_length=60, verbose_name='职务')),
                ('areas', models.CharField(max_length=200, verbose_name='执法领域')),
                ('powers', models.TextField(blank=True, verbose_name='放权事项')),
                ('since', models.DateField(verbose_name='到岗日期')),
            ],
            options={
                'verbose_name': '执法人员',
                'indexes': [models.Index(fields=['stage', '-matter'], name='officer_stage'), models.Index(fields=['stage', 'next_due', 'matter'], name='officer_stage_due'), models.Index(fields=['organ_id', 'stage', '-matter'], name='officer_unit_stage'), models.Index(fields=['title', 'matter'], name='officer_name'), models.Index(fields=['unit_name', 'organ_id'], name='officer_units'), models.Index(fields=['since', 'matter'], name='officer_since'), models.Index(fields=['next_due', 'matter'], name='officer_due')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('closed_on', None)), fields=('person_id',), name='officer_serves_once')],
            },
        ),
        migrations.CreateModel(
            name='Session',
            fields=[
                ('matter', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='+', serialize=False, to='matters.matter')),
                ('number', models.CharField(blank=True, max_length=80, verbose_name='编号')),
                ('title', models.CharField(max_length=300, verbose_name='标题')),
                ('stage', models.CharField(max_length=40, verbose_name='阶段')),
                ('state', models.TextField(verbose_name='状态')),
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
                ('unit_name', models.CharField(max_length=120, verbose_name='举办单位')),
                ('form', models.CharField(max_length=12, verbose_name='形式')),
                ('subject', models.CharField(max_length=12, verbose_name='内容类别')),
                ('audience', models.CharField(max_length=12, verbose_name='培训对象')),
                ('powers', models.TextField(blank=True, verbose_name='放权事项')),
                ('place', models.CharField(max_length=120, verbose_name='地点')),
                ('on', models.DateField(verbose_name='日期')),
                ('begins', models.TimeField(verbose_name='开始')),
                ('ends', models.TimeField(verbose_name='结束')),
                ('hours', models.DecimalField(decimal_places=1, max_digits=4, verbose_name='学时')),
                ('people', models.PositiveIntegerField(default=0, verbose_name='出席人数')),
                ('approved_on', models.DateField(null=True, verbose_name='认定日期')),
            ],
            options={
                'verbose_name': '培训',
                'indexes': [models.Index(fields=['stage', '-matter'], name='training_stage'), models.Index(fields=['stage', 'next_due', 'matter'], name='training_stage_due'), models.Index(fields=['organ_id', 'stage', '-matter'], name='training_unit_stage'), models.Index(fields=['-on', '-matter'], name='training_on'), models.Index(fields=['next_due', 'matter'], name='training_due')],
            },
        ),
        migrations.CreateModel(
            name='Attendance',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('officer_id', models.BigIntegerField(verbose_name='名册')),
                ('person_id', models.BigIntegerField(verbose_name='人员')),
                ('name', models.CharField(max_length=60, verbose_name='姓名')),
                ('unit', models.CharField(max_length=120, verbose_name='单位')),
                ('at', models.DateTimeField(verbose_name='时间')),
                ('way', models.CharField(max_length=4, verbose_name='方式')),
                ('matter', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='matters.matter')),
            ],
            options={
                'verbose_name': '签到',
                'indexes': [models.Index(fields=['person_id', 'matter'], name='attendance_person')],
                'constraints': [models.UniqueConstraint(fields=('matter', 'person_id'), name='attendance_once')],
            },
        ),
        migrations.CreateModel(
            name='BatchLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('line', models.PositiveIntegerField(verbose_name='行')),
                ('said', fuyuan.organs.sealed.SealedField(verbose_name='内容')),
                ('shown', models.JSONField(default=list, verbose_name='显示的内容')),
                ('verdict', models.CharField(choices=[('good', '可以导入'), ('bad', '有问题'), ('taken', '已导入')], max_length=6, verbose_name='结果')),
                ('note', models.CharField(blank=True, max_length=500, verbose_name='说明')),
                ('matter_id', models.BigIntegerField(null=True, verbose_name='办件')),
                ('batch', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='lines', to='training.batch')),
            ],
            options={
                'verbose_name': '导入的行',
                'indexes': [models.Index(fields=['batch', 'verdict', 'id'], name='training_line_verdict')],
            },
        ),
        migrations.CreateModel(
            name='Credit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('person_id', models.BigIntegerField(verbose_name='人员')),
                ('on', models.DateField(verbose_name='日期')),
                ('subject', models.CharField(max_length=12, verbose_name='内容类别')),
                ('hours', models.DecimalField(decimal_places=1, max_digits=4, verbose_name='学时')),
                ('matter', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='matters.matter')),
            ],
            options={
                'verbose_name': '学时',
                'indexes': [models.Index(fields=['person_id', 'on'], name='credit_person')],
                'constraints': [models.UniqueConstraint(fields=('matter', 'person_id'), name='credit_once')],
            },
        ),
    ]
