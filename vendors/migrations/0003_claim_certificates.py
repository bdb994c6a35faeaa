from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("vendors", "0002_ownership"),
    ]

    operations = [
        migrations.AddField(
            model_name="claim",
            name="certificates",
            field=models.JSONField(
                blank=True,
                help_text='Those that the statement names, such as {"held": ["iso-27001"], "lacking": []}.',
                null=True,
            ),
        ),
    ]
