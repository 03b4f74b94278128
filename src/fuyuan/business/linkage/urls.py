"""Addresses of the room's own pages."""

from django.urls import URLPattern, path

from . import views_clues, views_meetings, views_rules, views_standards

urlpatterns: list[URLPattern] = [
    path("linkage/rules/", views_rules.rule_list, name="reminder-rules"),
    path("linkage/rules/run/", views_rules.rules_run, name="reminder-rules-run"),
    path("linkage/rules/new/", views_rules.rule_new, name="reminder-rule-new"),
    path("linkage/rules/of/<slug:code>/", views_rules.rule_page, name="reminder-rule"),
    path("linkage/meetings/", views_meetings.meetings, name="joint-meetings"),
    path("linkage/standards/<int:pk>/uses/", views_standards.standard_uses, name="standard-uses"),
    path("linkage/clues/<int:pk>/views/", views_clues.clue_views, name="clue-views"),
]
