"""Addresses of the room's own pages."""

from django.urls import URLPattern, path

from . import views

urlpatterns: list[URLPattern] = [path("coordination/duties/", views.duties, name="allotments")]
