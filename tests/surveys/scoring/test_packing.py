"""What a pack holds, and what it no longer holds."""

from __future__ import annotations

import random
import subprocess
import sys
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveys.questionnaires.records import Record
from surveys.questionnaires.values import Answer, Missing
from surveys.scoring.pack import GroupCount, Words
from surveys.scoring.packing import pack, unpacked, verify

from fixtures.rated import answers, make_item, make_options, make_questionnaire, people

ITEMS = [make_item("p"), make_item("q")]
RATINGS = make_questionnaire({"trust": ITEMS})
EVERY_KIND = make_questionnaire(
    {"trust": ITEMS},
    others=[
        make_item("ten", "zero_to_ten"),
        make_item("one", "choice", options=make_options("a", "b", "other")),
        make_item("many", "choices", options=make_options("a", "b", "c")),
        make_item("money", "number", decimals=2),
        make_item("say", "long_text"),
        make_item("hello", "statement"),
    ],
)


def seeded() -> random.Random:
    return random.Random(3)


def test_every_kind_has_its_column_and_texts_stand_apart():
    given_answers = {
        "p": Answer(4),
        "ten": Answer(10),
        "one": Answer("other", other="a third way"),
        "many": Answer(("a", "c")),
        "money": Answer(12.5),
        "say": Answer("We meet too rarely."),
    }

    made = pack(EVERY_KIND, [Record("a", given_answers, lang="fr", may_quote=True)], {"a": 8}, 5, seeded())

    (stratum,) = made.strata
    assert {code: unpacked(column) for code, column in stratum.columns.items()} == {
        "p": (4,),
        "q": (251,),
        "ten": (10,),
        "one": (2,),
        "many": (0b101,),
        "money": (1250,),
    }
    assert stratum.columns["money"].decimals == 2
    assert made.texts == {"one": (Words("a third way", "fr", True),), "say": (Words("We meet too rarely.", "fr", True),)}


def test_the_five_missing_kinds_stay_apart_in_every_shape():
    records = [Record("a", {"p": Answer(1), "one": lack, "many": lack, "money": lack}) for lack in map(_missing, Missing)]

    (stratum,) = pack(EVERY_KIND, records, {}, 5, seeded()).strata

    assert sorted(unpacked(stratum.columns["one"])) == [251, 252, 253, 254, 255]
    assert sorted(unpacked(stratum.columns["many"])) == [1 << bit for bit in range(59, 64)]
    assert sorted(unpacked(stratum.columns["money"])) == [place - 2**63 for place in range(5)]


def _missing(kind: Missing) -> Answer:
    return Answer(missing=kind)


def test_merged_groups_cannot_be_told_apart_any_more():
    records = people("pq", {"big": ["55"] * 6, "few": ["11", "12", "13"], "two": ["21", "22"]})

    made = pack(RATINGS, records, {"big": 9, "few": 4, "two": 3, "silent": 7}, 5, seeded())

    assert [(stratum.code, stratum.groups, stratum.invited, stratum.answered) for stratum in made.strata] == [
        ("big", ("big",), 9, 6),
        ("few+two", ("few", "two"), 7, 5),
    ]
    assert made.groups == (GroupCount("big", 9, 6), GroupCount("few", 4, -1), GroupCount("silent", 7, 0), GroupCount("two", 3, -1))


def test_the_number_invited_is_unknown_when_one_group_s_is():
    records = people("pq", {"a": ["11"] * 3, "b": ["22"] * 3, "c": ["33"] * 5})

    made = pack(RATINGS, records, {"a": 4, "b": None}, 5, seeded())

    assert {stratum.code: stratum.invited for stratum in made.strata} == {"c": None, "a+b": None}


def test_a_group_in_which_more_answered_than_were_invited_has_an_unknown_number():
    made = pack(RATINGS, people("pq", {"a": ["11"] * 6}), {"a": 5}, 5, seeded())

    assert made.strata[0].invited is None


def test_blank_forms_count_as_sent_but_help_nobody_to_be_hidden():
    made = pack(RATINGS, people("pq", {"a": ["11"] * 4 + ["--"] * 3, "b": ["22"] * 5 + ["--"]}), {}, 5, seeded())

    assert [(stratum.code, stratum.answered) for stratum in made.strata] == [("a+b", 13)]


def test_an_organisation_with_more_than_seven_tenths_of_the_answers_dominates():
    def group(code: str, *organisations: str) -> list[Record]:
        return [Record(code, answers("pq", "33"), organisation=name) for name in organisations]

    records = [*group("a", *"xxxxxxxyyz"), *group("b", *"xxxxxxxxyz"), *group("c", *["", "", "", "", ""])]

    made = pack(RATINGS, records, {}, 5, seeded())

    assert [(count.organisations, count.dominated) for count in made.groups] == [(3, False), (3, True), (0, False)]
    assert [(stratum.organisations, stratum.dominated) for stratum in made.strata] == [(3, False), (3, True), (0, False)]


def test_rows_stay_whole_while_their_order_is_lost():
    forms = [f"{a}{b}" for a in range(1, 6) for b in range(1, 6)]

    (stratum,) = pack(RATINGS, people("pq", {"a": forms}), {}, 5, seeded()).strata
    rows = list(zip(*(unpacked(column) for column in stratum.columns.values()), strict=True))

    assert rows != [(int(a), int(b)) for a, b in forms]
    assert sorted(rows) == sorted((int(a), int(b)) for a, b in forms)


def test_texts_are_shuffled_by_themselves():
    records = [Record("a", {"say": Answer(str(number)), "p": Answer(1)}) for number in range(30)]

    texts = [words.text for words in pack(EVERY_KIND, records, {}, 5, seeded()).texts["say"]]

    assert texts != [str(number) for number in range(30)]
    assert sorted(texts, key=int) == [str(number) for number in range(30)]


def test_a_pack_that_lost_an_answer_is_refused():
    made = pack(RATINGS, people("pq", {"a": ["11"] * 5}), {}, 5, seeded())

    with pytest.raises(RuntimeError, match="all answers to p"):
        verify(made, {"p": [1, 1, 1, 1, 2]})


def test_sealing_needs_no_number_library():
    """It runs beside the answering pages, which must start fast."""
    program = "import sys, surveys.scoring.packing, surveys.scoring.codec; sys.exit('numpy' in sys.modules or 'scipy' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


FORM = st.text("12345-?ndx", min_size=2, max_size=2)


@given(st.dictionaries(st.sampled_from("abcde"), st.lists(FORM, max_size=12), max_size=5), st.integers(0, 99))
def test_packing_keeps_every_count(groups: dict[str, list[str]], seed: int):
    records = people("pq", groups)
    made = pack(RATINGS, records, {}, 5, random.Random(seed))

    for place, code in enumerate("pq"):
        counts = Counter(value for stratum in made.strata for value in unpacked(stratum.columns[code]))
        given_counts = Counter(form[place] for forms in groups.values() for form in forms)
        assert counts == {_packed(sign): count for sign, count in given_counts.items()}
    assert all(stratum.answered >= 5 for stratum in made.strata) or len(made.strata) == 1


def _packed(sign: str) -> int:
    return int(sign) if sign.isdigit() else 251 + "-?ndx".index(sign)
