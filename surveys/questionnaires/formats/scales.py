"""Whether a list of answers is a scale, and which number each step has. The order of showing is kept: a list written from high to low
stays so on the page and is no reverse keying (statistics.md 2.1)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from surveys.messages import Message, msg
from surveys.questionnaires.formats import lexicon

MOST_STEPS, LARGEST = 101, 250
_KNOWN_SHARE = 0.6
_WHOLE = re.compile(r"-?\d{1,6}")


@dataclass(frozen=True, slots=True)
class Answered:
    """One answer of the list: its code, its label by language tag, and the number by which the file scores it."""

    code: str
    label: Mapping[str, str]
    value: float | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """The number of each answer, in the order of the list, and why it is taken for a scale."""

    values: tuple[int, ...]
    why: Message
    turned: bool = False
    """The file's own codes are numbers that run against the meaning of the words."""


def recognise(answers: Sequence[Answered], *, scored: bool) -> Found | None:
    """The scale that the answers are, or None. `scored`: the file itself says that they are steps of a scale."""
    if not 2 <= len(answers) <= MOST_STEPS:
        return None
    return (_by_values(answers) if scored else None) or (_by_words(answers) or _by_numbers(answers) if len(answers) > 2 else None)


def _by_values(answers: Sequence[Answered]) -> Found | None:
    values = _even([answer.value for answer in answers])
    return Found(values, msg("The file gives each answer a number.")) if values else None


def _even(values: Sequence[float | None]) -> tuple[int, ...]:
    """Whole numbers one apart that stand for evenly spaced ones (0, 25, 50 → 0, 1, 2); empty where they are not even."""
    given = [value for value in values if value is not None]
    if len(given) < len(values) or len(set(given)) < len(given):
        return ()
    ordered = sorted(given)
    gap = ordered[1] - ordered[0]
    if any(abs(high - low - gap) > 1e-9 for low, high in pairwise(ordered)):
        return ()
    whole = gap == 1 and all(value == int(value) for value in given) and ordered[0] >= 0 and ordered[-1] <= LARGEST
    return tuple(int(value) if whole else ordered.index(value) for value in given)


def _by_numbers(answers: Sequence[Answered]) -> Found | None:
    """Labels such as 1, 2, 3 or "1 - Not at all", 2, 3."""
    numbers = [lexicon.number_in(next(iter(answer.label.values()), ""))[0] for answer in answers]
    given = [number for number in numbers if number is not None]
    if len(given) < len(numbers) or min(given) not in (0, 1) or sorted(given) != list(range(min(given), min(given) + len(given))):
        return None
    if given not in (sorted(given), sorted(given, reverse=True)):
        return None
    return Found(tuple(given), msg("Its answers are numbers in order."))


def _by_words(answers: Sequence[Answered]) -> Found | None:
    for lang in answers[0].label:
        for family in _families(answers, lang):
            ranks = [_rank(answer.label.get(lang, ""), lang, family) for answer in answers]
            if values := _in_order(ranks):
                return _keyed(answers, values)
    return None


def _families(answers: Sequence[Answered], lang: str) -> list[str]:
    """The families of scales that these answers belong to, the one that knows most of them first."""
    found = Counter(step.family for answer in answers for step in lexicon.steps(answer.label.get(lang, ""), lang))
    return [family for family, known in found.most_common() if known >= len(answers) * (_KNOWN_SHARE if len(answers) > 3 else 1)]


def _rank(label: str, lang: str, family: str) -> int | None:
    return next((step.rank for step in lexicon.steps(label, lang) if step.family == family), None)


def _in_order(ranks: Sequence[int | None]) -> tuple[int, ...]:
    """1 for the lowest step and so on, where the known steps stand in one order; empty where they do not."""
    known = [rank for rank in ranks if rank is not None]
    if len(set(known)) < 2:
        return ()
    if known == sorted(known):
        return tuple(range(1, len(ranks) + 1))
    return tuple(range(len(ranks), 0, -1)) if known == sorted(known, reverse=True) else ()


def _keyed(answers: Sequence[Answered], values: tuple[int, ...]) -> Found:
    """Where the labels or codes are numbers that run with the meaning, these are kept: an answer 0 to 4 stays 0 to 4."""
    why = msg("Its answers stand in a known order.")
    labels = [lexicon.number_in(next(iter(answer.label.values()), ""))[0] for answer in answers]
    codes = [int(answer.code) if _WHOLE.fullmatch(answer.code) else None for answer in answers]
    numbers = [ordered for ordered in (_ordered(labels), _ordered(codes)) if ordered]
    along = [ordered for ordered in numbers if (ordered[0] < ordered[-1]) == (values[0] < values[-1])]
    return Found(along[0] if along else values, why, turned=bool(numbers) and not along)


def _ordered(numbers: Sequence[int | None]) -> tuple[int, ...]:
    """Evenly spaced numbers that rise or fall along the list; empty for others."""
    even = _even([None if number is None else float(number) for number in numbers])
    return even if list(even) in (sorted(even), sorted(even, reverse=True)) else ()
