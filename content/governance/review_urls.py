"""The addresses of reviews in the admin: tasks, the review cycle of a page, spreading, the gate's log."""

from django.urls import path

from content.governance.views import gate_log, page_review, tasks

app_name = "reviews"
urlpatterns = [
    path("tasks/", tasks.TasksView.as_view(), name="tasks"),
    path("tasks/results/", tasks.TasksView.as_view(results_only=True), name="tasks_results"),
    path("tasks/<int:pk>/", tasks.TaskView.as_view(), name="task"),
    path("pages/<int:pk>/review/", page_review.PageReviewView.as_view(), name="page"),
    path("gate-log/", gate_log.GateLogView.as_view(), name="gate_log"),
    path("gate-log/results/", gate_log.GateLogView.as_view(results_only=True), name="gate_log_results"),
]
