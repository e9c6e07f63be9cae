"""Tells what must not stand in a fallback, from plain text: a promise, or the claim itself; it knows no model or form.

A fallback is read when nobody vouches for the claim any more, so it may only say what is not known or what to ask.
"""

import re

from django.utils.translation import gettext as _

from content.wording.effects import effect_told
from content.wording.promises import promotional_words


def fallback_problems(*, fallback: str, text: str, kind: str) -> list[str]:
    """Return one sentence for each thing that is wrong with a claim's fallback; an empty one is no fallback."""
    if not fallback.strip():
        return []
    problems = []
    if promise := _promise_in(fallback):
        problems.append(
            _("The fallback promises something (“%(words)s”). Say what is not known, or whom to ask.")
            % {"words": promise}
        )
    if kind == "benefit" and _bare(fallback) == _bare(text):
        problems.append(_("The fallback says the same as the claim, so taking the claim down would change nothing."))
    return problems


def _promise_in(text: str) -> str:
    promoted = promotional_words(text)
    return promoted[0].words if promoted else effect_told(text)


def _bare(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
