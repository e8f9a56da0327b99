"""The edition for partnerships too small to show sides: useful, not an apology. What can be said, and a conversation for the rest."""

from __future__ import annotations

from dataclasses import replace

from reports.charts.figures import run_on, spoken
from reports.charts.profile import headlines, profile
from reports.charts.reading import of_scores
from reports.debrief.dialogue import rules
from reports.debrief.talking import agenda, at_a_glance, has_scores, hearing_more, prompts_for
from reports.typesetting.blocks import Beside, Block, Bullets, Figure, Heading, KeepTogether, Panel, Paragraph, Span, Table
from surveys.messages import Message, Translator, msg
from surveys.questionnaires.reporting import on_its_page
from surveys.scoring.ideas import LOW, STRENGTH
from surveys.scoring.values import DimensionResult, Finding, Released

MOST_QUESTIONS = 6
"""Questions listed with a topic; all stand in the questionnaire at the end."""

PROMPTS: tuple[Message, ...] = (
    msg("What did the other side do that made your work easier?"),
    msg("Which decision would you have liked to take part in, and at which moment?"),
    msg("Where did time or money get stuck, and who could free it?"),
    msg("What should continue after the agreement ends, and who takes it on?"),
)


def told(released: Released) -> Released:
    """The release without the places at which nothing can be said: in a report as short as this they would be most of it."""
    comments = tuple(one for one in released.comments if one.quotes or one.summary or one.amount)
    return replace(released, comments=comments, tallies=tuple(one for one in released.tallies if not one.hidden))


def purpose(released: Released, say: Translator) -> list[Block]:
    """What this edition is for, in three columns."""
    lead = msg(
        "It is made for a partnership in which everybody knows each other. It says what can be said about everybody together, and gives "
        "its room to what only a conversation can tell."
    )
    columns = tuple(
        (Heading(say(one.title), 3, bookmark=False), Bullets(tuple(say(line) for line in one.lines))) for one in at_a_glance(released)
    )
    return [Heading(say(msg("What this report is for"))), Paragraph(say(lead), "lead"), Beside(columns)]


def totals(released: Released, say: Translator, width: float) -> list[Block]:
    """Scores over everybody; where there are none, what was asked still stands with the topics."""
    if not has_scores(released):
        return []
    blocks: list[Block] = [Heading(say(msg("Everybody together")), new_page=False)]
    if any(one.main.value is not None for one in released.headlines):
        read = of_scores(released, say, rounds=False)
        blocks.append(Figure(headlines(released.headlines, released.groups, say, width), read))
    return [*blocks, Figure(profile(released.dimensions, released.groups, say, width), of_scores(released, say))]


def topics(released: Released, say: Translator) -> list[Block]:
    """A box for each topic: what was asked, what everybody said together, two questions for the table, room for notes."""
    if not released.dimensions:
        return prompts(say)
    lead = msg("Take two or three topics that matter to all sides. Nobody has to say what they answered.")
    return [
        Heading(say(msg("Topic by topic, for the table"))),
        Paragraph(say(lead), "lead"),
        *(_topic(place, one, released, say) for place, one in enumerate(released.dimensions, 1)),
    ]


def _topic(place: int, one: DimensionResult, released: Released, say: Translator) -> Panel:
    asked = [item for item in on_its_page(released.questionnaire).items_of(one.code) if item.scored]
    blocks: list[Block] = []
    found = [finding for finding in released.findings if finding.dimension == one.code]
    if one.main.value is not None and not any(finding.kind in {STRENGTH, LOW} for finding in found):
        blocks.append(Paragraph(spoken(one.main.sentence, say)))
    blocks.extend(Paragraph(_numbered(finding, say)) for finding in found)
    blocks.append(Paragraph(say(msg("What was asked")), "label"))
    blocks.append(Bullets(tuple(say.text(item.text) for item in asked[:MOST_QUESTIONS])))
    return Panel(tuple(blocks), say.number(place), say.text(one.name), run_on([*map(say, prompts_for(one))], say), 3)


def _numbered(finding: Finding, say: Translator) -> tuple[Span, ...]:
    return Span(f"F{finding.number} ", bold=True), Span(spoken(finding.statement, say))


def prompts(say: Translator) -> list[Block]:
    """Four questions that need no figures, with room for notes."""
    blocks: list[Block] = [Heading(say(msg("Questions for the table")))]
    blocks.extend(Panel(number=say.number(place), title=say(prompt), note_lines=5) for place, prompt in enumerate(PROMPTS, 1))
    return blocks


def conversation(released: Released, say: Translator) -> list[Block]:
    """Two hours without a figure of any side, ground rules, and what else is worth a word."""
    header = (say(msg("Minutes")), say(msg("What")))
    rows = tuple((say.number(minutes), say(what)) for minutes, what in agenda(released))
    lead = msg("What each side thinks is said here by itself, in its own words, and heard by the other.")
    blocks: list[Block] = [
        Heading(say(msg("A dialogue without figures"))),
        Paragraph(say(lead), "lead"),
        Heading(say(msg("An agenda for two hours")), 2),
        Table(header, rows, (0.14, 0.86), (0,), row_heads=False),
        KeepTogether(tuple(rules(say))),
    ]
    topics_shown = {one.code for one in released.dimensions}
    loose = [one for one in released.findings if one.dimension not in topics_shown]
    if loose:
        blocks.append(Heading(say(msg("Also worth a word")), 2, bookmark=False))
        blocks.append(Bullets(tuple(_numbered(one, say) for one in loose)))
    return blocks


def next_time(released: Released, say: Translator) -> list[Block]:
    """How more people are heard."""
    return [
        Heading(say(msg("How more people are heard next time"))),
        Bullets(tuple(say(line) for line in hearing_more(released))),
    ]
