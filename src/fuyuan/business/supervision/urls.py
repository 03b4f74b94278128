"""Addresses of the room's own pages."""

from django.urls import URLPattern, path

from . import views

urlpatterns: list[URLPattern] = [
    path("supervision-rounds/<int:pk>/file.json", views.round_file, name="round-file"),
    path("supervision-rounds/<int:pk>/result.json", views.round_result, name="round-result"),
]
