"""The addresses of sign-off in the admin."""

from django.urls import path

from content.workflow import views

app_name = "sign_offs"
urlpatterns = [
    path("pages/<int:pk>/sign-off/", views.SignOffView.as_view(), name="page"),
    path("pages/<int:pk>/sign-off/withdraw/", views.WithdrawView.as_view(), name="withdraw"),
    path("pages/<int:pk>/sign-off/correction/", views.CorrectionView.as_view(), name="correction"),
    path("pages/<int:pk>/sign-offs/", views.HistoryView.as_view(), name="history"),
    path("my-interests/", views.InterestsView.as_view(), name="interests"),
]
