"""Who made the evaluation, and which group had which part in which phase: the participation card with what shows it."""

from __future__ import annotations

from collections.abc import Sequence

from reports.charts.phases import participation_card
from reports.charts.reading import PARTICIPATION
from reports.debrief.people import batched
from reports.typesetting.blocks import Block, Figure, Heading, Paragraph, Table
from surveys.messages import Message, Translator, msg
from surveys.scoring.dossier import CONDUCT
from surveys.scoring.phases import PHASES, CardRow, card, part_of
from surveys.scoring.values import Released

ON_A_PAGE = 16


def phases(released: Released, say: Translator, width: float) -> list[Block]:
    """Nothing where neither was said."""
    rows, conduct = card(released.dossier.phases), CONDUCT.get(released.dossier.conduct)
    if not rows and conduct is None:
        return []
    blocks: list[Block] = [Heading(say(msg("How people took part in the evaluation")))]
    if conduct:
        blocks.append(Paragraph(say(Message(conduct.text, {"who": released.dossier.made_by})), "lead"))
    if rows:
        blocks.extend(Figure(participation_card(part, say, width), say(PARTICIPATION)) for part in batched(rows, ON_A_PAGE))
        blocks.extend(_shown_by(rows, say))
    return blocks


def _shown_by(rows: Sequence[CardRow], say: Translator) -> list[Block]:
    """The notes of what shows it, phase by phase."""
    noted = [
        (say(name), say.text(row.name), say(part_of(line)), line.evidence)
        for phase, name in PHASES.items()
        for row in rows
        for line in row.lines
        if line.phase == phase and line.evidence
    ]
    if not noted:
        return []
    header = (say(msg("Phase")), say(msg("Group")), say(msg("Role")), say(msg("What shows it")))
    return [Heading(say(msg("What shows it")), 2, bookmark=False), Table(header, tuple(noted), (0.2, 0.26, 0.14, 0.4))]
