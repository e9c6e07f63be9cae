"""Remembers for what reason somebody was reminded, so that a second event of one day is told too."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('governance', '0002_clinical_review_steps'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='reviewreminder',
            name='governance_reminder_once',
        ),
        migrations.AddField(
            model_name='reviewreminder',
            name='reason',
            field=models.CharField(blank=True, choices=[('due_soon', 'Review due soon'), ('overdue', 'Review overdue'), ('source_status', 'A source was corrected, retracted or superseded'), ('claim_recalled', 'A claim was taken down'), ('claim_changed', 'A claim changed after the sign-off'), ('editorial_correction', 'The wording was corrected after the sign-off'), ('sign_off_withdrawn', 'The sign-off was withdrawn'), ('safety_notice', 'A safety notice was published without sign-off'), ('publishing_skipped', 'A scheduled publication was held back')], max_length=24),
        ),
        migrations.AddConstraint(
            model_name='reviewreminder',
            constraint=models.UniqueConstraint(fields=('user', 'reason', 'subject', 'subject_pk', 'due_on', 'step'), name='governance_reminder_once'),
        ),
    ]
