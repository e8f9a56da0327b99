"""The evaluator's part of the site: one blueprint, for colleagues who are signed in."""

from __future__ import annotations

from flask import Blueprint, current_app
from flask.blueprints import BlueprintSetupState
from werkzeug.routing import BaseConverter

from app.signed_in import only_signed_in


class IdConverter(BaseConverter):
    """An identifier as `new_id` makes it; anything else is no address of ours."""

    regex = "[0-9a-hjkmnp-tv-z]{16}"


blueprint = Blueprint("evaluate", __name__)
blueprint.before_request(only_signed_in)


@blueprint.app_context_processor
def _in_every_page() -> dict[str, object]:
    return {"demonstration": current_app.extensions["settings"].demonstration}


@blueprint.record_once
def _teach_the_router(state: BlueprintSetupState) -> None:
    state.app.url_map.converters["id"] = IdConverter
