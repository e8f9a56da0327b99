"""A release survives being stored, exactly and as the same bytes."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from surveys.messages import Message, Text, msg, nmsg
from surveys.scoring import stored
from surveys.scoring.facts import Facts, IndicatorFact, ObjectiveFact, PartnerFact
from surveys.scoring.policy import Comment
from surveys.scoring.values import Figure, GroupResult, Released

from fixtures.trials import FACTS, forms, released_of

WORDS = st.text(max_size=12)
TEXTS = st.dictionaries(st.sampled_from(["en", "ar", "zh-Hant"]), WORDS, max_size=2).map(Text)
MESSAGES = st.recursive(
    st.builds(Message, WORDS),
    lambda inner: st.builds(
        Message, WORDS, st.dictionaries(st.sampled_from(["n", "name", "value"]), st.one_of(inner, TEXTS, WORDS, st.integers(-99, 99)))
    ),
    max_leaves=4,
)
FIGURES = st.builds(Figure, st.none() | st.integers(0, 100), sentence=st.none() | MESSAGES, notes=st.lists(MESSAGES, max_size=2).map(tuple))


def made() -> Released:
    facts = replace(
        FACTS,
        partners=(PartnerFact("Harbour", "ngo"),),
        starts=date(2024, 1, 1),
        released=date(2026, 11, 21),
        objectives=(ObjectiveFact("Water for all", (6, 3)),),
        indicators=(IndicatorFact("Wells", "wells", 0.5, 10, 5, "Ministry", "up"),),
    )
    comments = [Comment("t1", f"words {place}", "en", may_quote=True, chosen=True) for place in range(12)]
    return released_of({"A": forms(("4434", 8), ("3345", 8)), "B": forms(("2223", 6), ("3322", 6))}, facts=facts, comments=comments)


def test_a_whole_release_comes_back_equal():
    released = made()

    assert stored.from_json(json.loads(stored.canonical(released))) == released


def test_the_same_release_is_the_same_bytes():
    assert stored.canonical(made()) == stored.canonical(made())


def test_what_a_later_version_adds_is_not_missed_and_what_it_drops_is_overlooked():
    plain = stored.to_json(made())

    assert "hidden" not in plain["headlines"][0]["equal"]
    assert stored.from_json({**plain, "added later": 1}) == made()


def test_sentences_keep_their_plural_and_the_texts_inside():
    said = nmsg("one of {name}", "{n} of {name}", 3, name=Text({"ar": "ماء"}), inner=msg("half", share=0.5))

    assert stored.message_from_json(json.loads(json.dumps(stored.message_to_json(said)))) == said


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(FIGURES, TEXTS, st.dates(), MESSAGES)
def test_any_figure_text_date_and_sentence_comes_back(figure: Figure, name: Text, day: date, said: Message):
    base = made()
    group = GroupResult("g", name, 0, None, None, shown=False, hidden=said)
    first = replace(base.dimensions[0], equal=figure, name=name)
    released = replace(base, dimensions=(first,), groups=(group,), cautions=(said,), facts=Facts("P", "", (), "E", starts=day))

    assert stored.from_json(json.loads(stored.canonical(released))) == released
