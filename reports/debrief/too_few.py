"""The edition for partnerships too small to show sides: useful, not an apology. Safe totals, consented words, prompts."""

from __future__ import annotations

from reports.charts.figures import spoken
from reports.charts.profile import headlines, profile
from reports.typesetting.blocks import Block, Bullets, Figure, Heading, Panel, Paragraph
from surveys.messages import Message, Translator, msg
from surveys.scoring.values import Released

PROMPTS: tuple[Message, ...] = (
    msg("What did the other side do that made your work easier?"),
    msg("Which decision would you have liked to take part in, and at which moment?"),
    msg("Where did time or money get stuck, and who could free it?"),
    msg("What should continue after the agreement ends, and who takes it on?"),
)


def why_so_short(released: Released, say: Translator) -> list[Block]:
    """Why no side is shown, and what this edition offers instead."""
    return [
        Heading(say(msg("Why this report shows no groups"))),
        Paragraph(
            say(
                msg(
                    "With so few people on each side, a score for one group would tell "
                    "who answered what. Everybody was promised that this does not "
                    "happen. So this edition shows what can be shown safely, and gives the rest of its room to the conversation."
                )
            ),
            "lead",
        ),
        Bullets(
            (
                say(msg("Scores stand only for everybody together, where at least {n} people answered.", n=released.k)),
                say(msg("Words are quoted only where enough people wrote and agreed to be quoted.")),
                say(msg("The questions below were made for a table at which everybody knows each other.")),
            )
        ),
    ]


def prompts(say: Translator) -> list[Block]:
    """Four questions that need no figures, with room for notes."""
    blocks: list[Block] = [Heading(say(msg("Questions for the table")))]
    blocks.extend(Panel(number=say.number(place), title=say(prompt), note_lines=5) for place, prompt in enumerate(PROMPTS, 1))
    return blocks


def totals(released: Released, say: Translator, width: float) -> list[Block]:
    """Scores over everybody, where there are any."""
    blocks: list[Block] = [Heading(say(msg("Everybody together")))]
    if all(one.everyone.value is None for one in released.dimensions):
        return [*blocks, Paragraph(spoken(_reason(released), say), "quiet")]
    if released.headlines:
        blocks.append(Figure(headlines(released.headlines, released.groups, say, width)))
    return [*blocks, Figure(profile(released.dimensions, released.groups, say, width))]


def _reason(released: Released) -> Message | None:
    return next((one.everyone.hidden or one.equal.hidden for one in released.dimensions), None)
