"""The addresses of sign-off in the admin."""

from django.urls import path

from content.governance.views import sign_offs

app_name = "sign_offs"
urlpatterns = [
    path("pages/<int:pk>/sign-off/", sign_offs.SignOffView.as_view(), name="page"),
    path("pages/<int:pk>/sign-off/withdraw/", sign_offs.WithdrawView.as_view(), name="withdraw"),
    path("pages/<int:pk>/sign-off/correction/", sign_offs.CorrectionView.as_view(), name="correction"),
    path("pages/<int:pk>/sign-offs/", sign_offs.HistoryView.as_view(), name="history"),
    path("my-interests/", sign_offs.InterestsView.as_view(), name="interests"),
]
