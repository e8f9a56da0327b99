"""Themes of what people wrote: the evaluators' own, begun from words that several people used. How many is said in words, not a number."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from surveys.auditing import record
from surveys.comments import terms
from surveys.errors import Invalid, NotFound, Problem
from surveys.evaluations import states
from surveys.evaluations.comments import Written, require_words, texts
from surveys.messages import Message, Text, msg
from surveys.models.collecting import Theme, ThemeOfWords
from surveys.models.evaluations import Evaluation
from surveys.partnerships.wording import line, too_long
from surveys.scoring.comments import amount
from surveys.translator import LANGUAGES

MOST_THEMES = 40


@dataclass(frozen=True, slots=True)
class ThemeDetails:
    """A theme's name per language; one is enough."""

    names: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Listed:
    """A theme with how many texts speak of it, in words; None below three."""

    id: str
    name: Text
    amount: Message | None


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Words that several people used and that are no theme's name yet."""

    lang: str
    words: str
    amount: Message | None


def themes(session: Session, evaluation: Evaluation) -> tuple[Listed, ...]:
    """The themes in their order. Raises WrongState before sealing."""
    require_words(evaluation)
    counted = select(ThemeOfWords.theme_id, func.count()).where(ThemeOfWords.evaluation_id == evaluation.id).group_by(ThemeOfWords.theme_id)
    numbers = {row[0]: row[1] for row in session.execute(counted)}
    rows = session.scalars(select(Theme).where(Theme.evaluation_id == evaluation.id).order_by(Theme.position, Theme.id))
    return tuple(Listed(row.id, Text(dict(row.name)), amount(numbers.get(row.id, 0))) for row in rows)


def suggested(session: Session, evaluation: Evaluation) -> tuple[Suggestion, ...]:
    """Terms of all texts, by language, that do not name a theme yet. Raises WrongState."""
    known = {name.casefold() for theme in themes(session, evaluation) for name in theme.name.by_lang.values()}
    found = terms.suggested([(one.lang, one.text) for one in texts(session, evaluation)])
    return tuple(Suggestion(term.lang, term.words, amount(len(term.places))) for term in found if term.words.casefold() not in known)


def add_theme(session: Session, evaluation: Evaluation, details: ThemeDetails, *, by: str, now: datetime) -> Theme:
    """One more theme, at the end. Raises Invalid, WrongState."""
    states.require(evaluation, "choose_comments")
    names = _checked(session, evaluation, details)
    last = session.scalar(select(func.max(Theme.position)).where(Theme.evaluation_id == evaluation.id))
    row = Theme(evaluation_id=evaluation.id, position=0 if last is None else last + 1, name=names)
    session.add(row)
    session.flush()
    _record(session, row.id, "add_theme", by, now)
    return row


def theme_from_term(session: Session, evaluation: Evaluation, words: str, lang: str, *, by: str, now: datetime) -> Theme:
    """A theme by the name of a term, with every text of that language that uses it. Raises Invalid, WrongState."""
    row = add_theme(session, evaluation, ThemeDetails({lang if lang in LANGUAGES else "en": words}), by=by, now=now)
    using = [one.id for one in texts(session, evaluation) if _speaks(one, lang) and terms.uses(words, lang, one.text)]
    session.add_all(ThemeOfWords(evaluation_id=evaluation.id, theme_id=row.id, words_id=words_id) for words_id in using)
    session.flush()
    return row


def rename_theme(session: Session, evaluation: Evaluation, theme_id: str, details: ThemeDetails, *, by: str, now: datetime) -> None:
    """Other names. Raises Invalid, NotFound, WrongState."""
    states.require(evaluation, "choose_comments")
    row = theme(session, evaluation, theme_id)
    row.name = _checked(session, evaluation, details, theme_id)
    session.flush()
    _record(session, row.id, "rename_theme", by, now)


def remove_theme(session: Session, evaluation: Evaluation, theme_id: str, *, by: str, now: datetime) -> None:
    """The theme goes; the texts stay. Raises NotFound, WrongState."""
    states.require(evaluation, "choose_comments")
    row = theme(session, evaluation, theme_id)
    session.execute(delete(ThemeOfWords).where(ThemeOfWords.evaluation_id == evaluation.id, ThemeOfWords.theme_id == row.id))
    _record(session, row.id, "remove_theme", by, now)
    session.delete(row)
    session.flush()


def assign(
    session: Session, evaluation: Evaluation, theme_id: str, shown: Collection[str], ids: Collection[str], *, by: str, now: datetime
) -> None:
    """Of the texts `shown` exactly these speak of the theme. Raises NotFound, WrongState."""
    states.require(evaluation, "choose_comments")
    row = theme(session, evaluation, theme_id)
    there = {one.id for one in texts(session, evaluation)} & set(shown)
    mine = (ThemeOfWords.evaluation_id == evaluation.id, ThemeOfWords.theme_id == row.id)
    before = set(session.scalars(select(ThemeOfWords.words_id).where(*mine))) & there
    after = set(ids) & there
    for words_id in before - after:
        session.execute(delete(ThemeOfWords).where(*mine, ThemeOfWords.words_id == words_id))
    session.add_all(ThemeOfWords(evaluation_id=evaluation.id, theme_id=row.id, words_id=words_id) for words_id in sorted(after - before))
    session.flush()
    _record(session, row.id, "assign_theme", by, now)


def theme(session: Session, evaluation: Evaluation, theme_id: str) -> Theme:
    """The evaluation's own theme. Raises NotFound."""
    row = session.get(Theme, (evaluation.id, theme_id))
    if row is None:
        raise NotFound
    return row


def _checked(session: Session, evaluation: Evaluation, details: ThemeDetails, own: str = "") -> dict[str, str]:
    names = {lang: line(name) for lang, name in details.names.items() if lang in LANGUAGES and line(name)}
    others = [one for one in themes(session, evaluation) if one.id != own]
    problems = [problem for lang, name in names.items() for problem in too_long(f"name_{lang}", name, 80)]
    if not names:
        problems.append(Problem("name_en", msg("The theme has no name."), msg("Give it a name in one language at least.")))
    if len(others) >= MOST_THEMES:
        problems.append(Problem("name_en", msg("There are as many themes as a reader can hold."), msg("Join two of them first.")))
    taken = {name.casefold() for one in others for name in one.name.by_lang.values()}
    problems += [
        Problem(f"name_{lang}", msg("Another theme has this name."), msg("Choose another name, or use that theme."))
        for lang, name in names.items()
        if name.casefold() in taken
    ]
    if problems:
        raise Invalid(problems)
    return names


def _speaks(one: Written, lang: str) -> bool:
    return one.lang.split("-", maxsplit=1)[0].lower() == lang


def _record(session: Session, theme_id: str, verb: str, by: str, now: datetime) -> None:
    record(session, account_id=by, verb=verb, object_kind="theme", object_id=theme_id, now=now)
