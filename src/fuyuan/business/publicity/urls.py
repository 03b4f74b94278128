"""Addresses of the room's own pages on the desk; the public's are the portal's."""

from django.urls import URLPattern, path

from . import views, views_year

urlpatterns: list[URLPattern] = [
    path("publicity/activities/", views_year.year, name="publicity-year"),
    path("publicity/activities/workbook/", views_year.workbook, name="publicity-year-workbook"),
    path("publication/<int:pk>/text/", views.decision_text, name="publication-text"),
    path("typical-case/<int:pk>/text/", views.case_text, name="typical-case-text"),
]
