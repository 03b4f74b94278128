"""QR codes as inline SVG of our own making."""

import segno
from django.utils.safestring import SafeString


def qr_of(text: str) -> SafeString:
    """Return a QR code of ``text``; the page gives it its size."""
    return SafeString(segno.make(text, error="m", micro=False).svg_inline(omitsize=True, border=2))
