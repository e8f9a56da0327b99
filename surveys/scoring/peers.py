"""Benchmarks (statistics.md 10) from printed figures alone: what a release gives to the positions of others, and where it stands itself.

Nothing enters but what was printed of each partnership, so that a position tells nothing more of anybody. Compared is only what asked the
same questions on the same scales.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from surveys.messages import Message, Text, msg
from surveys.scoring.careful import HEADLINES
from surveys.scoring.labels import spoken
from surveys.scoring.placed import Placed
from surveys.scoring.rounds import asked
from surveys.scoring.statistics.benchmarks import (
    FIFTHS_FROM,
    LEAST_OWNERS,
    MOST_OF_PARTNERSHIPS,
    OWN_FROM,
    THIRDS_FROM,
    Place,
    Position,
    Standing,
    position,
)
from surveys.scoring.statistics.trends import printed_level
from surveys.scoring.values import Figure, Released


@dataclass(frozen=True, slots=True)
class Stand:
    """One printed score and what it stands for: `asks` is a digest of the questions behind it, `variance` that of the mean in points
    squared, `answered` of `invited` people over the whole partnership."""

    variable: str
    asks: bytes
    score: float
    variance: float
    answered: int
    invited: int

    def of(self, partnership: str, owner: str) -> Standing:
        """The same as one of those to compare."""
        return Standing(partnership, owner, self.score, self.variance, self.answered, self.invited)


def stands(released: Released) -> tuple[Stand, ...]:
    """What the release gives to benchmarks: the group-equal scores that have a range, where enough answered; none beside names."""
    people = released.participation
    if people.answered is None or not people.invited or people.answered < OWN_FROM:
        return ()
    return tuple(
        Stand(variable, digest(released, topics), figure.value or 0, _variance(figure), people.answered, people.invited)
        for variable, topics, figure in _scores(released)
        if figure.low is not None and figure.high is not None
    )


def with_places(released: Released, owner: str, peers: Mapping[str, Sequence[Standing]]) -> Released:
    """The release with where it stands among `peers` (by variable; its own partnership not among them), wherever that may be said."""
    names = {f"dimension:{one.code}": one.name for one in released.dimensions}
    named = {**names, **{f"headline:{name.value}": spoken(words) for name, words in HEADLINES.items()}}
    found = ((one, position(one.of("", owner), peers.get(one.variable, ()))) for one in stands(released))
    placed = tuple(_placed(one, place, named[one.variable]) for one, place in found if place)
    return replace(released, placed=placed, method=(*released.method, *([_rule()] if placed else [])))


def _rule() -> Message:
    return msg(
        "A place among others is worked out from shared scores alone, those of few answers drawn towards the middle, and said from {few} "
        "other partnerships on, in fifths from {many}; from {owners} owners on, of whom none has more than {most} in 10 of them.",
        few=THIRDS_FROM,
        many=FIFTHS_FROM,
        owners=LEAST_OWNERS,
        most=round(MOST_OF_PARTNERSHIPS * 10),
    )


def _scores(released: Released) -> Iterator[tuple[str, tuple[str, ...], Figure]]:
    for headline in released.headlines:
        topics = tuple(one.code for one in released.dimensions if one.headline is headline.headline)
        yield f"headline:{headline.headline.value}", topics, headline.equal
    for one in released.dimensions:
        yield f"dimension:{one.code}", (one.code,), one.equal


def digest(released: Released, topics: Sequence[str]) -> bytes:
    """What makes two releases the same questions on these topics."""
    told = [(code, sorted(map(str, asked(released.questionnaire, code)))) for code in sorted(topics)]
    return hashlib.sha256(repr(told).encode()).digest()


def _variance(figure: Figure) -> float:
    return printed_level(figure.value or 0, figure.low or 0, figure.high or 0, figure.invited).variance


def _placed(one: Stand, found: Position, name: Text) -> Placed:
    score = int(one.score)
    return Placed(one.variable, name, found.compared, _sentence(score, found), found.lowest, found.highest)


def _sentence(score: int, found: Position) -> Message:
    if found.lowest is None or found.highest is None:
        return Message(_PLACES[found.place].text, {"score": score, "compared": found.compared})
    if (found.lowest, found.highest) == (1, 5):
        return msg(
            "Your score is {score}. Among {compared} comparable partnerships its place cannot be told.",
            score=score,
            compared=found.compared,
        )
    ends = {"score": score, "compared": found.compared, "low": found.lowest, "high": found.highest}
    if found.lowest == found.highest:
        return msg(
            "Your score is {score}. Among {compared} comparable partnerships it probably lies in fifth {low}, counted from below.",
            **ends,
        )
    return msg(
        "Your score is {score}. Among {compared} comparable partnerships it probably lies in fifths {low} to {high}, counted from below.",
        **ends,
    )


_PLACES = {
    Place.BELOW: msg("Your score is {score}. Compared with {compared} partnerships it is probably below the middle half."),
    Place.AROUND: msg("Your score is {score}. Compared with {compared} partnerships it is probably around the middle."),
    Place.ABOVE: msg("Your score is {score}. Compared with {compared} partnerships it is probably above the middle half."),
}
