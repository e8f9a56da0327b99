"""Everything that one pack tells."""

from __future__ import annotations

import random

import numpy as np
import pytest

from surveys.questionnaires.records import Record
from surveys.questionnaires.values import About, Answer, Headline, Missing, Questionnaire
from surveys.scoring.codec import decode, encode
from surveys.scoring.pack import Pack
from surveys.scoring.packing import pack
from surveys.scoring.scores import Pair, Scores, score

from fixtures.rated import make_item, make_options, make_questionnaire, make_scale, people

TRUST = [
    make_item("t1", about=About.OWN, pair="honest"),
    make_item("t2", about=About.OTHER, pair="honest"),
    make_item("t3", reverse=True, about=About.TOGETHER, pair="alone"),
    make_item("t4", scored=False),
]
HEADED = make_questionnaire(
    {"trust": TRUST, "work": [make_item("w1"), make_item("w2")], "effect": [make_item("e1")], "free": [make_item("f1")]},
    headlines={"trust": Headline.QUALITY, "work": Headline.QUALITY, "effect": Headline.RESULTS},
)
CODES = [item.code for item in HEADED.items()]


def scored(questionnaire: Questionnaire, records: list[Record], invited: dict[str, int | None] | None = None) -> Scores:
    return score(questionnaire, decode(encode(pack(questionnaire, records, invited or {}, 5, random.Random(5)))))


def test_dimensions_and_headlines_are_scored_per_person_and_stratum():
    forms = ["55115511"] * 5 + ["-------3"] + ["11515511"] * 5
    scores = scored(HEADED, people(CODES, {"a": forms, "b": ["33333333"] * 6}), {"a": 11, "b": 6})

    assert list(scores.dimensions) == ["trust", "work", "effect", "free"]
    assert scores.scored == {"trust": ("t1", "t2", "t3"), "work": ("w1", "w2"), "effect": ("e1",), "free": ("f1",)}
    assert [(facts.code, facts.answered, facts.invited, facts.merged) for facts in scores.strata] == [
        ("a", 11, 11, False),
        ("b", 6, 6, False),
    ]
    trust = scores.dimensions["trust"].samples["a"]
    assert (trust.n, trust.steps.tolist(), trust.counts.tolist()) == (10, [0.0, 100.0], [5, 5])
    quality = scores.headlines[Headline.QUALITY].samples
    assert quality["a"].n == 10
    assert quality["b"].mean == 50
    assert scores.headlines[Headline.RESULTS].samples["a"].n == 10
    assert scores.dimensions["free"].samples["a"].n == 11


def test_the_same_place_is_the_same_person_in_every_measure():
    forms = [f"{value}{value}{6 - value}{value}{value}{value}{value}{value}" for value in (1, 2, 3, 4, 5, 1, 2)]
    scores = scored(HEADED, people(CODES, {"a": forms}))

    trust = scores.dimensions["trust"].people["a"].scores()

    for measure in (*scores.dimensions.values(), *scores.headlines.values(), scores.rated["t3"].measure, scores.rated["t4"].measure):
        assert measure.people["a"].scores().tolist() == trust.tolist()


def test_items_are_on_100_while_their_counts_stay_as_answered():
    forms = ["5515" + "3333", "55?5" + "3333", "55n5" + "3333", "55-5" + "3333", "55x5" + "3333", "5525" + "3333"]
    item = scored(HEADED, people(CODES, {"a": forms})).rated["t3"]

    counted = item.tally.over(["a"])

    assert item.measure.samples["a"].mean == (100 + 75) / 2
    assert counted.values == {"1": 1, "2": 1, "3": 0, "4": 0, "5": 0}
    assert counted.n == 2
    assert counted.missing == {
        Missing.SKIPPED: 1,
        Missing.UNKNOWN: 1,
        Missing.INAPPLICABLE: 1,
        Missing.DECLINED: 0,
        Missing.UNSHOWN: 1,
    }
    assert counted.asked == 5
    assert counted.cannot_judge == 1 / 5
    assert item.tally.over([]).cannot_judge == 0


