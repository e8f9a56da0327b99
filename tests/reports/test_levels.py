"""Which way letters run: our levels against another implementation, and the rules it lacks."""

from __future__ import annotations

from bidi import algorithm
from hypothesis import given
from hypothesis import strategies as st

from reports.lettering.levels import first_strong, levels, visual_order

LETTERS = "abאבجي12٣٤+,.%$ -\u0301\u064e!«\u200d"


def peers_levels(text: str, base: int) -> list[int]:
    """The levels by python-bidi, which drops characters without direction."""
    storage = algorithm.get_empty_storage()
    storage["base_level"], storage["base_dir"] = base, "LR"[base]
    algorithm.get_embedding_levels(text, storage)
    for at, char in enumerate(storage["chars"]):
        char["at"] = at
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    algorithm.resolve_neutral_types(storage, debug=False)
    algorithm.resolve_implicit_levels(storage, debug=False)
    found = {char["at"]: char["level"] for char in storage["chars"]}
    return [found.get(at, -1) for at in range(len(text))]


@given(st.text(LETTERS, max_size=12), st.sampled_from([0, 1]))
def test_levels_are_those_of_another_implementation(text: str, base: int):
    ours = levels(text, base)

    assert all(theirs in {-1, own} for own, theirs in zip(ours, peers_levels(text, base), strict=True))


def test_latin_text_takes_the_short_way_with_the_same_answer():
    assert levels("Any text, 12 (b).", 0) == [0] * 17


def test_brackets_around_arabic_go_with_the_arabic():
    assert levels("a (ب) c", 0) == [0, 0, 0, 1, 0, 0, 0]
    assert levels("ب (a) ج", 1) == [1, 1, 1, 2, 1, 1, 1]


def test_brackets_keep_the_direction_of_the_words_before_them_when_they_hold_the_same():
    assert levels("اب UN (x) ج", 1) == [1, 1, 1, 2, 2, 2, 2, 2, 2, 1, 1]


def test_an_isolated_name_does_not_disturb_the_sentence_around_it():
    text = "قال \u2068Anna 1\u2069 نعم"

    found = levels(text, 1)

    assert found[text.index("A")] == 2
    assert found[text.index("\u2068")] == found[text.index("\u2069")] == 1


def test_an_isolate_without_end_reaches_to_the_end_of_the_text():
    assert levels("\u2067a", 0) == [0, 2]


def test_thousands_of_nested_isolates_do_no_harm():
    assert len(levels("\u2067" * 5000 + "ا" + "(" * 5000, 0)) == 10_001


def test_the_first_letter_tells_the_direction():
    assert [first_strong(text) for text in ("12 a", "«ب»", "12 %")] == ["L", "R", ""]


def test_runs_are_turned_round_level_by_level():
    assert visual_order([1, 2, 1]) == [2, 1, 0]
    assert visual_order([0, 1, 1, 0]) == [0, 2, 1, 3]
    assert visual_order([0, 2]) == [0, 1]
    assert visual_order([0, 0]) == [0, 1]
