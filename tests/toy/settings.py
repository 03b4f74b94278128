"""The settings of the tests: those of the product, and the toy room that proves what a room needs at least."""

from fuyuan.config.settings import *  # noqa: F403
from fuyuan.config.settings import INSTALLED_APPS as PRODUCT

INSTALLED_APPS = [*PRODUCT, "toy"]
