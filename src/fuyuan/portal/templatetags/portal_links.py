"""Addresses of the screens of an application: `{% screen_url page %}`."""

from django import template

from fuyuan.portal.pages import page_url

register = template.Library()
register.simple_tag(page_url, name="screen_url")
