"""The addresses of review tasks in the admin."""

from django.urls import path

from content.governance.review import views

app_name = "reviews"
urlpatterns = [
    path("tasks/", views.TasksView.as_view(), name="tasks"),
    path("tasks/results/", views.TasksView.as_view(results_only=True), name="tasks_results"),
    path("tasks/<int:pk>/", views.TaskView.as_view(), name="task"),
]
