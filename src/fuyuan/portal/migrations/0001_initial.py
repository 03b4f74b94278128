import django.db.models.deletion
import fuyuan.organs.sealed
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('organs', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Draft',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('token', models.CharField(max_length=64, unique=True)),
                ('digest', models.CharField(max_length=64, unique=True, verbose_name='续填码摘要')),
                ('answers', fuyuan.organs.sealed.SealedField(default='', verbose_name='已填内容')),
                ('notice', models.CharField(max_length=20, verbose_name='告知书版本')),
                ('created_at', models.DateTimeField(verbose_name='开始时间')),
                ('updated_at', models.DateTimeField(verbose_name='保存时间')),
                ('expires_on', models.DateField(db_index=True, verbose_name='保留到')),
                ('matter_id', models.BigIntegerField(null=True, verbose_name='提交成的案件')),
                ('account', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='drafts', to='organs.account', verbose_name='账号')),
            ],
            options={
                'verbose_name': '申请草稿',
                'ordering': ['-updated_at'],
            },
        ),
    ]
