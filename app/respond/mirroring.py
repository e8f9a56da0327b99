"""Conditions as the page itself can follow them: what a question on the page depends on, as JSON that respond.js reads.

A convenience only: the server asks the same conditions again whenever something is sent. A tree is written as nested lists: ["&", …] all,
["|", …] any, ["!", x] not, ["has", code, option], [state, code], [sign, left, values]; in amounts ["$", code] is an answer, and there are
["chosen", code, options…], ["sum", codes…], ["mean", codes…], ["count", trees…]; everything else stands for itself. What is true or false
of the person's group is written as true or false. Answers are lists too: [value], or [null, reason].
"""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

from markupsafe import Markup

from app.respond.compiling import COMPILED_SECTIONS
from app.respond.sources import Source
from surveys.questionnaires.expressions import (
    GROUP,
    All,
    Amount,
    Any_,
    Chosen,
    Comparison,
    Count,
    Expression,
    Given,
    Has,
    Not,
    State,
    Total,
    codes_in,
    holds,
)
from surveys.questionnaires.kinds import kind
from surveys.questionnaires.parsing import parse
from surveys.questionnaires.showing import meant_for
from surveys.questionnaires.values import Answer, Answers, Item, Section


@lru_cache(maxsize=COMPILED_SECTIONS)
def depending(source: Source, section: str, group: str) -> frozenset[str]:
    """The questions of this section that answers on the page itself may show or hide."""
    found = _section(source, section)
    here = {item.code for item in found.items}
    return frozenset(item.code for item in meant_for(found, group) if item.show_if and here & set(codes_in(parse(item.show_if))))


def mirrored(source: Source, section: str, group: str, known: Answers) -> Markup:
    """The page's conditions and the answers from earlier pages that they ask about; empty where nothing on the page depends on the page.
    `known`: the answers that count."""
    if not depending(source, section, group):
        return Markup()
    items, asked = _compiled(source, section, group)
    given = _written({code: _answer(known[code]) for code in asked if code in known})
    return Markup(f'{{"items":{items},"given":{given}}}')  # noqa: S704 - JSON in which nothing can end the script element


@lru_cache(maxsize=COMPILED_SECTIONS)
def _compiled(source: Source, section: str, group: str) -> tuple[str, tuple[str, ...]]:
    """Every question of the page as [code, sort, other, tree], in their order, as JSON; and the codes from earlier pages."""
    found = _section(source, section)
    items = meant_for(found, group)
    asked = dict.fromkeys(code for item in items if item.show_if for code in codes_in(parse(item.show_if)) if code != GROUP)
    entries = [_entry(item, group, wanted=item.code in asked) for item in items]
    here = {item.code for item in found.items}
    return _written(entries), tuple(code for code in asked if code not in here)


def _written(plain: Any) -> str:
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _section(source: Source, code: str) -> Section:
    return next(each for each in source.questionnaire.sections if each.code == code)


def _entry(item: Item, group: str, *, wanted: bool) -> list[Any]:
    """`wanted`: a condition asks about it, so the page must read it; "state" where only whether it is answered can matter."""
    sort = (kind(item).compares or "state") if wanted else ""
    other = next((option.code for option in item.options if option.other), "") if wanted else ""
    return [item.code, sort, other, tree(parse(item.show_if), group) if item.show_if else True]


def _answer(answer: Answer) -> list[Any]:
    return [answer.value] if answer.value is not None else [None, answer.missing]


def tree(expression: Expression, group: str) -> Any:
    """The condition as the page reads it, for a member of this group."""
    match expression:
        case Not(part):
            return ["!", tree(part, group)]
        case All(parts) | Any_(parts):
            return ["&" if isinstance(expression, All) else "|", *(tree(part, group) for part in parts)]
        case State(code, state):
            return [state, code]
        case Has(code, option):
            return ["has", code, option]
        case Comparison() if set(codes_in(expression)) == {GROUP}:
            return holds(expression, {}, group)
        case Comparison(left, sign, values):
            return [sign, _amount(left, group), [_amount(value, group) for value in values]]


def _amount(term: Amount, group: str) -> Any:
    match term:
        case Given(code):
            return group if code == GROUP else ["$", code]
        case Chosen(code, options):
            return ["chosen", code, *options]
        case Total(how, codes):
            return [how, *codes]
        case Count(parts):
            return ["count", *(tree(part, group) for part in parts)]
        case _:
            return term
