"""Where a web server finds the app: `gunicorn wsgi:app`."""

from mediator import create_app

app = create_app()
