"""A paper sheet as it is typed: one short field for each answer, in which a key or two say it, and what was typed as answers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from app.speaking import gettext as _
from app.speaking import spoken
from reports.printed.form import asked_of
from surveys.errors import Invalid
from surveys.messages import Message
from surveys.questionnaires.asking.composite import Composite
from surveys.questionnaires.asking.kind import offered
from surveys.questionnaires.asking.relating import Relationship
from surveys.questionnaires.asking.two_scales import TwoScales
from surveys.questionnaires.coding import column
from surveys.questionnaires.kinds import kind
from surveys.questionnaires.piping import unpiped
from surveys.questionnaires.tables import BESIDE
from surveys.questionnaires.values import Answer, Item, Missing, Point, Questionnaire

KEYS = {Missing.INAPPLICABLE: "-", Missing.UNKNOWN: "?", Missing.DECLINED: "x"}
_NUMBERS = re.compile(r"\d+")
_WORDS = re.compile(r"\s*(\d+)\s*:\s*(.+)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Field:
    """One field: the column that it is, what it asks where a question has several, the keys that may be typed, whether lines are written,
    and whether one key is a whole answer."""

    name: str
    label: str
    keys: tuple[tuple[str, str], ...]
    lines: bool = False
    single: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    code: str
    text: str
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A section of the sheet."""

    title: str
    asked: tuple[Asked, ...]


@dataclass(slots=True)
class Typed:
    """What was typed, as answers, and what is wrong with it by field."""

    answers: dict[str, Answer] = field(default_factory=dict)
    faults: dict[str, list[tuple[Message, Message]]] = field(default_factory=dict)


def parts(questionnaire: Questionnaire, group: str) -> list[Part]:
    """Everything on a sheet of this group, in its order."""
    asked = unpiped(asked_of(questionnaire, group))
    made = ((section, tuple(_asked(item, questionnaire) for item in section.items if kind(item).answered)) for section in asked.sections)
    return [Part(spoken().text(section.title), inside) for section, inside in made if inside]


def read(questionnaire: Questionnaire, group: str, texts: Mapping[str, str]) -> Typed:
    """The answers that the fields' texts mean. Nobody is kept by what is left out on paper."""
    typed = Typed()
    for section in asked_of(questionnaire, group).sections:
        for item in section.items:
            if kind(item).answered:
                _read(item, questionnaire, texts, typed)
    return typed


def _read(item: Item, questionnaire: Questionnaire, texts: Mapping[str, str], typed: Typed) -> None:
    names = kind(item).columns(item)
    cells = [_cell(item, questionnaire, place, texts.get(name, "").strip()) for place, name in enumerate(names)]
    try:
        answer = kind(item).read_cells(item, questionnaire, cells)
    except Invalid as invalid:
        typed.faults[names[0]] = [(problem.what, problem.mend) for problem in invalid.problems]
        return
    words = texts.get(column(item.code, BESIDE), "").strip()
    typed.answers[item.code] = kind(item).tidy(item, Answer(answer.value, answer.missing, words)) if words else answer


def _cell(item: Item, questionnaire: Questionnaire, place: int, text: str) -> str:
    """What was typed as our tables write it: a key for a reason, a number for the answer that stands in its place on the paper."""
    reason = next((one for one in offered(item) if KEYS.get(one) == text.casefold()), None)
    if reason:
        return f"[{reason.value}]"
    if steps := _steps(item, questionnaire, place):
        return _step(steps, text)
    return _picked(item, text) if item.kind in {"choice", "choices"} else text


def _step(steps: tuple[Point, ...], text: str) -> str:
    """The step in this place on the paper. A number that is no place must not be read as the value of a step."""
    if not text.isdecimal():
        return text
    return str(steps[int(text) - 1].value) if 0 < int(text) <= len(steps) else f"({text})"


def _picked(item: Item, text: str) -> str:
    """Options by their places on the paper: "1 3", or "4: words" for words beside one."""
    found = _WORDS.fullmatch(text)
    numbers, words = (found[1], found[2]) if found else (text, "")
    places = [int(one) for one in _NUMBERS.findall(numbers)]
    if not places or _NUMBERS.sub("", numbers).strip(" ,;.") or max(places) > len(item.options) or min(places) < 1:
        return text
    codes = [item.options[place - 1].code for place in places]
    return "; ".join([*codes[:-1], f"{codes[-1]}: {words}" if words else codes[-1]])


def _asked(item: Item, questionnaire: Questionnaire) -> Asked:
    own = kind(item)
    names = own.columns(item)
    labels = [spoken().text(own.label(item, place)) for place in range(len(names))] if isinstance(own, Composite) else [""]
    fields = [
        Field(name, label, tuple(_keys(item, questionnaire, place)), item.kind == "long_text", _is_single(item, questionnaire, place))
        for place, (name, label) in enumerate(zip(names, labels, strict=True))
    ]
    beside = [Field(column(item.code, BESIDE), _("What lies behind this?"), ())] if item.comment is not None else []
    return Asked(item.code, spoken().text(item.text), (*fields, *beside))


def _keys(item: Item, questionnaire: Questionnaire, place: int) -> Iterator[tuple[str, str]]:
    """What may be typed, with what it means."""
    for number, one in enumerate(_steps(item, questionnaire, place) or (item.options if item.kind in {"choice", "choices"} else ()), 1):
        yield str(number), spoken().text(one.label)
    for reason in offered(item):
        if reason in KEYS:
            yield KEYS[reason], _REASONS[reason]()


def _steps(item: Item, questionnaire: Questionnaire, place: int) -> tuple[Point, ...]:
    own = kind(item)
    if isinstance(own, TwoScales | Relationship):
        return own.scale(item, questionnaire, place).points
    return questionnaire.scale(item.scale).points if item.kind == "rating" else ()


def _is_single(item: Item, questionnaire: Questionnaire, place: int) -> bool:
    steps = _steps(item, questionnaire, place)
    return 0 < len(steps) < 10 or (item.kind == "choice" and len(item.options) < 10 and not any(one.other for one in item.options))


_REASONS = {
    Missing.INAPPLICABLE: lambda: _("does not apply"),
    Missing.UNKNOWN: lambda: _("I do not know"),
    Missing.DECLINED: lambda: _("I do not want to answer"),
}
