"""The transfer package: a zip of everything with a manifest of sizes and digests, the same bytes whenever it is made; and its check."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from fuyuan.matters.chain import sm3

MANIFEST, SEAL = "manifest.json", "manifest.sm3"
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest a zip can say: two packages of one file are the same bytes


class BadPackage(ValueError):
    """The file is no transfer package, or it is damaged beyond reading."""


def pack(told: Mapping[str, Any], files: Mapping[str, bytes]) -> bytes:
    """Return the package: ``told`` about the whole, ``files`` by their path inside."""
    listed = [
        {"path": path, "size": len(data), "sha256": hashlib.sha256(data).hexdigest(), "sm3": sm3(data)}
        for path, data in sorted(files.items())
    ]
    manifest = json.dumps({**told, "files": listed}, ensure_ascii=False, indent=1, sort_keys=True).encode()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for path, data in [(MANIFEST, manifest), (SEAL, sm3(manifest).encode()), *sorted(files.items())]:
            package.writestr(zipfile.ZipInfo(path, _EPOCH), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def manifest_of(file: Path) -> dict[str, Any]:
    """Return what the package says of itself. Raises BadPackage."""
    try:
        with zipfile.ZipFile(file) as package:
            found: dict[str, Any] = json.loads(package.read(MANIFEST))
            return found
    except (zipfile.BadZipFile, KeyError, ValueError, OSError, RuntimeError, NotImplementedError) as error:
        raise BadPackage("不是移交包，或者已经损坏，打不开") from error


def problems(file: Path) -> Iterator[str]:
    """Yield one Chinese line for everything in which the package differs from its manifest. Raises BadPackage.

    Each file is read in pieces, and never more of it than the manifest says.
    """
    listed = {each["path"]: each for each in manifest_of(file)["files"]}
    with zipfile.ZipFile(file) as package:
        there = set(package.namelist()) - {MANIFEST, SEAL}
        yield from (f"缺少文件：{path}" for path in sorted(listed.keys() - there))
        yield from (f"清单里没有的文件：{path}" for path in sorted(there - listed.keys()))
        if SEAL not in package.namelist() or package.read(SEAL) != sm3(package.read(MANIFEST)).encode():
            yield "清单被改动过"
        for path in sorted(listed.keys() & there):
            if not _same(package, path, listed[path]):
                yield f"内容被改动或者损坏：{path}"


def _same(package: zipfile.ZipFile, path: str, listed: dict[str, Any]) -> bool:
    try:
        with package.open(path) as file:
            data = file.read(listed["size"] + 1)
    except (zipfile.BadZipFile, OSError, RuntimeError, EOFError, ValueError):
        return False
    return (len(data), hashlib.sha256(data).hexdigest(), sm3(data)) == (
        listed["size"],
        listed["sha256"],
        listed["sm3"],
    )
