from django.urls import path

from . import (
    bulk,
    calendar_views,
    deadline,
    display,
    files,
    inbox,
    papers,
    views_lists,
    views_matter,
    views_saved,
    views_step,
)

app_name = "shell"
urlpatterns = [
    path("display/", display.set_display, name="display"),
    path("files/<int:use_id>/", files.attachment, name="attachment"),
    path("papers/<int:pk>/", papers.paper, name="paper"),
    path("papers/<int:pk>/paper.pdf", papers.pdf, name="paper-pdf"),
    path("papers/<int:pk>/paper.docx", papers.docx, name="paper-docx"),
    path("papers/<int:pk>/issue/", papers.issue_paper, name="paper-issue"),
    path("papers/<int:pk>/void/", papers.void_paper, name="paper-void"),
    path("matters/<slug:kind>/<int:pk>/", views_matter.matter, name="matter"),
    path("matters/<slug:kind>/<int:pk>/steps/<slug:step>/", views_step.step, name="step"),
    path("matters/<slug:kind>/<int:pk>/steps/<slug:step>/preview/", views_step.preview, name="step-preview"),
    path("matters/<slug:kind>/new/<slug:step>/", views_step.open_dialog, name="open-matter"),
    path("matters/<slug:kind>/new/<slug:step>/preview/", views_step.open_preview, name="open-preview"),
    path("duties/<int:pk>/", views_matter.duty, name="duty"),
    path("desk/", views_lists.worklist, name="desk"),
    path("desk/bulk/", bulk.bulk, name="bulk"),
    path("desk/search/", views_lists.search, name="search"),
    path("desk/calendar/", calendar_views.month, name="calendar"),
    path("desk/calendar.ics", calendar_views.download, name="calendar-file"),
    path("desk/tools/deadline/", deadline.desk, name="deadline"),
    path("desk/messages/", inbox.inbox, name="messages"),
    path("desk/messages/read/", inbox.read, name="read"),
    path("matters/<slug:kind>/", views_lists.matters, name="matters"),
    path("matters/<slug:kind>/export.xlsx", views_lists.export, name="export"),
    path("matters/<slug:kind>/views/", views_saved.keep_view, name="keep-view"),
]
