"""A questionnaire and answers survive being stored, and a version keeps its name."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from surveys.messages import Text
from surveys.questionnaires import catalog
from surveys.questionnaires.stored import answers_from_json, answers_to_json, digest, from_json, to_json
from surveys.questionnaires.values import (
    About,
    Answer,
    Dimension,
    Headline,
    Item,
    Missing,
    Mode,
    Option,
    Point,
    Questionnaire,
    Scale,
    Section,
)

from fixtures.questions import of_every_kind

WORDS = st.text(max_size=8)
TEXTS = st.builds(Text, st.dictionaries(st.sampled_from(["en", "ar", "pt-BR"]), WORDS))
NUMBERS = st.none() | st.floats(allow_nan=False, allow_infinity=False)
ITEMS = st.builds(
    Item,
    code=WORDS,
    kind=WORDS,
    text=TEXTS,
    sense=st.integers(1, 9),
    help=TEXTS,
    options=st.lists(st.builds(Option, WORDS, TEXTS, st.booleans(), st.booleans()), max_size=2).map(tuple),
    core=st.booleans(),
    about=st.none() | st.sampled_from(About),
    groups=st.lists(WORDS, max_size=2).map(tuple),
    minimum=NUMBERS,
    maximum=NUMBERS,
    scored=st.booleans(),
)
QUESTIONNAIRES = st.builds(
    Questionnaire,
    code=WORDS,
    version=st.integers(1, 9),
    title=TEXTS,
    languages=st.lists(WORDS, max_size=2).map(tuple),
    sections=st.lists(st.builds(Section, WORDS, TEXTS, st.lists(ITEMS, max_size=2).map(tuple)), max_size=2).map(tuple),
    scales=st.lists(
        st.builds(Scale, WORDS, st.lists(st.builds(Point, st.integers(), TEXTS), max_size=2).map(tuple), st.integers(), st.integers()),
        max_size=1,
    ).map(tuple),
    dimensions=st.lists(st.builds(Dimension, WORDS, TEXTS, st.none() | st.sampled_from(Headline)), max_size=2).map(tuple),
    mode=st.sampled_from(Mode),
)


@settings(deadline=None)
@given(QUESTIONNAIRES)
def test_a_questionnaire_comes_back_equal(questionnaire: Questionnaire):
    plain = json.loads(json.dumps(to_json(questionnaire)))

    assert from_json(plain) == questionnaire
    assert digest(from_json(plain)) == digest(questionnaire)


@pytest.mark.parametrize("name", catalog.names())
def test_the_catalog_comes_back_equal(name: str):
    assert from_json(to_json(catalog.load(name))) == catalog.load(name)


def test_a_digest_does_not_hang_on_the_order_of_languages_in_the_file():
    one, other = ({"en": "a", "ar": "b"}, {"ar": "b", "en": "a"})

    digests = {digest(Questionnaire("q", 1, Text(texts), ("en", "ar"), ())) for texts in (one, other)}

    assert len(digests) == 1


def test_what_stands_at_its_default_is_not_stored_so_that_old_digests_stay():
    plain = to_json(Questionnaire("q", 1, Text({"en": "Q"}), ("en",), ()))

    assert plain == {"code": "q", "version": 1, "title": {"en": "Q"}, "languages": ["en"], "sections": []}
    assert digest(from_json(plain)).hex() == "a76964ca3e07cdd9d610a94ecd9b6acf2768050e0c3dd2b741122bab06a266df"


@pytest.mark.parametrize("plain", [{"code": "q"}, {**to_json(of_every_kind()), "stranger": 1}])
def test_something_else_is_refused(plain: dict[str, object]):
    with pytest.raises(Exception, match="structuring"):
        from_json(plain)


VALUES = st.none() | st.integers() | st.floats(allow_nan=False) | WORDS | st.lists(WORDS).map(tuple)


@settings(deadline=None)
@given(st.dictionaries(WORDS, st.builds(Answer, VALUES, st.none() | st.sampled_from(Missing), WORDS)))
def test_answers_come_back_equal(answers: dict[str, Answer]):
    assert answers_from_json(json.loads(json.dumps(answers_to_json(answers)))) == answers


def test_strange_stored_answers_are_refused():
    with pytest.raises(ValueError, match="guess"):
        answers_from_json({"A": {"missing": "guess"}})
