"""The public addresses at which a sign-off is verified."""

from django.urls import path

from content.governance.sign_off import views

app_name = "governance"
urlpatterns = [
    path("verify/keys.json", views.verify_keys, name="verify_keys"),
    path("verify/<int:page_id>/", views.verify, name="verify"),
    path("verify/<int:page_id>.json", views.verify_json, name="verify_json"),
    path("verify/<int:page_id>/content.json", views.verify_content, name="verify_content"),
]
