"""Help on one page. Its numbers are those that the code itself uses, and each page's link leads to what is asked there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.evaluate.blueprint import blueprint
from surveys.collecting.participation import STEP
from surveys.evaluations.delivering import REST
from surveys.evaluations.forecast import COMFORTABLE, USUAL_RATE
from surveys.evaluations.settings import LEAST_K, Settings
from surveys.scoring.disclosure.thresholds import DETAIL, LEAST_AUTHORS
from surveys.scoring.sentences import MIXED_FROM, STRENGTH_FROM

TOPICS: Mapping[str, str] = {
    "groups": "small",
    "edit_group": "small",
    "agreement": "agreement",
    "partner_agreement": "agreement",
    "show_forecast": "small",
    "insiders": "insiders",
    "collection": "hidden",
    "comments": "words",
    "result_words": "words",
    "results": "numbers",
    "result_dimension": "numbers",
    "debrief": "room",
    "data_out": "data",
    "single_answers": "data",
}
"""Which part of the help answers what a page makes one ask; the others lead to its beginning."""


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers that the help names."""

    k: int = LEAST_K
    detail: int = DETAIL
    authors: int = LEAST_AUTHORS
    step: int = STEP
    rate: int = USUAL_RATE
    comfortable: int = COMFORTABLE
    strength: int = STRENGTH_FROM
    mixed: int = MIXED_FROM
    hours: int = Settings(title="").grace_hours
    months: int = Settings(title="").names_months
    days: int = REST.days


@blueprint.get("/help")
def help_page() -> ResponseReturnValue:
    return render_template("evaluate/help.html", numbers=Numbers())


@blueprint.app_template_global()
def help_here() -> str:
    """The way from this page to the part of the help that belongs to it."""
    page = (request.endpoint or "").removeprefix("evaluate.")
    return url_for("evaluate.help_page", _anchor=TOPICS.get(page) or ("making" if page.startswith("workshop.") else None))
