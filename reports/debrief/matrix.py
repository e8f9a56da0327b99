"""The evaluation matrix: each question with its criterion, by what it is judged, and its sources."""

from __future__ import annotations

from reports.typesetting.blocks import Block, Heading, Table
from surveys.messages import Translator, msg
from surveys.scoring.values import Released


def matrix(released: Released, say: Translator) -> list[Block]:
    """Nothing where none was kept."""
    if not released.dossier.matrix:
        return []
    header = tuple(say(title) for title in (msg("Question"), msg("Criterion"), msg("Judged by"), msg("Sources")))
    rows = tuple((one.question, one.criterion or "–", one.judged_by or "–", one.sources or "–") for one in released.dossier.matrix)
    return [Heading(say(msg("The evaluation matrix"))), Table(header, rows, (0.32, 0.2, 0.24, 0.24))]
