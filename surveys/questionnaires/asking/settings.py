"""The settings of the kinds of question, described for whoever makes a questionnaire: what each holds, its name, and what it is for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from surveys.messages import Message, msg


class Holds(StrEnum):
    """What a setting holds."""

    FLAG = "flag"  # yes or no
    WHOLE = "whole"  # a whole number
    NUMBER = "number"  # any number
    TEXT = "text"  # words in every language
    SCALE = "scale"  # the code of a scale
    OPTIONS = "options"  # a list of options, each with a code and a label
    CHOICE = "choice"  # one of `choices`
    STEPS = "steps"  # none at all, or some steps of the scale, and no step for the usual ones
    DAY = "day"  # a day of the calendar, as 2026-11-21
    LINE = "line"  # one line that is not translated
    CODE = "code"  # a name that several questions share


@dataclass(frozen=True, slots=True)
class Setting:
    """One field of an item. `choices`: what may be chosen, each with its name; `needed`: the question cannot be asked without it."""

    holds: Holds
    label: Message
    help: Message | None = None
    choices: Mapping[str, Message] = field(default_factory=dict)
    needed: bool = False


SETTINGS: Mapping[str, Setting] = MappingProxyType(
    {
        "scale": Setting(Holds.SCALE, msg("Scale"), msg("The steps to choose from."), needed=True),
        "ask": Setting(Holds.TEXT, msg("What the first scale asks"), msg("For example “How important is this?”"), needed=True),
        "second_ask": Setting(Holds.TEXT, msg("What the second scale asks"), msg("For example “How well does it go?”"), needed=True),
        "second_scale": Setting(Holds.SCALE, msg("Second scale"), needed=True),
        "options": Setting(Holds.OPTIONS, msg("Options"), msg("What people choose from, in this order."), needed=True),
        "reverse": Setting(
            Holds.FLAG, msg("Worded the other way round"), msg("Agreeing means less of what the topic measures; the score is turned round.")
        ),
        "scored": Setting(Holds.FLAG, msg("Counts in its topic’s score")),
        "about": Setting(
            Holds.CHOICE,
            msg("Whom it speaks of"),
            msg("For questions that are asked once about one’s own organisation and once about the others."),
            MappingProxyType(
                {
                    "": msg("nobody in particular"),
                    "own": msg("our own organisation"),
                    "other": msg("the other partners"),
                    "together": msg("all partners together"),
                }
            ),
        ),
        "pair": Setting(
            Holds.CODE, msg("Asked of both sides as"), msg("The same name at the question about the own and about the other side.")
        ),
        "comment": Setting(
            Holds.STEPS,
            msg("Asks “What lies behind this?”"),
            msg("Anybody may write something; these answers open the box by themselves."),
        ),
        "grid": Setting(
            Holds.CODE,
            msg("In one table with"),
            msg("The same name at neighbouring questions on one scale makes them rows of a table."),
        ),
        "pictures": Setting(
            Holds.FLAG,
            msg("Drawn beside the words"),
            msg("A vessel that is empty, half full, full: for people who read little. Needs a scale of three steps."),
        ),
        "minimum": Setting(Holds.NUMBER, msg("Smallest number")),
        "maximum": Setting(Holds.NUMBER, msg("Largest number")),
        "earliest": Setting(Holds.DAY, msg("Earliest day")),
        "latest": Setting(Holds.DAY, msg("Latest day")),
        "total": Setting(Holds.WHOLE, msg("Points in all"), msg("For example 100."), needed=True),
        "decimals": Setting(Holds.WHOLE, msg("Digits after the decimal sign"), msg("From 0 to 6.")),
        "unit": Setting(Holds.TEXT, msg("Unit"), msg("Stands behind the number, for example “days”.")),
        "longest": Setting(Holds.WHOLE, msg("Most characters")),
        "shortest": Setting(Holds.WHOLE, msg("Fewest characters")),
        "pattern": Setting(
            Holds.LINE, msg("Pattern"), msg("A regular expression that the whole line must fit, for example [0-9]+ for digits.")
        ),
    }
)
"""By the item's field, in the order in which a form shows them. A kind may describe one in words of its own."""

SETTINGS_OF_OPTIONS: Mapping[str, Setting] = MappingProxyType(
    {
        "other": Setting(Holds.FLAG, msg("With room for own words"), msg("For “something else”; one option at most.")),
        "exclusive": Setting(Holds.FLAG, msg("Stands alone"), msg("For “none of these”: nothing else can be ticked with it.")),
    }
)
