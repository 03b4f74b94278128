"""Addresses of the room's own pages."""

from django.urls import URLPattern, path

from . import views, views_talents

urlpatterns: list[URLPattern] = [
    path("guidance/board/", views.service_board, name="service-board"),
    path("guidance/talents/", views_talents.talents, name="talents"),
    path("guidance/talents.xlsx", views_talents.talents_workbook, name="talents-workbook"),
]
