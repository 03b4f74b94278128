"""Addresses of the room's own pages."""

from django.urls import path

from . import views
from .archive import PRODUCTS
from .hearing import views as hearings
from .hearing import views_rooms
from .times import views as times

urlpatterns = [
    path("reconsideration/reviewers/", views.reviewer_list, name="reviewers"),
    path("reconsideration/reviewers/<int:pk>/", views.reviewer_page, name="reviewer"),
    path("reconsideration/tracks/", views.track_board, name="tracks"),
    path("reconsideration/times/", times.board_page, name="stage-times"),
    path("reconsideration/times/<str:stage>/", times.list_page, name="stage-time-list"),
    path("reconsideration/hearings/", hearings.month, name="hearings"),
    path("reconsideration/hearings/hearings.ics", hearings.download, name="hearings-file"),
    path("reconsideration/hearing-rooms/", views_rooms.rooms, name="hearing-rooms"),
    path("reconsideration/hearing-rooms/new/", views_rooms.room, name="hearing-room-new"),
    path("reconsideration/hearing-rooms/<int:pk>/", views_rooms.room, name="hearing-room"),
    path("reconsideration/platform/", views.platform_import, name="platform-import"),
    path("reconsideration/platform/template.xlsx", views.platform_template, name="platform-template"),
    path("reconsideration/<int:pk>/catalogue/", views.catalogue, name="case-catalogue"),
    path("reconsideration/<int:pk>/catalogue.pdf", views.catalogue_file, name="case-catalogue-file"),
    path("reconsideration/<int:pk>/express/", views.express_slips, name="express-slips"),
    *(
        path(
            f"reconsideration/<int:pk>/archive/{what}/",
            views.archived,
            {"what": what},
            name=f"case-archive-{what}",
        )
        for what in PRODUCTS
    ),
    path("reconsideration/<int:pk>/query-code/", views.query_code, name="query-code"),
]
