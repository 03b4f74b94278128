"""All addresses: one line per room."""

from django.urls import include, path

urlpatterns = [
    # before all others: thousands answer at once, and looking through every room for the address costs a quarter of an answer
    path("exam/", include("fuyuan.business.training.urls_sitting")),
    path("", include("fuyuan.organs.urls")),
    path("", include("fuyuan.shell.urls")),
    path("", include("fuyuan.business.reconsideration.urls")),
    path("", include("fuyuan.business.ledger.urls")),
    path("", include("fuyuan.business.litigation.urls")),
    path("", include("fuyuan.business.reform.urls")),
    path("", include("fuyuan.business.filereview.urls")),
    path("", include("fuyuan.business.mediation.urls")),
    path("", include("fuyuan.business.linkage.urls")),
    path("", include("fuyuan.business.similar.urls")),
    path("", include("fuyuan.business.committee.urls")),
    path("", include("fuyuan.business.localrules.urls")),
    path("", include("fuyuan.business.training.urls")),
    path("", include("fuyuan.business.publicity.urls")),
    path("", include("fuyuan.business.leadership.urls")),
    path("", include("fuyuan.business.guidance.urls")),
    path("", include("fuyuan.business.coordination.urls")),
    path("", include("fuyuan.business.supervision.urls")),
    path("", include("fuyuan.business.opinions.urls")),
    path("", include("fuyuan.insight.urls")),
    path("", include("fuyuan.portal.urls")),
    path("", include("fuyuan.api.urls")),
]
