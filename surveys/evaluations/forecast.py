"""Which groups will probably be shown, said before anybody is asked (statistics.md 17, decisions.md "Small partnerships")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from surveys.messages import Message, Text, msg, nmsg

USUAL_RATE = 60
COMFORTABLE = 12


@dataclass(frozen=True, slots=True)
class Size:
    """A group and how many of it will be invited, from how many organisations. Several joined groups are one Size."""

    id: str
    name: Text
    invited: int
    organisations: int = 1


@dataclass(frozen=True, slots=True)
class GroupForecast:
    """`expected`: how many will probably answer. `possible`: whether it could be shown if everybody answered."""

    size: Size
    expected: int
    possible: bool
    shown: bool
    sentence: Message
    advice: Message | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that can be done about groups that will not be shown. `groups`: those to join."""

    code: str
    text: Message
    groups: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Forecast:
    """`refusal`: why answers without names cannot be promised at all; None if they can."""

    k: int
    rate: int
    groups: tuple[GroupForecast, ...]
    shown: int
    choices: tuple[Choice, ...]
    refusal: Message | None = None


def forecast(sizes: Sequence[Size], k: int, rate: int = USUAL_RATE) -> Forecast:
    """What will probably be shown when `rate` per cent of each group answer and figures need `k` people."""
    shown = _shown(sizes, k, rate)
    groups = tuple(_group(size, k, rate, shown=size.id in shown) for size in sizes)
    possible = any(group.possible for group in groups)
    return Forecast(k, rate, groups, len(shown), _choices(groups, k), None if possible else _refusal(k))


def expected(invited: int, rate: int) -> int:
    """How many of those invited will probably answer, rounded down."""
    return invited * rate // 100


def _shown(sizes: Sequence[Size], k: int, rate: int) -> frozenset[str]:
    """Rules R1 and R3 on the expected answers: what is hidden is two groups and k people at least, or nothing."""
    ordered = sorted(sizes, key=lambda size: (expected(size.invited, rate), size.id))
    hidden = [size for size in ordered if expected(size.invited, rate) < k]
    rest = [size for size in ordered if expected(size.invited, rate) >= k]
    while hidden and rest and not _protects(hidden, k, rate):
        hidden.append(rest.pop(0))
    return frozenset(size.id for size in rest) if len(rest) > 1 or not hidden else frozenset()


def _protects(hidden: Sequence[Size], k: int, rate: int) -> bool:
    return len(hidden) >= 2 and sum(expected(size.invited, rate) for size in hidden) >= k


def _group(size: Size, k: int, rate: int, *, shown: bool) -> GroupForecast:
    answers = expected(size.invited, rate)
    return GroupForecast(size, answers, size.invited >= k, shown, _sentence(size, answers, k, shown=shown), _advice(size, shown=shown))


def _sentence(size: Size, answers: int, k: int, *, shown: bool) -> Message:
    if shown:
        return nmsg(
            "About {n} answer is likely: this group will be shown.", "About {n} answers are likely: this group will be shown.", answers
        )
    if size.invited < k:
        return msg("{invited} invited, and {k} answers are needed: this group can never be shown by itself.", invited=size.invited, k=k)
    if answers < k:
        return msg(
            "With {invited} invited and about {answers} answering, this group will probably not be shown.",
            invited=size.invited,
            answers=answers,
        )
    return msg("This group will probably be left out, to protect people in a smaller group.")


def _advice(size: Size, *, shown: bool) -> Message | None:
    if size.organisations == 1:
        return msg("Everybody in this group is from one organisation; people are told so before they answer.")
    if shown and size.invited < COMFORTABLE:
        return msg(
            "Invite {comfortable} or more if you can: with fewer, two or three people who stay silent can hide it.", comfortable=COMFORTABLE
        )
    return None


def _choices(groups: Sequence[GroupForecast], k: int) -> tuple[Choice, ...]:
    hidden = tuple(group.size.id for group in groups if not group.shown)
    if not hidden:
        return ()
    return (*_join(groups, hidden, k), *_OTHER_CHOICES)


def _join(groups: Sequence[GroupForecast], hidden: tuple[str, ...], k: int) -> tuple[Choice, ...]:
    """Where there is anybody to join: the groups that are small by themselves if they are enough together, so that the large one stays a
    side of its own; else all that are hidden. A hidden group is never the only one, because it takes another along."""
    if len(groups) < 2:
        return ()
    small = tuple(group for group in groups if group.expected < k)
    enough = len(small) > 1 and sum(group.expected for group in small) >= k
    together = tuple(group.size.id for group in small) if enough else hidden
    return (Choice("join", msg("Join small groups, so that they are shown together as one."), together),)


def _refusal(k: int) -> Message:
    return msg("No group has {k} people, so answers without names cannot be promised. Choose another way below.", k=k)


_OTHER_CHOICES = (
    Choice(
        "organisation_position",
        msg("Ask each organisation for one agreed answer, given by its signatory; all are opened at the same moment."),
    ),
    Choice("attributed", msg("Ask people to answer with their names, each with their consent.")),
    Choice("dialogue", msg("Hold the dialogue without a questionnaire: the facilitator’s prompts do not need numbers.")),
)
