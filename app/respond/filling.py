"""One person's answers, and what is still wrong with them, put into the compiled questions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from markupsafe import Markup, escape

from app.respond.compiling import Fragment, help_id
from app.respond.fields import OTHER, REASON, Fields, first, names
from app.speaking import translate
from surveys.errors import Problem
from surveys.questionnaires.values import Item

CHECKED = " checked"


def fill(
    fragment: Fragment,
    item: Item,
    fields: Fields,
    problems: Sequence[Problem] = (),
    complaints: Markup | str = "",
    *,
    hidden: bool = False,
) -> str:
    """The question's HTML with what was saved or typed, whatever it holds, and its problems. `complaints` is shown before free text.
    `hidden`: it waits on the page until an answer opens it."""
    slots = {"complaints": str(escape(complaints))} | _given(item, fields)
    if hidden:
        slots[f"hidden:{item.code}"] = " hidden"
    return fragment.fill(slots | _troubles(item, problems) if problems else slots)


def _given(item: Item, fields: Fields) -> dict[str, str]:
    slots: dict[str, str] = {}
    for name in (*names(item), OTHER + item.code, REASON + item.code):
        slots |= {f"{name}={value}": CHECKED for value in fields.get(name, ())}
        slots[name] = str(escape(first(fields, name)))
    for name in names(item):
        if first(fields, name):
            slots[f"clear:{name}"] = ""
    return slots


def _troubles(item: Item, problems: Sequence[Problem]) -> dict[str, str]:
    trouble = f"e.{item.code}"
    told = Markup(" ").join(_sentence(problem) for problem in problems)
    described = f"{help_id(item)} {trouble}" if item.help else trouble
    return {
        f"trouble:{item.code}": str(Markup('<p class="trouble" id="{}">{}</p>').format(trouble, told)),
        f"described:{item.code}": str(Markup(' aria-describedby="{}"').format(described)),
        f"invalid:{item.code}": ' aria-invalid="true"',
    }


def _sentence(problem: Problem) -> str:
    return f"{translate(problem.what)} {translate(problem.mend)}"


def by_item(problems: Sequence[Problem]) -> Mapping[str, list[Problem]]:
    """The problems by the code of the item they are about."""
    found: dict[str, list[Problem]] = {}
    for problem in problems:
        found.setdefault(problem.place, []).append(problem)
    return found
