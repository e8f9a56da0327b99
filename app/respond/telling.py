"""Answers in words, for the page on which a person looks them over and for the copy they keep."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from markupsafe import Markup, escape

from app.respond.piping import Pipes
from app.respond.sources import Source
from app.respond.walking import Walk
from app.respond.wording import isolated, said
from app.speaking import gettext, spoken
from surveys.errors import Problem
from surveys.messages import Message, Text, msg
from surveys.questionnaires.asking.dates import stored
from surveys.questionnaires.asking.relating import UNSHOWN
from surveys.questionnaires.kinds import kind
from surveys.questionnaires.values import Answer, Answers, Item, Missing, Questionnaire, Scale

Teller: TypeAlias = Callable[[Questionnaire, Item, Answer], Markup]

REASONS: Mapping[Missing, Message] = {
    Missing.INAPPLICABLE: msg("Does not apply"),
    Missing.UNKNOWN: msg("I do not know"),
    Missing.DECLINED: msg("I do not want to answer"),
}


@dataclass(frozen=True, slots=True)
class Told:
    """One question and its answer in words; `given` is false where there is none, `words` true for free text."""

    code: str
    question: Markup
    answer: Markup
    given: bool
    words: bool = False
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """One section of the answers; `number` stands in its address."""

    number: int
    title: Text
    answers: tuple[Told, ...]


def parts(source: Source, way: Walk, answers: Answers, problems: Mapping[str, tuple[Problem, ...]]) -> list[Part]:
    """Every section this person sees with its answers in words. `problems` by section code, each one's place an item's code."""
    told, pipes = [], Pipes(source, way.known)
    for number, section in way.shown.items():
        asked = (pipes.fill(item) for item in section.items if kind(item).answered)
        wrong = pipes.told(problems.get(section.code, ()))
        found = (_tell(source.questionnaire, item, answers.get(item.code, Answer()), wrong) for item in asked)
        told.append(Part(number, section.title, tuple(found)))
    return [part for part in told if part.answers]


def _tell(questionnaire: Questionnaire, item: Item, answer: Answer, problems: tuple[Problem, ...]) -> Told:
    given = answer.value is not None
    words = TELLERS[item.kind](questionnaire, item, answer) if given else _reason(answer)
    if item.comment is not None and answer.other:
        words = Markup("{}\n{}").format(words, isolated(answer.other))
    its = tuple(problem for problem in problems if problem.place == item.code)
    return Told(item.code, said(item.text), words, given, item.kind == "long_text", its)


def _reason(answer: Answer) -> Markup:
    sentence = REASONS.get(answer.missing or Missing.SKIPPED)
    return escape(spoken()(sentence) if sentence else gettext("No answer"))


def _step(questionnaire: Questionnaire, item: Item, answer: Answer) -> Markup:
    points = questionnaire.scale(item.scale).points
    return next((said(point.label) for point in points if point.value == answer.value), _plain(questionnaire, item, answer))


def _options(questionnaire: Questionnaire, item: Item, answer: Answer) -> Markup:  # noqa: ARG001 - every teller is asked the same
    chosen = answer.value if isinstance(answer.value, tuple) else (answer.value,)
    words = [said(option.label) for option in item.options if option.code in chosen]
    return Markup("\n").join([*words, *([isolated(answer.other)] if answer.other else [])])


def _number(questionnaire: Questionnaire, item: Item, answer: Answer) -> Markup:  # noqa: ARG001 - every teller is asked the same
    assert isinstance(answer.value, (int, float))
    return Markup("{} {}").format(spoken().number(answer.value, item.decimals), said(item.unit) if item.unit else "")


def _day(questionnaire: Questionnaire, item: Item, answer: Answer) -> Markup:  # noqa: ARG001 - every teller is asked the same
    return isolated(spoken().date(day) if (day := stored(answer.value)) else str(answer.value))


def _plain(questionnaire: Questionnaire, item: Item, answer: Answer) -> Markup:  # noqa: ARG001 - every teller is asked the same
    return isolated(spoken().number(answer.value) if isinstance(answer.value, int) else str(answer.value))


def _two_scales(questionnaire: Questionnaire, item: Item, answer: Answer) -> Markup:
    entries = answer.value if isinstance(answer.value, tuple) else ()
    parts = zip((item.ask, item.second_ask), (item.scale, item.second_scale), entries, strict=True)
    return Markup("\n").join(Markup("{} – {}").format(said(ask), _entry(questionnaire.scale(s), e)) for ask, s, e in parts)


def _partners(questionnaire: Questionnaire, item: Item, answer: Answer) -> Markup:
    """A line for each partner, without the person's own."""
    entries = answer.value if isinstance(answer.value, tuple) else ()
    often, well = questionnaire.scale(item.scale), questionnaire.scale(item.second_scale)
    rows = zip(item.partners, entries[::2], entries[1::2], strict=True)
    lines = ((isolated(spoken().text(one.label)), _entry(often, o), _entry(well, w)) for one, o, w in rows if o != UNSHOWN)
    return Markup("\n").join(Markup("{}: {}; {}").format(*line) for line in lines)


def _order(questionnaire: Questionnaire, item: Item, answer: Answer) -> Markup:  # noqa: ARG001 - every teller is asked the same
    entries = answer.value if isinstance(answer.value, tuple) else ()
    placed = sorted((entry, place) for place, entry in enumerate(entries) if isinstance(entry, int))
    return Markup("\n").join(Markup("{}. {}").format(spoken().number(n), said(item.options[place].label)) for n, place in placed)


def _shares(questionnaire: Questionnaire, item: Item, answer: Answer) -> Markup:  # noqa: ARG001 - every teller is asked the same
    entries = answer.value if isinstance(answer.value, tuple) else ()
    pairs = zip(item.options, entries, strict=True)
    return Markup("\n").join(Markup("{} – {}").format(said(option.label), spoken().number(int(n))) for option, n in pairs)


def _entry(scale: Scale, entry: int | str) -> Markup:
    if isinstance(entry, str):
        return _reason(Answer(missing=Missing(entry)))
    return next(said(point.label) for point in scale.points if point.value == entry)


TELLERS: Mapping[str, Teller] = {
    "rating": _step,
    "zero_to_ten": _plain,
    "slider": _plain,
    "two_scales": _two_scales,
    "relationship": _partners,
    "choice": _options,
    "choices": _options,
    "ranking": _order,
    "points": _shares,
    "number": _number,
    "date": _day,
    "short_text": _plain,
    "long_text": _plain,
}
