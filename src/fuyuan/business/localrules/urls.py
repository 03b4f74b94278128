"""Addresses of the room's own pages."""

from django.urls import URLPattern, path

from . import views

urlpatterns: list[URLPattern] = [
    path("localrules/<int:pk>/annex/", views.annex_page, name="localrule-annex"),
    path("localrules/<int:pk>/text/", views.text_page, name="localrule-text"),
    path("localrules/<int:pk>/compare/", views.compare_page, name="localrule-compare"),
]
