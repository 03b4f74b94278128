"""Addresses of the indicators."""

from django.urls import URLPattern, path

from . import views

urlpatterns: list[URLPattern] = [
    path("indicators/", views.indicators, name="indicators"),
    path("indicators/list/", views.indicator_list, name="indicator-list"),
    path("indicators/references/", views.indicator_references, name="indicator-references"),
    path("indicators/indicators.xlsx", views.indicator_workbook, name="indicator-workbook"),
]
