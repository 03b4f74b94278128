"""Addresses of the room's own pages; the public's forms stand in the portal."""

from django.urls import URLPattern, path

from . import views

urlpatterns: list[URLPattern] = [
    path("satisfaction/", views.satisfaction, name="satisfaction"),
    path("satisfaction/satisfaction.xlsx", views.workbook, name="satisfaction-workbook"),
    path("satisfaction/poster/<slug:code>/", views.poster, name="satisfaction-poster"),
    path("hotline/", views.hotline_list, name="hotline-list"),
    path("hotline/template.xlsx", views.hotline_template, name="hotline-template"),
]
