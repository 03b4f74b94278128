"""Addresses of the public site."""

from django.urls import path

from fuyuan.shell import deadline

from . import (
    opendata,
    receipts,
    views_apply,
    views_opinions,
    views_public,
    views_published,
    views_reports,
    views_screens,
    views_track,
    views_verify,
    views_ways,
)

__all__ = ["urlpatterns", "views_screens"]  # importing the screens registers them

urlpatterns = [
    path("", views_public.home, name="home"),
    path("which-way/", views_ways.which_way, name="which-way"),
    path("en/", views_public.english, name="english"),
    path("help/", views_public.help_page, name="help"),
    path("privacy/", views_public.privacy, name="privacy"),
    path("supervisors/", views_public.supervisors, name="supervisors"),
    path("accessibility/", views_public.accessibility, name="accessibility"),
    path("law/<str:version>/<int:number>/", views_public.article, name="law-article"),
    path("law/<str:version>/<int:number>-<int:sub>/", views_public.article, name="law-article-sub"),
    path("tools/deadline/", deadline.public, name="deadline"),
    path("robots.txt", opendata.robots, name="robots"),
    path("published/decisions/", views_published.decisions, name="published-decisions"),
    path("published/cases/", views_published.cases, name="published-cases"),
    path("published/news/", views_published.news, name="published-news"),
    path("published/<slug:shelf>/feed.xml", opendata.feed, name="published-feed"),
    path("published/<slug:shelf>/<int:year>.csv", opendata.year_csv, name="published-csv"),
    path("published/<slug:shelf>/<int:year>.json", opendata.year_json, name="published-json"),
    path("published/<slug:shelf>/<slug:slug>/", views_published.item, name="published-item"),
    path("published/<slug:shelf>/<slug:slug>.pdf", views_published.pdf, name="published-pdf"),
    path("published/<slug:shelf>/<slug:slug>.docx", views_published.docx, name="published-docx"),
    path("enforcement-reports/", views_reports.reports, name="enforcement-reports"),
    path("enforcement-reports/<int:year>/<int:organ_id>/", views_reports.report, name="enforcement-report"),
    path("apply/", views_apply.begin, name="apply"),
    path("apply/continue/", views_apply.resume, name="apply-resume"),
    path("apply/saved/", views_apply.saved, name="apply-saved"),
    path("apply/receipt/", receipts.receipt, name="apply-receipt"),
    path("apply/hint/", views_apply.hint, name="apply-hint"),
    path("apply/<slug:slug>/", views_apply.page, name="apply-page"),
    path("apply/<slug:slug>/<int:number>/", views_apply.page, name="apply-person"),
    path("track/", views_track.track, name="track"),
    path("track/<int:matter_id>/", views_track.case, name="track-case"),
    path("track/<int:matter_id>/opinion/", views_opinions.case_opinion, name="case-opinion"),
    path("track/<int:matter_id>/<slug:name>/", views_track.step, name="track-step"),
    path("opinions/", views_opinions.index, name="opinions"),
    path("opinions/organ/", views_opinions.organ_opinion, name="opinion-organ"),
    path("opinions/thanks/", views_opinions.thanks, name="opinion-thanks"),
    path("opinions/report/", views_opinions.report, name="opinion-report"),
    path("opinions/report/receipt/", views_opinions.receipt, name="opinion-receipt"),
    path("opinions/report/<int:matter_id>/", views_opinions.reported, name="opinion-reported"),
    path("opinions/survey/<int:pk>/", views_opinions.survey, name="opinion-survey"),
    path("paper/", views_verify.verify, name="verify"),
    path("paper/<slug:code>/", views_verify.verify_code, name="verify-code"),
    path("my/", views_track.mine, name="my"),
    path("my/drafts/<int:pk>/", views_track.open_draft, name="open-draft"),
    path("my/drafts/<int:pk>/discard/", views_track.discard_draft, name="discard-draft"),
]
