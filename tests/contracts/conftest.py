"""These tests start the real programs, which must see the settings of the product and not those of the tests."""

import pytest


@pytest.fixture(autouse=True)
def _settings_of_the_product(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "fuyuan.config.settings")
