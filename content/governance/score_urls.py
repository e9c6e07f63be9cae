"""The addresses of the quality instruments in the admin."""

from django.urls import path

from content.governance.views import scores

app_name = "scores"
urlpatterns = [
    path("pages/<int:pk>/scores/", scores.ScoresView.as_view(), name="page"),
    path("pages/<int:pk>/scores/draft/", scores.ScoredDraftView.as_view(), name="draft"),
    path("pages/<int:pk>/scores/<slug:instrument>/", scores.ScoreView.as_view(), name="score"),
    path("scores/required/", scores.ThresholdsView.as_view(), name="thresholds"),
]
