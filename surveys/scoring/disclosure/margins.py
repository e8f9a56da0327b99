"""R4: what people say about themselves is shown as margins only: over everybody, never by group, never beside another answer.

Every answer that is printed was given by at least k people, and so was what is left over, silence among it (R1, R3); from 10 people
on (R2). Counts are told in fives, so that whoever joins between two rounds seldom moves a number. Standard library only.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from surveys.messages import Message, msg
from surveys.questionnaires import personal
from surveys.questionnaires.values import Item, Questionnaire
from surveys.scoring.disclosure.thresholds import detail, hidden
from surveys.scoring.people import Margin, Told
from surveys.scoring.values import Participation, Released

FIVES = 5
LEAST_PARTS = 2
"""With fewer, everybody would have said the same."""


def margins(
    questionnaire: Questionnaire, counts: Mapping[str, Mapping[str, int]], silent: Mapping[str, int], took_part: Participation, k: int
) -> tuple[Margin, ...]:
    """One for each question about the person. `counts`: by item, how many people chose each option; `silent`: how many chose none. Nothing
    is told where it is not told how many people answered: the margins would add up to it (R10)."""
    asked = [item for item in personal.items(questionnaire) if item.code in counts]
    if took_part.answered is None:
        return tuple(Margin(item.code, item.text, hidden=hidden()) for item in asked)
    return tuple(margin(item, counts[item.code], silent[item.code], k) for item in asked)


def margin(item: Item, counts: Mapping[str, int], silent: int, k: int) -> Margin:
    """What may be told of one question."""
    everybody = sum(counts.values()) + silent
    shown = {code: people for code, people in counts.items() if people >= k}
    while shown and 0 < everybody - sum(shown.values()) < k:
        del shown[min(shown, key=lambda code: (shown[code], code))]
    rest = everybody - sum(shown.values())
    if everybody < detail(k) or not shown or len(shown) + (rest > 0) < LEAST_PARTS:
        return Margin(item.code, item.text, hidden=hidden())
    shares = tuple(Told(option.label, in_fives(shown[option.code])) for option in item.options if option.code in shown)
    return Margin(item.code, item.text, shares, in_fives(rest) if rest else None)


def in_fives(people: int) -> int:
    """To the nearest five."""
    return FIVES * ((people + FIVES // 2) // FIVES)


def rule() -> Message:
    """The rule in words, for the method page."""
    return msg(
        "What people said about themselves is counted over everybody and to the nearest five; an answer that fewer people gave than are "
        "promised is told together with others or not at all. It is never compared with another answer."
    )


def look(one: Margin, released: Released) -> Iterator[str]:
    """What is wrong with a margin as it is printed."""
    numbers = [share.people for share in one.shares]
    if one.hidden is not None:
        if numbers or one.others is not None:
            yield "R10: a hidden answer says something"
        return
    if released.participation.answered is None or released.participation.answered < detail(released.k):
        yield "R2: what a few said about themselves"
    if not numbers or len(numbers) + (one.others is not None) < LEAST_PARTS:
        yield "R8: everybody said the same about themselves"
    if any(people % FIVES or people + FIVES // 2 < released.k for people in (*numbers, *([one.others] if one.others is not None else []))):
        yield "R4: a margin of a few, or to the person"
    if one.item not in {item.code for item in personal.items(released.questionnaire)}:
        yield "R4: a margin of something else"


def look_whole(released: Released) -> Iterator[str]:
    """Nothing about the person may stand where answers are compared."""
    about = {item.code for item in personal.items(released.questionnaire)}
    told = {tally.code for tally in released.tallies} | {item.code for result in released.dimensions for item in result.items}
    told |= {objective.item for objective in released.objectives} | {written.item for written in released.comments}
    told |= {row.code for table in released.occurrences for row in table.rows}
    if about & told:
        yield "R4: an answer about the person among others"
