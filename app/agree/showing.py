"""What the page of a focal person shows: the plan they are asked about, or after the opening the plan that they agreed to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy.orm import Session

from app.evaluate.evaluation_forms import ESTIMANDS, MODES
from app.respond.promise import Circle, Line, promise
from app.respond.walking import walk
from surveys.evaluations import states
from surveys.evaluations.agreements import agreed_of, plan_of, standing_of, standings
from surveys.evaluations.announcing import announced
from surveys.evaluations.dossiers import reading
from surveys.evaluations.facing import facts_of
from surveys.evaluations.focal_links import Focal
from surveys.evaluations.forecast import Forecast, forecast
from surveys.evaluations.placing import asked
from surveys.evaluations.planned import Plan, PlannedGroup, digest, planned
from surveys.messages import Message, Text
from surveys.models.evaluations import Evaluation
from surveys.models.partnerships import Partnership
from surveys.questionnaires.values import Mode, Questionnaire
from surveys.scoring.added import PhaseLine
from surveys.scoring.phases import PARTS, PHASES


@dataclass(frozen=True, slots=True)
class Asked:
    """A group with what it is promised, and the number of the first page of questions that it is shown."""

    group: PlannedGroup
    promise: tuple[Line, ...]
    first: int


@dataclass(frozen=True, slots=True)
class Phase:
    """A phase with the groups that have a part in it, part by part."""

    name: Message
    parts: tuple[tuple[Message, tuple[Text, ...]], ...]


def sight(session: Session, focal: Focal) -> dict[str, Any]:
    """Everything by its name in the template."""
    evaluation, draft = focal.evaluation, focal.evaluation.state == states.State.DRAFT
    partnership = session.get_one(Partnership, evaluation.partnership_id)
    plan = (None if draft else plan_of(focal.row)) or planned(session, evaluation)
    questionnaire, zone = asked(session, evaluation), states.zone_of(evaluation)
    return {
        "heading": partnership.title,
        "facts": facts_of(evaluation),
        "draft": draft,
        "opened": evaluation.opened_at.astimezone(zone) if evaluation.opened_at else None,
        "zone": zone,
        "one": standing_of(session, evaluation, focal.partner),
        "plan": plan,
        "seen": digest(plan).hex(),
        "questionnaire": questionnaire,
        "looked": _forecast(plan),
        "by_name": plan.mode != Mode.POSITION and any(item.partners for item in questionnaire.items()),
        "asked": _asked(session, evaluation, partnership.title, questionnaire, plan),
        "mode": MODES[plan.mode],
        "estimand": ESTIMANDS[plan.estimand],
        "phases": _phases(session, evaluation),
        "announced": announced(session, evaluation.id),
    }


def _phases(session: Session, evaluation: Evaluation) -> list[Phase]:
    """Who has which part in which phase; nothing where nothing is planned yet. The partner agrees without it: it may be filled in later."""
    lines = reading.phases(session, evaluation.id)
    if not any(line.part for line in lines):
        return []
    return [Phase(name, _parts([line for line in lines if line.phase == phase])) for phase, name in PHASES.items()]


def _parts(lines: list[PhaseLine]) -> tuple[tuple[Message, tuple[Text, ...]], ...]:
    """Those who decide first; who has no part is not named."""
    named = ((words, tuple(line.name for line in lines if line.part == part)) for part, words in reversed(PARTS.items()))
    return tuple((words, names) for words, names in named if names)


def _forecast(plan: Plan) -> Forecast | None:
    """None where each partner gives one answer, which is shown whatever happens."""
    return None if plan.mode == Mode.POSITION else forecast(plan.sizes, plan.k)


def _asked(session: Session, evaluation: Evaluation, partnership: str, questionnaire: Questionnaire, plan: Plan) -> list[Asked]:
    """The promise is that of the plan: after the opening the one that was agreed to, whatever was changed since."""
    then = {name: getattr(plan, name) for name in ("mode", "k", "closes_on", "complaints", "owner", "names_months", "single_answers")}
    facts, agreed = replace(facts_of(evaluation), **then), agreed_of(standings(session, evaluation))
    circles = ((group, _circle(plan, partnership, group, agreed)) for group in plan.groups)
    return [Asked(group, promise(facts, circle), _first(questionnaire, group)) for group, circle in circles]


def _circle(plan: Plan, partnership: str, group: PlannedGroup, agreed: tuple[int, int]) -> Circle:
    return Circle(partnership, group.name, group.size.invited, group.size.organisations, plan.grace_hours, *agreed)


def _first(questionnaire: Questionnaire, group: PlannedGroup) -> int:
    return next(iter(walk(questionnaire, {}, group.id).shown), 1)
