"""Django's settings. Everything that a user may set comes from the environment; docs/settings.md lists it.

The data folder (`MARSAD_HOME`, default ./marsad-home) holds the database, the index and the originals.
"""

import os
import secrets
from importlib.resources import files
from pathlib import Path

import dj_database_url
from csp.constants import NONCE, NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from marsad.web.connections import plain_connections

PACKAGE = Path(__file__).resolve().parent.parent
HOME = Path(os.environ.get("MARSAD_HOME", "marsad-home")).resolve()
SEARCHERS = os.environ.get("MARSAD_SEARCHERS", "")  # a Ray cluster whose workers hold the places of the index
INDEX = os.environ.get("MARSAD_INDEX", "")  # an address on object storage; without one, a folder of the home
ORIGINALS = os.environ.get("MARSAD_ORIGINALS", "")  # the same for the originals


def secret(variable: str) -> str:
    """A secret from the environment, or from the file that VARIABLE_FILE names: so vaults hand them out."""
    if path := os.environ.get(f"{variable}_FILE"):
        return Path(path).read_text(encoding="utf-8").strip()
    return os.environ.get(variable, "")


def own_key(variable: str, name: str) -> str:
    """Give a key of this home: one that was handed to it, or made at the first start, readable by its owner only."""
    if key := secret(variable):
        return key
    path = HOME / name
    try:
        return path.read_text(encoding="ascii")
    except FileNotFoundError:
        pass
    HOME.mkdir(mode=0o700, parents=True, exist_ok=True)
    key = secrets.token_urlsafe(50)
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
            file.write(key)
    except FileExistsError:  # another process was first
        return path.read_text(encoding="ascii")
    return key


SECRET_KEY = own_key("MARSAD_SECRET_KEY", "secret-key")
MARSAD_PEPPER = own_key("MARSAD_PEPPER", "pepper")  # goes into every password before it is hashed
DEBUG = os.environ.get("MARSAD_DEBUG") == "1"
ALLOWED_HOSTS = [
    host.strip() for host in os.environ.get("MARSAD_HOSTS", "localhost,127.0.0.1,[::1]").split(",") if host.strip()
]

INSTALLED_APPS = [
    "marsad.accounts",
    "marsad.jobs",
    "marsad.evidence",
    "marsad.search",
    "marsad.followup",
    "marsad.reports",
    "marsad.exchange",
    "marsad.personal",
    "marsad.api",
    "marsad.web",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "django.contrib.humanize",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "csp",
]

MIDDLEWARE = [
    "marsad.web.watching.Watching",
    "django.middleware.security.SecurityMiddleware",
    "marsad.web.packing.Packing",
    "csp.middleware.CSPMiddleware",
    "marsad.web.condition.AskedByNumber",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "marsad.accounts.second_factor.Required",
    "marsad.accounts.sessions.Sessions",
    "marsad.web.pace.Pace",
    "marsad.accounts.refusals.Refusals",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "marsad.accounts.remembering.Remembering",
]

ROOT_URLCONF = "marsad.web.urls"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "marsad.web.context.page",
            ],
        },
    },
]

# SQLite in write-ahead mode by default: many readers and one writer, nothing half-written after a kill.
DATABASES = {"default": dj_database_url.config(default=f"sqlite:///{HOME / 'marsad.sqlite3'}", conn_max_age=60)}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 30,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
    }
