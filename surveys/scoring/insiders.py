"""What those who know their own answers could narrow down of their colleagues', in plain words, from the sizes of groups alone.

No answer enters here: what is said is what holds in the worst case, so that reading it tells nothing. It is the same arithmetic as attack C
of statistics.md 12.5, and the groups that are shown come from the rule that the gate uses. Standard library only.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from surveys.messages import Message, Text, msg
from surveys.scoring.disclosure.hiding import Part, split
from surveys.scoring.disclosure.thresholds import WIDTH, guard

MOST_JOINS = 3
MOST_TRIED = 12
"""Circles beyond which no joining is looked for: there are too many ways."""
LEAST_SIDES = 2


@dataclass(frozen=True, slots=True)
class Circle:
    """People who would be shown as one group: `n` answers (or as many as are expected) of `invited` people, by organisation. `groups`: how
    many groups were put together at the sealing."""

    id: str
    name: Text
    n: int
    invited: int | None = None
    organisations: tuple[tuple[str, int], ...] = ()
    groups: int = 1


@dataclass(frozen=True, slots=True)
class Sight:
    """One circle: whether it is shown, what its members could narrow down, and what is worth a second thought about it."""

    circle: Circle
    shown: bool
    said: tuple[Message, ...]
    doubts: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True)
class Join:
    """Circles that could be shown as one."""

    ids: tuple[str, ...]
    said: Message


@dataclass(frozen=True, slots=True)
class Looked:
    """`too_few`: no group can be shown. `counted`: answers are counted and not only expected."""

    k: int
    guarded: bool
    counted: bool
    too_few: bool
    sights: tuple[Sight, ...]
    over_all: tuple[Message, ...]
    joins: tuple[Join, ...]


def look(circles: Sequence[Circle], k: int, *, guarded: bool, counted: bool) -> Looked:
    """What could be worked out of a release about `circles` with at least `k` people per figure."""
    shown = _shown(circles, k)
    sights = tuple(_sight(one, k, shown=one.id in shown, guarded=guarded, counted=counted) for one in circles)
    over_all = tuple(_over_all(circles, shown, k))
    return Looked(k, guarded, counted, not shown, sights, over_all, tuple(_joins(circles, shown, k)))


def safe_range(n: int) -> tuple[int, int]:
    """The scores of `n` people between which nobody who knows one answer can narrow down another to less than a quarter of the scale."""
    margin = WIDTH * guard() / n
    return math.ceil(margin), math.floor(100 - margin)


def _shown(circles: Sequence[Circle], k: int) -> frozenset[str]:
    """By the rules of the gate (R1, R3); none where fewer than two sides are left."""
    found = split({one.id: Part(one.n, one.groups) for one in circles}, k).shown
    return frozenset(found) if len(found) >= LEAST_SIDES else frozenset()


def _sight(one: Circle, k: int, *, shown: bool, guarded: bool, counted: bool) -> Sight:
    if not shown:
        return Sight(one, shown, (_HIDDEN,))
    doubts = [*_organisations(one, k)]
    if not guarded and one.n < 2 * k:
        doubts.append(_narrow(one))
    if counted and one.n == one.invited:
        doubts.append(msg("Everybody answered. The report says so, and then it is known that each of them took part."))
    return Sight(one, shown, tuple(_narrowed(one, k, guarded=guarded)), tuple(doubts))


def _narrowed(one: Circle, k: int, *, guarded: bool) -> Iterator[Message]:
    low, high = safe_range(one.n)
    if guarded:
        yield msg(
            "Above {high} and below {low} only a limit is printed. So each colleague’s answer stays open over at least a quarter of the "
            "scale, whatever people answered.",
            low=low,
            high=high,
        )
    else:
        yield msg(
            "As long as the score lies between {low} and {high}, each colleague’s answer stays open over at least a quarter of the scale.",
            low=low,
            high=high,
        )
    if one.n >= k + 1:
        yield msg(
            "If {many} of the {n} put their answers together, they can work out the average of the remaining {few}; only all but one "
            "together know the last one’s answer.",
            many=one.n - k + 1,
            n=one.n,
            few=k - 1,
        )


def _narrow(one: Circle) -> Message:
    _low, high = safe_range(one.n)
    return msg(
        "In so small a group a score above {high} can tell the one person who answered low that nearly all others answered high, and the "
        "other way round. Limits that begin earlier prevent that.",
        high=high,
    )


def _organisations(one: Circle, k: int) -> Iterator[Message]:
    """Colleagues who talk to each other: what one organisation's people together learn of the others."""
    if len(one.organisations) == 1:
        yield msg("All are from {organisation}, so its score is that organisation’s.", organisation=_apart(one.organisations[0][0]))
    whole = sum(count for _, count in one.organisations)
    for name, count in one.organisations:
        others = [other for other, _ in one.organisations if other != name]
        if others and 0 < whole - count < k:
            yield msg(
                "If all people of {organisation} put their answers together, they can work out the average of the others: at most {rest}, "
                "from {others}.",
                organisation=_apart(name),
                rest=whole - count,
                others=" + ".join(map(_apart, others)),
            )


