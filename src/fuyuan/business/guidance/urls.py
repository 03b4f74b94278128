"""Addresses of the room's own pages."""

from django.urls import URLPattern, path

from . import views

urlpatterns: list[URLPattern] = [
    path("guidance/board/", views.service_board, name="service-board"),
]
