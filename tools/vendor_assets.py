"""Fetch the third-party assets the look uses and put them, trimmed, under `shell/static/shell/vendor/`.

Run by a maintainer when a version below changes (needs npm); the result is committed, so nobody else needs npm or
a network. Packages are named by name and version only; where npm finds them is the maintainer's own configuration.

    python tools/vendor_assets.py
"""

from __future__ import annotations

import re
import shutil
import subprocess
import tarfile
import tempfile
import xml.etree.ElementTree as ET
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "src/fuyuan/shell/static/shell/vendor"

# package@version -> {file in the package: name under vendor/}; licences go along under <package>.LICENSE
FILES = {
    "bootstrap@5.3.9": {"dist/css/bootstrap-reboot.css": "reboot.css"},
}
ICON_PACKAGE = "bootstrap-icons@1.13.2"
ICONS = """
archive arrow-left arrow-repeat arrow-right award bank2 bar-chart-line bell book box-arrow-right box-arrow-up-right
briefcase building calendar3 card-checklist chat-left-text check-circle-fill check-lg chevron-down chevron-left
chevron-right circle-fill clipboard-check clock-history diagram-3 download envelope exclamation-triangle-fill eye
file-earmark-arrow-up file-earmark-text folder2-open fonts funnel gear geo-alt graph-up hammer hourglass-split
house inbox info-circle-fill journal-check journal-text kanban key layers link-45deg list list-check list-task lock
megaphone moon-stars mortarboard paperclip pause-btn-fill pencil people person person-badge plus-lg printer qr-code
question-circle search send shield-check shield-exclamation signpost-split slash-circle star sun table tag
telephone trash3 upload x-lg
""".split()

SVG = "http://www.w3.org/2000/svg"
# CompressedManifestStaticFilesStorage aborts on a source map it cannot find
SOURCE_MAP = re.compile(r"(/\*[#@] sourceMappingURL=.*?\*/|//[#@] sourceMappingURL=\S*)\s*")


def unpack(package: str, into: Path) -> Path:
    """Fetch `name@version` with npm and return the folder it was unpacked to."""
    packed = subprocess.run(
        ["npm", "pack", "--silent", package],
        cwd=into,
        check=True,
        capture_output=True,
        text=True,
    )
    folder = into / package.replace("/", "_")
    with tarfile.open(into / packed.stdout.split()[-1]) as archive:
        archive.extractall(folder, filter="data")
    return folder / "package"


def copy_licence(package: str, folder: Path) -> None:
    licence = next(path for path in sorted(folder.iterdir()) if path.stem.upper() in {"LICENSE", "LICENCE"})
    shutil.copyfile(licence, TARGET / f"{package.rpartition('@')[0].replace('/', '_')}.LICENSE")


def copy_files(package: str, names: dict[str, str], work: Path) -> None:
    folder = unpack(package, work)
    for source, name in names.items():
        text = (folder / source).read_text("utf-8")
        (TARGET / name).write_text(SOURCE_MAP.sub("", text).rstrip() + "\n", "utf-8")
    copy_licence(package, folder)


def build_sprite(work: Path) -> None:
    """One file of <symbol>s, so that a page asks once and `<use href="…#bell">` draws any of them."""
    folder = unpack(ICON_PACKAGE, work)
    ET.register_namespace("", SVG)
    sprite = ET.Element(f"{{{SVG}}}svg")
    for name in ICONS:
        icon = ET.parse(folder / f"icons/{name}.svg").getroot()  # noqa: S314 (the package just fetched)
        symbol = ET.SubElement(sprite, f"{{{SVG}}}symbol", id=name, viewBox=icon.attrib["viewBox"])
        symbol.extend(icon)
    ET.indent(sprite, space="")
    (TARGET / "icons.svg").write_text(ET.tostring(sprite, encoding="unicode") + "\n", "utf-8")
    copy_licence(ICON_PACKAGE, folder)


def main() -> None:
    TARGET.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as work:
        for package, names in FILES.items():
            copy_files(package, names, Path(work))
        build_sprite(Path(work))


if __name__ == "__main__":
    main()
