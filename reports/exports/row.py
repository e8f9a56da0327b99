"""One row of the table of released figures, and how a figure and the bars of a spread become rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from surveys.messages import Message, Translator
from surveys.scoring.values import Distribution, Figure, Precision

READ_AS = {">=": "at_least", "<=": "at_most"}
PUT_TOGETHER = "|"
"""Between the codes of answers that were put together; no code holds it."""


@dataclass(frozen=True, slots=True)
class Row:
    """Fields are the columns of `columns.COLUMNS`, which says what each is. Numbers are None where there are none."""

    what: str
    code: str = ""
    text: str = ""
    part: str = ""
    group: str = ""
    group_name: str = ""
    against: str = ""
    estimand: str = ""
    n: int | None = None
    invited: int | None = None
    figure: float | None = None
    low: float | None = None
    high: float | None = None
    unit: str = ""
    bound: str = ""
    precision: str = ""
    words: str = ""
    reason: str = ""


def figured(row: Row, figure: Figure, estimand: str, say: Translator, unit: str = "score", words: Iterable[Message | None] = ()) -> Row:
    """The row with a printed figure, or the reason for its absence."""
    said = (*words, *figure.notes) if figure.value is not None else (figure.hidden,)
    return replace(
        row,
        estimand=estimand,
        unit=unit,
        n=figure.n,
        invited=figure.invited,
        figure=figure.value,
        low=figure.low,
        high=figure.high,
        bound="cell" if figure.cell else READ_AS.get(figure.edge, ""),
        precision="" if figure.precision is Precision.NONE else figure.precision.value,
        **{"words" if figure.value is not None else "reason": " ".join(say(one) for one in said if one)},
    )


def shares(row: Row, spread: Distribution, say: Translator, what: str = "share") -> Iterator[Row]:
    """A row for each bar: per cent of the people who answered. Words stand beside a rounded number, or in its place."""
    for share in spread.shares:
        yield replace(
            row,
            what=what,
            part=PUT_TOGETHER.join(share.points),
            text=f"{row.text} – {say.text(share.label)}",
            estimand="group" if row.group else "answers",
            unit="percent",
            n=spread.n,
            figure=share.percent,
            bound="about" if share.words and share.percent is not None else "",
            words=say(share.words) if share.words else "",
        )


def blank(row: Row, reason: Message | None, say: Translator) -> Row:
    """The row without a figure, and why."""
    return replace(row, reason=say(reason) if reason else "")
