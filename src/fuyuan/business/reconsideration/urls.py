"""Addresses of the room's own pages."""

from django.urls import path

from . import views

urlpatterns = [
    path("reconsideration/reviewers/", views.reviewer_list, name="reviewers"),
    path("reconsideration/reviewers/<int:pk>/", views.reviewer_page, name="reviewer"),
    path("reconsideration/platform/", views.platform_import, name="platform-import"),
    path("reconsideration/platform/template.xlsx", views.platform_template, name="platform-template"),
    path("reconsideration/<int:pk>/query-code/", views.query_code, name="query-code"),
]
