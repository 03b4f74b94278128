"""What pages load (styles, scripts, signs), gathered in one folder with a packed copy beside each file: a fifth of the way over
a telephone network. The styles of every page become one file: a page is not painted before the last of them is there, and a
browser asks for six at a time.
"""

from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from whitenoise.compress import Compressor

TOGETHER = "shell/together.css"


def gather_static() -> None:
    """Bring STATIC_ROOT up to date and have it served. Bytes are compared, not times: those of a package may be anything."""
    root = Path(settings.STATIC_ROOT)
    for finder in get_finders():
        for name, storage in finder.list([]):
            _keep(root / name, Path(storage.path(name)).read_bytes())
    if settings.SHEETS != (TOGETHER,):
        _keep(root / TOGETHER, b"\n".join((root / name).read_bytes() for name in settings.SHEETS))
        settings.SHEETS = (TOGETHER,)
    settings.WHITENOISE_USE_FINDERS = False


def _keep(path: Path, content: bytes) -> None:
    if path.exists() and path.read_bytes() == content:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.with_name(f"{path.name}.gz").unlink(missing_ok=True)  # first: never a packed file of other content
    path.write_bytes(content)
    packer = Compressor(use_brotli=False, quiet=True)
    if packer.should_compress(path.name):
        list(packer.compress(str(path)))
