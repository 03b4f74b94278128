from django.urls import path

from . import display, files

app_name = "shell"
urlpatterns = [
    path("display/", display.set_display, name="display"),
    path("files/<int:use_id>/", files.attachment, name="attachment"),
]
