import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('matters', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='FileReview',
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
                ('round_id', models.BigIntegerField(verbose_name='轮次')),
                ('round_number', models.CharField(max_length=80, verbose_name='轮次编号')),
                ('subject', models.CharField(max_length=40, verbose_name='案卷种类')),
                ('file_id', models.BigIntegerField(verbose_name='案卷')),
                ('file_number', models.CharField(max_length=80, verbose_name='案卷编号')),
                ('unit_id', models.BigIntegerField(null=True, verbose_name='单位编号')),
                ('unit', models.CharField(max_length=120, verbose_name='单位')),
                ('handlers', models.CharField(blank=True, max_length=200, verbose_name='承办人')),
                ('score', models.DecimalField(decimal_places=2, max_digits=5, null=True, verbose_name='得分')),
                ('grade', models.CharField(blank=True, max_length=20, verbose_name='等次')),
                ('vetoed', models.BooleanField(default=False, verbose_name='一票否决')),
                ('told_on', models.DateField(null=True, verbose_name='告知日期')),
                ('concluded_on', models.DateField(null=True, verbose_name='确定日期')),
                ('corrections', models.PositiveSmallIntegerField(default=0, verbose_name='未完成整改')),
                ('state', models.TextField(verbose_name='状态')),
            ],
            options={
                'verbose_name': '案卷评查表',
                'indexes': [models.Index(fields=['subject', '-matter'], name='file_subject'), models.Index(fields=['unit_id', 'subject', '-matter'], name='file_unit'), models.Index(fields=['stage', '-matter'], name='file_stage'), models.Index(fields=['round_id', 'stage', '-matter'], name='file_round'), models.Index(fields=['file_id', '-matter'], name='file_file'), models.Index(fields=['next_due', 'matter'], name='file_due'), models.Index(fields=['-score', '-matter'], name='file_score'), models.Index(fields=['concluded_on', 'unit_id'], name='file_concluded')],
                'constraints': [models.UniqueConstraint(fields=('round_id', 'file_id'), name='file_once_a_round')],
            },
        ),
        migrations.CreateModel(
            name='LoadedSheet',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('subject', models.CharField(max_length=40, verbose_name='案卷种类')),
                ('version', models.CharField(max_length=20, verbose_name='版本')),
                ('title', models.CharField(max_length=60, verbose_name='名称')),
                ('from_on', models.DateField(verbose_name='施行日期')),
                ('text', models.TextField(verbose_name='内容')),
                ('loaded_at', models.DateTimeField(verbose_name='装入时间')),
                ('loaded_by', models.CharField(max_length=200, verbose_name='装入人')),
            ],
            options={
                'verbose_name': '评查标准',
                'constraints': [models.UniqueConstraint(fields=('subject', 'version'), name='sheet_version_once')],
            },
        ),
        migrations.CreateModel(
            name='Round',
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
                ('subject', models.CharField(max_length=40, verbose_name='案卷种类')),
                ('first', models.DateField(verbose_name='办结日期起')),
                ('last', models.DateField(verbose_name='办结日期止')),
                ('method', models.CharField(max_length=8, verbose_name='产生方式')),
                ('files', models.PositiveSmallIntegerField(default=0, verbose_name='案卷')),
                ('reported_on', models.DateField(null=True, verbose_name='报告日期')),
                ('inspection_id', models.BigIntegerField(null=True, verbose_name='监督检查')),
                ('state', models.TextField(verbose_name='状态')),
            ],
            options={
                'verbose_name': '案卷评查',
                'indexes': [models.Index(fields=['subject', '-matter'], name='round_subject'), models.Index(fields=['inspection_id', '-matter'], name='round_inspection'), models.Index(fields=['stage', '-matter'], name='round_stage'), models.Index(fields=['next_due', 'matter'], name='round_due'), models.Index(fields=['number'], name='round_number')],
            },
        ),
        migrations.CreateModel(
            name='Fault',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('subject', models.CharField(max_length=40, verbose_name='案卷种类')),
                ('code', models.CharField(max_length=8, verbose_name='项目编号')),
                ('title', models.CharField(max_length=200, verbose_name='项目')),
                ('deduct', models.DecimalField(decimal_places=2, max_digits=5, verbose_name='扣分')),
                ('veto', models.BooleanField(default=False, verbose_name='一票否决')),
                ('unit_id', models.BigIntegerField(null=True, verbose_name='单位')),
                ('found_on', models.DateField(verbose_name='确定日期')),
                ('matter', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='faults', to='matters.matter')),
            ],
            options={
                'indexes': [models.Index(fields=['found_on', 'code'], name='fault_day')],
                'constraints': [models.UniqueConstraint(fields=('matter', 'code'), name='fault_once')],
            },
        ),
        migrations.CreateModel(
            name='Seat',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('person_id', models.BigIntegerField(verbose_name='人员')),
                ('role', models.CharField(choices=[('reviewer', '评查人'), ('third', '第三评查人'), ('handler', '承办人')], max_length=8, verbose_name='身份')),
                ('open_from', models.DateField(null=True, verbose_name='可见日期')),
                ('matter', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='review_seats', to='matters.matter')),
            ],
            options={
                'indexes': [models.Index(fields=['person_id', 'open_from', 'matter'], name='review_seat_person')],
                'constraints': [models.UniqueConstraint(fields=('matter', 'person_id'), name='review_seat_once')],
            },
        ),
    ]
