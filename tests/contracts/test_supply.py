"""B20: no secret lies in the repository, and nothing is depended on that the program does not use."""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SECRETS = {
    "a private key": re.compile(r"-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----\s+[A-Za-z0-9+/=]{40}"),
    "a cloud key": re.compile(r"\b(?:AKIA|LTAI)[A-Za-z0-9]{12,}\b"),
    "a token": re.compile(r"\b(?:gh[pousr]_[A-Za-z0-9]{30,}|glpat-[\w-]{20,}|xox[abp]-[\w-]{20,}|eyJ[\w-]{20,}\.[\w-]{20,}\.)"),
    "a password in an address": re.compile(r"\b(?:postgres(?:ql)?|https?|amqp|redis)://[^\s:/@]+:(?!(?:password|pw|secret)@)[^\s:/@{$]{4,}@"),
    "a secret set in code": re.compile(r"""(?i)\b(?:secret_?key|api_?key|access_?key|auth_?token)\b\s*[=:]\s*["'][^"'\s{$]{12,}["']"""),
}  # fmt: skip
# what is imported under another name than that of its package, or used by name only
IMPORTED_AS = {
    "django-htmx": "django_htmx", "django-csp": "csp", "argon2-cffi": "Argon2PasswordHasher", "python-docx": "docx",
    "python-calamine": "python_calamine", "psycopg": "django.db.backends.postgresql",
}  # fmt: skip


def tracked() -> list[Path]:
    listing = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True)
    if listing.returncode:
        pytest.skip("not a git work tree")
    return [ROOT / name for name in listing.stdout.split("\0") if name and (ROOT / name).is_file()]


def test_no_file_of_the_repository_holds_a_secret() -> None:
    found = []
    for path in tracked():
        if path == Path(__file__):  # the patterns themselves
            continue
        text = path.read_bytes().decode("utf-8", "ignore")
        found += [
            f"{path.relative_to(ROOT)}: {what}" for what, pattern in SECRETS.items() if pattern.search(text)
        ]
    assert found == []


@pytest.mark.parametrize("name", ["*.key", "*.pem", "*.sqlite3", ".env", "demo-passwords.txt", "id_rsa"])
def test_no_key_password_or_database_file_is_tracked(name: str) -> None:
    assert [str(path) for path in tracked() if path.match(name)] == []


def test_the_secret_search_finds_what_it_looks_for() -> None:
    samples = (
        "-----BEGIN PRIVATE KEY-----\n" + "A" * 64, "AKIA" + "B" * 16, "ghp_" + "c" * 36,
        "postgresql://fuyuan:hunter22@db/fuyuan", "SECRET_KEY = '" + "d" * 50 + "'",
    )  # fmt: skip
    assert all(any(pattern.search(sample) for pattern in SECRETS.values()) for sample in samples)


def test_every_library_of_the_program_is_used_by_it() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    source = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "src").rglob("*.py"))
    unused = []
    for line in project["dependencies"]:
        name = re.split(r"[\[<>=]", line)[0]
        module = IMPORTED_AS.get(name, name.replace("-", "_"))
        if not re.search(
            rf"(?m)(^\s*(?:from|import) {re.escape(module)}\b|{re.escape(module)}[\"'.])", source
        ):
            unused.append(name)
    assert unused == []
