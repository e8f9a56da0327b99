"""Thanks, how answers were protected, and how to read the charts."""

from __future__ import annotations

from reports.charts.example import example
from reports.typesetting.blocks import Block, Bullets, Figure, Heading, Paragraph
from surveys.messages import Message, Translator, msg
from surveys.scoring.values import ELSEWHERE, Released

MODES: dict[str, Message] = {
    "anonymous": msg("Answers were anonymous: nobody, not even those who run the server, can see any more who answered what."),
    "confidential": msg("Answers were confidential: those of one person stay together without a name, and no page or report shows them."),
    "attributed": msg("Everybody could agree to be named beside their answers. This report names nobody."),
    "organisation_position": msg("Each partner gave one agreed answer, signed by the person who speaks for it."),
    ELSEWHERE: msg("Answers were collected with another tool; how they were protected until they came here, its owner can say."),
}


def protection(released: Released, say: Translator) -> list[Block]:
    """What was promised to those who answered, and how it was kept."""
    k = released.k
    points = [
        MODES[released.facts.mode],
        *(
            [msg("How they were collected and what people were told: {origin}", origin=released.facts.origin)]
            if released.facts.origin
            else []
        ),
        msg(
            "A score is printed only for at least {n} people; how answers spread, and quotations, only for at least {more}.",
            n=k,
            more=max(10, k),
        ),
        msg(
            "Smaller groups are joined with others or left out, and sometimes a larger group too, "
            "so that nobody can work out the small one."
        ),
        msg("Words are quoted only if their writer ticked a box, without name, group, place or time, and in random order."),
        msg("Every figure in this report was tested against a reader who knows who was invited and tries to solve for single answers."),
    ]
    if released.facts.assisted:
        points.append(msg("Some answers were given on paper and typed by somebody, who knows them. They are mixed with all others."))
    if released.facts.mode != ELSEWHERE:
        points.append(msg("When collection closed, all answers were mixed and the keys to the originals were destroyed."))
    return [
        Heading(say(msg("Thank you, and how answers were protected"))),
        Paragraph(say(msg("This report belongs to everybody who answered. Thank you for your time and your candour.")), "lead"),
        Bullets(tuple(say(point) for point in points)),
        Paragraph(say(msg("Please do not guess who wrote or answered what. All sides own the result.")), "body"),
        *channel(released, say),
    ]


def channel(released: Released, say: Translator) -> list[Block]:
    """Where to turn with harm or fraud; nothing where the partnership named no channel."""
    told = released.facts.complaints
    return [Paragraph(say(msg("If someone is being harmed, tell this channel now: {channel}", channel=told)), "quiet")] if told else []


def reading(say: Translator, width: float) -> list[Block]:
    """How to read scores, ranges and marks."""
    points = [
        msg(
            "Scores run from 0 to 100. 0 means that everybody chose the lowest answer, 100 that everybody "
            "chose the highest. They are not per cent."
        ),
        msg("The line around a score is the range in which the true average of all invited people very likely lies."),
        msg("Each group has one colour and one shape everywhere, and each group’s voice counts the same in the main score."),
        msg(
            "From 75 a score is called a strength, below 50 low, between them mixed; but only if "
            "the whole range lies on one side. Otherwise it is called between."
        ),
        msg("“Worth discussing” marks what may be chance: a good question for the room, not a proof."),
        msg("“I do not know” and “does not apply” are never counted as low or middle answers; where many said so, that is said."),
        msg("There is no overall grade and no ranking of partners."),
    ]
    return [Heading(say(msg("How to read this report"))), Figure(example(say, width)), Bullets(tuple(say(point) for point in points))]
