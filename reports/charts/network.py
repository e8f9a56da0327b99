"""Who works with whom: partners on a fixed circle by the alphabet, lines by how often and how well. Nobody is larger than another."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from reports.charts.figures import run_on, score
from reports.charts.legend import Entry, key
from reports.drawing.values import Dot, Label, Line, Picture, Point, Shape
from reports.lettering.joining import enumerated, listed
from reports.lettering.measuring import line_count
from reports.style import ACCENT, CHART, FAINT, INK, LABEL_LEADING, PAPER, QUIET
from surveys.messages import Message, Translator, msg
from surveys.questionnaires.values import Questionnaire
from surveys.scoring.tied import Network, Tie
from surveys.scoring.values import Figure

NODE, MARGIN, AWAY = 5.0, 6.0, 9.0
NAMED_FROM = 400.0
"""Below this width partners are numbered on the circle and named under it."""
LARGEST_RADIUS = 120.0
WELL, LESS_WELL = 75, 50
THIN, THICK = 0.7, 4.8


@dataclass(frozen=True, slots=True)
class Pair:
    """Two partners that people of both speak of."""

    one: str
    other: str
    ties: tuple[Tie, Tie]

    @property
    def often(self) -> float:
        return _middle([tie.often for tie in self.ties]) or 0

    @property
    def well(self) -> float | None:
        return _middle([tie.well for tie in self.ties])


def pairs(network: Network) -> tuple[Pair, ...]:
    """Every pair of which both directions are shown, in the partners' order."""
    names = [code for code, _ in network.partners]
    both = ((one, other, network.tie(one, other), network.tie(other, one)) for one, other in combinations(names, 2))
    return tuple(Pair(one, other, (there, back)) for one, other, there, back in both if there and back)


def ends(network: Network, questionnaire: Questionnaire) -> Iterator[Message]:
    """What 0 and 100 stand for on both scales."""
    item = questionnaire.item(network.item)
    for ask, code in ((item.ask, item.scale), (item.second_ask, item.second_scale)):
        points = sorted(questionnaire.scale(code).points, key=lambda point: point.value)
        yield msg("{question} 0 stands for “{low}”, 100 for “{high}”.", question=ask, low=points[0].label, high=points[-1].label)


def of_network(network: Network, questionnaire: Questionnaire, say: Translator) -> str:
    """The line below the chart."""
    return run_on([say(sentence) for sentence in ends(network, questionnaire)], say)


def network_chart(network: Network, say: Translator, width: float) -> Picture:
    """The circle with its lines, and under it what they mean."""
    named = width >= NAMED_FROM
    radius = min(LARGEST_RADIUS, width * (0.2 if named else 0.36))
    room = 3 * CHART.size if named else NODE + MARGIN
    centre = (width / 2, room + radius)
    places = dict(zip((code for code, _ in network.partners), _around(centre, radius, len(network.partners)), strict=True))
    shapes: list[Shape] = [_line(pair, places) for pair in sorted(pairs(network), key=lambda pair: pair.often)]
    for number, (code, name) in enumerate(network.partners, 1):
        shapes += _named(places[code], centre, say.text(name), width) if named else _numbered(places[code], say.number(number))
    below = max(y for _, y in places.values()) + room
    if not named:
        names = [f"{say.number(number)}  {say.text(name)}" for number, (_, name) in enumerate(network.partners, 1)]
        listed_names, below = _list(names, below, width, say)
        shapes += listed_names
    legend = key(_entries(network, say), width, say.lang)
    shapes += [_moved(shape, below) for shape in legend.shapes]
    return Picture(width, below + legend.height, tuple(shapes), _title(network, say), _alt(network, say))


def _around(centre: Point, radius: float, count: int) -> Iterator[Point]:
    """Places on the circle, the first on top, then with the clock."""
    for place in range(count):
        turn = 2 * math.pi * place / count
        yield centre[0] + radius * math.sin(turn), centre[1] - radius * math.cos(turn)


def _line(pair: Pair, places: dict[str, Point]) -> Line:
    (x1, y1), (x2, y2) = places[pair.one], places[pair.other]
    colour, dash = _style(pair.well)
    return Line(x1, y1, x2, y2, colour, THIN + (THICK - THIN) * pair.often / 100, dash)


