"""The public addresses of sign-offs and reviews."""

from django.urls import path

from content.governance.views import verify

app_name = "governance"
urlpatterns = [
    path("verify/keys.json", verify.verify_keys, name="verify_keys"),
    path("verify/<int:page_id>/", verify.verify, name="verify"),
    path("verify/<int:page_id>.json", verify.verify_json, name="verify_json"),
    path("verify/<int:page_id>/content.json", verify.verify_content, name="verify_content"),
]
