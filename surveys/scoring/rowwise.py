"""Rows of single answers for an analyst (statistics.md R13): ratings and the group, nothing else, and never if a group is small.

Whatever could tell people of one group apart stays out: words, choices and amounts, which may describe a person, and questions that were
shown to some of a group only. Standard library only; a row at a time, so that a million need no more memory than ten.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from surveys.errors import TooFew
from surveys.messages import Message, msg
from surveys.questionnaires.coding import CODE, MISSING_IN
from surveys.questionnaires.values import Missing, Questionnaire
from surveys.scoring.disclosure.thresholds import detail
from surveys.scoring.pack import Pack, Stratum
from surveys.scoring.values import Released

KINDS = ("rating", "zero_to_ten")
UNSHOWN = MISSING_IN[CODE][Missing.UNSHOWN]
JOINED = "+"
"""What stands between the ids of groups that were joined at sealing."""
NOT_TOLD = msg(
    "Not in this round: people were not told before they answered that rows of single answers may go to an analyst. It is chosen before "
    "opening, under “Promise and dates”."
)


@dataclass(frozen=True, slots=True)
class Rowwise:
    """`codes`: of the questions that are in the rows. `groups`: ids, each with the number of its rows."""

    codes: tuple[str, ...]
    groups: tuple[tuple[str, int], ...]
    strata: tuple[Stratum, ...]

    def rows(self) -> Iterator[tuple[str, tuple[int, ...]]]:
        """The group and the codes of the answers of each person (`coding.MISSING_IN` says which are none), group by group, in the order of
        the pack, which says nothing."""
        for stratum in self.strata:
            columns = [stratum.columns[code].data for code in self.codes]
            yield from ((stratum.groups[0], row) for row in zip(*columns, strict=True))

    def columns(self, code: str) -> Iterator[bytes]:
        """One question's answers in the same order, a byte for each person, group by group."""
        return (stratum.columns[code].data for stratum in self.strata)


def refusal(released: Released, *, told: bool) -> Message | None:
    """Why no rows may be taken out; None: they may. `told`: people read before they answered that they may."""
    if not told:
        return NOT_TOLD
    least = detail(released.k)
    able = [group.shown and (group.answered or 0) >= least and JOINED not in group.id for group in released.groups]
    return None if able and all(able) and not released.too_few else _small(least)


def rowwise(questionnaire: Questionnaire, pack: Pack) -> Rowwise:
    """The rows of a pack. Raises TooFew if a group has fewer than R2's number of answers, none, or was joined with another."""
    least = detail(pack.k)
    if not all(len(one.groups) == 1 and one.answered >= least for one in pack.strata) or any(one.answered < least for one in pack.groups):
        raise TooFew(_small(least))
    rated = [item.code for item in questionnaire.items() if item.kind in KINDS and all(item.code in one.columns for one in pack.strata)]
    codes = tuple(code for code in rated if all(_is_for_all(one.columns[code].data) for one in pack.strata))
    return Rowwise(codes, tuple((one.groups[0], one.answered) for one in pack.strata), pack.strata)


def _is_for_all(column: bytes) -> bool:
    """Whether everybody of the group was shown the question, or nobody."""
    return column.count(UNSHOWN) in {0, len(column)}


def _small(least: int) -> Message:
    return msg(
        "Not in this round: rows of single answers go out only if every group has at least {n} answers and none was joined with another.",
        n=least,
    )
