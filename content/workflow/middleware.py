"""Answers kindly where a sign-off was refused by a step of a workflow; the rules are in the services."""

from django.http import HttpResponseRedirect
from django.urls import reverse
from wagtail.admin import messages
from wagtail.admin.modal_workflow import render_modal_workflow

from content.governance.sign_off.services import SignOffRefused


class SignOffRefusalMiddleware:
    """A refused sign-off is no fault of the server: the admin shows the sentence where the reviewer goes on."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if not isinstance(exception, SignOffRefused):
            return None
        for sentence in exception.messages:
            messages.error(request, sentence)
        match = request.resolver_match
        page_pk = match.kwargs.get("page_id") or next(iter(match.args), None) if match else None
        address = reverse("wagtailadmin_pages:edit", args=[page_pk]) if page_pk else reverse("wagtailadmin_home")
        if request.headers.get("x-requested-with") == "XMLHttpRequest":
            # Wagtail's dialogue follows this to the next page.
            return render_modal_workflow(request, "", None, {}, json_data={"step": "success", "redirect": address})
        return HttpResponseRedirect(address)
