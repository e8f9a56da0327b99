"""Words of a report that not everybody uses every day."""

from __future__ import annotations

from reports.typesetting.blocks import Block, Heading, Table
from surveys.messages import Message, Translator, msg

WORDS: tuple[tuple[Message, Message], ...] = (
    (msg("Group"), msg("People who stand in the same place in the partnership, for example the staff of one partner.")),
    (msg("Topic"), msg("One or several questions about the same thing, summed up in one score.")),
    (msg("Score"), msg("The average of answers from 0 to 100. It is not a percentage and not a mark.")),
    (msg("Very likely range"), msg("Where the average of everybody invited lies, in 95 of 100 such evaluations.")),
    (msg("Finding"), msg("What the answers say with little doubt. It has a number so that a room can speak of it.")),
    (msg("Worth discussing"), msg("What may be chance, and may still be worth an hour of talk.")),
    (msg("Difference"), msg("The distance in points between how two groups see the same thing.")),
    (msg("Not shown"), msg("Left out so that nobody can work out what a single person answered.")),
    (msg("Each group the same"), msg("An average in which a small group counts as much as a large one.")),
    (msg("Indicator"), msg("A measure of results that was agreed on beforehand and is reported with its source.")),
)


def glossary(say: Translator) -> list[Block]:
    """The table of words, in the order in which a reader meets them."""
    rows = tuple((say(word), say(meaning)) for word, meaning in WORDS)
    return [Heading(say(msg("Words of this report"))), Table((say(msg("Word")), say(msg("Meaning"))), rows, (0.28, 0.72))]
