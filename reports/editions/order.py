"""What is ordered of a release: which edition, in which language or two, on which paper, whose house, for whom."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from reports.branding import House
from reports.style import GUTTER, measure
from surveys.messages import Message, msg

NOBODYS = House()


class Audience(IntEnum):
    """Who may see a part, from the few to everybody."""

    PARTNERS = 1
    CONTRIBUTORS = 2
    EVERYBODY = 3


CLASSES: dict[Audience, Message] = {
    Audience.PARTNERS: msg("For the partners"),
    Audience.CONTRIBUTORS: msg("For the partners and those who answered"),
    Audience.EVERYBODY: msg("For everybody"),
}
"""Disclosure classes as printed at the foot of pages."""


@dataclass(frozen=True, slots=True)
class Order:
    """`beside`: a second language, set abreast of `lang` on sheets turned sideways. `group`: the id of the group that a letter goes to.
    `chapters`: codes of chapters that the partners agreed to publish beyond those that every public edition has. `suffix`: the ending of
    the file."""

    edition: str
    lang: str
    paper: str = "A4"
    beside: str = ""
    group: str = ""
    draft: bool = False
    chapters: tuple[str, ...] = ()
    house: House = NOBODYS
    suffix: str = "pdf"

    @property
    def sheet(self) -> str:
        """The name of the paper as it lies."""
        return f"{self.paper} wide" if self.beside else self.paper

    @property
    def width(self) -> float:
        """The width in points that a block has: the measure, or half of it where two languages stand abreast."""
        whole = measure(self.sheet)
        return (whole - GUTTER) / 2 if self.beside else whole
