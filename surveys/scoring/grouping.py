"""Which groups are large enough to stand alone, and which are merged so that nobody can be found out (statistics.md R3)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from surveys.errors import Problem
from surveys.messages import msg
from surveys.questionnaires.records import Record
from surveys.questionnaires.values import Missing

NOTHING = (None, Missing.SKIPPED, Missing.UNSHOWN)


def is_blank(record: Record) -> bool:
    """Whether the form was sent without a single answer; "I do not know" and its like are answers here."""
    return all(answer.value is None and answer.missing in NOTHING for answer in record.answers.values())


def sizes_of(records: Iterable[Record]) -> Mapping[str, int]:
    """How many people of each group answered anything at all; blank forms hide nobody, so a group may be listed with 0."""
    sizes: Counter[str] = Counter()
    for record in records:
        sizes[record.group] += not is_blank(record)
    return sizes


def strata_of(sizes: Mapping[str, int], k: int) -> tuple[tuple[str, ...], ...]:
    """Which groups stand alone and which are merged, by group code, given how many people answered in each.

    Groups under `k` are merged, smallest first, into strata of at least `k` people and two groups. If they are too few for that, the next
    smallest group joins them until they are enough (statistics.md R3), in the end the whole evaluation.
    """
    ordered = sorted(sizes, key=lambda group: (sizes[group], group))
    small = [group for group in ordered if sizes[group] < k]
    large = ordered[len(small) :]
    while small and large and not _hides(small, sizes, k):
        small.append(large.pop(0))
    return (*((group,) for group in sorted(large)), *_merged(small, sizes, k))


def miscounted(records: Iterable[Record], invited: Mapping[str, int | None]) -> tuple[Problem, ...]:
    """A problem for each group in which more people answered than are said to have been invited."""
    answered = Counter(record.group for record in records)
    return tuple(
        Problem(
            group,
            msg("{answered} people answered, but only {invited} are said to have been invited.", answered=answered[group], invited=count),
            msg("Please check how many people of this group were invited."),
        )
        for group, count in sorted(invited.items())
        if count is not None and answered[group] > count
    )


def _hides(groups: Sequence[str], sizes: Mapping[str, int], k: int) -> bool:
    return len(groups) >= 2 and sum(sizes[group] for group in groups) >= k


def _merged(small: Sequence[str], sizes: Mapping[str, int], k: int) -> list[tuple[str, ...]]:
    done: list[tuple[str, ...]] = []
    current: tuple[str, ...] = ()
    for group in small:
        current = (*current, group)
        if _hides(current, sizes, k):
            done, current = [*done, current], ()
    if current:
        done = [*done[:-1], (*(done[-1] if done else ()), *current)]
    return [tuple(sorted(groups)) for groups in done]
