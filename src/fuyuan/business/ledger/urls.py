"""Addresses of the room's own pages."""

from django.urls import URLPattern, path

from . import views_board, views_plan, views_reading

urlpatterns: list[URLPattern] = [
    path("ledger/", views_board.ledger, name="ledger"),
    path("ledger/plans/", views_reading.plan_upload, name="plan-upload"),
    path("ledger/plans/readings/<int:pk>/", views_reading.plan_reading, name="plan-reading"),
    path("ledger/plans/import/", views_reading.ledger_import, name="ledger-import"),
    path("ledger/plans/import/template.xlsx", views_reading.ledger_template, name="ledger-template"),
    path("ledger/<int:pk>/", views_board.ledger_plan, name="ledger-plan"),
    path("ledger/<int:pk>/<int:place>/", views_board.measure_page, name="ledger-measure"),
    path("ledger/<int:pk>/year/", views_plan.year_page, name="ledger-year"),
    path("ledger/<int:pk>/changes/", views_plan.changes_page, name="ledger-changes"),
    path("ledger/<int:pk>/sheet/", views_plan.sheet_page, name="ledger-sheet"),
    path("ledger/<int:pk>/ledger.xlsx", views_plan.workbook, name="ledger-workbook"),
]
