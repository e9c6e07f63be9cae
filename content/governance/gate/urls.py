"""The addresses of the gate in the admin: checklist, reasons, rules and log."""

from django.urls import path

from content.governance.gate import log_view, rules_view, views

app_name = "gate"
urlpatterns = [
    path("pages/<int:pk>/checklist/", views.ChecklistView.as_view(), name="checklist"),
    path("pages/<int:pk>/reason/", views.ReasonView.as_view(), name="reason"),
    path("reasons/<int:pk>/withdraw/", views.reason_withdraw_view, name="reason_withdraw"),
    path("rules/", rules_view.RulesView.as_view(), name="rules"),
    path("gate-log/", log_view.GateLogView.as_view(), name="log"),
    path("gate-log/results/", log_view.GateLogView.as_view(results_only=True), name="log_results"),
]
