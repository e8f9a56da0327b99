"""Groups that are shown as one although they were sealed apart: strata put together again, so that less is told and never more."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from surveys.scoring.pack import Column, GroupCount, Pack, Stratum


def joined(pack: Pack, together: Mapping[str, str]) -> Pack:
    """The pack with the groups that `together` names under the group that stands for them. A stratum of several groups takes all of them
    along. The same people as before, each once; unchanged where nothing is to be joined. How many organisations there are in a joined
    stratum is not known any more: it counts as few (R9)."""
    if not any(group in together and together[group] != group for stratum in pack.strata for group in stratum.groups):
        return pack
    sets: list[tuple[set[str], list[Stratum]]] = []
    for stratum in pack.strata:
        names = {together.get(group, group) for group in stratum.groups}
        touching = [one for one in sets if one[0] & names]
        sets = [one for one in sets if not one[0] & names]
        sets.append((names.union(*(one[0] for one in touching)), [*(member for one in touching for member in one[1]), stratum]))
    strata = tuple(_one(tuple(sorted(names)), members) for names, members in sets)
    return replace(pack, strata=tuple(sorted(strata, key=lambda stratum: stratum.code)), groups=_counts(pack.groups, together, strata))


def _one(groups: tuple[str, ...], members: Sequence[Stratum]) -> Stratum:
    if len(members) == 1:
        return replace(members[0], code="+".join(groups), groups=groups)
    invited = [member.invited for member in members]
    return Stratum(
        "+".join(groups),
        groups,
        None if None in invited else sum(count or 0 for count in invited),
        sum(member.answered for member in members),
        {code: _end_to_end([member.columns[code] for member in members]) for code in members[0].columns},
        max(member.organisations for member in members),
        dominated=any(member.dominated for member in members),
    )


def _end_to_end(columns: Sequence[Column]) -> Column:
    return replace(columns[0], data=b"".join(column.data for column in columns))


def _counts(groups: Sequence[GroupCount], together: Mapping[str, str], strata: Sequence[Stratum]) -> tuple[GroupCount, ...]:
    """One for each group that is left: its own numbers where it is a stratum of its own."""
    alone = {stratum.groups[0]: stratum for stratum in strata if len(stratum.groups) == 1}
    invited: dict[str, list[int | None]] = {}
    for one in groups:
        invited.setdefault(together.get(one.group, one.group), []).append(one.invited)
    merged = {group for stratum in strata for group in stratum.groups} - set(alone)
    return tuple(_count(group, counts, alone.get(group), -1 if group in merged else 0) for group, counts in sorted(invited.items()))


def _count(group: str, counts: Sequence[int | None], alone: Stratum | None, otherwise: int) -> GroupCount:
    whole = None if None in counts else sum(count or 0 for count in counts)
    if alone is None:
        return GroupCount(group, whole, otherwise)
    return GroupCount(group, whole, alone.answered, alone.organisations, alone.dominated)
