"""The web: wiring, settings, pages, forms, permissions, commands, background jobs. It knows everybody and decides nothing."""

from __future__ import annotations

from flask import Flask

from app import blueprints, db, errors, limits, masking, security, signed_in, speaking
from app.settings import Settings, read_settings


def create_app(settings: Settings | None = None) -> Flask:
    """The site with these settings, or with those of the environment. Only wires: no query, no file, no prompt."""
    settings = settings or read_settings()
    app = Flask(__name__, instance_path=str(settings.instance))
    app.extensions["settings"] = settings
    masking.wire()
    db.wire(app, settings.database_url)
    speaking.wire(app)
    blueprints.wire(app)
    security.wire(app, settings)
    limits.wire(app, settings)
    signed_in.wire(app)
    errors.wire(app)
    return app
