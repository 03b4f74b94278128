"""Addresses of the room's own pages."""

from django.urls import URLPattern, path

from . import views, views_annual, views_field, views_team

urlpatterns: list[URLPattern] = [
    # beside the pages of the check lists: a worker reaches no further than the folder it comes from
    path("matters/inspection/worker.js", views_field.worker, name="inspection-worker"),
    path("matters/inspection/sheet/<slug:areas>/", views_field.sheet, name="inspection-sheet"),
    path("supervision-rounds/<int:pk>/file.json", views.round_file, name="round-file"),
    path("supervision-rounds/<int:pk>/result.json", views.round_result, name="round-result"),
    path("supervision/annual/", views_annual.annual_board, name="annual-board"),
    path("supervision/annual/open/", views_annual.annual_open, name="annual-open"),
    path("supervision/internal/", views_annual.internal_board, name="internal-board"),
    path("supervision/internal.xlsx", views_annual.internal_workbook, name="internal-workbook"),
    path("supervision/losses/<int:year>/", views_annual.loss_causes, name="loss-causes"),
    path("supervision/losses/<int:year>.xlsx", views_annual.loss_workbook, name="loss-workbook"),
    path("supervision/team/", views_team.outside_team, name="outside-team"),
    path("supervision/team.xlsx", views_team.outside_team_workbook, name="outside-team-workbook"),
    path("supervision/card/<int:pk>/", views_team.supervisor_card, name="supervisor-card"),
    path("supervisor/<str:word>/", views_team.supervisor_check, name="supervisor-check"),
]
