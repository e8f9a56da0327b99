"""The evaluation matrix: each question with its criterion, by what it is judged, and its sources."""

from __future__ import annotations

from reports.debrief.in_brief import THEIRS
from reports.typesetting.blocks import Block, Heading, Paragraph, Table
from surveys.messages import Translator, msg
from surveys.scoring.values import Released

SHARES = (0.36, 0.18, 0.23, 0.23)
"""Of the measure, as far as a column stands: what is the same for every question is said once."""


def matrix(released: Released, say: Translator) -> list[Block]:
    """Nothing where none was kept."""
    if not released.dossier.matrix:
        return []
    header = tuple(say(title) for title in (msg("Question"), msg("Criterion"), msg("Judged by"), msg("Sources")))
    rows = tuple((one.question, one.criterion or "–", one.judged_by or "–", one.sources or "–") for one in released.dossier.matrix)
    alike = [at for at in range(1, len(header)) if len(rows) > 1 and len({row[at] for row in rows}) == 1]
    once = [
        Paragraph(say(msg("{name}, for every question: {words}", name=header[at], words=rows[0][at])), lang=THEIRS)
        for at in alike
        if rows[0][at] != "–"
    ]
    return [Heading(say(msg("The evaluation matrix"))), *once, _table(header, rows, [at for at in range(len(header)) if at not in alike])]


def _table(header: tuple[str, ...], rows: tuple[tuple[str, ...], ...], kept: list[int]) -> Table:
    return Table(tuple(header[at] for at in kept), tuple(tuple(row[at] for at in kept) for row in rows), tuple(SHARES[at] for at in kept))
