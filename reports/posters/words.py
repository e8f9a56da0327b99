"""What is said on a poster, each language in lines of its own."""

from __future__ import annotations

from collections.abc import Iterator

from reports.lettering.lines import Manner
from reports.posters.rows import Piece, Row, columns, once, sized_to, towards
from reports.posters.values import Poster
from reports.style import ACCENT, INK, QUIET
from reports.typesetting.placing import Placer

TOPIC = Manner(26, "bold", role="label", colour=ACCENT)
SURE = Manner(18, role="label", colour=QUIET)
QUESTION = (Manner(42, "bold", role="label"), 26.0)
STATEMENT = (Manner(25, role="label", colour=INK), 16.0)
"""With the size that a long one is made smaller to, so that it takes no more than its share of the sheet."""
OF_QUESTION, OF_STATEMENT = 0.17, 0.11
LINE = Manner(25, role="label")
READING = Manner(15, role="label", colour=QUIET)
SECOND = 0.85
"""How much smaller than the first language the second is."""
LEAST = 12.0


def each(poster: Poster, placer: Placer, size: float = 1.0) -> Iterator[tuple[Poster, Placer, float]]:
    """The poster, and the same in its second language; how large the letters of each are."""
    yield poster, placer, size
    if poster.beside:
        yield poster.beside, placer.speaking(poster.beside.lang), size * SECOND


def named(poster: Poster, placer: Placer, size: float) -> list[Row]:
    """The topic and how sure the finding is, once where both languages say the same; from both sides where there is room."""
    told = [
        [_short(words, manner, spoken, larger) for words, manner in ((one.topic, TOPIC), (one.strength, SURE))]
        for one, spoken, larger in each(poster, placer, size)
    ]
    both = [once(row) for row in zip(*told, strict=True)]
    if all(map(towards, both)):
        return [row for row in both if row]
    return [(row[at],) for at in range(len(told)) for row in both if row[at:]]


def _short(words: str, manner: Manner, spoken: Placer, larger: float) -> Piece:
    """In two lines at most."""
    sized = sized_to(manner, larger)
    return Piece(words, spoken, spoken.fitting(words, sized, 2 * spoken.leading(sized), LEAST))


def asked(poster: Poster, placer: Placer, size: float, height: float) -> list[Row]:
    """The question, on a sheet of a height."""
    rows = list[Row]()
    for one, spoken, larger in each(poster, placer, size):
        manner = spoken.fitting(one.question, sized_to(QUESTION[0], larger), height * OF_QUESTION * larger, QUESTION[1] * larger)
        rows.append((Piece(one.question, spoken, manner, "H1" if one is poster else "P", 12),))
    return rows


def told(poster: Poster, placer: Placer, size: float, height: float) -> list[Row]:
    """How the picture is read, or the lines in place of it; what the answers say."""
    readings = ((one.reading, spoken, sized_to(READING, larger)) for one, spoken, larger in each(poster, placer))
    rows: list[Row] = [(Piece(words, spoken, manner, after=READING.size / 2),) for words, spoken, manner in readings if words]
    rows += (abreast := columns([_lines(*one) for one in each(poster, placer, size)], placer))
    for one, spoken, larger in each(poster, placer, size):
        rows += [] if abreast else [(piece,) for piece in _lines(one, spoken, larger)]
        if one.statement:
            wanted = sized_to(STATEMENT[0], larger)
            manner = spoken.fitting(one.statement, wanted, height * OF_STATEMENT * size, STATEMENT[1] * larger)
            rows.append((Piece(one.statement, spoken, manner, after=6),))
    return rows


def _lines(one: Poster, spoken: Placer, larger: float) -> list[Piece]:
    """With air after the last."""
    last = len(one.lines) - 1
    return [Piece(line, spoken, sized_to(LINE, larger), after=4 if at < last else 12) for at, line in enumerate(one.lines)]
