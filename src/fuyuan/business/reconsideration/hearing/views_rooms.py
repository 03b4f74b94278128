"""听证室: the rooms in which hearings are held, kept by the head of the office."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from fuyuan.business.reconsideration.models import HearingRoom
from fuyuan.organs.access import access, posts
from fuyuan.organs.posts import Post
from fuyuan.organs.request import StaffRequest


class RoomForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = HearingRoom
        fields = ("name", "address", "seats", "in_use")
        help_texts = {
            "name": "写在日程和通知书上，保存以后不能修改",
            "address": "写到门牌、楼层，印在听证通知书上",
            "in_use": "不再使用的取消勾选；已经安排的听证不受影响",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].disabled = self.instance.pk is not None


@access(posts(Post.OFFICE_HEAD))
@require_GET
def rooms(request: StaffRequest) -> HttpResponse:
    return render(request, "reconsideration/hearing_rooms.html", {"rooms": HearingRoom.objects.all()})


@access(posts(Post.OFFICE_HEAD))
@require_http_methods(["GET", "POST"])
def room(request: StaffRequest, pk: int = 0) -> HttpResponse:
    """One room, or (without ``pk``) a new one."""
    row = HearingRoom.objects.filter(pk=pk).first() if pk else HearingRoom()
    if row is None:
        return redirect("hearing-rooms")
    form = RoomForm(request.POST or None, instance=row)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, f"已保存“{row.name}”。")
        return redirect("hearing-rooms")
    return render(
        request, "reconsideration/hearing_room.html", {"form": form}, status=422 if form.errors else 200
    )
