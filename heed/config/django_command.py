"""A command of Django or of a library as a process of `heed serve`: `python -m heed.config.django_command NAME`."""

from __future__ import annotations

import sys

from django.core.management import execute_from_command_line

from heed.config.start import django_up

if __name__ == "__main__":
    django_up()
    execute_from_command_line(sys.argv)
