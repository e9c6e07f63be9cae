"""What others are told when a claim or a source stops being what it was; it knows no listener.

Each is sent inside the transaction of the change, so that what a receiver writes stands or falls with it.
"""

from django.dispatch import Signal

# Before a draft becomes public, with claim, revision and user, who may be nobody. A listener that refuses raises
# `PublicationRefused`.
claim_publishing = Signal()

# Both with claim, recall (the ClaimRecall) and user.
claim_recalled = Signal()
claim_reinstated = Signal()

# With reference, change (the ReferenceStatusChange), claims (those that rest on it) and user.
reference_status_changed = Signal()
