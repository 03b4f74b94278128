"""Addresses of the room's own pages."""

from django.urls import URLPattern, path

from . import views

urlpatterns: list[URLPattern] = [
    path("reform/unstarted/", views.unstarted, name="reform-unstarted"),
    path("reform/patterns/", views.patterns, name="reform-patterns"),
]
