"""The comments desk: what people wrote, after sealing. Nothing says who wrote it, when or in which group; the order means nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Select, func, select, update
from sqlalchemy.orm import Session

from surveys.auditing import record
from surveys.comments.redacting import Span, redacted, suggestions
from surveys.errors import NotFound, WrongState
from surveys.evaluations import states
from surveys.evaluations.creating import questionnaire_of
from surveys.evaluations.desk.names import known_names
from surveys.messages import Message, Text, msg
from surveys.models.collecting import Summary, ThemeOfWords, Words
from surveys.models.evaluations import Evaluation
from surveys.questionnaires.reporting import reported
from surveys.scoring.comments import amount
from surveys.scoring.disclosure.thresholds import LEAST_AUTHORS

ON_A_PAGE = 25


@dataclass(frozen=True, slots=True)
class Written:
    """One text. `suggested`: what may tell who is spoken of; `left_out`: what is not printed of it, which is what is suggested until
    somebody has `looked`. `printed`: the text as it may be printed. `themes`: ids."""

    id: str
    item: str
    text: str
    lang: str
    may_quote: bool
    chosen: bool
    set_aside: bool
    looked: bool
    suggested: tuple[Span, ...]
    left_out: tuple[Span, ...]
    translation: str
    translated_to: str
    themes: tuple[str, ...] = ()

    @property
    def printed(self) -> str:
        return redacted(self.text, self.lang, self.left_out)


@dataclass(frozen=True, slots=True)
class Question:
    """A question and what was written for it, in an order that means nothing. `page` of `pages`, from 1."""

    item: str
    text: Text
    written: tuple[Written, ...]
    page: int = 1
    pages: int = 1


@dataclass(frozen=True, slots=True)
class Overview:
    """One question: how many wrote, in words; whether so many did that words may be quoted; whether some were chosen; the summary."""

    item: str
    text: Text
    amount: Message | None
    quotable: bool
    chosen: bool
    summary: str


def overview(session: Session, evaluation: Evaluation) -> tuple[Overview, ...]:
    """Every question that got texts, in the questionnaire's order. Raises WrongState before sealing."""
    require_words(evaluation)
    counted = select(Words.item, func.count(), func.count().filter(Words.chosen)).where(_mine(evaluation), ~Words.set_aside)
    found = {item: (texts, chosen) for item, texts, chosen in session.execute(counted.group_by(Words.item))}
    summaries = {one.item: one.text for one in session.scalars(select(Summary).where(Summary.evaluation_id == evaluation.id))}
    least = max(LEAST_AUTHORS, evaluation.k)
    return tuple(
        Overview(item, text, amount(found[item][0]), found[item][0] >= least, found[item][1] > 0, summaries.get(item, ""))
        for item, text in _asked(evaluation).items()
        if item in found
    )


def desk(session: Session, evaluation: Evaluation) -> tuple[Question, ...]:
    """Every question with every text, in the questionnaire's order. Raises WrongState before sealing."""
    require_words(evaluation)
    found: dict[str, list[Written]] = {}
    for one in _written(session, evaluation, select(Words).where(_mine(evaluation), ~Words.set_aside).order_by(Words.id)):
        found.setdefault(one.item, []).append(one)
    return tuple(Question(item, text, tuple(found[item])) for item, text in _asked(evaluation).items() if item in found)


