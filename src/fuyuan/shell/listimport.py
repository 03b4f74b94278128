"""A list of another system taken in: upload → what would happen row by row → confirm → what happened row by row."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core import signing
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header

from fuyuan.organs.actor import Actor
from fuyuan.organs.lists import BadList, ListFormat, Row
from fuyuan.organs.request import StaffRequest

from .export import TYPE

LARGEST = 5 * 1024 * 1024  # bytes
PREVIEW = 3600  # seconds a preview may be confirmed
Rows = list[dict[str, Any]]


@dataclass(frozen=True, kw_only=True)
class ListImport:
    """One kind of list on its way in. ``unit`` as in 件案件: what a good row becomes; ``template`` draws the page."""

    format: ListFormat
    unit: str
    template: str
    judge: Callable[[Rows], list[Row]]
    take_in: Callable[[Rows, Actor], Iterable[Row]]

    def page(self, request: StaffRequest) -> HttpResponse:
        context: dict[str, Any] = {}
        if request.method == "POST":
            try:
                context = self._imported(request) if "rows" in request.POST else self._previewed(request)
            except BadList as error:
                context = {"problem": str(error)}
        return render(request, self.template, context, status=422 if "problem" in context else 200)

    def _previewed(self, request: StaffRequest) -> dict[str, Any]:
        upload = request.FILES.get("file")
        if upload is None or not 0 < (upload.size or 0) <= LARGEST:
            raise BadList(f"请选择从{self.format.source}导出的 Excel 文件，不超过 5 MB。")
        judged = self.judge(self.format.read(upload.read()))
        good = [row.values for row in judged if row.good]
        return {
            "judged": judged,
            "good": len(good),
            "rows": signing.dumps(good, salt=self._salt, compress=True),
        }

    def _imported(self, request: StaffRequest) -> dict[str, Any]:
        try:
            rows = signing.loads(request.POST["rows"], salt=self._salt, max_age=PREVIEW)
        except signing.BadSignature:
            raise BadList("预览已经过期，请重新上传文件。") from None
        done = list(self.take_in(rows, request.actor))
        messages.success(request, f"已建立 {sum(bool(row.made) for row in done)} {self.unit}。")
        return {"judged": done, "finished": True}

    @property
    def _salt(self) -> str:
        return f"list:{self.format.title}"

    def empty_file(self) -> HttpResponse:
        """The template to be typed into."""
        response = HttpResponse(self.format.template(), content_type=TYPE)
        name = f"{self.format.title}模板.xlsx"
        response["Content-Disposition"] = str(content_disposition_header(True, name))
        return response
