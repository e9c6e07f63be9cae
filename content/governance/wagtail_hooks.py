"""Registers what each room of governance adds to the admin; it holds no logic."""

from content.governance.gate import hooks as gate
from content.governance.quality import hooks as quality
from content.governance.review import hooks as review
from content.governance.safety import hooks as safety
from content.governance.sign_off import hooks as sign_off

for room in (review, quality, safety, sign_off, gate):
    room.register()
