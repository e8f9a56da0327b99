"""A made-up chart of scores, to learn reading the real ones from."""

from __future__ import annotations

from reports.charts.rows import Row, rows_chart
from reports.drawing.values import Picture
from surveys.messages import Message, Text, Translator, msg
from surveys.scoring.values import Figure, GroupResult

GROUPS = ("one", "other")
ROWS: tuple[tuple[Message, Figure, dict[str, Figure], int | None], ...] = (
    (msg("A score with its range, the round before, and two groups"), Figure(62, 56, 68), {"one": Figure(48), "other": Figure(71)}, 53),
    (msg("A score that can be told only to ten points"), Figure(60, cell=True), {}, None),
    (msg("Not shown, so that nobody can be found out"), Figure(), {}, None),
)


def example(say: Translator, width: float) -> Picture:
    """One row for each thing that a chart of scores can say."""
    names = (msg("one group"), msg("another group"))
    groups = [
        GroupResult(code, Text({say.lang: say(name)}), at, None, None, shown=True)
        for at, (code, name) in enumerate(zip(GROUPS, names, strict=True))
    ]
    rows = [Row(say(name), figure, others, before) for name, figure, others, before in ROWS]
    return rows_chart(rows, groups, say, width, say(msg("An example with made-up figures")))
