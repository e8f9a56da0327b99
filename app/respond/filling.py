"""One person's answers, and what is still wrong with them, put into the compiled questions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from app.respond.compiling import help_id
from app.respond.fields import ANSWER, OTHER, REASON, Fields, first, names
from app.respond.piping import Pipes
from app.respond.slots import Fragment
from app.speaking import gettext, spoken, translate
from surveys.errors import Problem
from surveys.questionnaires.asking.dates import stored
from surveys.questionnaires.asking.relating import partner_code
from surveys.questionnaires.values import Item

CHECKED, SELECTED = " checked", " selected"


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands with a question for one person: its `problems`; `complaints`, shown before free text; whether it was left out and is
    asked `again`; whether it is `hidden` and waits on the page until an answer opens it; the earlier answers that its `pipes` fill in;
    the person's own `organisation`, and the fewest people `k` behind a figure."""

    problems: Sequence[Problem] = ()
    complaints: Markup | str = ""
    again: bool = False
    hidden: bool = False
    pipes: Pipes | None = None
    organisation: str = ""
    k: int = 0


def fill(fragment: Fragment, item: Item, fields: Fields, beside: Beside = Beside()) -> str:
    """The question's HTML with what was saved or typed, whatever it holds, and what stands with it."""
    slots = {"complaints": str(escape(beside.complaints))} | _given(item, fields)
    if item.comment is not None and (slots[OTHER + item.code] or first(fields, ANSWER + item.code) in fragment.opening):
        slots[f"open:{item.code}"] = " open"
    if item.kind == "date" and (typed := first(fields, ANSWER + item.code)) and stored(typed) is None:
        slots[f"type:{item.code}"] = "text"
    if fragment.pipes and beside.pipes:
        slots |= beside.pipes.slots(fragment.pipes)
    if item.partners:
        slots |= {f"own:{partner_code(beside.organisation)}": " hidden", "k": spoken().number(beside.k)}
    if beside.hidden:
        slots[f"hidden:{item.code}"] = " hidden"
    if beside.problems:
        slots |= _noted(item, Markup(" ").join(map(_sentence, beside.problems)), "trouble") | {
            f"invalid:{item.code}": ' aria-invalid="true"'
        }
    elif beside.again:
        slots |= _noted(item, escape(gettext("You left this out. Answer it if you like, or go on without.")), "again")
    return fragment.fill(slots)


def _given(item: Item, fields: Fields) -> dict[str, str]:
    slots: dict[str, str] = {}
    for name in (*names(item), OTHER + item.code, REASON + item.code):
        for value in fields.get(name, ()):
            slots |= {f"{name}={value}": CHECKED, f"{name}~{value}": SELECTED}
        slots[name] = str(escape(first(fields, name)))
    for name in names(item):
        if first(fields, name):
            slots[f"clear:{name}"] = ""
    return slots


def _noted(item: Item, told: Markup, kind: str) -> dict[str, str]:
    """A sentence before the answers, tied to the question."""
    note = f"e.{item.code}"
    described = f"{help_id(item)} {note}" if item.help else note
    return {
        f"trouble:{item.code}": str(Markup('<p class="{}" id="{}">{}</p>').format(kind, note, told)),
        f"described:{item.code}": str(Markup(' aria-describedby="{}"').format(described)),
    }


def _sentence(problem: Problem) -> str:
    return f"{translate(problem.what)} {translate(problem.mend)}"


def by_item(problems: Sequence[Problem]) -> Mapping[str, list[Problem]]:
    """The problems by the code of the item they are about."""
    found: dict[str, list[Problem]] = {}
    for problem in problems:
        found.setdefault(problem.place, []).append(problem)
    return found
