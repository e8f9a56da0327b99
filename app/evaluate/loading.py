"""What a page works on, if whoever asks may: everything else is not found."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TypeVar

from flask import render_template
from flask.typing import ResponseReturnValue

from app.administer.forms import Spoken
from app.db import session
from app.signed_in import account_id, permit
from surveys.errors import Invalid, NotFound
from surveys.evaluations import states
from surveys.models.accounts import Account
from surveys.models.evaluations import Evaluation
from surveys.models.partnerships import Group, Indicator, Objective, Partner, Partnership, Person
from surveys.partnerships import finding

Owned = TypeVar("Owned", Partner, Objective, Indicator, Group, Person)

SEE, EDIT, RUN, COUNTS, RESULTS = "see a partnership", "edit a partnership", "run an evaluation", "see participation", "see results"


def now() -> datetime:
    return datetime.now(UTC)


def me() -> Account:
    """The account of who is signed in."""
    return session().get_one(Account, account_id())


def partnership(partnership_id: str, act: str = EDIT) -> Partnership:
    """The partnership, if whoever is signed in may do `act` there. Raises NotFound."""
    permit(act, partnership_id)
    return finding.partnership(session(), partnership_id)


def owned(kind: type[Owned], partnership_id: str, row_id: str) -> Owned:
    """The partnership's own row, for editing. Raises NotFound."""
    permit(EDIT, partnership_id)
    return finding.owned(session(), kind, partnership_id, row_id)


def evaluation(evaluation_id: str, act: str = RUN) -> Evaluation:
    """The evaluation, if whoever is signed in may do `act` in its partnership. Raises NotFound."""
    found = session().get(Evaluation, evaluation_id)
    if found is None:
        raise NotFound
    permit(act, found.partnership_id)
    return found


def draft(evaluation_id: str) -> Evaluation:
    """The evaluation, if it may still be changed. Raises NotFound, WrongState."""
    found = evaluation(evaluation_id)
    states.require(found, "change")
    return found


def again(template: str, form: Spoken, invalid: Invalid, **context: object) -> ResponseReturnValue:
    """The same page once more with what was typed and every problem at its place."""
    session().rollback()
    form.show(invalid)
    return render_template(template, form=form, **context), 422
