"""The look in numbers: one grammar for screen, paper and wall. Lengths are points, colours #RRGGBB; stylesheets are tested against them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Colour = str
Mark = Literal["circle", "square", "triangle", "diamond", "pentagon", "star", "cross", "half"]

INK: Colour = "#1B2430"
QUIET: Colour = "#56616E"
HAIRLINE: Colour = "#D5DADF"
FAINT: Colour = "#A9B1B9"
WASH: Colour = "#F4F6F7"
PAPER: Colour = "#FFFFFF"
ACCENT: Colour = "#0B5D66"
FORM_ERROR: Colour = "#B3261E"

# From "disagree most" to "agree most"; told apart by colour-blind readers and in grey.
AGREEMENT: tuple[Colour, ...] = ("#8A4F0F", "#CFA062", "#D9DDE0", "#7DB9BE", "#0B5D66")


@dataclass(frozen=True, slots=True)
class GroupMark:
    """How one group is drawn everywhere: its colour and its shape."""

    colour: Colour
    shape: Mark


GROUPS: tuple[GroupMark, ...] = (
    GroupMark("#0067A3", "circle"),
    GroupMark("#00795C", "square"),
    GroupMark("#7B4B94", "triangle"),
    GroupMark("#A66A00", "diamond"),
    GroupMark("#1F87AD", "pentagon"),
    GroupMark("#7A5230", "star"),
    GroupMark("#4A5560", "cross"),
)


MOST_MARKED = 12
"""Groups that a chart tells apart; where there are more, each is a small grey mark without a name."""


def group_mark(position: int) -> GroupMark:
    """The mark of the group at `position` (from 0) in the partnership's own order; beyond seven, shape and label alone."""
    mark = GROUPS[position % len(GROUPS)]
    return mark if position < len(GROUPS) else GroupMark(INK, mark.shape)


@dataclass(frozen=True, slots=True)
class TypeSize:
    """A size of type and the distance between its lines, in points."""

    size: float
    leading: float


BASELINE = 5.0
H1 = TypeSize(24, 28)
H2 = TypeSize(15, 20)
H3 = TypeSize(11.5, 15)
NUMERAL = TypeSize(40, 45)
LEAD = TypeSize(13, 20)
BODY = TypeSize(10.5, 15)
TABLE = TypeSize(9.5, 12.5)
CAPTION = TypeSize(8.5, 12)
CHART = TypeSize(8.5, 10.5)
LABEL_LEADING = 1.22  # of a label's size
HEAD_AND_FOOT = TypeSize(7.5, 10)

MM = 72 / 25.4
MARGIN = 20 * MM
GUTTER = 15.0
READING_MEASURE = 412.0  # running text is set no wider; pictures and tables take the whole type area
PAPERS: dict[str, tuple[float, float]] = {"A4": (210 * MM, 297 * MM), "Letter": (612.0, 792.0)}
PAPERS |= {"A3": (297 * MM, 420 * MM), "Tabloid": (792.0, 1224.0)}
PAPERS |= {f"{name} wide": (height, width) for name, (width, height) in PAPERS.items()}
LARGE = 18 / (BODY.size - 1)
"""How much larger large print is: quiet text has 18 points, running text a little more."""
LARGE_MARGINS = (15 * MM, 22 * MM)


@dataclass(frozen=True, slots=True)
class View:
    """How a page is laid on paper: `scale` times as large, its top left corner this far from the paper's. Lengths are points."""

    paper: tuple[float, float]
    scale: float = 1.0
    left: float = 0.0
    top: float = 0.0

    def down(self, y: float) -> float:
        """How far below the paper's upper edge a place lies that is `y` below the page's."""
        return self.top + self.scale * y

    def across(self, x: float) -> float:
        return self.left + self.scale * x


def _magnified(name: str) -> tuple[tuple[float, float], View]:
    """A page so small that, magnified, it fills the paper up to margins of its own; and how it is laid there."""
    (width, height), (side, head) = PAPERS[name], LARGE_MARGINS
    page = (width - 2 * side) / LARGE + 2 * MARGIN, (height - 2 * head) / LARGE + 2 * MARGIN
    return page, View((width, height), LARGE, side - MARGIN * LARGE, head - MARGIN * LARGE)


VIEWS = {name: View(size) for name, size in PAPERS.items()}
for _name in ("A4", "Letter"):
    PAPERS[f"{_name} large"], VIEWS[f"{_name} large"] = _magnified(_name)


def measure(paper: str = "A4") -> float:
    """The width of the type area in points: the paper less both margins."""
    return PAPERS[paper][0] - 2 * MARGIN
