"""Settings. Everything that differs between installations comes from the environment or FUYUAN_HOME.

FUYUAN_HOME (default ./var) holds data, key and database; the package itself is read-only.
"""

import os
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from .secrets import load_or_make_key

PACKAGE = Path(__file__).resolve().parents[1]
HOME = Path(os.environ.get("FUYUAN_HOME", "var")).resolve()
PRODUCTION = os.environ.get("FUYUAN_PRODUCTION", "") == "1"
DEBUG = False
HOME.mkdir(parents=True, exist_ok=True)
SECRET_KEY = load_or_make_key(HOME / "keys" / "django.key")
DATA_KEY = load_or_make_key(
    HOME / "keys" / "data.key"
)  # seals personal columns; not in the database or its backups
ALLOWED_HOSTS = os.environ.get("FUYUAN_HOSTS", "127.0.0.1 localhost [::1] testserver").split()
CSRF_TRUSTED_ORIGINS = os.environ.get("FUYUAN_ORIGINS", "").split()
# where the public finds the platform: printed on every paper as a QR code
PUBLIC_ADDRESS = os.environ.get("FUYUAN_ADDRESS", "").rstrip("/") or (
    CSRF_TRUSTED_ORIGINS[0]
    if CSRF_TRUSTED_ORIGINS
    else f"https://{ALLOWED_HOSTS[0]}"
    if PRODUCTION
    else f"http://127.0.0.1:{os.environ.get('PORT', '8000')}"
)
# what puts seals on papers: "module:Class" of an e-seal system, or a PKCS#12 with its password and issuers in files
SEAL_SERVICE = os.environ.get("FUYUAN_SEAL_SERVICE", "")
SEAL_P12, SEAL_PASSWORD_FILE, SEAL_ROOTS = (
    Path(value) if (value := os.environ.get(f"FUYUAN_SEAL_{name}")) else None
    for name in ("P12", "PASSWORD_FILE", "ROOTS")
)

INSTALLED_APPS = [
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "django_htmx",
    "fuyuan.organs",
    "fuyuan.matters",
    "fuyuan.papers",
    "fuyuan.shell",
    "fuyuan.business.reconsideration",
    "fuyuan.business.ledger",
    "fuyuan.business.litigation",
    "fuyuan.business.reform",
    "fuyuan.business.filereview",
    "fuyuan.business.workreport",
    "fuyuan.business.archives",
    "fuyuan.business.mediation",
    "fuyuan.business.linkage",
    "fuyuan.business.similar",
    "fuyuan.business.committee",
    # before the local rules, which are cited on the pages of whatever topics are known by then
    "fuyuan.business.leadership",
    "fuyuan.business.coordination",
    "fuyuan.business.opinions",
    "fuyuan.business.localrules",
    "fuyuan.business.training",
    "fuyuan.business.publicity",
    "fuyuan.business.supervision",
    "fuyuan.business.guidance",
    "fuyuan.insight",
    "fuyuan.portal",
    "fuyuan.config.demo",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "fuyuan.organs.middleware.ActorMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "fuyuan.config.urls"
WSGI_APPLICATION = "fuyuan.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "fuyuan.organs.context.installation",
                "fuyuan.organs.context.acting",
                "fuyuan.shell.menu.desk",
                "fuyuan.shell.display.display",
                "fuyuan.portal.context.public",
            ],
        },
    }
]
FORM_RENDERER = "fuyuan.shell.forms.ShellRenderer"

SQLITE_OPTIONS = {
    # reliability.md §5: NORMAL lost acknowledged rows in the power-cut model; deferred transactions gave 91 % "locked".
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA recursive_triggers=ON;"
        "PRAGMA secure_delete=ON; PRAGMA temp_store=MEMORY; PRAGMA mmap_size=134217728; PRAGMA cache_size=-20000;"
    ),
}


def database_from(url: str) -> dict[str, object]:
    """Return Django's settings for ``postgresql://user:pw@host:port/name?host=/socket`` or the embedded default."""
    if not url:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": HOME / "fuyuan.sqlite3",
            "OPTIONS": SQLITE_OPTIONS,
            "CONN_MAX_AGE": 600,
        }
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise ValueError("DATABASE_URL 只支持 postgresql:// 开头的地址；不设置时使用内置数据库。")
    query = {key: values[-1] for key, values in parse_qs(parts.query).items()}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": query.pop("host", "") or parts.hostname or "",
        "PORT": query.pop("port", "") or str(parts.port or ""),
        "OPTIONS": query,
        "CONN_MAX_AGE": 600,
    }


DATABASES = {"default": database_from(os.environ.get("DATABASE_URL", ""))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "organs.Account"
AUTHENTICATION_BACKENDS: list[str] = []  # fuyuan.organs.signin is the only way in
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "/desk/"  # a staff member's first page
SESSION_ENGINE = "fuyuan.organs.sessions"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
# X-Forwarded-For counts only when the connection comes from one of these addresses
TRUSTED_PROXIES = frozenset(os.environ.get("FUYUAN_PROXIES", "").split())

LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True
USE_I18N = True

STATIC_URL = "static/"
STATIC_ROOT = HOME / "static"
STATIC_ROOT.mkdir(exist_ok=True)  # whitenoise warns about a folder that is not there
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
# styles of every page, in this order; one file once they are gathered to be served (packed.py)
SHEETS = tuple(
    f"shell/{name}.css" for name in ("vendor/reboot", "tokens", "base", "components", "lists", "forms")
)

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = PRODUCTION
CSRF_COOKIE_SECURE = PRODUCTION
CSRF_COOKIE_SAMESITE = "Lax"
SECURE_HSTS_SECONDS = 31_536_000 if PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = PRODUCTION
# W021: whether the domain goes onto the browsers' preload lists is for its owner to decide, for good
SILENCED_SYSTEM_CHECKS = ["security.W021"]
SECURE_SSL_REDIRECT = PRODUCTION
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if PRODUCTION:
    SESSION_COOKIE_NAME = "__Host-session"
    CSRF_COOKIE_NAME = "__Host-csrf"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "frame-src": ["'self'"],
        "base-uri": ["'none'"],
        "object-src": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}

DATA_UPLOAD_MAX_MEMORY_SIZE = 8 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000  # an application of 500 applicants is one form
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
FILE_UPLOAD_HANDLERS = ["fuyuan.matters.files.coming.CutUpload"]
FILE_UPLOAD_TEMP_DIR = HOME / "upload"
FILE_UPLOAD_TEMP_DIR.mkdir(exist_ok=True)

EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
