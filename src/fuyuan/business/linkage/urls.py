"""Addresses of the room's own pages."""

from django.urls import URLPattern, path

from . import views_clues, views_meetings, views_rules, views_sharing, views_standards

urlpatterns: list[URLPattern] = [
    path("linkage/rules/", views_rules.rule_list, name="reminder-rules"),
    path("linkage/rules/run/", views_rules.rules_run, name="reminder-rules-run"),
    path("linkage/rules/new/", views_rules.rule_new, name="reminder-rule-new"),
    path("linkage/rules/of/<slug:code>/", views_rules.rule_page, name="reminder-rule"),
    path("linkage/meetings/", views_meetings.meetings, name="joint-meetings"),
    path("linkage/standards/<int:pk>/uses/", views_standards.standard_uses, name="standard-uses"),
    path("linkage/sharing/", views_sharing.rule_list, name="sharing-rules"),
    path("linkage/sharing/new/", views_sharing.rule_new, name="sharing-rule-new"),
    path("linkage/sharing/of/<slug:code>/", views_sharing.rule_page, name="sharing-rule"),
    path("linkage/sharing/of/<slug:code>/edit/", views_sharing.rule_edit, name="sharing-rule-edit"),
    path("linkage/shared/log/", views_sharing.log, name="shared-log"),
    path("linkage/shared/log/workbook/", views_sharing.log_workbook, name="shared-log-workbook"),
    path("linkage/shared/<int:pk>/views/", views_sharing.item_views, name="shared-views"),
    path("linkage/clues/<int:pk>/views/", views_clues.clue_views, name="clue-views"),
]
