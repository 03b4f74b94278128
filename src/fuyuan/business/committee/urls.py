"""Addresses of the room's own page."""

from django.urls import URLPattern, path

from . import views

urlpatterns: list[URLPattern] = [path("committee/", views.committee, name="committee")]
