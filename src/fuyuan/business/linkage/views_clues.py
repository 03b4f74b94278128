"""查看记录: who looked at a clue, for the head who answers for it."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from fuyuan.organs.access import access, posts
from fuyuan.organs.policy import policy_for
from fuyuan.organs.posts import Post
from fuyuan.organs.request import StaffRequest
from fuyuan.shell.addresses import matter_url

from . import openings
from .models import Clue
from .procedure import CLUE


@access(posts(Post.ORGAN_HEAD))
@require_GET
def clue_views(request: StaffRequest, pk: int) -> HttpResponse:
    clue = policy_for(Clue).get_or_404(request.actor, Clue.objects.all(), pk=pk)
    context = {
        "clue": clue,
        "clue_url": matter_url(CLUE.name, pk),
        "views": openings.of_matter(pk)[: openings.MOST],
    }
    return render(request, "linkage/clue_views.html", context)
