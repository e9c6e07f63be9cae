"""The addresses of the gate in the admin: checklist, reasons, rules and safety notices."""

from django.urls import path

from content.governance.views import checklist, rules, safety_notices

app_name = "gate"
urlpatterns = [
    path("pages/<int:pk>/checklist/", checklist.ChecklistView.as_view(), name="checklist"),
    path("pages/<int:pk>/reason/", checklist.ReasonView.as_view(), name="reason"),
    path("reasons/<int:pk>/withdraw/", checklist.reason_withdraw_view, name="reason_withdraw"),
    path("rules/", rules.RulesView.as_view(), name="rules"),
    path("safety-notices/", safety_notices.NoticesView.as_view(), name="safety_notices"),
    path("safety-notices/new/", safety_notices.NoticeView.as_view(), name="safety_notice"),
    path("safety-notices/<int:pk>/end/", safety_notices.notice_end_view, name="safety_notice_end"),
]
