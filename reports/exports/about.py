"""What a file of figures says about itself: whose they are, how they were protected, how to read them. Sentences and pairs of words."""

from __future__ import annotations

from collections.abc import Iterator

from surveys.messages import Message, Translator, msg
from surveys.scoring.values import Released

READING = (
    msg("Each row is one figure, as it was released. Nothing else is in this file: no single answers, and nothing that was not shown."),
    msg("Scores go from 0 to 100 and are no per cent. A figure that is not shown is empty, with the reason beside it."),
    msg("Figures are whole numbers. What is worked out from them can be off by a point."),
)


def facts(released: Released, say: Translator) -> Iterator[tuple[str, str]]:
    """Names and values; a day in words. Without the names of people."""
    known = released.facts
    yield say(msg("Partnership")), known.partnership
    yield say(msg("Evaluation")), known.evaluation
    yield say(msg("Round")), str(known.round)
    yield say(msg("Questionnaire")), f"{say.text(released.questionnaire.title)} ({released.questionnaire.code})"
    days = ((msg("Opened"), known.opened), (msg("Closed"), known.closed), (msg("Results shared"), known.released))
    yield from ((say(name), say.date(day)) for name, day in days if day)
    yield say(msg("Evaluated by")), known.owner
    yield say(msg("People behind every score")), say(msg("at least {k}", k=released.k))
    yield say(msg("Version of the scoring")), str(released.version)


def sentences(released: Released) -> tuple[Message, ...]:
    """How to read it, and what to keep in mind."""
    left_out = (NAMES_LEFT_OUT,) if released.positions else ()
    return (*READING, *left_out, *released.cautions)


NAMES_LEFT_OUT = msg("Answers that stand beside names are in the debrief only: files like this one hold no single answers.")
