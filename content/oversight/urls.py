"""The addresses in the admin at which pages are overseen: the report on reviews, spreading, one page's cycle."""

from django.urls import path

from content.oversight.page_review import PageReviewView
from content.oversight.review_report import ReviewReportView
from content.oversight.spreading import SpreadView

app_name = "oversight"
urlpatterns = [
    path("reports/review/", ReviewReportView.as_view(), name="review_report"),
    path("reports/review/results/", ReviewReportView.as_view(results_only=True), name="review_report_results"),
    path("reports/review/spread/", SpreadView.as_view(), name="spread"),
    path("governance/pages/<int:pk>/review/", PageReviewView.as_view(), name="page_review"),
]
