"""What the repository promises to whoever clones it."""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
# Where packages come from is each machine's own affair; vendored files keep their authors' links.
REGISTRY = re.compile(r"\b(?:pypi|pythonhosted|npmjs|npmmirror|tsinghua|aliyun)\.(?:org|com|edu)")


def tracked() -> list[Path]:
    listing = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True)
    if listing.returncode:
        pytest.skip("not a git work tree")
    return [ROOT / name for name in listing.stdout.split("\0") if name and (ROOT / name).is_file()]


def texts() -> list[tuple[Path, str]]:
    found = []
    for path in tracked():
        try:
            found.append((path, path.read_text(encoding="utf-8")))
        except UnicodeDecodeError:
            continue  # fonts and images
    return found


def test_the_readme_receives_a_newcomer_on_one_short_page() -> None:
    assert len(README.splitlines()) <= 120
    assert README.index("make run") < README.index("make test") < 1200  # both commands come early


def test_every_make_target_named_in_a_document_exists() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
    documents = [README, *(path.read_text(encoding="utf-8") for path in (ROOT / "docs").rglob("*.md"))]
    named = {
        word for text in documents for word in re.findall(r"\bmake ((?!it\b|the\b|a\b)[a-z-]+)[` \n]", text)
    }
    assert {"run", "test", "lint"} <= named
    quoted = {word for text in documents for word in re.findall(r"`(?:[A-Z_]+=\S+ )*make ([a-z-]+)", text)}
    assert quoted <= targets


def test_every_relative_link_in_a_document_leads_somewhere() -> None:
    broken = []
    for page in [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]:
        for link in re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)", page.read_text(encoding="utf-8")):
            if not (page.parent / link).exists():
                broken.append(f"{page.relative_to(ROOT)}: {link}")
    assert broken == []


def test_no_file_carries_a_path_of_this_machine() -> None:
    places = {
        f"{place}/"
        for place in (str(ROOT.parent), str(Path.home()))
        if place.count("/") >= 1 and place != "/"
    }
    carriers = [str(path) for path, text in texts() for place in places if place in text]
    assert carriers == []


def test_no_file_carries_the_address_of_a_package_registry() -> None:
    carriers = [str(path) for path, text in texts() if REGISTRY.search(text) and "vendor" not in path.parts]
    assert carriers == []


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_every_locked_package_is_exact_and_hashed(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    entries = re.split(r"\n(?=[a-z])", text.strip())
    assert len(entries) > 20
    assert [entry.split()[0] for entry in entries if "==" not in entry or "--hash=sha256:" not in entry] == []
    assert "://" not in text


def test_the_development_lock_contains_the_lock_that_is_served() -> None:
    served, development = (
        set(re.findall(r"^([a-z0-9.-]+==\S+)", (ROOT / lock).read_text(encoding="utf-8"), re.M))
        for lock in ("requirements.lock", "requirements-dev.lock")
    )
    assert served <= development


def test_the_changelog_begins_with_the_version_of_the_package() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    first = re.search(r"^## (\S+)", changelog, re.M)
    assert first is not None
    assert first[1] == PROJECT["project"]["version"]
    assert "涉及期间" in changelog


def test_decision_records_are_short_complete_and_listed() -> None:
    folder = ROOT / "docs" / "decisions"
    index = (folder / "README.md").read_text(encoding="utf-8")
    for record in sorted(folder.glob("0*.md")):
        text = record.read_text(encoding="utf-8")
        assert len(text.splitlines()) <= 100, record.name
        for heading in ("## Context", "## Decision", "## Consequences", "## Cases in flight"):
            assert heading in text, f"{record.name}: {heading}"
        assert record.name in index


def test_ci_runs_the_same_command_as_people_do_on_both_databases() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "part make test" in script
    assert "part tools/with_postgres.sh make test" in script
