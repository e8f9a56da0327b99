"""Withdrawing answers that were sent, and saying that one does not want to answer."""

from __future__ import annotations

from flask import Response, render_template

from app.db import session
from app.key_ring import ring
from app.respond.visiting import arrive, go, now, secret_of
from surveys.collecting import answering
from surveys.errors import LinkClosed


def ask_withdrawal(given: str) -> Response | str:
    """Asks once more. Also after the closing day, as long as nothing is sealed: then the page knows less."""
    try:
        guest = arrive(secret_of(given))
    except LinkClosed:
        return render_template("respond/withdrawal.html", heading="", facts=None)
    if guest.visit.state != "answered":
        return go("welcome", given)
    return render_template("respond/withdrawal.html", heading=guest.facts.title, facts=guest.facts)


def withdraw(given: str) -> Response:
    """Deletes the answers. 4 statements."""
    answering.withdraw(session(), ring(), secret_of(given), now=now())
    session().commit()
    return go("withdrawal", secret_of(given))


def decline(given: str) -> Response:
    """Notes that this person does not want to answer. 3 statements."""
    answering.decline(session(), ring(), secret_of(given), now=now())
    session().commit()
    return go("welcome", secret_of(given))


def undo_decline(given: str) -> Response:
    """Takes that back. 2 statements."""
    answering.undo_decline(session(), ring(), secret_of(given), now=now())
    session().commit()
    return go("welcome", secret_of(given))
