"""A certificate of this installation's own for trying things out: made once, kept in FUYUAN_HOME/keys, worth nothing.

Its name says so. Whoever opens a file signed with it sees an unknown issuer, as it should be.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID

from fuyuan.once import made_once

AUTHORITY, SIGNER = "测试证书机构（不具法律效力）", "测试签章（不具法律效力）"
FROM, TO = datetime(2020, 1, 1, tzinfo=UTC), datetime(2050, 1, 1, tzinfo=UTC)
_UNUSED = dict.fromkeys(
    ("key_encipherment", "data_encipherment", "key_agreement", "encipher_only", "decipher_only"), False
)


def bundle(folder: Path) -> Path:
    """Return the PKCS#12 of the test signer, its authority inside; make it when it is not there."""
    return made_once(folder / "test-seal.p12", _make)


def _make() -> bytes:
    authority_key, key = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
    authority = _certificate(AUTHORITY, authority_key, authority_key, authority=True)
    certificate = _certificate(SIGNER, key, authority_key, authority=False)
    return pkcs12.serialize_key_and_certificates(
        SIGNER.encode(), key, certificate, [authority], serialization.NoEncryption()
    )


def _certificate(
    subject: str, key: ec.EllipticCurvePrivateKey, by: ec.EllipticCurvePrivateKey, *, authority: bool
) -> x509.Certificate:
    usage = x509.KeyUsage(
        digital_signature=not authority, content_commitment=not authority, key_cert_sign=authority,
        crl_sign=authority, **_UNUSED,
    )  # fmt: skip
    return (
        x509.CertificateBuilder()
        .subject_name(_name(subject))
        .issuer_name(_name(AUTHORITY))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(FROM)
        .not_valid_after(TO)
        .add_extension(x509.BasicConstraints(ca=authority, path_length=None), critical=True)
        .add_extension(usage, critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(by.public_key()), critical=False)
        .sign(by, hashes.SHA256())
    )


def _name(text: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])
