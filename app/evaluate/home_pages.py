"""The home page: what needs me."""

from __future__ import annotations

from flask import render_template
from flask.typing import ResponseReturnValue

from app.db import session
from app.evaluate import loading
from app.evaluate.blueprint import blueprint
from app.signed_in import account_id
from surveys.evaluations.standing import due_for_evaluation, standings
from surveys.partnerships.listing import visible_to

MOST = 50
"""Lines of each list: a house may have thousands, and all stand in the list of partnerships."""


@blueprint.get("/")
def home() -> ResponseReturnValue:
    partnerships = visible_to(session(), account_id())
    rounds = standings(session(), [one.id for one in partnerships])
    titles = {one.id: one.title for one in partnerships}
    current = [one for one in partnerships if one.id in rounds]
    waiting = [stands for one in current for stands in rounds[one.id] if stands.state not in ("shared", "final")]
    ready = [stands for one in current for stands in rounds[one.id] if stands.state in ("shared", "final")]
    due = due_for_evaluation(partnerships, rounds, loading.now().date())
    lists = {"waiting": waiting, "ready": ready, "due": due, "most": MOST}
    return render_template("evaluate/home.html", partnerships=partnerships, titles=titles, **lists)
