"""A questionnaire file is read whole, or every problem in it is told with its place and how to mend it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from surveys.errors import Invalid
from surveys.questionnaires.reading import LARGEST, read
from surveys.questionnaires.values import About, Headline, Mode

HEAD = """
code = "small"
languages = ["en", "ar"]
title = { en = "Small", ar = "صغير" }
[scales.agree]
low = 1
high = 2
points = [
  { value = 1, label = { en = "No", ar = "لا" } },
  { value = 2, label = { en = "Yes", ar = "نعم" } },
]
[[dimensions]]
code = "trust"
headline = "quality"
name = { en = "Trust", ar = "الثقة" }
[[sections]]
code = "page"
dimension = "trust"
scale = "agree"
title = { en = "Page", ar = "صفحة" }
"""
RATING = """
[[sections.items]]
code = "T1"
kind = "rating"
text.en = "We trust."
text.ar = "نثق."
"""
SMALL = HEAD + RATING


def item(*lines: str, code: str = "X1", text: str = 'text = { en = "x", ar = "س" }') -> str:
    return "\n".join(["", "[[sections.items]]", f'code = "{code}"', text, *lines, ""])


def complaints(source: str | bytes) -> list[tuple[str, str]]:
    with pytest.raises(Invalid) as caught:
        read(source, "q.toml")
    assert all(problem.mend.text for problem in caught.value.problems)
    return [(problem.place, problem.what.text) for problem in caught.value.problems]


def test_when_who_scoring_and_frames_are_read():
    stated = """
    when = { en = "At the end", ar = "في النهاية" }
    who = { en = "Staff", ar = "الموظفون" }
    scoring = { en = "By means", ar = "بالمتوسطات" }
    frames = ["mission.A8"]
    """
    framed = SMALL.replace('headline = "quality"', 'headline = "quality"\nframes = ["dac.impact", "principles.equality"]')

    questionnaire = read(stated + framed + 'frames = ["final-evaluation.A4"]\n')

    texts = (questionnaire.when, questionnaire.who, questionnaire.scoring)
    assert [text.pick("en") for text in texts] == ["At the end", "Staff", "By means"]
    assert questionnaire.frames == ("mission.A8",)
    assert questionnaire.dimension("trust").frames == ("dac.impact", "principles.equality")
    assert questionnaire.item("T1").frames == ("final-evaluation.A4",)


@pytest.mark.parametrize("frame", ["dac.beauty", "mission.C1", "wilder.trust", "dac", "final-evaluation.", ""])
def test_an_unknown_frame_is_told(frame: str):
    (found,) = complaints(SMALL + f'frames = ["{frame or " "}"]\n')

    assert found[0].endswith("item T1: frames")


def test_a_statement_of_purpose_is_there_in_every_language():
    assert complaints('when.en = "At the end"' + SMALL) == [("q.toml: when.ar", "This text is missing.")]


def test_a_sound_file_is_a_questionnaire():
    questionnaire = read(SMALL)

    assert (questionnaire.code, questionnaire.version, questionnaire.mode) == ("small", 1, Mode.ANONYMOUS)
    assert questionnaire.title.pick("ar") == "صغير"
    assert questionnaire.item("T1").scored
    assert questionnaire.item("T1").scale == "agree"
    assert questionnaire.scale("agree").high == 2
    assert questionnaire.dimension("trust").headline is Headline.QUALITY


def test_bytes_marks_and_line_ends_of_any_editor_are_read():
    assert read(b"\xef\xbb\xbf" + SMALL.replace("\n", "\r\n").encode()) == read("\ufeff" + SMALL) == read(SMALL)


def test_defaults_spare_repetition_and_the_item_has_the_last_word():
    source = HEAD.replace("[scales", "[defaults.rating]\nunknown = true\n[scales") + RATING + item('kind = "rating"', "unknown = false")

    questionnaire = read(source)

    assert questionnaire.item("T1").unknown
    assert not questionnaire.item("X1").unknown


def test_a_plain_text_will_do_in_one_language():
    source = """
        code = "s"
        languages = ["en"]
        title = "S"
        [[sections]]
        code = "p"
        title = "P"
        items = [{ code = "T", kind = "long_text", text = "Why?" }]
    """

    assert read(source).item("T").text.pick("en") == "Why?"


def test_the_two_halves_of_a_pair_know_whom_they_speak_of():
    halves = [item('kind = "rating"', 'pair = "X"', f'about = "{about}"', code=f"X.{about}") for about in ("own", "other")]

    assert read(SMALL + "".join(halves)).item("X.other").about is About.OTHER


@pytest.mark.parametrize(
    ("lines", "setting", "what"),
    [
        (['kind = "rating"', "requird = true"], ": requird", "This setting is not known here."),
        (['kind = "rating"', "zzz = true"], ": zzz", "This setting is not known here."),
        (['kind = "guess"'], ": kind", "“{name}” is not known here."),
        ([], ": kind", "This is missing."),
        (['kind = "rating"', 'scale = "agre"'], ": scale", "There is no scale “{code}”."),
        (['kind = "rating"', 'scale = ""'], ": scale", "A rating needs a scale."),
        (['kind = "zero_to_ten"', 'scale = "agree"'], ": scale", "A question from 0 to 10 needs a scale from 0 to 10."),
        (['kind = "long_text"', 'scale = "agree"'], ": scale", "This means nothing for a question of the kind “{kind}”."),
        (['kind = "statement"', "required = true"], ": required", "This means nothing for a question of the kind “{kind}”."),
        (['kind = "rating"', "required = 1"], ": required", "This has the wrong type."),
        (['kind = "rating"', "sense = 0"], ": sense", "This number is out of range."),
        (['kind = "rating"', 'sense = "2"'], ": sense", "This has the wrong type."),
        (['kind = "rating"', "scored = false", "reverse = true"], ": reverse", "Only scored questions can be reversed."),
        (['kind = "rating"', 'about = "us"'], ": about", "“{name}” is not known here."),
        (['kind = "rating"', 'pair = "X"'], ": about", "A two-sided question says whom it speaks of."),
        (['kind = "rating"', 'pair = "X"', 'about = "own"'], ": pair", "The pair “{pair}” is not one question about each side."),
        (['kind = "rating"', 'show_if = "T9 == 1"'], ": show_if", "There is no question “{code}”."),
        (['kind = "rating"', f'show_if = "{"x" * 1100}"'], ": show_if", "This is too long."),
        (['kind = "rating"', 'groups = "all"'], ": groups", "This has the wrong type."),
        (['kind = "rating"', 'groups = [""]'], ": groups", "This must be a list of short texts."),
        (['kind = "choice"'], ": options", "There is nothing to choose from."),
        (['kind = "choice"', "options = [1, 2]"], ": options", "This must be a list of tables."),
        (['kind = "number"', "minimum = 3", "maximum = 2"], ": minimum", "The minimum is over the maximum."),
        (['kind = "number"', 'minimum = "3"'], ": minimum", "This must be a number."),
        (['kind = "number"', "maximum = inf"], ": maximum", "This must be a number."),
        (['kind = "number"', "decimals = 6", "maximum = 1e12"], ": maximum", "This number is too large to be kept exactly."),
        (['kind = "number"', "decimals = 7"], ": decimals", "This number is out of range."),
        (['kind = "long_text"', "longest = 99999"], ": longest", "This number is out of range."),
        (['kind = "long_text"', 'help = "more"'], ": help", "This must say which language it is in."),
        (['kind = "long_text"', 'help.en = "more"'], ": help.ar", "This text is missing."),
        (['kind = "long_text"', 'help = { en = "m", ar = "م", fr = "m" }'], ": help.fr", "This language is not declared."),
    ],
)
def test_a_wrong_setting_is_told_with_its_line(lines: list[str], setting: str, what: str):
    line = SMALL.count("\n") + 2

    assert (f"q.toml, line {line}, item X1{setting}", what) in complaints(SMALL + item(*lines))


@pytest.mark.parametrize(
    ("text", "place", "what"),
    [
        ("", ": text", "This text is missing."),
        ("text = {}", ": text", "This text is missing."),
        ('text.en = "x"', ": text.ar", "This text is missing."),
        ('text = { en = "x", ar = " \u202e " }', ": text.ar", "This text is missing."),
        ('text = { en = "x", ar = 3 }', ": text.ar", "This text is missing."),
        (f'text = {{ en = "{"x" * 2001}", ar = "س" }}', ": text.en", "This text is too long."),
    ],
)
def test_a_text_is_there_in_every_language(text: str, place: str, what: str):
    told = complaints(SMALL + item('kind = "long_text"', text=text))

    assert [(where.partition("item X1")[2], why) for where, why in told] == [(place, what)]


OPTION = '{{ code = "{}", label = {{ en = "o", ar = "خ" }}{} }}'


@pytest.mark.parametrize(
    ("kind", "options", "what"),
    [
        ("choice", [("a", ""), ("a", "")], "The option “{code}” is there {n} times."),
        ("choice", [("a", ", other = true"), ("b", ", other = true")], "Only one option can be “other”."),
        ("choice", [("a", ", exclusive = true"), ("b", "")], "“{setting}” means nothing for an option of this kind of question."),
        ("choice", [("1", ""), ("b", "")], "“{code}” cannot be a code."),
        ("choices", [(f"o{place}", "") for place in range(60)], "There are too many: {n}."),
    ],
)
def test_options_are_told_apart(kind: str, options: list[tuple[str, str]], what: str):
    listed = ", ".join(OPTION.format(code, more) for code, more in options)

    assert what in [told for _, told in complaints(SMALL + item(f'kind = "{kind}"', f"options = [{listed}]"))]


@pytest.mark.parametrize("limit", ["minimum = 3", "maximum = 1.5", "minimum = 0"])
def test_as_many_options_can_be_chosen_as_there_are(limit: str):
    listed = ", ".join(OPTION.format(code, "") for code in "ab")

    assert "That many options cannot be chosen." in [
        told for _, told in complaints(SMALL + item('kind = "choices"', f"options = [{listed}]", limit))
    ]


@pytest.mark.parametrize(
    ("old", "new", "place", "what"),
    [
        ('code = "small"\n', "", "q.toml: code", "The code is missing."),
        ('code = "small"', 'code = "9"', "q.toml: code", "“{code}” cannot be a code."),
        ('["en", "ar"]', "[]", "q.toml: languages", "The languages are missing or not language tags."),
        ('["en", "ar"]', '["en", "arabic tongue"]', "q.toml: languages", "The languages are missing or not language tags."),
        ("low = 1", "", "q.toml, scale agree: low", "The scale does not say where it ends."),
        ("high = 2", "high = 3", "q.toml, scale agree: points", "The step {value} has no words."),
        ("high = 2", "high = 1", "q.toml, scale agree: low", "The low end is not under the high end."),
        ("high = 2", "high = 1", "q.toml, scale agree: points", "The step {value} lies beyond the ends."),
        ("{ value = 2", "{ value = 1", "q.toml, scale agree: points", "The step {value} is there {n} times."),
        ("{ value = 2,", "{", "q.toml, scale agree, point 2: value", "This is missing."),
        ("scales.agree", "scales.9", "q.toml, scale 9: code", "“{code}” cannot be a code."),
        ('headline = "quality"', 'headline = "grade"', "q.toml, dimension trust: headline", "“{name}” is not known here."),
        ('dimension = "trust"', "", "q.toml, dimension trust", "No scored question belongs to it."),
        ('dimension = "trust"', 'dimension = "t"', "q.toml, line 16, section page: dimension", "There is no dimension “{code}”."),
        (RATING, "", "q.toml, line 16, section page: items", "This section has no questions."),
        ("[[sections]]", "[sections]", "q.toml: sections", "This has the wrong type."),
        ('title = { en = "Small"', 'mode = "open"\ntitle = { en = "Small"', "q.toml: mode", "“{name}” is not known here."),
        ("[scales", "[defaults.guess]\n[scales", "q.toml, defaults guess", "This kind of question is not known."),
        ("[scales", "[defaults.rating]\npair = 'x'\n[scales", "q.toml, defaults rating: pair", "This setting is not known here."),
        ("[scales", "[defaults]\nrating = 3\n[scales", "q.toml: defaults", "This must hold tables."),
        ('code = "T1"', 'code = "group"', "q.toml, line 22, item group: code", "This word has a meaning in conditions."),
        ('code = "T1"\n', "", "q.toml, line 22, section 1, item 1: code", "The code is missing."),
        ("title = { en", "title_ = { en", "q.toml: title_", "This setting is not known here."),
    ],
)
def test_a_wrong_part_is_told_with_its_place(old: str, new: str, place: str, what: str):
    assert old in SMALL
    assert (place, what) in complaints(SMALL.replace(old, new, 1))


def test_a_scale_of_ratings_has_words_for_every_step():
    gap = SMALL.replace("high = 2", "high = 3").replace("value = 2", "value = 3")

    assert complaints(gap) == [("q.toml, line 22, item T1: scale", "Some steps of this scale have no words.")]


def test_codes_are_used_once():
    again = "\n[[sections]]" + SMALL.partition("[[sections]]")[2]

    assert {what for _, what in complaints(SMALL + again)} == {"This code is used {n} times."}


def test_a_scored_question_needs_a_dimension():
    assert ("q.toml, line 22, item T1: scored", "A scored question needs a dimension.") in complaints(
        SMALL.replace('dimension = "trust"', "") + "scored = true"
    )


def test_only_ratings_are_scored():
    assert "This means nothing for a question of the kind “{kind}”." in [
        what for _, what in complaints(SMALL + item('kind = "long_text"', "scored = true"))
    ]


def test_the_halves_of_a_pair_are_alike():
    own = item('kind = "rating"', 'pair = "X"', 'about = "own"', "core = true", code="X.own")
    other = item('kind = "rating"', 'pair = "X"', 'about = "other"', code="X.other")

    told = complaints(SMALL + own + other)

    assert {what for _, what in told} == {"The halves of the pair “{pair}” differ in section, dimension, kind, scale or core."}


def test_every_problem_is_told_at_once():
    wrong = SMALL.replace("high = 2", "high = 3") + item('kind = "guess"') + item('kind = "choice"', "zzz = 1", code="Y")

    assert len(complaints(wrong)) >= 4


def test_a_questionnaire_without_sections_is_refused():
    assert ("q.toml, sections", "There are no questions.") in complaints('code = "s"\nlanguages = ["en"]\ntitle = "S"')


@pytest.mark.parametrize(
    ("source", "place", "what"),
    [
        ("code = \n", "q.toml", "This is not well-formed TOML: {reason}"),
        (b'code = "s"\n\xff', "q.toml, line 2", "This is not UTF-8 text."),
        ("x" * (LARGEST + 1), "q.toml", "The file is too large."),
        ("a = " + "1" * 5000, "q.toml", "A number is too long or brackets are nested too deeply."),
        ("a = " + "[" * 100_000, "q.toml", "A number is too long or brackets are nested too deeply."),
    ],
)
def test_a_file_that_cannot_be_read_says_why(source: str | bytes, place: str, what: str):
    assert complaints(source) == [(place, what)]


@settings(deadline=None)
@given(st.text(max_size=300) | st.binary(max_size=300))
def test_any_bytes_are_a_questionnaire_or_a_list_of_problems(source: str | bytes):
    with pytest.raises(Invalid) as caught:
        read(source)
    assert caught.value.problems


PLAIN = st.recursive(
    st.integers() | st.booleans() | st.text("ab:1", max_size=4).map(lambda text: f'"{text}"') | st.just("nan"),
    lambda inner: st.lists(inner, max_size=2).map(lambda given: "[" + ", ".join(map(str, given)) + "]") | inner.map("{{ en = {} }}".format),
    max_leaves=4,
)
KEYS = ["code", "languages", "title", "minutes", "mode", "scales", "dimensions", "defaults"]
ITEM_KEYS = ["code", "kind", "text", "scale", "options", "about", "pair", "minimum", "decimals", "groups", "show_if", "scored"]


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from(KEYS), PLAIN), st.dictionaries(st.sampled_from(ITEM_KEYS), PLAIN))
def test_settings_of_any_type_never_break_the_reader(top: dict[str, object], inside: dict[str, object]):
    lines = [f"{key} = {value}" for key, value in top.items()]
    items = [f"{key} = {value}" for key, value in inside.items()]

    assert complaints("\n".join([*lines, "[[sections]]", "code = 1", "[[sections.items]]", *items]))
