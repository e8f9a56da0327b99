"""XLSForms as people and tools write them become our questionnaires, and what could not come is told."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from surveys.questionnaires.values import Mode

from fixtures.foreign import about, blocks, en, imported, item, lost, markdown, said, xls, xlsx

AGREE = [
    ("agree", str(5 - rank), label) for rank, label in enumerate(["Strongly agree", "Agree", "Neutral", "Disagree", "Strongly disagree"])
]
YES_NO = [("yn", "yes", "Yes"), ("yn", "no", "No"), ("yn", "dk", "Don't know")]
FORM = {
    "survey": [
        ("type", "name", "label", "hint", "required", "relevant", "constraint"),
        ("begin group", "work", "Working together", "", "", "", ""),
        ("select_one agree", "heard", "We are heard.", "Think of the last year.", "yes", "", ""),
        ("select_one yn", "met", "Did you meet?", "", "", "", ""),
        ("integer", "times", "How many times?", "", "", "${met} = 'yes'", ". >= 1 and . <= 400"),
        ("text", "why", "Why not?", "", "", "${met} != 'yes' and ${heard} < 3", ""),
        ("end group", "", "", "", "", "", ""),
    ],
    "choices": [("list_name", "name", "label"), *AGREE, *YES_NO],
    "settings": [("form_title", "form_id", "version"), ("Partners' voices", "voices", "3")],
}


@pytest.mark.parametrize("write", [xlsx, xls, blocks, markdown])
def test_the_same_form_in_four_containers_is_the_same_questionnaire(write: Callable[..., bytes]):
    found = imported(write(**FORM)).questionnaire

    assert found == imported(xlsx(**FORM)).questionnaire
    assert (found.code, found.version, en(found.title), found.mode) == ("voices", 3, "Partners' voices", Mode.ANONYMOUS)
    assert [(one.code, one.kind) for one in found.items()] == [
        ("heard", "rating"),
        ("met", "choice"),
        ("times", "number"),
        ("why", "short_text"),
    ]


def test_a_list_from_high_to_low_keeps_its_order_and_its_meaning():
    """statistics.md 2.1: display order is no reverse keying."""
    found = imported(xlsx(**FORM))
    scale = found.questionnaire.scale(item(found, "heard").scale)

    assert [(point.value, en(point.label)) for point in scale.points] == [
        (5, "Strongly agree"),
        (4, "Agree"),
        (3, "Neutral"),
        (2, "Disagree"),
        (1, "Strongly disagree"),
    ]
    assert not item(found, "heard").reverse


def test_codes_that_run_against_the_words_are_turned_and_told():
    turned = [("agree", str(rank), label) for rank, (_, _, label) in enumerate(AGREE, 1)]
    found = imported(xlsx(**FORM | {"choices": [("list_name", "name", "label"), *turned, *YES_NO]}))
    scale = found.questionnaire.scale(item(found, "heard").scale)

    assert {en(point.label): point.value for point in scale.points}["Strongly agree"] == 5
    assert "numbers run against the words" in about(found, "heard")
    assert item(found, "why").show_if == 'not met == "yes" and heard in (4, 5)'


def test_limits_conditions_help_and_required_come_across():
    found = imported(xlsx(**FORM))

    assert (item(found, "times").minimum, item(found, "times").maximum) == (1, 400)
    assert item(found, "times").show_if == 'met == "yes"'
    assert item(found, "why").show_if == 'not met == "yes" and heard in (1, 2)'
    assert en(item(found, "heard").help) == "Think of the last year."
    assert item(found, "heard").required


def test_do_not_know_is_no_option_but_a_reason_for_not_answering():
    found = imported(xlsx(**FORM))

    assert [option.code for option in item(found, "met").options] == ["yes", "no"]
    assert item(found, "met").unknown
    assert "“I do not know”" in about(found, "met")


def test_ratings_of_a_group_make_a_topic_without_a_headline():
    found = imported(xlsx(**FORM)).questionnaire

    assert [(one.code, en(one.name), one.headline) for one in found.dimensions] == [("work", "Working together", None)]
    assert found.sections[0].dimension == "work"


LANGUAGES = [
    ("label::English (en)", "label::Français (fr)", ("en", "fr")),
    ("label:English", "label:French", ("en", "fr")),
    ("label", "label::Arabic", ("en", "ar")),
    ("Label::EN", "LABEL::pt_BR", ("en", "pt")),
]


@pytest.mark.parametrize(("one", "two", "tags"), LANGUAGES)
def test_languages_are_known_however_their_columns_are_spelled(one: str, two: str, tags: tuple[str, ...]):
    found = imported(xlsx(survey=[("TYPE", "Name", one, two), ("text", "q", "What is the name of your work?", "autre")]))

    assert found.questionnaire.languages == tags
    assert item(found, "q").text.by_lang == {tags[0]: "What is the name of your work?", tags[1]: "autre"}


def test_a_column_that_names_no_language_is_told_with_its_words():
    rows = [("type", "name", "label::English (en)", "label::openmrs_code"), ("text", "q", "What?", "CIEL:1234"), ("text", "r", "Who?", "")]
    found = imported(xlsx(survey=rows))

    assert found.questionnaire.languages == ("en",)
    assert "“openmrs_code” is no language" in said(found)
    assert "CIEL:1234" in said(found)


def test_a_missing_translation_is_filled_and_told():
    rows = [
        ("type", "name", "label::en", "label::fr"),
        ("text", "q", "What?", "Quoi ?"),
        ("text", "r", "Who?", ""),
        ("text", "s", "How?", "Comment ?"),
    ]
    found = imported(xlsx(survey=rows))

    assert item(found, "r").text.by_lang == {"en": "Who?", "fr": "Who?"}
    assert "Texts without a wording in “fr”, for which that in “en” stands: 1." in said(found)


def test_a_language_with_few_texts_is_left_out_with_its_words():
    rows = [
        ("type", "name", "label::en", "label::sw"),
        *[("text", f"q{n}", f"Question {n}?", "Swali la kwanza" if n == 1 else "") for n in range(5)],
    ]
    found = imported(xlsx(survey=rows))

    assert found.questionnaire.languages == ("en",)
    assert "Swali la kwanza" in said(found)


def test_the_language_of_a_form_without_any_can_be_said_or_is_guessed():
    rows = [("type", "name", "label"), ("text", "q", "Quel est le nom de votre organisation et dans quelle ville est-elle ?")]

    assert imported(xlsx(survey=rows)).questionnaire.languages == ("fr",)
    assert imported(xlsx(survey=rows), "ht").questionnaire.languages == ("ht",)


def test_the_default_language_is_the_first():
    rows = [("type", "name", "label::English (en)", "label::Français (fr)"), ("text", "q", "What?", "Quoi ?")]
    settings = [("default_language",), ("Français (fr)",)]

    assert imported(xlsx(survey=rows, settings=settings)).questionnaire.languages == ("fr", "en")


PROSE = [
    ("select one from sexes or specify other", "choice", "other"),
    ("select_one sexes or_other", "choice", "other"),
    ("select all that apply from sexes", "choices", ""),
    ("add select multiple prompt using sexes", "choices", ""),
    ("select1 sexes", "choice", ""),
    ("SELECT_ONE sexes", "choice", ""),
    ("rank sexes", "ranking", ""),
]


@pytest.mark.parametrize(("type_", "kind", "other"), PROSE)
def test_old_words_for_types_are_understood(type_: str, kind: str, other: str):
    choices = [("list name", "name", "label"), ("sexes", "m", "Male"), ("sexes", "f", "Female")]
    found = item(imported(xlsx(survey=[("type", "name", "label"), (type_, "sex", "Which?")], choices=choices)), "sex")

    assert found.kind == kind
    assert any(option.other for option in found.options) is bool(other)


def test_other_is_said_in_every_language():
    survey = [("type", "name", "label::en", "label::fr"), ("select_one s or_other", "q", "Which?", "Lequel ?")]
    choices = [("list_name", "name", "label::en", "label::fr"), ("s", "a", "One", "Un"), ("s", "b", "Two", "Deux")]
    found = imported(xlsx(survey=survey, choices=choices))

    assert item(found, "q").options[-1].label.by_lang == {"en": "Other", "fr": "Autre"}


def test_what_has_no_counterpart_is_left_out_with_its_words():
    survey = [
        ("type", "name", "label", "choice_filter", "calculation", "media::image", "appearance"),
        ("begin repeat", "children", "Each child", "", "", "", ""),
        ("select_one town", "town", "Which town?", "region=${region}", "", "town.png", "minimal"),
        ("end repeat", "", "", "", "", "", ""),
        ("calculate", "total", "", "", "1 + 1", "", ""),
        ("geopoint", "place", "Where are you?", "", "", "", ""),
        ("select_one_external wards", "ward", "Which ward?", "", "", "", ""),
        ("flying carpet", "carpet", "Does it fly?", "", "", "", ""),
        ("start", "start", "", "", "", "", ""),
    ]
    choices = [
        ("list_name", "name", "label", "region"),
        ("town", "x", "Xtown", "north"),
        ("town", "y", "Ytown", "south"),
        ("lonely", "l", "Unused", ""),
    ]
    found = imported(xlsx(survey=survey, choices=choices, notes=[("To do: ask Ann",)]))
    report = said(found)

    assert [one.code for one in found.questionnaire.items()] == ["town", "ward"]
    for words in (
        "region=${region}",
        "asked once",
        "1 + 1",
        "Where are you?",
        "another file or sheet",
        "flying carpet",
        "Does it fly?",
        "town.png",
    ):
        assert words in report
    for words in ("Unused", "To do: ask Ann", "region: north", "appearance = minimal"):
        assert words in report


def test_groups_in_groups_are_pages_with_their_words_kept():
    survey = [
        ("type", "name", "label", "relevant"),
        ("text", "start_q", "Before all", ""),
        ("begin_group", "all", "The whole", ""),
        ("begin_group", "a", "Part A", "${start_q} != ''"),
        ("text", "a1", "A one", ""),
        ("begin_group", "inner", "Inner", "${a1} = 'x'"),
        ("text", "a2", "A two", ""),
        ("end_group", "", "", ""),
        ("end_group", "", "", ""),
        ("begin_group", "b", "Part B", ""),
        ("note", "hello", "Read this", ""),
        ("text", "b1", "B one", ""),
        ("end_group", "", "", ""),
        ("end_group", "", "", ""),
    ]
    found = imported(xlsx(survey=survey)).questionnaire

    assert [en(section.title) for section in found.sections] == ["Part 1", "Part A", "Part B"]
    assert [one.code for one in found.sections[1].items] == ["all", "a1", "inner", "a2"]
    assert found.sections[1].show_if == "answered(start_q)"
    assert found.item("a2").show_if == 'a1 == "x"'


def test_a_grid_of_kobotoolbox_is_a_rating_for_each_line():
    survey = [
        ("type", "name", "label", "kobo--score-choices"),
        ("begin_score", "s", "How often?", "often"),
        ("score__row", "r1", "We meet", ""),
        ("score__row", "r2", "We talk", ""),
        ("end_score", "", "", ""),
    ]
    choices = [
        ("list_name", "name", "label"),
        *[("often", f"o{n}", label) for n, label in enumerate(["Never", "Sometimes", "Often", "Always"])],
    ]
    found = imported(xlsx(survey=survey, choices=choices))

    assert [(one.code, one.kind) for one in found.questionnaire.items()] == [("r1", "rating"), ("r2", "rating")]
    assert [(grid.code, grid.text.by_lang) for grid in found.questionnaire.sections[0].grids] == [("s", {"en": "How often?"})]


def test_a_group_shown_as_a_table_is_a_table_with_the_codes_of_its_questions():
    survey = [
        ("type", "name", "label", "appearance", "relevant"),
        ("begin_group", "page", "Page", "", ""),
        ("text", "first", "First", "", ""),
        ("begin_group", "t", "How often?", "table-list", ""),
        ("select_one often", "meet", "We meet", "", ""),
        ("select_one often", "talk", "We talk", "", "${meet} = '1'"),
        ("end_group", "", "", "", ""),
        ("begin_group", "u", "And these?", "table-list", ""),
        ("select_one often", "sing", "We sing", "", ""),
        ("text", "why", "Why?", "", ""),
        ("end_group", "", "", "", ""),
        ("end_group", "", "", "", ""),
    ]
    choices = [("list_name", "name", "label"), *[("often", str(n), label) for n, label in enumerate(["Never", "At times", "Always"], 1)]]
    found = imported(xlsx(survey=survey, choices=choices)).questionnaire

    assert [(one.code, one.grid, one.show_if) for one in found.items()] == [
        ("first", "", ""),
        ("meet", "t", ""),
        ("talk", "t", "meet == 1"),
        ("u", "", ""),
        ("sing", "", ""),
        ("why", "", ""),
    ]
    assert [(grid.code, grid.text.by_lang) for grid in found.sections[0].grids] == [("t", {"en": "How often?"})]


def test_one_choice_that_stands_alone_is_exclusive():
    survey = [
        ("type", "name", "label", "constraint"),
        ("select_multiple x", "q", "Which?", "not(selected(., 'none') and count-selected(.) > 1)"),
    ]
    choices = [("list_name", "name", "label"), ("x", "a", "A"), ("x", "none", "Nothing")]

    assert [option.exclusive for option in item(imported(xlsx(survey=survey, choices=choices)), "q").options] == [False, True]


def test_doubled_and_forbidden_codes_are_mended_and_told():
    survey = [
        ("type", "name", "label"),
        ("text", "group", "One"),
        ("text", "q", "Two"),
        ("text", "q", "Three"),
        ("text", "1st", "Four"),
        ("text", "", "Five"),
    ]
    found = imported(xlsx(survey=survey))

    assert [one.code for one in found.questionnaire.items()] == ["group_", "q", "q_2", "q1st", "q_3"]
    assert "q → q_2" in said(found)


def test_a_condition_on_a_question_that_is_not_there_is_kept_in_the_report():
    survey = [
        ("type", "name", "label", "relevant"),
        ("text", "a", "One", "${ghost} = 'x'"),
        ("text", "b", "Two", "${c} = 'x'"),
        ("text", "c", "Three", ""),
    ]
    found = imported(xlsx(survey=survey))

    assert {one.show_if for one in found.questionnaire.items()} == {""}
    assert "${ghost} = 'x'" in about(found, "a")
    assert "does not come before" in about(found, "b")


@pytest.mark.parametrize(
    ("relevant", "ours"),
    [
        ("selected(${several}, 'a') and not(selected(${several}, 'b'))", 'several has "a" and not several has "b"'),
        ("${met} = 'yes' or ${met} = 'dk'", 'met == "yes" or unknown(met)'),
        ("${met} != ''", "answered(met) or unknown(met)"),
        ("count-selected(${several}) >= 2", "chosen(several) >= 2"),
        ("${age} > 18 and (${age} < 65)", "age > 18 and age < 65"),
        ("18 <= ${age}", "age >= 18"),
        ("string-length(${name}) > 0", "answered(name)"),
        ("true()", ""),
        ("${met} = “yes”", 'met == "yes"'),
        ("/data/met = 'yes'", 'met == "yes"'),
    ],
)
def test_conditions_are_said_in_our_language(relevant: str, ours: str):
    survey = [
        ("type", "name", "label", "relevant"),
        ("select_one yn", "met", "Met?", ""),
        ("select_multiple s", "several", "Which?", ""),
        ("integer", "age", "Age?", ""),
        ("text", "name", "Name?", ""),
        ("text", "q", "Then?", relevant),
    ]
    choices = [("list_name", "name", "label"), *YES_NO, ("s", "a", "A"), ("s", "b", "B")]

    assert item(imported(xlsx(survey=survey, choices=choices)), "q").show_if == ours


def test_no_text_of_a_form_is_lost():
    cells = [str(cell) for rows in FORM.values() for row in rows[1:] for cell in row if " " in str(cell) and "group" not in str(cell)]
    spoken = [cell for cell in cells if not cell.startswith(("$", ".", "select"))]

    assert len(spoken) >= 10
    assert lost(spoken, imported(xlsx(**FORM))) == []
