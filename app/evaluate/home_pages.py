"""The home page: what needs me."""

from __future__ import annotations

from flask import render_template
from flask.typing import ResponseReturnValue

from app.db import session
from app.evaluate import loading
from app.evaluate.blueprint import blueprint
from app.signed_in import account_id
from surveys.evaluations.standing import due_for_evaluation, ready, waiting
from surveys.partnerships.listing import are_any, may_be_seen

MOST = 50
"""Lines of each list: a house may have thousands, and all stand in the list of partnerships."""


@blueprint.get("/")
def home() -> ResponseReturnValue:
    seen = may_be_seen(session(), account_id())
    due = due_for_evaluation(session(), seen, loading.now().date(), MOST)
    lists = {"waiting": waiting(session(), seen, MOST), "ready": ready(session(), seen, MOST), "due": due, "most": MOST}
    return render_template("evaluate/home.html", any=are_any(session(), seen), **lists)
