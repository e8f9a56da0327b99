"""A condition as rows of a form: a question, how its answer is compared, and with what. What was chosen so far decides what comes next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from werkzeug.datastructures import MultiDict

from app.evaluate.fields import figure
from app.speaking import spoken
from surveys.messages import Message, Text, msg
from surveys.questionnaires.asking.kind import AMOUNT, DAY, OPTION, OPTIONS
from surveys.questionnaires.composing import AND, OR, RELATIONS_OF_GROUP, Row, Rows, relations
from surveys.questionnaires.expressions import GROUP, Literal
from surveys.questionnaires.kinds import KINDS
from surveys.questionnaires.values import Item, Questionnaire

MOST_ROWS = 12
SEVERAL = ("is", "is_not")
ALONE = ("answered", "not_answered", "unknown", "inapplicable", "declined", "skipped")
RELATIONS: Mapping[str, Message] = {
    "is": msg("is"),
    "is_not": msg("is not"),
    "at_most": msg("is at most"),
    "at_least": msg("is at least"),
    "under": msg("is less than"),
    "over": msg("is more than"),
    "has": msg("includes"),
    "has_not": msg("does not include"),
    "chosen_at_most": msg("has at most so many choices ticked:"),
    "chosen_at_least": msg("has at least so many choices ticked:"),
    "chosen_exactly": msg("has exactly so many choices ticked:"),
    "answered": msg("is answered"),
    "not_answered": msg("is not answered"),
    "unknown": msg("is answered with “I do not know”"),
    "inapplicable": msg("is answered with “does not apply”"),
    "declined": msg("is answered with “I do not want to answer”"),
    "skipped": msg("is left out"),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What may be asked about: the questions before, and the partnership's groups by id."""

    questionnaire: Questionnaire
    items: Mapping[str, Item]
    groups: Mapping[str, Text]


@dataclass(frozen=True, slots=True)
class Shown:
    """One row as the form shows it. `values`: what may be chosen, by how it is sent; empty where it is typed. `control`: "ticks", "choice",
    "number", "day", "words", or empty where nothing is compared yet."""

    row: Row
    relations: tuple[str, ...]
    values: Mapping[str, str]
    control: str
    chosen: tuple[str, ...]


def read(typed: MultiDict[str, str], asked: Asked) -> Rows:
    """The rows as typed, without those that name no question or are taken away."""
    numbers = [number for number in range(MOST_ROWS) if typed.get(f"code.{number}")]
    kept = [number for number in numbers if str(number) not in typed.getlist("drop")]
    rows = tuple(_read(typed, number, asked) for number in kept)
    return Rows(rows, OR if typed.get("joined") == OR else AND)


def shown(rows: Sequence[Row], asked: Asked) -> list[Shown]:
    """The rows as the form shows them, and one more that is empty."""
    return [_shown(row, asked) for row in rows[: MOST_ROWS - 1]] + [Shown(Row("", ""), (), {}, "", ())]


def earlier(questionnaire: Questionnaire, owner: str, code: str) -> dict[str, Item]:
    """The questions that come before this item or section and have answers."""
    found: dict[str, Item] = {}
    for section in questionnaire.sections:
        if owner == "section" and section.code == code:
            break
        for item in section.items:
            if owner == "item" and item.code == code:
                return found
            if KINDS[item.kind].answered:
                found[item.code] = item
    return found


def _read(typed: MultiDict[str, str], number: int, asked: Asked) -> Row:
    code, relation = typed[f"code.{number}"], typed.get(f"relation.{number}", "")
    sent = [value.strip() for value in typed.getlist(f"value.{number}") if value.strip()]
    offered = _relations(code, asked)
    if relation not in offered:
        return Row(code, offered[0] if len(offered) == 1 else "")
    if relation in ALONE:
        return Row(code, relation)
    values = tuple(_literal(value, code, relation, asked) for value in sent)
    return Row(code, relation, values if relation in SEVERAL else values[:1])


def _literal(value: str, code: str, relation: str, asked: Asked) -> Literal:
    sort = KINDS[asked.items[code].kind].compares if code in asked.items else ""
    number = figure(value) if sort == AMOUNT or relation.startswith("chosen") else None
    if number is None or number != number:  # noqa: PLR0124 - not a number is unequal to itself
        return value
    return int(number) if number.is_integer() else number


def _relations(code: str, asked: Asked) -> tuple[str, ...]:
    if code == GROUP:
        return RELATIONS_OF_GROUP
    return relations(asked.items[code]) if code in asked.items else ()


def _shown(row: Row, asked: Asked) -> Shown:
    values = _values(row, asked)
    return Shown(row, _relations(row.code, asked), values, _control(row, asked, values), tuple(map(str, row.values)))


def _control(row: Row, asked: Asked, values: Mapping[str, str]) -> str:
    if not row.relation or row.relation in ALONE:
        return ""
    if values:
        return "ticks" if row.relation in SEVERAL else "choice"
    if row.relation.startswith("chosen"):
        return "number"
    sort = KINDS[asked.items[row.code].kind].compares if row.code in asked.items else ""
    return {AMOUNT: "number", DAY: "day"}.get(sort, "words")


def _values(row: Row, asked: Asked) -> Mapping[str, str]:
    """What an answer may be, in the words that people see; nothing where it is typed."""
    say = spoken().text
    if row.code == GROUP:
        return {group: say(name) for group, name in asked.groups.items()}
    item = asked.items.get(row.code)
    if item is None or row.relation.startswith("chosen"):
        return {}
    if KINDS[item.kind].compares in (OPTION, OPTIONS):
        return {option.code: say(option.label) for option in item.options}
    points = next((one.points for one in asked.questionnaire.scales if one.code == item.scale), ())
    if item.kind == "rating":
        return {str(point.value): say(point.label) for point in points}
    return {str(value): str(value) for value in range(11)} if item.kind == "zero_to_ten" else {}
