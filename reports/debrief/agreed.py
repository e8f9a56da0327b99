"""The sheet that the room fills in: lessons, actions with owner and date, and each partner's reply."""

from __future__ import annotations

from reports.typesetting.blocks import Block, Heading, KeepTogether, NoteLines, Paragraph, Table
from surveys.messages import Translator, msg
from surveys.scoring.values import Released

EMPTY = "\u00a0\n\u00a0"
"""A cell to write in, two lines high."""
ACTIONS = 5
ROUND = "○"


def agreed(released: Released, say: Translator) -> list[Block]:
    """Empty places for what the conversation comes to, in the order in which it comes to it."""
    lead = msg("Filled in together at the end of the meeting, and read aloud before anybody leaves.")
    return [
        Heading(say(msg("What we agree on"))),
        Paragraph(say(lead), "lead"),
        KeepTogether((Heading(say(msg("What we learned")), 2, bookmark=False), NoteLines(5))),
        KeepTogether((Heading(say(msg("What we will do")), 2, bookmark=False), _actions(say))),
        *_replies(released, say),
    ]


def _actions(say: Translator) -> Table:
    header = tuple(say(one) for one in (msg("What"), msg("Who"), msg("By when"), msg("With what budget")))
    return Table(header, ((EMPTY,) * len(header),) * ACTIONS, (0.46, 0.2, 0.16, 0.18), row_heads=False)


def _replies(released: Released, say: Translator) -> list[Block]:
    """A row for each partner, by the alphabet."""
    names = sorted((one.organisation for one in released.facts.partners), key=str.casefold)
    if not names:
        return []
    header = tuple(say(one) for one in (msg("Partner"), msg("accepts"), msg("in part"), msg("does not"), msg("Why")))
    rows = tuple((name, ROUND, ROUND, ROUND, EMPTY) for name in names)
    title = Heading(say(msg("What each partner says to it")), 2, bookmark=False)
    return [KeepTogether((title, Table(header, rows, (0.3, 0.12, 0.12, 0.12, 0.34))))]
