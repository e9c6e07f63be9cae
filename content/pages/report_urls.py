"""The addresses of the reports on pages in the admin."""

from django.urls import path

from content.pages.reports import ReviewReportView
from content.pages.spreading import SpreadView

app_name = "page_reports"
urlpatterns = [
    path("", ReviewReportView.as_view(), name="review"),
    path("results/", ReviewReportView.as_view(results_only=True), name="review_results"),
    path("spread/", SpreadView.as_view(), name="spread"),
]
