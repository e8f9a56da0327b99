"""Made-up answers to forty ratings, the same each time: as a pack, as records, and as rows of JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import numpy as np
from numpy.typing import NDArray

from bench.forms import rated, spoken
from surveys.questionnaires.records import Record
from surveys.questionnaires.values import Answer, Dimension, Missing, Questionnaire, Section
from surveys.scoring.pack import MISSING_CODES, VERSION, Column, GroupCount, Pack, Stratum

GROUPS = ("field", "partners", "people")
SHARES = (0.2, 0.3, 0.5)
STEPS = 5
ITEMS, PER_SECTION = 40, 5
LEFT_OUT = 0.03
SEED = 7
K = 5


def asked() -> Questionnaire:
    """Forty ratings in eight sections, a dimension each."""
    form = rated(ITEMS)
    items = form.sections[0].items
    parts = [items[start : start + PER_SECTION] for start in range(0, len(items), PER_SECTION)]
    names = [f"S{number}" for number in range(len(parts))]
    sections = tuple(Section(name, spoken(form, name), part, name) for name, part in zip(names, parts, strict=True))
    headline = form.dimensions[0].headline
    return replace(form, sections=sections, dimensions=tuple(Dimension(name, spoken(form, name), headline) for name in names))


@cache
def codes() -> tuple[str, ...]:
    return tuple(item.code for item in asked().items())


def answers(size: int) -> tuple[list[str], NDArray[np.uint8]]:
    """Everybody's group, and their answers: 1 to 5, or 0 for one left out; a row each."""
    chance = np.random.default_rng(SEED)
    values = chance.integers(1, STEPS + 1, (size, len(codes())), dtype=np.uint8)
    values[chance.random(values.shape) < LEFT_OUT] = 0
    groups = [name for name, part in zip(GROUPS, SHARES, strict=True) for _ in range(round(size * part))]
    return groups, values


def packed(size: int) -> Pack:
    """The answers as packing leaves them, made column by column."""
    groups, values = answers(size)
    coded = np.where(values == 0, MISSING_CODES[Missing.SKIPPED], values).astype(np.uint8)
    names, strata = np.array(groups), []
    for name in sorted(GROUPS):
        rows = coded[names == name]
        columns = {code: Column("code", rows[:, place].tobytes()) for place, code in enumerate(codes())}
        strata.append(Stratum(name, (name,), 2 * len(rows), len(rows), columns))
    counts = tuple(GroupCount(one.code, one.invited, one.answered) for one in strata)
    return Pack(VERSION, asked().code, K, tuple(strata), counts, {})


def records(size: int) -> Iterator[Record]:
    """The same people as the packing takes them."""
    groups, values = answers(size)
    for group, row in zip(groups, values, strict=True):
        yield Record(group, dict(zip(codes(), map(_answer, row.tolist()), strict=True)))


@cache
def _answer(value: int) -> Answer:
    return Answer(value) if value else Answer(missing=Missing.SKIPPED)


def rows(size: int) -> Iterator[str]:
    """One line of JSON for each person."""
    groups, values = answers(size)
    for group, row in zip(groups, values.tolist(), strict=True):
        given = {code: value for code, value in zip(codes(), row, strict=True) if value}
        yield json.dumps({"group": group, "answers": given})
