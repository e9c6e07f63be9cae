"""The addresses of the quality instruments in the admin."""

from django.urls import path

from content.governance.quality import views

app_name = "scores"
urlpatterns = [
    path("pages/<int:pk>/scores/", views.ScoresView.as_view(), name="page"),
    path("pages/<int:pk>/scores/draft/", views.ScoredDraftView.as_view(), name="draft"),
    path("pages/<int:pk>/scores/<slug:instrument>/", views.ScoreView.as_view(), name="score"),
    path("scores/required/", views.ThresholdsView.as_view(), name="thresholds"),
]
