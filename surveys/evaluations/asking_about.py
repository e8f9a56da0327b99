"""Whether people are asked about themselves on a last page: gender, age, disability."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime

from sqlalchemy.orm import Session

from surveys.auditing import record
from surveys.errors import Invalid, Problem
from surveys.evaluations import states
from surveys.evaluations.creating import put, questionnaire_of
from surveys.messages import msg
from surveys.models.evaluations import Evaluation
from surveys.questionnaires import about_you
from surveys.questionnaires.values import Mode, Questionnaire


def ask_about(session: Session, evaluation: Evaluation, wanted: Collection[str], *, by: str, now: datetime) -> None:
    """People are asked these questions about themselves (`about_you.names`), and no others of that page. Raises Invalid, WrongState."""
    states.require(evaluation, "change")
    before = questionnaire_of(evaluation)
    if problems := tuple(_problems(evaluation, before, wanted)):
        raise Invalid(problems)
    put(evaluation, about_you.asking(before, wanted))
    record(
        session,
        account_id=by,
        verb="ask_about",
        object_kind="evaluation",
        object_id=evaluation.id,
        before={"asked": list(about_you.asked(before))},
        after={"asked": sorted(wanted)},
        now=now,
    )


def _problems(evaluation: Evaluation, questionnaire: Questionnaire, wanted: Collection[str]) -> Iterator[Problem]:
    if not set(wanted) <= set(about_you.names()):
        yield Problem("wanted", msg("There is no such question."), msg("Choose from the list."))
    if wanted and evaluation.mode == Mode.POSITION:
        what = msg("Each partner gives one agreed answer, and an organisation has no age.")
        yield Problem("wanted", what, msg("Leave these questions out, or choose another protection first."))
    if set(wanted) - set(about_you.asked(questionnaire)) and (unspoken := about_you.unspoken(questionnaire)):
        what = msg("The page is not translated into: {languages}.", languages=", ".join(unspoken))
        yield Problem("wanted", what, msg("Add the page where the questionnaire is made, and translate it there."))
