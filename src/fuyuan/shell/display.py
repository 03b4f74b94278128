"""How a visitor likes to see the pages: light, dark, high contrast or as the system says; normal or large type.

Kept in cookies, so that the choice holds before sign-in, needs no script and paints right the first time.
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from fuyuan.organs.access import PUBLIC, access

CHOICES = {"theme": ("auto", "light", "dark", "contrast"), "size": ("normal", "large")}
YEAR = 365 * 24 * 3600


def display(request: HttpRequest) -> dict[str, dict[str, str]]:
    """Context processor: `display.theme`, `display.size` and `display.url`, the address that changes them.

    A page that may be cached must say `@vary_on_cookie`, or a visitor sees another one's choice.
    """
    chosen = {name: request.COOKIES.get(name, options[0]) for name, options in CHOICES.items()}
    known = {name: value if value in CHOICES[name] else CHOICES[name][0] for name, value in chosen.items()}
    return {"display": {**known, "url": reverse("shell:display")}}


@access(PUBLIC)
@csrf_exempt  # so that cookie-free pages can carry the form; a forged post could at most enlarge the type
@require_POST
def set_display(request: HttpRequest) -> HttpResponse:
    """Remember the posted choices and go back to the page that asked."""
    back = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(back, {request.get_host()}, request.is_secure()):
        back = "/"
    response = HttpResponseRedirect(back)
    for name, options in CHOICES.items():
        if (value := request.POST.get(name)) in options:
            response.set_cookie(name, value, YEAR, secure=request.is_secure(), httponly=True, samesite="Lax")
    return response
