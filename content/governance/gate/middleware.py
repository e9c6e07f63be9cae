"""Answers kindly where the gate refused a page, and writes its log; the rules are elsewhere."""

from django.http import JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.modal_workflow import render_modal_workflow

from content.common.snippet_publication import PublicationRefused
from content.governance.gate import question
from content.governance.gate.answers import editor_address, refusal_tell, snippet_refusal_tell
from content.governance.gate.services import publication_refused_log


class PublishGateMiddleware:
    """A refused publication is no fault of the server: the admin shows what to do, a program gets it as JSON.

    Claims, sources and terms that were held back are answered here too. By now everything that the refused save wrote
    is rolled back, so this is the place to log it.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        token = question.refusals.set([])
        try:
            response = self.get_response(request)
            noted = {refusal.page.pk or refusal.page.title: refusal for refusal in question.refusals.get() or []}
            for refusal in noted.values():
                publication_refused_log(refusal=refusal, user=getattr(request, "user", None))
        finally:
            question.refusals.reset(token)
        return response

    def process_exception(self, request, exception):
        if not isinstance(exception, question.NotPublishable | PublicationRefused):
            return None
        if _wants_json(request):
            return JsonResponse({"detail": exception.messages}, status=422)
        if isinstance(exception, PublicationRefused):
            snippet_refusal_tell(request, exception)
            address = AdminURLFinder(request.user).get_edit_url(exception.thing) or reverse("wagtailadmin_home")
        else:
            refusal_tell(request, exception)
            address = editor_address(exception.page)
        if request.headers.get("x-requested-with") == "XMLHttpRequest":
            # Wagtail's own dialogues follow this to the next page.
            return render_modal_workflow(request, "", None, {}, json_data={"step": "success", "redirect": address})
        return redirect(address)


def _wants_json(request) -> bool:
    is_json = request.content_type in ("application/json", "application/problem+json")
    return is_json or request.headers.get("accept", "").startswith("application/json")
