"""The application as servers load it. A demonstration on an address that others can reach is refused here too."""

from heed.config.start import django_up, ready_to_serve

django_up()
ready_to_serve()

from django.core.wsgi import get_wsgi_application  # noqa: E402 - after Django is up and the database found fit

application = get_wsgi_application()
