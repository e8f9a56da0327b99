"""What a partnership too small for figures by side can do: questions for each topic, two hours without figures, more people next time.

Messages only, for paper and screen alike.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from surveys.messages import Message, msg
from surveys.scoring.values import DimensionResult, Released

USUAL_RATE = 0.6
"""How many of those invited usually answer."""
COMFORTABLE = 12
"""Invited people from which on two or three who stay silent hide nobody (statistics.md 17)."""

PURPOSE = (
    msg("What did each side want from this partnership that the other may not have known?"),
    msg("What did we reach together that neither could have reached alone?"),
)
RESPECT = (
    msg("When did you feel treated as an equal, and what made it so?"),
    msg("Whose voice was missing, and how could we have heard it?"),
)
OPENNESS = (
    msg("Which news came too late, and what would have let it come sooner?"),
    msg("What would you like to be told without having to ask?"),
)
TRUST = (
    msg("Which promise that was kept mattered most to you?"),
    msg("What could each side do next month that would make trust easier?"),
)
ROLES = (msg("What does the other side do better than we do?"), msg("Where did we do the same work twice?"))
DECISIONS = (
    msg("Which decision would you have liked to take part in, and at which moment?"),
    msg("How would people know in future who decides what?"),
)
MEANS = (msg("Where did time or money get stuck, and who could free it?"), msg("Which piece of paperwork helped nobody?"))
LEARNING = (
    msg("What did we change because of something we learned together?"),
    msg("What would we do otherwise if we began again tomorrow?"),
)
LEADERSHIP = (
    msg("What did leaders do that made joint work easier?"),
    msg("What would you ask of them for the time ahead?"),
)
RESULTS = (
    msg("What changed for the people we serve, and how do we know?"),
    msg("What did we hope for that did not come about, and why?"),
)
RELEVANCE = (
    msg("What did people need most, and where did our work answer it?"),
    msg("Whom did we not reach, although they needed it?"),
)
COHERENCE = (
    msg("Who else worked on the same, and how did we fit together?"),
    msg("Where did our work and that of others get in each other’s way?"),
)
EFFICIENCY = (
    msg("What was worth its time and money, and what was not?"),
    msg("What would we leave out if we had a quarter less?"),
)
INCLUSION = (
    msg("Who gained least from our work, and why?"),
    msg("Which change would the people we serve name themselves?"),
)
LASTING = (
    msg("What should continue after the agreement ends, and who takes it on?"),
    msg("What would be lost first if we all left tomorrow?"),
)
WORKING = (
    msg("What did the other side do that made your work easier?"),
    msg("What costs all sides time again and again, and could simply be left out?"),
)
ANY = (msg("What goes well here, and what makes it go well?"), msg("What would each side like the other to know about this?"))

THEMES: Mapping[str, tuple[Message, Message]] = {
    **dict.fromkeys(("A1", "aims"), PURPOSE),
    **dict.fromkeys(("A2", "heard", "Q2"), RESPECT),
    **dict.fromkeys(("A3", "R3"), OPENNESS),
    **dict.fromkeys(("A4", "R4", "contact", "promises", "E4"), TRUST),
    **dict.fromkeys(("A5", "E3"), ROLES),
    "A6": DECISIONS,
    **dict.fromkeys(("A7", "means", "Q1", "S3"), MEANS),
    **dict.fromkeys(("A8", "R5"), LEARNING),
    "A9": LEADERSHIP,
    "B1": RELEVANCE,
    "B2": COHERENCE,
    "B4": EFFICIENCY,
    **dict.fromkeys(("B3", "R1", "progress"), RESULTS),
    **dict.fromkeys(("B5", "help"), INCLUSION),
    **dict.fromkeys(("B6", "S1", "S2", "lasting", "local", "ending", "R6", "Q3"), LASTING),
    **dict.fromkeys(("together", "working", "E2"), WORKING),
}
"""Two questions for a topic of the catalog, by its code."""

Slot = tuple[int, Message]

BEGINNING: tuple[Slot, ...] = (
    (10, msg("Welcome, ground rules, what was promised to those who answered")),
    (15, msg("Alone and in writing: everybody answers two questions of this report")),
    (20, msg("Each side by itself: what we agree on, and what we want to ask the others")),
    (30, msg("Together, topic by topic: one side tells, the other says back what it heard; then the other way round")),
)
BESIDE_SCORES = (15, msg("The scores of everybody: what surprises all sides?"))
WITHOUT_SCORES = (15, msg("What nobody asked about, and all sides want to speak of"))
END: tuple[Slot, ...] = (
    (15, msg("Choose three things that matter most, with equal votes")),
    (10, msg("Who does what by when")),
    (5, msg("What happens next, and when people will hear of it")),
)


@dataclass(frozen=True, slots=True)
class Column:
    """One of three things said first: a title and what belongs to it."""

    title: Message
    lines: tuple[Message, ...]


def prompts_for(dimension: DimensionResult) -> tuple[Message, Message]:
    """Two questions about a topic that need no figure."""
    return THEMES.get(dimension.code, ANY)


def agenda(released: Released) -> tuple[Slot, ...]:
    """Two hours in minutes, in which nobody needs a figure of a side."""
    return (*BEGINNING, BESIDE_SCORES if has_scores(released) else WITHOUT_SCORES, *END)


def has_scores(released: Released) -> bool:
    """Whether anything can be said about everybody."""
    return any(one.everyone.value is not None for one in released.dimensions)


def at_a_glance(released: Released) -> tuple[Column, ...]:
    """What stands in this report, what stays with those who said it, and what can be done with it."""
    scores = msg("Scores of everybody together, topic by topic") if has_scores(released) else msg("Which topics were asked about, and how")
    words = (msg("Words that enough people wrote and agreed to show"),) if any(one.quotes for one in released.comments) else ()
    return (
        Column(
            msg("What you find here"),
            (scores, *words, msg("Questions to talk about, for each topic")),
        ),
        Column(
            msg("What stays protected"),
            (
                msg("What one side says by itself: among so few it would show who answered what"),
                msg("Who answered and who did not"),
                msg("Whose words are whose"),
            ),
        ),
        Column(
            msg("What you can do now"),
            (
                msg("Sit down for two hours: each side says itself what it wants the other to know"),
                msg("Choose three things together, each with a name and a day"),
                msg("Plan how more people are heard next time"),
            ),
        ),
    )


def hearing_more(released: Released) -> tuple[Message, ...]:
    """How the next round can show sides, without weakening any promise."""
    return (
        msg(
            "A side is shown by itself from {k} answers on. If 6 in 10 of those invited answer, that takes {needed} invitations.",
            k=released.k,
            needed=math.ceil(released.k / USUAL_RATE),
        ),
        msg(
            "Invite {comfortable} people or more on each side: also drivers, accountants, nurses, committee members, whoever works with "
            "the other side.",
            comfortable=COMFORTABLE,
        ),
        msg("Hand out cards with a link each to people who have no address."),
        msg("Let the partners agree, before the round opens, which small groups are shown as one."),
        msg("Or ask each partner for one agreed answer, shown with its name; all are opened at the same moment."),
        msg("Or ask people to answer with their names, each with their consent."),
        msg("Two rounds are never added up to have enough answers: the same people would be counted twice."),
    )
