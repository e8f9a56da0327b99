"""Small things that partners have tried where trust is low or a barrier occurs often: cheap, safe to stop, and done together.

Our own words, informed by what the UN Integration Review and partnership practice describe: personal contact, joint work, small pilots,
praise.
They are offers for the dialogue, never advice that follows from a score.
"""

from __future__ import annotations

from collections.abc import Mapping

from surveys.messages import Message, msg
from surveys.questionnaires.values import Dimension, Questionnaire

TRUST_FRAMES = frozenset({"mission.B6", "final-evaluation.A4"})
BARRIERS_FRAME = "mission.B5"

TRUST: tuple[Message, ...] = (
    msg("Two people, one from each side, visit the work together for a day and tell the others what they saw."),
    msg("Each partner names one thing it promised and is late with, says why, and gives a new day."),
    msg("A task small enough to finish in a month is done jointly, from planning to thanks."),
    msg("Bad news is told by telephone on the day it is known, before it is written."),
)

BARRIERS: Mapping[str, tuple[Message, ...]] = {
    "I1": (
        msg("For a week somebody works at the other partner’s desk, and the other way round."),
        msg("Reports, signs and slides about joint work carry one name: that of the joint work."),
    ),
    "I2": (
        msg("One page says for each task who leads, who helps and who only needs to know; all sign it."),
        msg("Before a meeting everybody writes down what the people we serve need; mandates are spoken of afterwards."),
    ),
    "I3": (
        msg("When an answer is late, somebody calls and asks what happened before anything is assumed."),
        msg("An old conflict is looked at once, with a facilitator, and then declared closed."),
    ),
    "I4": (
        msg("Each appraisal has one line on what was done for the joint work, with a word from the other partner."),
        msg("Once a quarter the leaders thank, in public and by name, people who made joint work succeed."),
    ),
    "I5": (
        msg("The leaders sign a joint decision together, so that no one person carries it alone."),
        msg("Early drafts are shared under one rule: for five days only questions, no verdicts."),
    ),
    "I6": (
        msg("One meeting in three is left out for a month, and at the end it is asked who missed it."),
        msg("A short list of named contacts, one for each subject, hangs beside every telephone."),
        msg("The three longest forms are filled in once by all sides together, and what nobody uses is struck out."),
    ),
    "I7": (
        msg("Each meeting ends with one step that somebody in the room can take without asking anybody, within a week."),
        msg("A small sum may be spent jointly without approval from above, and is accounted for afterwards."),
    ),
}
"""For each of the seven barriers, by the code of its section in the questionnaire on barriers."""


def for_trust(dimension: Dimension) -> tuple[Message, ...]:
    """What was tried where trust is low; nothing for a topic that is not about trust."""
    return TRUST if TRUST_FRAMES & set(dimension.frames) else ()


def for_barrier(questionnaire: Questionnaire, code: str) -> tuple[Message, ...]:
    """What was tried against a barrier; nothing for sections that are none of the seven."""
    return BARRIERS.get(code, ()) if BARRIERS_FRAME in questionnaire.frames else ()
