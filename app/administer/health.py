"""For whoever watches the machine: says that the process runs and reaches its database, and nothing more."""

from __future__ import annotations

from flask import Blueprint, Response
from sqlalchemy import text

from app.db import session

blueprint = Blueprint("health", __name__)


@blueprint.get("/health")
def health() -> Response:
    session().execute(text("SELECT 1"))
    return Response("ok\n", mimetype="text/plain")
