"""Addresses of the room's own pages."""

from django.urls import URLPattern, path

from . import views_list

urlpatterns: list[URLPattern] = [
    path("court-lists/", views_list.court_lists, name="court-lists"),
    path("court-lists/<int:pk>/", views_list.court_list, name="court-list"),
    path("court-lists/<int:pk>/columns/", views_list.court_list_columns, name="court-list-columns"),
    path("court-lists/<int:pk>/words/", views_list.court_list_words, name="court-list-words"),
    path("court-lists/<int:pk>/go/", views_list.court_list_go, name="court-list-go"),
]
