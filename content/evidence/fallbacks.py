"""Tells what must not stand in a fallback, from plain text: a promise, or the claim itself; it knows no model or form.

A fallback is read when nobody vouches for the claim any more, so it may only say what is not known or what to ask.
"""

import re

from django.utils.translation import gettext as _

_PROMISE = re.compile(
    r"\b(?:proven|proved|guarantees?d?|cures?d?|miracles?|breakthroughs?|effective(?:ly)?|safe(?:ly)?"
    r"|helps|works|relieves|reduces|lowers|improves"
    r"|(?:will|can|does|do) (?:help|work|relieve|reduce|lower|improve|ease|stop))\b",
    re.IGNORECASE,
)
# Words after which the rest of the clause says what is not so, or not known.
_DENIED = re.compile(
    r"\b(?:not|never|no|nobody|cannot|can't|don't|doesn't|unclear|unsure|whether|if|how)\b", re.IGNORECASE
)
_CLAUSE = re.compile(r"[.;:!?]|,? \bbut\b")


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
    for clause in _CLAUSE.split(text):
        found = _PROMISE.search(clause)
        if found and not _DENIED.search(clause[: found.start()]):
            return found.group()
    return ""


def _bare(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