def question(session: Session, evaluation: Evaluation, item: str, page: int = 1) -> Question:
    """One page of what was written for a question. Raises NotFound, WrongState."""
    require_words(evaluation)
    its = (_mine(evaluation), Words.item == item, ~Words.set_aside)
    total = session.scalar(select(func.count()).select_from(Words).where(*its)) or 0
    pages = -(-total // ON_A_PAGE)
    if item not in _asked(evaluation) or not 1 <= page <= pages:
        raise NotFound
    rows = select(Words).where(*its).order_by(Words.id).offset((page - 1) * ON_A_PAGE).limit(ON_A_PAGE)
    return Question(item, _asked(evaluation)[item], _written(session, evaluation, rows), page, pages)


def one(session: Session, evaluation: Evaluation, words_id: str) -> Written:
    """One text that was not set aside. Raises NotFound, WrongState."""
    require_words(evaluation)
    found = _written(session, evaluation, select(Words).where(_mine(evaluation), Words.id == words_id, ~Words.set_aside))
    if not found:
        raise NotFound
    return found[0]


def texts(session: Session, evaluation: Evaluation) -> tuple[Written, ...]:
    """Every text that was not set aside, in an order that means nothing. Raises WrongState."""
    require_words(evaluation)
    return _written(session, evaluation, select(Words).where(_mine(evaluation), ~Words.set_aside).order_by(Words.id))


def choose(session: Session, evaluation: Evaluation, ids: Collection[str], *, by: str, now: datetime) -> int:
    """Exactly these texts may be printed; those without consent are never among them. How many were chosen. Raises WrongState."""
    every = session.scalars(select(Words.id).where(_mine(evaluation))).all()
    return choose_among(session, evaluation, every, ids, by=by, now=now)


def choose_among(session: Session, evaluation: Evaluation, shown: Collection[str], ids: Collection[str], *, by: str, now: datetime) -> int:
    """Of the texts `shown` exactly these may be printed; those without consent or set aside are never among them. How many may be printed
    of all. Raises WrongState."""
    states.require(evaluation, "choose_comments")
    allowed = (_mine(evaluation), Words.may_quote, ~Words.set_aside)
    for some in _in_parts(shown):
        session.execute(update(Words).where(_mine(evaluation), Words.id.in_(some)).values(chosen=False))
    for some in _in_parts(set(ids) & set(shown)):
        session.execute(update(Words).where(*allowed, Words.id.in_(some)).values(chosen=True))
    chosen = session.scalar(select(func.count()).select_from(Words).where(_mine(evaluation), Words.chosen)) or 0
    after = {"chosen": chosen}
    record(session, account_id=by, verb="choose_comments", object_kind="evaluation", object_id=evaluation.id, after=after, now=now)
    return chosen


def require_words(evaluation: Evaluation) -> None:
    """Raises WrongState before the answers are sealed."""
    if states.State(evaluation.state) not in states.WITH_WORDS:
        raise WrongState(msg("Nobody reads what people write before the answers are sealed."))


def seen(row: Words, names: Mapping[str, str], themes: Iterable[str] = ()) -> Written:
    """A row as the desk and the release read it."""
    suggested = suggestions(row.text, row.lang, names)
    left_out = suggested if row.left_out is None else tuple(Span(*span) for span in row.left_out)
    consent = (row.may_quote, row.chosen, row.set_aside, row.left_out is not None)
    return Written(row.id, row.item, row.text, row.lang, *consent, suggested, left_out, row.translation, row.translated_to, tuple(themes))


def _written(session: Session, evaluation: Evaluation, rows: Select[Words]) -> tuple[Written, ...]:
    names, themes = known_names(session, evaluation), themes_of(session, evaluation)
    return tuple(seen(row, names, themes.get(row.id, ())) for row in session.scalars(rows))


def themes_of(session: Session, evaluation: Evaluation) -> Mapping[str, list[str]]:
    """The themes of each text, by the text's id."""
    found: dict[str, list[str]] = {}
    rows = select(ThemeOfWords.words_id, ThemeOfWords.theme_id).where(ThemeOfWords.evaluation_id == evaluation.id)
    for words_id, theme_id in session.execute(rows.order_by(ThemeOfWords.theme_id)):
        found.setdefault(words_id, []).append(theme_id)
    return found


def _asked(evaluation: Evaluation) -> Mapping[str, Text]:
    return {item.code: item.text for item in reported(questionnaire_of(evaluation)).items()}


def _mine(evaluation: Evaluation) -> ColumnElement[bool]:
    return Words.evaluation_id == evaluation.id


def _in_parts(ids: Collection[str], size: int = 500) -> Iterable[list[str]]:
    """Databases take so many values in one statement."""
    listed = sorted(ids)
    return (listed[start : start + size] for start in range(0, len(listed), size))
