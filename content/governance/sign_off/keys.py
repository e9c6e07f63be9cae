"""Keeps the public halves of the keys that sign-offs were signed with; private halves never come here."""

from django.db import transaction
from django.utils import timezone

from content.governance.sign_off import signatures
from content.governance.sign_off.models import SigningKey


@transaction.atomic
def signing_key_register(*, key_id: str, public_key: str) -> SigningKey:
    """Return the row of the key in use, made on its first use; every other key is retired from then on."""
    key, _created = SigningKey.objects.get_or_create(key_id=key_id, defaults={"public_key": public_key})
    if key.retired_at is not None:
        # A key that was put back into use, for example after a mistake with the settings.
        SigningKey.objects.filter(pk=key.pk).update(retired_at=None)
        key.retired_at = None
    SigningKey.objects.filter(retired_at=None).exclude(pk=key.pk).update(retired_at=timezone.now())
    return key


def message_sign(message: bytes) -> signatures.Signature:
    """Sign a message and make sure that its public key is on record."""
    signature = signatures.sign(message)
    signing_key_register(key_id=signature.key_id, public_key=signature.public_key)
    return signature
