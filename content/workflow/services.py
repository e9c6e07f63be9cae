"""Signs off with what a reviewer filled in; who may sign what is decided by the sign-off room."""

from wagtail.models import Page, Revision

from content.governance.sign_off.models import SignOff
from content.governance.sign_off.services import SignOffRefused, sign_off_create
from content.workflow.forms import SignOffForm


def sign_off_by_form(*, page: Page, revision: Revision, reviewer, data: dict) -> SignOff:
    """Sign off with what a reviewer filled in; a request that left the form out is refused like an empty one."""
    form = SignOffForm(data)
    if not form.is_valid():
        raise SignOffRefused(next(iter(form.errors.values()))[0])
    answers = form.cleaned_data
    return sign_off_create(
        page=page,
        revision=revision,
        reviewer=reviewer,
        comment=answers["comment"],
        interests_confirmed=answers["interests_confirmed"],
        seen_hash=answers["seen_hash"],
    )
