"""What Django checks before it starts: that sign-offs can be signed; it knows no model."""

from django.core import checks

from content.governance.sign_off.signatures import private_key


@checks.register
def signing_key_check(app_configs, **kwargs):
    """Report a missing or wrong signing key before a reviewer meets it."""
    try:
        private_key()
    except ValueError as error:
        return [
            checks.Error(
                f"Clinical sign-offs cannot be signed: {error}",
                hint="Set SIGNING_KEY as docs/settings.md says: 32 random bytes in base64.",
                id="governance.E001",
            )
        ]
    return []
