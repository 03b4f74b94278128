"""Addresses of the room's own pages."""

from django.urls import path

from . import views

urlpatterns = [
    path("filereview/sheets/", views.sheets, name="review-sheets"),
    path("filereview/sheets/load/", views.load, name="review-sheet-load"),
    path("filereview/sheets/<slug:subject>/<str:version>.json", views.sheet_file, name="review-sheet-file"),
]