def _apart(name: str) -> str:
    """Between marks that keep its own direction from disturbing the sentence around it."""
    return f"\u2068{name}\u2069"


def _over_all(circles: Sequence[Circle], shown: frozenset[str], k: int) -> Iterator[Message]:
    whole = sum(one.n for one in circles)
    if whole < k:
        yield msg("With fewer than {k} answers nothing is printed at all.", k=k)
    elif not shown:
        yield msg("Fewer than two groups can be shown. So no group is, and only figures over everybody are printed.")
    elif len(shown) < len(circles):
        yield msg(
            "Whoever takes the shown groups from everybody gets the average of all who are not shown. There are at least {k} of them, from "
            "two groups or more, so it is nobody’s own.",
            k=k,
        )
    if whole >= k:
        yield msg("Readers from outside, who know only who was invited, can narrow down nobody’s answer to less than half of the scale.")


_HIDDEN = msg(
    "No figure of this group is printed: it has too few answers, or it is needed to protect others. Its people count only in figures over "
    "everybody."
)


def _joins(circles: Sequence[Circle], shown: frozenset[str], k: int) -> Iterator[Join]:
    """The joinings with a hidden circle in them by which most people come to be shown; of two, or of three where two will not do."""
    now, found = sum(one.n for one in circles if one.id in shown), list[tuple[int, int, tuple[Circle, ...]]]()
    for many in (2, 3) if len(circles) <= MOST_TRIED else ():
        for chosen in combinations(circles, many):
            if not found or many == LEAST_SIDES:
                found += _gain(circles, chosen, shown, now, k)
    whole = sum(one.n for one in circles)
    for gained, sides, chosen in sorted(found, key=_order)[:MOST_JOINS]:
        said = msg(
            "{groups} as one ({n} answers): then {sides} groups are shown, with {covered} of {whole} answers.",
            groups=_together([one.name for one in chosen]),
            n=sum(one.n for one in chosen),
            sides=sides,
            covered=now + gained,
            whole=whole,
        )
        yield Join(tuple(one.id for one in chosen), said)


def _gain(
    circles: Sequence[Circle], chosen: tuple[Circle, ...], shown: frozenset[str], now: int, k: int
) -> list[tuple[int, int, tuple[Circle, ...]]]:
    """How many more answers are shown, and how many sides, with those `chosen` as one; nothing where that helps nobody."""
    if all(one.id in shown for one in chosen):
        return []
    first = chosen[0]
    both = Circle(first.id, first.name, sum(one.n for one in chosen), groups=sum(one.groups for one in chosen))
    after_joining = [*(one for one in circles if one not in chosen), both]
    after = _shown(after_joining, k)
    gained = sum(one.n for one in after_joining if one.id in after) - now
    return [(gained, len(after), chosen)] if gained > 0 and both.id in after else []


def _order(one: tuple[int, int, tuple[Circle, ...]]) -> tuple[object, ...]:
    """The most people first, then the most sides, then what puts the fewest together."""
    gained, sides, chosen = one
    return -gained, -sides, sum(each.n for each in chosen), tuple(each.id for each in chosen)


def _together(names: Sequence[Text]) -> Text:
    shared = set.intersection(*(set(name.by_lang) for name in names)) or {"en"}
    return Text({lang: " + ".join(name.pick(lang) for name in names) for lang in sorted(shared)})
