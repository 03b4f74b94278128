"""Addresses of sign-in, accounts, posts, settings and organs."""

urlpatterns: list = []
