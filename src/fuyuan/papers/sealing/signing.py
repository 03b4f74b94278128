"""The seal and the signature in one: a PAdES signature whose visible mark is the seal, and the check of such a file.

pyHanko writes and reads the signatures; it is loaded on the first seal (see services.py), not when the server starts.
"""

from __future__ import annotations

import io
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import typst
from asn1crypto.cms import ContentInfo
from asn1crypto.x509 import Certificate
from pyhanko.keys import load_certs_from_pemder
from pyhanko.pdf_utils.content import ImportedPdfPage
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import PdfSignatureMetadata, PdfSigner, SimpleSigner
from pyhanko.sign.fields import MDPPerm, SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.stamp import StaticStampStyle
from pyhanko_certvalidator import ValidationContext

from fuyuan.clock import now
from fuyuan.papers import fonts

from .place import Spot

# the image, and under the date a word where the seal has no force
_STAMP = """
#set page(width: {size}mm, height: {size}mm, margin: 0pt, fill: none)
#place(image("seal.png", width: 100%, height: 100%))
#place(center + horizon, dy: 15mm, text(font: {face}, size: 10pt, fill: rgb("#c00000"), sys.inputs.mark))
"""


def stamp(image: bytes, diameter: int, mark: str) -> bytes:
    """Return a one-page PDF of the seal, ``mark`` in its lower part. Raises typst.TypstError for an image it cannot read."""
    at = fonts.folders()
    face = ", ".join(f'"{name}"' for name in fonts.faces(at)["hei"])
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "seal.png").write_bytes(image)
        (folder / "seal.typ").write_text(_STAMP.format(size=diameter, face=f"({face},)"), encoding="utf-8")
        drawn = typst.compile(
            str(folder / "seal.typ"),
            root=name,
            font_paths=fonts.load(at),
            sys_inputs={"mark": mark},
            timestamp=0,
        )
    return bytes(drawn)


def _pyhanko(function: Any) -> Any:
    """A function of pyHanko that has no annotations, as the type checker must take it."""
    return function


class _Signer(PdfSigner):
    """A signer whose time is the house's clock."""

    def init_signing_session(self, *args: Any, **kwargs: Any) -> Any:
        session = super().init_signing_session(*args, **kwargs)
        session.system_time = now()
        return session


@dataclass(frozen=True, slots=True)
class Key:
    """A certificate with its private key, as PKCS#12."""

    path: Path
    password: bytes | None = None

    def load(self) -> Any:
        """Return pyHanko's signer. Raises ValueError when the file cannot be opened with this password."""
        signer: Any = _pyhanko(SimpleSigner.load_pkcs12)(str(self.path), passphrase=self.password)
        if signer is None:
            raise ValueError(f"打不开签章证书 {self.path}，请核对文件和密码")
        signer.embed_roots = (
            False  # whoever checks brings the root; here it would be bytes that no digest covers
        )
        return signer

    def chain(self) -> list[Certificate]:
        """The certificates beside the signer's own: its issuers."""
        signer = self.load()
        return [each for each in signer.cert_registry if each.sha256 != signer.signing_cert.sha256]


def sign(pdf: bytes, spot: Spot, mark: bytes, key: Key, reason: str) -> bytes:
    """Return the PDF with the seal at its place and a signature over the whole file that allows no later change."""
    box = spot.box
    field = SigFieldSpec(
        "Seal", on_page=spot.page, box=(int(box.left), int(box.bottom), round(box.right), round(box.top))
    )
    meta = PdfSignatureMetadata(
        field_name="Seal", md_algorithm="sha256", subfilter=SigSeedSubFilter.PADES, reason=reason, certify=True,
        docmdp_permissions=MDPPerm.NO_CHANGES,
    )  # fmt: skip
    with tempfile.NamedTemporaryFile(suffix=".pdf") as drawn:  # pyHanko reads a page from a file only
        drawn.write(mark)
        drawn.flush()
        style = StaticStampStyle(background=_pyhanko(ImportedPdfPage)(drawn.name), border_width=0)
        signer = _Signer(meta, key.load(), stamp_style=style, new_field_spec=field)
        out: io.BytesIO = signer.sign_pdf(IncrementalPdfFileWriter(io.BytesIO(pdf)))
    return out.getvalue()


def certificates(path: Path) -> list[Certificate]:
    """The certificates of a PEM file."""
    return list(_pyhanko(load_certs_from_pemder)([str(path)]))


# --- checking -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Signature:
    """What a signed file says. ``whole``: not a byte differs from what was signed; ``trusted``: by a known issuer."""

    signer: str
    at: datetime | None
    whole: bool
    trusted: bool


def examine(pdf: bytes, roots: Sequence[Certificate]) -> list[Signature]:
    """Return the signatures of a file; none when it has none. A file that cannot be read counts as changed."""
    try:
        found = PdfFileReader(io.BytesIO(pdf)).embedded_signatures
        return [_examined(pdf, each, roots) for each in found]
    except Exception:  # a damaged file can break the parser anywhere
        return [Signature("", None, False, False)]


def _examined(pdf: bytes, signature: Any, roots: Sequence[Certificate]) -> Signature:
    context = ValidationContext(trust_roots=list(roots), allow_fetching=False, moment=now())
    status = validate_pdf_signature(signature, signer_validation_context=context)
    whole = status.intact and status.valid and _covers(pdf, signature)
    signer = status.signing_cert.subject.native.get("common_name", "")
    return Signature(signer, signature.self_reported_timestamp, whole, status.trusted)


def _covers(pdf: bytes, signature: Any) -> bool:
    """Everything but the signature itself is signed, and the room kept for the signature holds nothing else."""
    start, before, after, rest = (int(each) for each in signature.byte_range)
    if start or after + rest != len(pdf):
        return False
    own = ContentInfo.load(signature.pkcs7_content).dump()
    if [each.dump() for each in signature.signed_data["digest_algorithms"]] != [
        signature.signer_info["digest_algorithm"].dump()
    ]:  # readers pass over this list, and the signature does not cover it
        return False
    kept = pdf[before:after]
    return bool(kept == b"<" + own.hex().upper().encode().ljust(len(kept) - 2, b"0") + b">")
