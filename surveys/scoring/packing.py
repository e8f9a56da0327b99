"""Making a pack out of answers: small groups merged, rows shuffled, texts apart, nothing left that says who, when or in which order."""

from __future__ import annotations

import struct
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from surveys.questionnaires import personal
from surveys.questionnaires.coding import column
from surveys.questionnaires.kinds import kind
from surveys.questionnaires.personal import impersonal
from surveys.questionnaires.records import Record
from surveys.questionnaires.values import Answer, Item, Missing, Questionnaire
from surveys.scoring.grouping import miscounted, sizes_of, strata_of
from surveys.scoring.pack import VERSION, Column, GroupCount, Pack, Stratum, Words
from surveys.scoring.pools import FORMATS, Shuffler, filled, pooled

DOMINATES = 0.7
"""One organisation with a larger share of the answers speaks for the whole group (statistics.md R9)."""

LEFT_OUT = Answer(missing=Missing.SKIPPED)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One column's values in the order of the records; gone when packing is done."""

    code: str
    shape: str
    decimals: int
    values: Sequence[int]

    def column(self, members: Sequence[int]) -> Column:
        picked = [self.values[place] for place in members]
        return filled(self.shape, picked, self.decimals)


def pack(
    questionnaire: Questionnaire,
    records: Iterable[Record],
    invited: Mapping[str, int | None],
    k: int,
    shuffle: Shuffler,
) -> Pack:
    """The answers in strata of at least `k` people (fewer only when the whole evaluation has fewer).

    `records` are settled (`checking.settle`); `invited` is N per group code, None or absent where it is unknown. A group in which more
    people answered than were invited counts as unknown (`grouping.miscounted` names it). Blank forms are kept and raise the rate, but do
    not help a group to `k`, nor do answers about the person: these go into pools, each shuffled by itself. Raises RuntimeError if a count
    is not the same afterwards.
    """
    rows = list(records)
    known = _trusted(invited, rows)
    sheets = [sheet for item in impersonal(questionnaire).items() for sheet in _sheets(item, questionnaire, rows)]
    alone = [sheet for item in personal.items(questionnaire) for sheet in _sheets(item, questionnaire, rows)]
    sizes = sizes_of(replace(row, answers=personal.without(questionnaire, row.answers)) for row in rows)
    strata = tuple(_stratum(groups, rows, known, sheets, shuffle) for groups in strata_of(sizes, k))
    texts = {item.code: _texts(item, rows, shuffle) for item in questionnaire.items() if kind(item).answered}
    written = {code: words for code, words in texts.items() if words}
    pools = pooled(questionnaire, rows, k, shuffle)
    about = {sheet.code: _pool(sheet, shuffle) for sheet in alone}
    done = Pack(VERSION, questionnaire.code, k, strata, _group_counts(known, strata), written, {**pools, **about})
    verify(done, {sheet.code: sheet.values for sheet in (*sheets, *alone)})
    return done


def verify(done: Pack, encoded: Mapping[str, Sequence[int]]) -> None:
    """Refuses with RuntimeError a pack whose columns do not hold exactly the values `encoded`, whoever's they are."""
    for code, values in encoded.items():
        packed: Counter[int] = Counter()
        for columns in (done.pools,) if code in done.pools else tuple(stratum.columns for stratum in done.strata):
            packed.update(unpacked(columns[code]))
        if packed != Counter(values):
            message = f"the pack does not hold all answers to {code}"
            raise RuntimeError(message)


def unpacked(column: Column) -> tuple[int, ...]:
    """The values of a column, missing kinds as their codes."""
    width = struct.calcsize(FORMATS[column.shape])
    return struct.unpack(f"<{len(column.data) // width}{FORMATS[column.shape]}", column.data)


def _sheets(item: Item, questionnaire: Questionnaire, rows: Sequence[Record]) -> Iterator[_Sheet]:
    """One for each part of the item's answers."""
    parts, encode = () if kind(item).pooled else kind(item).parts(item), kind(item).encode
    written = [encode(item, questionnaire, row.answers.get(item.code, LEFT_OUT)) for row in rows] if parts else []
    for place, part in enumerate(parts):
        yield _Sheet(column(item.code, part.code), part.shape, part.decimals, [numbers[place] for numbers in written])


def _trusted(invited: Mapping[str, int | None], rows: Sequence[Record]) -> Mapping[str, int | None]:
    doubted = {problem.place for problem in miscounted(rows, invited)}
    return {group: None if group in doubted else invited.get(group) for group in sorted({*invited, *(row.group for row in rows)})}


def _stratum(
    groups: tuple[str, ...], rows: Sequence[Record], known: Mapping[str, int | None], sheets: Sequence[_Sheet], shuffle: Shuffler
) -> Stratum:
    members = [place for place, row in enumerate(rows) if row.group in groups]
    shuffle.shuffle(members)
    counts = [known[group] for group in groups]
    invited = None if None in counts else sum(count or 0 for count in counts)
    organisations, dominated = _organisations([rows[place].organisation for place in members])
    columns = {sheet.code: sheet.column(members) for sheet in sheets}
    return Stratum("+".join(groups), groups, invited, len(members), columns, organisations, dominated)


def _pool(sheet: _Sheet, shuffle: Shuffler) -> Column:
    """Over everybody, in an order of its own."""
    members = list(range(len(sheet.values)))
    shuffle.shuffle(members)
    return sheet.column(members)


def _organisations(names: Sequence[str]) -> tuple[int, bool]:
    """How many organisations there are among the known ones, and whether one of them holds more than 70 % of all answers."""
    counts = Counter(name for name in names if name)
    return len(counts), bool(counts) and max(counts.values()) > DOMINATES * len(names)


def _group_counts(known: Mapping[str, int | None], strata: Sequence[Stratum]) -> tuple[GroupCount, ...]:
    alone = {stratum.groups[0]: stratum for stratum in strata if len(stratum.groups) == 1}
    merged = {group for stratum in strata for group in stratum.groups} - set(alone)
    return tuple(_group_count(group, invited, alone.get(group), -1 if group in merged else 0) for group, invited in known.items())


def _group_count(group: str, invited: int | None, alone: Stratum | None, otherwise: int) -> GroupCount:
    if alone is None:
        return GroupCount(group, invited, otherwise)
    return GroupCount(group, invited, alone.answered, alone.organisations, alone.dominated)


def _texts(item: Item, rows: Sequence[Record], shuffle: Shuffler) -> tuple[Words, ...]:
    written = [(row, _written(item, row.answers.get(item.code, LEFT_OUT))) for row in rows]
    words = [Words(text, row.lang, row.may_quote) for row, text in written if text]
    shuffle.shuffle(words)
    return tuple(words)


def _written(item: Item, answer: Answer) -> str:
    """What the person wrote: the answer itself, or what stands beside "other"."""
    return str(answer.value or "") if kind(item).shape == "text" else answer.other
