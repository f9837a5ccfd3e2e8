"""Django's settings, made from the deployment's environment. The council's own settings live in `heed.council`."""

from __future__ import annotations

from csp.constants import NONE, SELF

from heed.config.environment import CHECKOUT, VAR, Kind, deployment

_here = deployment()

HEED_ENV = _here.kind
HEED_FILES = _here.files
HEED_DATA = _here.data
HEED_BOUND_TO = _here.bound_to

SECRET_KEY = _here.key()
SECRET_KEY_FALLBACKS = _here.old_keys
ALLOWED_HOSTS = _here.allowed_hosts
DEBUG = False  # Django's own error page shows values of variables; ours never does
DATABASES = _here.databases()
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "heed.access",
    "heed.council",
    "heed.people",
    "heed.children",
    "heed.caseloads",
    "heed.post",
    "heed.reviews",
    "heed.exchange",
    "heed.facts",
    "heed.reports",
    "heed.web",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "axes",
    "csp",
    "django_tasks",
    "django_tasks_db",
    "simple_history",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "heed.access.middleware.OnTheRequest",
    "heed.access.middleware.Declared",
    "django.middleware.csrf.CsrfViewMiddleware",  # reads what was sent, so it comes after who may send how much
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "heed.config.urls"
WSGI_APPLICATION = "heed.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": sorted(CHECKOUT.glob("heed/*/templates")),
        "APP_DIRS": False,
        "OPTIONS": {"environment": "heed.web.environment.environment"},
    },
    {  # what allauth ships and we do not replace; no page of ours is written for this engine
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    },
]

# --- sign-in

AUTH_USER_MODEL = "access.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",  # first: a locked-out attempt never reaches a password
    "django.contrib.auth.backends.ModelBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
if HEED_ENV is Kind.TEST:  # a slow hash is the point in service, and only slow in tests
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "heed.access.signing_in.Adapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_PRESERVE_USERNAME_CASING = False
ACCOUNT_RATE_LIMITS = False  # axes counts failures, in the database, so that all workers agree
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_CLIENT_IP_CALLABLE = "heed.access.signing_in.address_of"
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_CALLABLE = "heed.access.signing_in.locked_out"
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False
AXES_SENSITIVE_PARAMETERS = ["username", "ip_address"]

# --- what the browser is told

_secure = HEED_ENV is Kind.PRODUCTION
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _secure
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_ENGINE = "heed.access.sessions"
SESSION_COOKIE_AGE = 12 * 60 * 60  # a working day; drafts outlive it
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_FAILURE_VIEW = "heed.access.signed_out.not_ours"
SECURE_SSL_REDIRECT = _secure
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if _secure else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = False  # the council's domain is not ours to bind
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _here.behind_proxy else None
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS] if _secure else []
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "font-src": [SELF],
        "img-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}

# --- files, work in the background, words and time

STATIC_URL = "static/"
STATIC_ROOT = VAR / "static" if HEED_ENV is Kind.PRODUCTION else None  # elsewhere served from where they stand
WHITENOISE_USE_FINDERS = HEED_ENV is not Kind.PRODUCTION
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},  # kept files go by hash, through heed.post
    "staticfiles": {
        "BACKEND": (
            "whitenoise.storage.CompressedManifestStaticFilesStorage"
            if HEED_ENV is Kind.PRODUCTION
            else "django.contrib.staticfiles.storage.StaticFilesStorage"
        )
    },
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FILES = 2_000  # far above heed.exchange.handing_in.MOST_FILES, which says so in a sentence
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_100  # the place of each file of a folder is a field
FILE_UPLOAD_PERMISSIONS = 0o600
TASKS = {
    "default": {
        "BACKEND": (
            "django_tasks.backends.immediate.ImmediateBackend"
            if HEED_ENV is Kind.TEST
            else "django_tasks_db.DatabaseBackend"
        )
    }
}
USE_TZ = True
TIME_ZONE = "UTC"  # stored and computed in UTC; heed.access.clock makes Europe/London dates of moments
LANGUAGE_CODE = "en-gb"
USE_I18N = False  # one language; looking for others costs a tenth of a page
SIMPLE_HISTORY_HISTORY_CHANGE_REASON_USE_TEXT_FIELD = True
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

LOGGING_CONFIG = "heed.config.logs.configure"
LOGGING = {
    "level": "ERROR" if HEED_ENV is Kind.TEST else "INFO",
    "faults_say": not HEED_ENV.holds_real_records,
}
