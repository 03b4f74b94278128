"""Addresses of the room's own pages."""

from django.urls import URLPattern, path

from . import views

urlpatterns: list[URLPattern] = [
    path("leadership/", views.leadership, name="leadership"),
    path("leadership/board.xlsx", views.workbook, name="leadership-workbook"),
]
