"""Packs as bytes: the same for ever, readable for ever, refused when damaged."""

from __future__ import annotations

import dataclasses
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveys.questionnaires.records import Record
from surveys.questionnaires.values import Answer, Missing
from surveys.scoring.codec import PackUnreadable, decode, encode
from surveys.scoring.pack import Column, Pack
from surveys.scoring.packing import pack

from fixtures.rated import make_item, make_options, make_questionnaire

GOLDEN = Path(__file__).parent / "golden"
QUESTIONNAIRE = make_questionnaire(
    {"trust": [make_item("p"), make_item("q", reverse=True)]},
    others=[
        make_item("many", "choices", options=make_options("a", "b", "other")),
        make_item("money", "number", decimals=2),
        make_item("say", "long_text"),
    ],
)


def make_pack() -> Pack:
    """Two strata, one of them merged; every shape of column, every kind of missing, words in two scripts."""
    lacks = tuple(Missing)
    records = [
        Record(
            group,
            {
                "p": Answer(1 + number % 5),
                "q": Answer(missing=lacks[number % 5]),
                "many": Answer(("a", "other"), other=f"way {number}") if number % 2 else Answer(missing=lacks[number % 5]),
                "money": Answer(number / 4) if number % 3 else Answer(missing=lacks[number % 5]),
                "say": Answer("نلتقي قليلا" if number % 2 else "We meet rarely.") if number % 4 else Answer(missing=Missing.SKIPPED),
            },
            organisation=f"o{number % 3}",
            lang="ar" if number % 2 else "en",
            may_quote=number % 3 == 0,
        )
        for group, size in (("partner", 12), ("agency", 4), ("donor", 3))
        for number in range(size)
    ]
    return pack(QUESTIONNAIRE, records, {"partner": 15, "agency": 6, "donor": None}, 5, random.Random(1))


def with_pools() -> Pack:
    """What version 2 added: pools beside the strata."""
    pools = {"with:a:b:often": Column("code", bytes([1, 4, 255, 2, 2])), "with:a:b:far": Column("number", bytes(16), 1)}
    return dataclasses.replace(make_pack(), pools=pools)


def test_a_pack_of_version_1_is_read_as_it_was_written():
    assert decode((GOLDEN / "pack-1.bin").read_bytes()) == dataclasses.replace(make_pack(), version=1)


def test_a_pack_of_version_2_is_read_as_it_was_written():
    assert decode((GOLDEN / "pack-2.bin").read_bytes()) == with_pools()


def test_a_pack_comes_back_whole_and_always_as_the_same_bytes():
    assert decode(encode(with_pools())) == with_pools()
    assert encode(with_pools()) == encode(decode(encode(with_pools())))


def test_bytes_that_are_no_pack_are_refused():
    for written in (b"", b"RTPK", b"SQLite format 3" * 9):
        with pytest.raises(PackUnreadable, match="not sealed answers"):
            decode(written)


def test_a_later_version_is_refused_by_its_number():
    written = encode(dataclasses.replace(make_pack(), version=3))

    with pytest.raises(PackUnreadable) as refusal:
        decode(written)

    assert refusal.value.message.params == {"version": 3}


@given(st.integers(6, 2000), st.integers(1, 255))
def test_a_single_damaged_byte_is_noticed(place: int, change: int):
    written = bytearray(encode(make_pack()))
    written[place % (len(written) - 6) + 6] ^= change

    with pytest.raises(PackUnreadable, match="damaged"):
        decode(bytes(written))


def test_bytes_cut_short_are_damaged():
    with pytest.raises(PackUnreadable, match="damaged"):
        decode(encode(make_pack())[:-1])
