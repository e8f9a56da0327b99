"""Answers about each partner, packed apart: a pool for each organisation that answered and each partner it was asked about. No row of a
pool belongs to a row of another or of a stratum, and none holds fewer than k people."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping, MutableSequence, Sequence
from typing import Any, Protocol

from surveys.questionnaires.asking.relating import ASKED, partner_code
from surveys.questionnaires.coding import column
from surveys.questionnaires.kinds import kind
from surveys.questionnaires.records import Record
from surveys.questionnaires.values import Answer, Item, Missing, Questionnaire
from surveys.scoring.pack import Column

FORMATS: Mapping[str, str] = {"code": "B", "bits": "Q", "number": "q"}
"""How one person's value is written in a column of each shape (little endian)."""

REST = ""
"""In the place of a rater: organisations of which fewer than k people answered, and people of none of the partners, together."""

_LEFT_OUT = Answer(missing=Missing.SKIPPED)


class Shuffler(Protocol):
    """A source of chance: `secrets.SystemRandom()` in earnest, a seeded `random.Random` in tests."""

    def shuffle(self, x: MutableSequence[Any], /) -> None: ...


def filled(shape: str, values: Sequence[int], decimals: int = 0) -> Column:
    """A column of these values."""
    return Column(shape, struct.pack(f"<{len(values)}{FORMATS[shape]}", *values), decimals)


def pool(item: str, rater: str, rated: str, asked: str) -> str:
    """The name of a pool."""
    return column(item, f"{rater}:{rated}:{asked}")


def pooled(questionnaire: Questionnaire, rows: Sequence[Record], k: int, shuffle: Shuffler) -> Mapping[str, Column]:
    """Every pool. What would hold fewer than `k` people is joined to the rest; a rest of fewer is not kept: nobody could ever see it."""
    asked = [item for item in questionnaire.items() if kind(item).pooled]
    return {name: found for item in asked for name, found in _pools(item, questionnaire, rows, k, shuffle)}


def _pools(item: Item, questionnaire: Questionnaire, rows: Sequence[Record], k: int, shuffle: Shuffler) -> Iterator[tuple[str, Column]]:
    encoded = [kind(item).encode(item, questionnaire, row.answers.get(item.code, _LEFT_OUT)) if item.partners else () for row in rows]
    hidden = kind(item).encode(item, questionnaire, Answer(missing=Missing.UNSHOWN)) if item.partners else ()
    for place, partner in enumerate(item.partners):
        first = len(ASKED) * place
        asked = [at for at, values in enumerate(encoded) if values[first] != hidden[first]]
        for rater, members in _raters(item, rows, asked, k).items():
            for part, name in enumerate(ASKED):
                values = [encoded[at][first + part] for at in members]
                shuffle.shuffle(values)
                yield pool(item.code, rater, partner.code, name), filled("code", values)


def _raters(item: Item, rows: Sequence[Record], asked: Sequence[int], k: int) -> Mapping[str, Sequence[int]]:
    """Who was asked, by the partner that they belong to; each of them, and the rest, at least `k` people."""
    known = {partner.code for partner in item.partners}
    found: dict[str, list[int]] = {}
    for at in asked:
        code = partner_code(rows[at].organisation)
        found.setdefault(code if code in known else REST, []).append(at)
    for code in [code for code, members in found.items() if code != REST and len(members) < k]:
        found.setdefault(REST, []).extend(found.pop(code))
    return {code: members for code, members in found.items() if len(members) >= k}
