from django.urls import path

from . import display

app_name = "shell"
urlpatterns = [
    path("display/", display.set_display, name="display"),
]
