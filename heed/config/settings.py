"""Settings of the deployment, read from the environment. Not the council's own settings: those live in `heed.council`."""

SECRET_KEY = "set up by the access package"  # noqa: S105
INSTALLED_APPS: list[str] = []
USE_TZ = True
