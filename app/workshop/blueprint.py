"""The questionnaire workshop: one blueprint, for colleagues who are signed in."""

from __future__ import annotations

from flask import Blueprint

from app.signed_in import only_signed_in

blueprint = Blueprint("workshop", __name__)
blueprint.before_request(only_signed_in)