# Sign-ins and requests of tokens are counted here, by all processes together. Beside SQLite each count stands in a
# file: in the database it would be a write that waits for the one writer.
_IN_DATABASE = {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "marsad_cache"}
_IN_FILES = {
    "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
    "LOCATION": HOME / "cache",
    "OPTIONS": {"MAX_ENTRIES": 5000},
}
CACHES = {"default": _IN_DATABASE if DATABASES["default"]["ENGINE"].endswith("postgresql") else _IN_FILES}
# Long work stands in a queue in the same database; `marsad worker` does it.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
MARSAD_WORKER_SILENCE = float(os.environ.get("MARSAD_WORKER_SILENCE", "30"))  # seconds until a worker counts as lost
# Requests that one token may make: "300/m" is three hundred a minute.
MARSAD_API_RATE = os.environ.get("MARSAD_API_RATE", "300/m")
# Pages that one person may ask for; each process counts for itself. Nobody reads ten a second.
MARSAD_PAGE_RATE = os.environ.get("MARSAD_PAGE_RATE", "600/m")
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "en"
LANGUAGES = [("ar", _("Arabic")), ("fr", _("French")), ("en", _("English"))]
LOCALE_PATHS = [
    PACKAGE / room / "locale"
    for room in ("accounts", "jobs", "evidence", "search", "followup", "reports", "personal", "api", "web")
]
TIME_ZONE = os.environ.get("MARSAD_TIME_ZONE", "UTC")
FORMAT_MODULE_PATH = ["marsad.web.formats"]
USE_I18N = True
USE_TZ = True

STATIC_URL = "static/"
STATICFILES_DIRS = [  # the faces come from packages: nothing is fetched while a page is read
    ("fonts/latin", str(files("fontpkg_ibm_plex_sans") / "files")),
    ("fonts/arabic", str(files("fontpkg_ibm_plex_sans_arabic") / "files")),
]
WHITENOISE_USE_FINDERS = True  # pages are served from the installed package: nothing to collect
WHITENOISE_ALLOW_ALL_ORIGINS = False
WHITENOISE_MAX_AGE = 600  # seconds that browsers keep styles and scripts: at 60 each fourth page asked for all again

AUTH_USER_MODEL = "accounts.Person"
LOGIN_URL = "accounts:sign-in"
LOGIN_REDIRECT_URL = "/"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = [
    "marsad.accounts.hashing.Peppered",
    "django.contrib.auth.hashers.Argon2PasswordHasher",  # reads those of homes from before; changed at the next sign-in
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",  # the same, of still older ones
]
_VALIDATION = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{_VALIDATION}.UserAttributeSimilarityValidator"},
    {"NAME": f"{_VALIDATION}.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "marsad.accounts.validators.MaximumLength"},
    {"NAME": f"{_VALIDATION}.CommonPasswordValidator"},
    {"NAME": "marsad.accounts.validators.Guessable"},
]
ACCOUNT_ADAPTER = "marsad.accounts.adapters.Accounts"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # an account is made by an owner, or vouched for by the provider below
ACCOUNT_LOGOUT_REDIRECT_URL = "accounts:sign-in"
ACCOUNT_RATE_LIMITS = {"judging": "60/m/ip"}  # how often a new password is judged; beside django-allauth's own
ACCOUNT_REAUTHENTICATION_TIMEOUT = 600  # seconds after which a password is asked for again before a change
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True  # a key that knows its owner (by PIN or finger) signs in alone
MFA_TOTP_ISSUER = "Marsad"
MFA_ADAPTER = "marsad.accounts.second_factor.SealedSecrets"
USERSESSIONS_TRACK_ACTIVITY = True
USERSESSIONS_ADAPTER = "marsad.accounts.adapters.UserSessions"

# Signing in through an organisation's own provider, where one is named.
SOCIALACCOUNT_ADAPTER = "marsad.accounts.adapters.Provided"
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True  # an account of the same verified address is the same person
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
SOCIALACCOUNT_LOGIN_ON_GET = False
MARSAD_OIDC_NEW = os.environ.get("MARSAD_OIDC_NEW") == "1"  # whoever the provider knows gets an account, as a guest
OIDC_SERVER = os.environ.get("MARSAD_OIDC_SERVER", "")
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {
        "OAUTH_PKCE_ENABLED": True,
        "APPS": [
            {
                "provider_id": "house",
                "name": os.environ.get("MARSAD_OIDC_NAME", "OpenID Connect"),
                "client_id": os.environ.get("MARSAD_OIDC_CLIENT", ""),
                "secret": secret("MARSAD_OIDC_SECRET"),
                "settings": {"server_url": OIDC_SERVER},
            }
        ]
        if OIDC_SERVER
        else [],
    }
}

