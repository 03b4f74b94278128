"""Addresses of sign-in, accounts, posts, settings and organs."""

from django.urls import path

from . import views_admin, views_credentials, views_door, views_organs

urlpatterns = [
    path("sign-in/", views_door.sign_in, name="sign-in"),
    path("sign-out/", views_door.sign_out, name="sign-out"),
    path("portal/sign-in/", views_door.portal_sign_in, name="portal-sign-in"),
    path("portal/register/", views_door.portal_register, name="portal-register"),
    path("account/", views_door.my_account, name="my-account"),
    path("account/password/", views_door.password, name="password"),
    path("account/acting-as/", views_door.acting_as, name="acting-as"),
    path("account/relations/<int:pk>/end/", views_door.end_relation, name="end-relation"),
    path("admin/accounts/", views_admin.account_list, name="accounts"),
    path("admin/accounts/<int:pk>/", views_admin.account_page, name="account"),
    path("admin/grants/", views_admin.grants, name="grants"),
    path("admin/grants/waiting/", views_admin.waiting_grants, name="waiting-grants"),
    path("admin/grants/<int:pk>/end/", views_admin.end_grant, name="end-grant"),
    path("admin/credentials/", views_credentials.credential_list, name="credentials"),
    path("admin/credentials/<int:pk>/revoke/", views_credentials.revoke_credential, name="revoke-credential"),
    path("admin/events/", views_admin.security_events, name="security-events"),
    path("admin/settings/", views_admin.setting_list, name="settings"),
    path("admin/settings/<str:key>/", views_admin.setting_page, name="setting"),
    path("organs/", views_organs.organ_list, name="organs"),
    path("organs/template.xlsx", views_organs.organ_template, name="organ-template"),
    path("organs/<int:pk>/reached/", views_organs.organ_reached, name="organ-reached"),
    path("organs/import/", views_organs.organ_import, name="organ-import"),
]
