"""Addresses of those who sit an exam, under /exam/."""

from django.urls import URLPattern, path

from . import views_sitting

urlpatterns: list[URLPattern] = [
    path("<int:number>/", views_sitting.question, name="exam-question"),
    path("", views_sitting.come_in, name="exam-enter"),
    path("card/", views_sitting.card, name="exam-card"),
    path("end/", views_sitting.end, name="exam-end"),
    path("result/", views_sitting.result, name="exam-result"),
]
