"""Asks the gate before the editor publishes, so that the editor is told before anything is tried."""

from django.shortcuts import redirect

from content.governance.gate import question
from content.governance.gate.answers import editor_address, refusal_tell


def publication_check(request, page):
    """Answer with the findings where the page may not go live; None lets Wagtail go on.

    The draft is saved by now. The save itself asks the gate again, so nothing rests on this hook.
    """
    try:
        question.assert_publishable(page)
    except question.NotPublishable as refusal:
        refusal_tell(request, refusal)
        return redirect(editor_address(page))
    return None
