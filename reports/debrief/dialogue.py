"""What the room needs: an agenda, ground rules, all findings as prompts, and the open answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reports.debrief.dimensions import written
from reports.debrief.findings import finding_panel
from reports.typesetting.blocks import Block, Bullets, Heading, KeepTogether, Paragraph, Spacer, Table
from surveys.messages import Message, Translator, msg
from surveys.scoring.values import Released

WELL = msg("What went well, with thanks")
WALK = msg("Walk past the findings in small groups")
WIDEST = msg("The widest differences: each side explains how it came to its view")
Slot = tuple[int, Message]
AGENDA: tuple[Slot, ...] = (
    (10, msg("Welcome, ground rules, how answers were protected")),
    (10, msg("How to read the charts")),
    (10, WELL),
    (20, WALK),
    (20, WIDEST),
    (15, msg("Lessons: alone, in pairs, in fours, all together")),
    (15, msg("Choose what matters most, with equal votes")),
    (15, msg("Turn the first three into actions with owner, date and budget")),
    (5, msg("What happens next, and when people will hear of it")),
)
RULES: tuple[Message, ...] = (
    msg("No guessing who wrote what."),
    msg("Describe before you judge."),
    msg("All sides own the result."),
    msg("Silence is allowed."),
    msg("Those with the most power speak last."),
)


def other_words(released: Released, say: Translator) -> list[Block]:
    """The open questions that belong to no dimension."""
    blocks: list[Block] = []
    for comments in released.comments:
        if not comments.dimension:
            blocks.extend((*([Spacer(8)] if blocks else []), *written(comments, say)))
    return [Heading(say(msg("In people’s own words"))), *blocks] if blocks else []


def agenda(say: Translator, about: Mapping[Message, str] | None = None, slots: Sequence[Slot] = AGENDA) -> list[Block]:
    """Two hours, minute by minute; `about`: which findings a part is about."""
    if not about:
        header = (say(msg("Minutes")), say(msg("What")))
        rows = tuple((say.number(minutes), say(what)) for minutes, what in slots)
        return [Heading(say(msg("An agenda for two hours")), 2), Table(header, rows, (0.14, 0.86), (0,), row_heads=False)]
    titled = (say(msg("Minutes")), say(msg("What")), say(msg("Findings")))
    told = tuple((say.number(minutes), say(what), about.get(what, "")) for minutes, what in slots)
    return [Heading(say(msg("An agenda for two hours")), 2), Table(titled, told, (0.12, 0.56, 0.32), (0,), row_heads=False)]


def rules(say: Translator) -> list[Block]:
    """What everybody in the room agrees to."""
    return [Heading(say(msg("Ground rules")), 2), Bullets(tuple(say(rule) for rule in RULES))]


def dialogue(released: Released, say: Translator) -> list[Block]:
    """Agenda, ground rules, and a prompt for each finding that has no page of its own."""
    pages = set() if released.too_few else {one.code for one in released.dimensions}
    loose = [finding for finding in released.findings if finding.dimension not in pages]
    blocks: list[Block] = [
        Heading(say(msg("For the dialogue"))),
        Paragraph(say(msg("These figures are a beginning. What they mean is decided together, in the room.")), "lead"),
        *agenda(say),
        KeepTogether(tuple(rules(say))),
    ]
    if loose:
        blocks.append(Heading(say(msg("Prompts")), 2))
        blocks.extend(finding_panel(released, finding, say) for finding in loose)
    return blocks