def test_any_strata_may_be_asked_for_together():
    scores = scored(HEADED, people(CODES, {"a": ["55155555"] * 6, "b": ["11511111"] * 6, "c": ["33333333"] * 12}))
    trust, item = scores.dimensions["trust"], scores.rated["t1"]

    equal, difference = trust.equal(["a", "b"]), trust.difference("a", "c", shown=["a", "b", "c"])

    assert equal is not None
    assert (equal.mean, equal.n) == (50, 12)
    assert difference.mean == 50
    assert trust.everyone() is None
    assert trust.joined(["a", "b", "c"]).n == 24
    assert trust.group("c").mean == 50
    assert item.tally.over(["a", "b"]).values == {"1": 6, "2": 0, "3": 0, "4": 0, "5": 6}


def test_a_pair_has_both_sides():
    scores = scored(HEADED, [])

    assert scores.pairs == (Pair("honest", "t1", "t2"),)


def test_an_evaluation_without_answers_has_empty_scores():
    scores = scored(HEADED, [], {"a": 9})

    assert scores.strata == ()
    assert scores.dimensions["trust"].joined([]).n == 0
    assert scores.dimensions["trust"].equal([]) is None
    assert scores.dimensions["trust"].everyone() is None
    assert scores.rated["t1"].tally.over([]).n == 0


OTHERS = make_questionnaire(
    {"empty": [make_item("ten", "zero_to_ten")]},
    scales=[make_scale()],
    others=[
        make_item("one", "choice", options=make_options("a", "b", "c")),
        make_item("many", "choices", options=make_options("a", "b", "c")),
        make_item("money", "number", decimals=2),
        make_item("say", "short_text"),
    ],
)


def test_choices_numbers_and_words_are_counted_and_never_averaged_into_a_dimension():
    unknown = Answer(missing=Missing.UNKNOWN)
    records = [
        Record("a", {"ten": Answer(7), "one": Answer("b"), "many": Answer(("a", "b")), "money": Answer(2.25), "say": Answer("Good.")}),
        Record("a", {"ten": Answer(10), "one": Answer("b"), "many": Answer(("b",)), "money": Answer(-0.5)}),
        Record("a", {"ten": unknown, "one": unknown, "many": unknown, "money": unknown}),
    ]

    scores = scored(OTHERS, records)

    assert scores.dimensions == scores.headlines == {}
    assert scores.rated["ten"].measure.samples["a"].steps.tolist() == [70, 100]
    assert scores.choices["one"].tally.over(["a"]).values == {"a": 0, "b": 2, "c": 0}
    assert scores.choices["many"].tally.over(["a"]).values == {"a": 1, "b": 2, "c": 0}
    assert [scores.choices[code].tally.over(["a"]).n for code in ("one", "many")] == [2, 2]
    assert scores.choices["many"].tally.over(["a"]).missing[Missing.UNKNOWN] == 1
    assert scores.numbers["money"].over(["a"]).steps.tolist() == [-0.5, 2.25]
    assert scores.numbers["money"].over([]).n == 0
    assert scores.numbers["money"].tally.over(["a"]).missing[Missing.UNKNOWN] == 1
    assert np.isnan(scores.numbers["money"].people["a"]).sum() == 1
    assert [words.text for words in scores.texts["say"]] == ["Good."]


def test_answers_that_the_questionnaire_does_not_offer_are_refused():
    nine = make_questionnaire({"trust": [make_item("t1", scale="nine")]}, scales=[make_scale(1, 9, code="nine")])
    five = make_questionnaire({"trust": [make_item("t1")]})
    made: Pack = pack(nine, [Record("a", {"t1": Answer(8)})], {}, 5, random.Random(1))

    with pytest.raises(ValueError, match="does not offer"):
        score(five, made)
    with pytest.raises(KeyError):
        score(OTHERS, made)