def _style(well: float | None) -> tuple[str, tuple[float, ...]]:
    """How well it goes is told by the stroke, so that it reads in grey too."""
    if well is None:
        return FAINT, ()
    if well >= WELL:
        return ACCENT, ()
    return (ACCENT, (6, 3)) if well >= LESS_WELL else (INK, (1.5, 3))


def _named(place: Point, centre: Point, name: str, width: float) -> list[Shape]:
    side = place[0] - centre[0]
    dot = Dot(*place, NODE, "circle", INK, PAPER, 1)
    if abs(side) < NODE:
        below = place[1] > centre[1]
        y = place[1] + (AWAY + CHART.size if below else -AWAY)
        return [dot, Label(place[0], y, name, CHART.size, INK, anchor="middle")]
    x = place[0] + math.copysign(AWAY, side)
    left = width - x if side > 0 else x
    return [dot, Label(x, place[1], name, CHART.size, INK, anchor="start" if side > 0 else "end", max_width=left - MARGIN, middled=True)]


def _numbered(place: Point, number: str) -> list[Shape]:
    return [
        Dot(*place, NODE + 3, "circle", PAPER, INK, 1),
        Label(*place, number, CHART.size - 1, INK, bold=True, anchor="middle", middled=True),
    ]


def _list(names: Sequence[str], top: float, width: float, say: Translator) -> tuple[list[Shape], float]:
    shapes: list[Shape] = []
    for name in names:
        shapes.append(Label(0, top + CHART.size, name, CHART.size, INK, max_width=width))
        top += CHART.size * LABEL_LEADING * line_count(name, CHART.size, width, lang=say.lang) + 2
    return shapes, top + MARGIN


def _entries(network: Network, say: Translator) -> list[Entry]:
    """What strokes mean; those of how well only where it is shown."""
    entries = [
        Entry((Line(-6, 0, 6, 0, QUIET, THICK),), say(msg("often together"))),
        Entry((Line(-6, 0, 6, 0, QUIET, THIN),), say(msg("seldom together"))),
    ]
    styles = {_style(pair.well) for pair in pairs(network)}
    told = (
        (80.0, msg("goes well, 75–100")),
        (60.0, msg("in between, 50–74")),
        (20.0, msg("goes less well, 0–49")),
        (None, msg("how well is not shown")),
    )
    return [
        *entries,
        *(Entry((Line(-8, 0, 8, 0, _style(at)[0], 2, _style(at)[1]),), say(words)) for at, words in told if _style(at) in styles),
    ]


def _moved(shape: Shape, down: float) -> Shape:
    if isinstance(shape, Line):
        return Line(shape.x1 + MARGIN, shape.y1 + down, shape.x2 + MARGIN, shape.y2 + down, shape.colour, shape.width, shape.dash)
    assert isinstance(shape, Label)
    return Label(shape.x + MARGIN, shape.y + down, shape.text, shape.size, shape.colour, middled=shape.middled)


def _title(network: Network, say: Translator) -> str:
    count = len(network.partners)
    return say(msg("{shown} of {pairs} pairs of partners can be shown", shown=len(pairs(network)), pairs=count * (count - 1) // 2))


def _alt(network: Network, say: Translator) -> str:
    return listed([_title(network, say), *(_told(tie, network, say) for pair in pairs(network) for tie in pair.ties)], say.lang)


def _told(tie: Tie, network: Network, say: Translator) -> str:
    """One direction with each of its two figures under the question that it answers."""
    names = dict(network.partners)
    about = say(msg("{one} about {other}", one=names[tie.rater], other=names[tie.rated]))
    asked = ((network.ask, tie.often), (network.second_ask, tie.well))
    parts = [say(msg("{name}: {score}", name=ask, score=score(one, say))) for ask, one in asked if one.value is not None]
    return say(msg("{name}: {parts}", name=about, parts=enumerated(parts, say.lang)))


def _middle(figures: Sequence[Figure]) -> float | None:
    """Between what both sides say, from what is printed of each."""
    values = [figure.value + (4.5 if figure.cell else 0) for figure in figures if figure.value is not None]
    return sum(values) / len(values) if len(values) == len(figures) else None
