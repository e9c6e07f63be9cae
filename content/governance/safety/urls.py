"""The addresses of safety notices in the admin."""

from django.urls import path

from content.governance.safety import views

app_name = "safety_notices"
urlpatterns = [
    path("safety-notices/", views.NoticesView.as_view(), name="list"),
    path("safety-notices/new/", views.NoticeView.as_view(), name="new"),
    path("safety-notices/<int:pk>/end/", views.notice_end_view, name="end"),
]