# Reminders go out through a mail server; without one they are printed, and nothing leaves the machine.
EMAIL_HOST = os.environ.get("MARSAD_MAIL_HOST", "")
EMAIL_PORT = int(os.environ.get("MARSAD_MAIL_PORT", "25"))
EMAIL_HOST_USER = os.environ.get("MARSAD_MAIL_USER", "")
EMAIL_HOST_PASSWORD = secret("MARSAD_MAIL_PASSWORD")
EMAIL_USE_TLS = os.environ.get("MARSAD_MAIL_TLS") == "1"
EMAIL_TIMEOUT = 30  # seconds
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if EMAIL_HOST else 'console'}.EmailBackend"
ACCOUNT_EMAIL_NOTIFICATIONS = bool(EMAIL_HOST)  # people are told when their password or second factor changes
DEFAULT_FROM_EMAIL = os.environ.get("MARSAD_MAIL_FROM", "marsad@localhost")

# Behind a proxy that speaks TLS: cookies travel encrypted only, and browsers come back encrypted for a year.
MARSAD_TLS = os.environ.get("MARSAD_TLS") == "1"
MARSAD_PROXY = os.environ.get("MARSAD_PROXY", "127.0.0.1")  # whose word on scheme and host is taken then
if MARSAD_TLS:
    if PLAIN := list(plain_connections(os.environ)):
        raise ImproperlyConfigured(" ".join([*PLAIN, "Or name private networks' hosts in MARSAD_PLAIN_HOSTS."]))
    SECURE_SSL_REDIRECT = True
    SECURE_REDIRECT_EXEMPT = [r"^health$", r"^metrics$"]  # asked from the same machine
    SECURE_HSTS_SECONDS = 365 * 24 * 3600
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = True
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-session", "__Host-csrf"
    CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS]
# Where others reach the house people sign in each morning; on one's own machine every two weeks.
SESSION_COOKIE_AGE = int(float(os.environ.get("MARSAD_SESSION_HOURS", "12" if MARSAD_TLS else "336")) * 3600)
# Of whom a second factor is asked: of nobody, of owners, of everybody.
MARSAD_SECOND_FACTOR = os.environ.get("MARSAD_SECOND_FACTOR", "owners" if MARSAD_TLS else "nobody")
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "marsad.web.views.csrf_failed"
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    },
}
# Whether the first visit opens with a short tour, as in the demo.
MARSAD_TOUR = os.environ.get("MARSAD_TOUR") == "1"
# Whether search engines may list the registers that their owners opened to everybody.
MARSAD_PUBLIC_INDEXED = os.environ.get("MARSAD_PUBLIC_INDEXED") == "1"
# Other numbers for accounts/alarms.toml: "guessing=20 reading=0".
MARSAD_ALARMS = os.environ.get("MARSAD_ALARMS", "")
# What asks for figures must show this; without one, only the machine itself is told.
MARSAD_METRICS_KEY = secret("MARSAD_METRICS_KEY")
MARSAD_LOG_TO = os.environ.get("MARSAD_LOG_TO", "")  # another machine that gathers logs, as tls://host:6514
if os.environ.get("MARSAD_LOG") == "json" or MARSAD_LOG_TO:
    HANDLERS = {"json": {"class": "logging.StreamHandler", "formatter": "json"}}
    if MARSAD_LOG_TO:
        HANDLERS["away"] = {"()": "marsad.web.log_sending.TlsSyslog", "address": MARSAD_LOG_TO, "formatter": "json"}
    LOGGING = {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": {"()": "marsad.web.logs.JsonLines"}},
        "handlers": HANDLERS,
        "root": {"handlers": [*HANDLERS], "level": "INFO"},
        "loggers": {"django": {"handlers": [*HANDLERS], "level": "INFO", "propagate": False}},
    }
FILE_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 50 * 1024 * 1024
