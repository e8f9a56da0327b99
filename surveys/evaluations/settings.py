"""What an evaluator sets before opening: the promise, the days, the words about who asks."""

from __future__ import annotations

import zoneinfo
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime

from sqlalchemy.orm import Session

from surveys.auditing import record
from surveys.errors import Invalid, Problem
from surveys.evaluations import states
from surveys.evaluations.announcing import announce
from surveys.messages import msg
from surveys.models.evaluations import Evaluation
from surveys.partnerships.addresses import not_an_address
from surveys.partnerships.wording import PARAGRAPH, absent, line, paragraphs, too_long, unknown_choice
from surveys.questionnaires.building import LANGUAGE
from surveys.translator import LANGUAGES

MODES = ("anonymous", "confidential", "attributed", "organisation_position")
ANONYMOUS = MODES[0]
ESTIMANDS = ("groups", "people")
LEAST_K, MOST_K = 5, 20
LONGEST_GRACE = 336
MONTHS, MOST_MONTHS = 12, 60


@dataclass(frozen=True, slots=True)
class Settings:
    """`k`: results are shown for at least so many people. `estimand`: "groups" (each group's voice the same) or "people".
    `closes_on`: the last day, in `zone`. `grace_hours`: how long the closing can be undone. `names_months`: how long after the closing
    names and addresses are kept. `guarded`: protected also against colleagues. `single_answers`: an analyst may get the ratings row by
    row, and people are told so. `joined`: sets of group ids shown as one."""

    title: str
    owner: str = ""
    contact: str = ""
    complaints: str = ""
    zone: str = "UTC"
    closes_on: date | None = None
    grace_hours: int = 48
    names_months: int = MONTHS
    mode: str = "anonymous"
    single_answers: bool = False
    k: int = LEAST_K
    estimand: str = "groups"
    guarded: bool = False
    languages: tuple[str, ...] = ("en",)
    joined: tuple[tuple[str, ...], ...] = ()


def settings_of(evaluation: Evaluation) -> Settings:
    """The settings in force."""
    columns = {name: getattr(evaluation, name) for name in Settings.__slots__}
    columns["languages"] = tuple(evaluation.languages)
    columns["joined"] = tuple(tuple(ids) for ids in evaluation.joined)
    return Settings(**columns)


def change(session: Session, evaluation: Evaluation, settings: Settings, *, by: str, now: datetime) -> None:
    """The settings anew, while it is a draft. Raises Invalid, WrongState."""
    states.require(evaluation, "change")
    clean, before = checked(settings), settings_of(evaluation)
    write(evaluation, clean)
    record(
        session,
        account_id=by,
        verb="change",
        object_kind="evaluation",
        object_id=evaluation.id,
        before=asdict(before),
        after=asdict(clean),
        now=now,
    )


def raise_k(session: Session, evaluation: Evaluation, k: int, *, reason: str = "", by: str, now: datetime) -> None:
    """More people per figure than promised: it may be raised, never lowered. After the opening it needs a reason, which the focal persons
    are told. Raises Invalid, WrongState."""
    states.require(evaluation, "raise_k")
    why = paragraphs(reason)
    if problems := _raising(evaluation, k, why):
        raise Invalid(problems)
    before, evaluation.k = evaluation.k, k
    if k > before:
        said = msg("Results are shown only for at least {after} people now; before it was {before}.", after=k, before=before)
        announce(session, evaluation, said, why=why, by=by, now=now)
    record(
        session,
        account_id=by,
        verb="raise_k",
        object_kind="evaluation",
        object_id=evaluation.id,
        before={"k": before},
        after={"k": k},
        now=now,
    )


def _raising(evaluation: Evaluation, k: int, why: str) -> tuple[Problem, ...]:
    number = () if evaluation.k <= k <= MOST_K else (_k_problem(evaluation.k),)
    unsaid = () if states.allows(evaluation, "change") else absent("reason", why)
    return (*number, *unsaid, *too_long("reason", why, PARAGRAPH))


def write(evaluation: Evaluation, settings: Settings) -> None:
    """Puts checked settings into the row."""
    for name in Settings.__slots__:
        value = getattr(settings, name)
        setattr(evaluation, name, [list(v) if isinstance(v, tuple) else v for v in value] if isinstance(value, tuple) else value)


def checked(settings: Settings) -> Settings:
    """The settings with their texts cleaned. Raises Invalid with every problem."""
    clean = replace(
        settings,
        title=line(settings.title),
        owner=line(settings.owner),
        contact=line(settings.contact),
        complaints=paragraphs(settings.complaints),
    )
    problems = (*_texts(clean), *_choices(clean), *_numbers(clean), *_joined(clean.joined))
    if problems:
        raise Invalid(problems)
    return clean


def _texts(settings: Settings) -> tuple[Problem, ...]:
    return (
        *absent("title", settings.title),
        *too_long("title", settings.title),
        *too_long("owner", settings.owner),
        *not_an_address("contact", settings.contact),
        *too_long("complaints", settings.complaints, PARAGRAPH),
    )


def _choices(settings: Settings) -> tuple[Problem, ...]:
    strange = [lang for lang in settings.languages if not LANGUAGE.fullmatch(lang)]
    return (
        *unknown_choice("mode", settings.mode, MODES),
        *unknown_choice("estimand", settings.estimand, ESTIMANDS),
        *(_rows(settings) if settings.single_answers else ()),
        *(() if settings.zone in zoneinfo.available_timezones() else unknown_choice("zone", settings.zone, ())),
        *(p for lang in strange for p in unknown_choice("languages", lang, LANGUAGES)),
        *(() if settings.languages else absent("languages", "")),
    )


def _rows(settings: Settings) -> Iterator[Problem]:
    """Rows of single answers go with no other promise than that there are no names."""
    if settings.mode != ANONYMOUS:
        what = msg("Rows of single answers can be promised only where answers have no names.")
        yield Problem("single_answers", what, msg("Choose answers without names, or take this tick away."))
    if settings.guarded:
        what = msg("Rows of single answers and the protection against colleagues do not go together.")
        yield Problem("single_answers", what, msg("Take one of the two ticks away."))


def _numbers(settings: Settings) -> tuple[Problem, ...]:
    few = Problem("grace_hours", msg("The time for undoing the closing is too long."), msg("Give 0 to {most} hours.", most=LONGEST_GRACE))
    long = Problem(
        "names_months", msg("Names and addresses cannot be kept for this time."), msg("Give 1 to {most} months.", most=MOST_MONTHS)
    )
    return (
        *(() if LEAST_K <= settings.k <= MOST_K else (_k_problem(LEAST_K),)),
        *(() if 0 <= settings.grace_hours <= LONGEST_GRACE else (few,)),
        *(() if 1 <= settings.names_months <= MOST_MONTHS else (long,)),
    )


def _k_problem(least: int) -> Problem:
    return Problem(
        "k",
        msg("Results are never shown for fewer people than were promised."),
        msg("Give a number from {least} to {most}.", least=least, most=MOST_K),
    )


def _joined(joined: tuple[tuple[str, ...], ...]) -> tuple[Problem, ...]:
    ids = [group for together in joined for group in together]
    if all(len(together) > 1 for together in joined) and len(ids) == len(set(ids)):
        return ()
    return (Problem("joined", msg("A group can be joined once, with at least one other."), msg("Choose at least two groups to join.")),)
