"""Addresses of the room."""

from django.urls import URLPattern, path

from . import views

urlpatterns: list[URLPattern] = [
    path("matters/<slug:kind>/<int:pk>/similar/", views.similar_matters, name="similar"),
]
