"""Answers beside a name, as a release holds them. Standard library only, like `values`."""

from __future__ import annotations

from dataclasses import dataclass

from surveys.messages import Message, Text, msg

KEPT_BACK = msg("not printed")


@dataclass(frozen=True, slots=True)
class Given:
    """What one answer says: a step or option in the questionnaire's words, a number, or the writer's own words in `lang`. `step` is the
    place on the item's scale, for distances; None where there is no scale or no answer."""

    item: str
    words: Message | Text | str
    lang: str = ""
    step: int | None = None


@dataclass(frozen=True, slots=True)
class Position:
    """The answers that stand beside a name: a partner's own, or those of a person who agreed. Items that were not shown are not among
    them; none at all: there was no answer."""

    who: str
    answers: tuple[Given, ...] = ()

    def to(self, item: str) -> Given | None:
        """The answer to this item."""
        return next((one for one in self.answers if one.item == item), None)
