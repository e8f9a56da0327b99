"""LimeSurvey's files of both generations and its tab-separated structure."""

from __future__ import annotations

import pytest

from surveys.questionnaires.formats.report import Imported

from fixtures.foreign import about, archive, en, group, imported, item, lost, lss, said, table


def question(letter: str, title: str = "Q1", qid: int = 5, text: str = "What do you say?", **settings: object) -> str:
    row = {"qid": qid, "parent_qid": 0, "gid": 1, "type": letter, "title": title, "question_order": qid, "mandatory": "N", "relevance": "1"}
    return table("questions", [row | settings]) + table("question_l10ns", [{"qid": qid, "question": text, "language": "en"}])


def parts(*titles: str, qid: int = 5, scale: int = 0, begin: int = 100) -> str:
    rows = [
        {"qid": begin + place, "parent_qid": qid, "title": title, "question_order": place, "scale_id": scale}
        for place, title in enumerate(titles)
    ]
    words = [{"qid": row["qid"], "question": f"Line {row['title']}", "language": "en"} for row in rows]
    return table("subquestions", rows) + table("question_l10ns", words)


def answers(*labels: str, qid: int = 5, scale: int = 0, points: tuple[int, ...] = (), begin: int = 500) -> str:
    rows = [
        {
            "aid": begin + place,
            "qid": qid,
            "code": f"A{place}",
            "sortorder": place,
            "assessment_value": points[place] if points else 0,
            "scale_id": scale,
        }
        for place, _ in enumerate(labels)
    ]
    words = [{"aid": begin + place, "answer": label, "language": "en"} for place, label in enumerate(labels)]
    return table("answers", rows) + table("answer_l10ns", words)


AGREE = ("Strongly disagree", "Disagree", "Neutral", "Agree", "Strongly agree")
LETTERS = {
    "L": ["choice"],
    "!": ["choice"],
    "O": ["choice", "long_text"],
    "M": ["choices"],
    "P": ["choices", "long_text"],
    "R": ["ranking"],
    "F": ["statement", "choice", "choice"],
    "H": ["statement", "choice", "choice"],
    "A": ["rating", "rating"],
    "B": ["rating", "rating"],
    "C": ["statement", "choice", "choice"],
    "E": ["rating", "rating"],
    "1": ["statement", "choice", "choice", "choice", "choice"],
    ":": ["statement", "number", "number"],
    ";": ["statement", "short_text", "short_text"],
    "5": ["rating"],
    "Y": ["choice"],
    "G": ["choice"],
    "D": ["date"],
    "N": ["number"],
    "K": ["statement", "number", "number"],
    "S": ["short_text"],
    "Q": ["statement", "short_text", "short_text"],
    "T": ["long_text"],
    "U": ["long_text"],
    "X": ["statement"],
}


@pytest.mark.parametrize("letter", sorted(LETTERS))
def test_every_letter_becomes_a_kind_of_ours(letter: str):
    across = parts("C1", scale=1, begin=200) if letter in ":;" else ""
    second = answers("Warm", "Cold", scale=1, begin=600) if letter == "1" else ""
    found = imported(lss(group(), question(letter), parts("SQ1", "SQ2"), across, answers("Blue", "Green"), second))

    assert [one.kind for one in found.questionnaire.items()] == LETTERS[letter]


@pytest.mark.parametrize("letter", ["*", "|", "I", "?"])
def test_letters_that_ask_nothing_are_left_out_with_their_words(letter: str):
    found = imported(lss(group(), question(letter, text="Put it here"), question("S", "Q2", 6)))

    assert [one.code for one in found.questionnaire.items()] == ["Q2"]
    assert "Put it here" in said(found)


def test_a_grid_of_agreement_is_a_rating_for_each_line():
    found = imported(lss(group(), question("F"), parts("SQ1", "SQ2"), answers(*AGREE, "Don't know")))

    assert [(one.code, one.kind, one.unknown) for one in found.questionnaire.items()] == [
        ("Q1_SQ1", "rating", True),
        ("Q1_SQ2", "rating", True),
    ]
    assert [grid.text.by_lang for grid in found.questionnaire.sections[0].grids] == [{"en": "What do you say?"}]
    assert found.questionnaire.item("Q1_SQ1").scored


def test_points_of_an_assessment_are_the_steps_of_a_scale():
    found = imported(lss(group(), question("L"), answers("Rot", "Gelb", "Blau", points=(10, 5, 0)), assessments="Y"))
    scale = found.questionnaire.scale(item(found, "Q1").scale)

    assert [(point.value, en(point.label)) for point in scale.points] == [(2, "Rot"), (1, "Gelb"), (0, "Blau")]


def test_points_that_are_not_even_are_told_and_never_scored():
    found = imported(lss(group(), question("L"), answers("Rot", "Gelb", "Blau", points=(9, 5, 0)), assessments="Y"))

    assert item(found, "Q1").kind == "choice"
    assert "A0 = 9" in about(found, "Q1")


def test_points_of_a_file_without_assessments_say_nothing():
    found = imported(lss(group(), question("L"), answers("Rot", "Gelb", points=(1, 2))))

    assert item(found, "Q1").kind == "choice"


BOTH = ("de-informal", "en")


def old_group(lang: str) -> dict[str, object]:
    return {"gid": 1, "group_name": f"Group {lang}", "description": f"About {lang}", "group_order": 1, "language": lang}


def old_question(qid: int, letter: str, title: str, lang: str) -> dict[str, object]:
    words = {"question": f"{title} {lang}?", "help": f"Help {lang}", "language": lang}
    return {"qid": qid, "gid": 1, "parent_qid": 0, "type": letter, "title": title, "question_order": qid, **words}


def old_answer(code: str, lang: str) -> dict[str, object]:
    return {"qid": 5, "code": code, "answer": f"{code} {lang}", "sortorder": 1, "language": lang}


OLD = lss(
    table("groups", map(old_group, BOTH)),
    table("questions", [old_question(*one, lang) for lang in BOTH for one in ((5, "L", "colour"), (6, "S", "why"))]),
    table("answers", [old_answer(code, lang) for lang in BOTH for code in ("R", "B")]),
    table("conditions", [{"qid": 6, "scenario": 1, "cqid": 5, "cfieldname": "77X1X5", "method": "==", "value": "R"}]),
    languages=BOTH,
    version=155,
)


def test_the_old_generation_has_its_texts_on_the_rows():
    found = imported(OLD)

    assert found.questionnaire.languages == ("de", "en")
    assert item(found, "colour").text.by_lang == {"de": "colour de-informal?", "en": "colour en?"}
    assert [option.label.by_lang["de"] for option in item(found, "colour").options] == ["R de-informal", "B de-informal"]
    assert "de-informal → de" in said(found)


def test_conditions_from_before_expressions_become_ours():
    assert item(imported(OLD), "why").show_if == 'colour == "R"'


@pytest.mark.parametrize(
    ("relevance", "ours"),
    [
        ('((Q1.NAOK == "A1"))', 'Q1 == "A1"'),
        ("((77X1X5.NAOK != 'A1'))", 'not Q1 == "A1"'),
        ('Q2_SQ1.NAOK == "Y"', 'Q2 has "SQ1"'),
        ('77X1X6SQ2.NAOK == ""', 'not Q2 has "SQ2"'),
        ("!is_empty(Q1.NAOK)", "answered(Q1)"),
        ("{Q3.NAOK > 3 && Q3.NAOK lt 9}", "Q3 > 3 and Q3 < 9"),
        ("count(Q2.NAOK) >= 2", "chosen(Q2) >= 2"),
        ("1", ""),
        ('Q1.NAOK eq "A1" or Q3.NAOK ge 2', 'Q1 == "A1" or Q3 >= 2'),
    ],
)
def test_expressions_are_said_in_our_language(relevance: str, ours: str):
    found = imported(
        lss(
            group(),
            question("L"),
            answers("Blue", "Green"),
            question("M", "Q2", 6),
            parts("SQ1", "SQ2", qid=6),
            question("N", "Q3", 7),
            question("S", "Q4", 8, relevance=relevance),
        )
    )

    assert item(found, "Q4").show_if == ours


@pytest.mark.parametrize(
    "relevance", ["rand(1, 6) > 3", "TOKEN:FIRSTNAME == 'Ann'", "Q1.question == 'x'", "(((", "regexMatch('/a+/', Q1)", "Q9.NAOK == 1"]
)
def test_an_expression_that_cannot_be_said_is_kept_in_the_report(relevance: str):
    found = imported(lss(group(), question("S"), question("S", "Q4", 8, relevance=relevance)))

    assert item(found, "Q4").show_if == ""
    assert relevance in about(found, "Q4")


def test_what_is_never_shown_is_told():
    found = imported(lss(group(), question("S", relevance="0"), question("S", "Q2", 6)))

    assert "never shows this" in about(found, "Q1")


def test_two_scales_are_two_questions_a_line_with_their_headings():
    headers = table(
        "question_attributes",
        [
            {"qid": 5, "attribute": f"dualscale_header{letter}", "value": value, "language": "en"}
            for letter, value in (("A", "Importance"), ("B", "How well done"))
        ],
    )
    found = imported(lss(group(), question("1"), parts("SQ1"), answers(*AGREE), answers("Blue", "Green", scale=1, begin=600), headers))

    assert [(one.code, one.kind, en(one.text)) for one in found.questionnaire.items()][1:] == [
        ("Q1_SQ1_0", "rating", "Line SQ1 – Importance"),
        ("Q1_SQ1_1", "choice", "Line SQ1 – How well done"),
    ]


def test_two_scales_of_known_steps_are_a_question_of_that_kind():
    headers = [
        {"qid": 5, "attribute": f"dualscale_header{letter}", "value": value, "language": "en"}
        for letter, value in (("A", "Importance"), ("B", "How well done"))
    ]
    second = answers("Never", "Sometimes", "Always", scale=1, begin=600)
    found = imported(lss(group(), question("1"), parts("SQ1"), answers(*AGREE), second, table("question_attributes", headers)))

    assert [(one.code, one.kind) for one in found.questionnaire.items()][1:] == [("Q1_SQ1", "two_scales")]
    assert (en(item(found, "Q1_SQ1").ask), en(item(found, "Q1_SQ1").second_ask)) == ("Importance", "How well done")


def test_other_comments_attributes_quotas_and_letters_are_told():
    attributes = [
        {"qid": 5, "attribute": "other_replace_text", "value": "Another way", "language": "en"},
        {"qid": 5, "attribute": "array_filter", "value": "Q0", "language": ""},
        {"qid": 5, "attribute": "em_validation_q_tip", "value": "Think again", "language": "en"},
    ]
    found = imported(
        lss(
            group(),
            question("O", other="Y", mandatory="S", preg="/a/"),
            answers("Blue", "Green"),
            table("question_attributes", attributes),
            table("quota", [{"id": 1, "name": "Only 50 women"}]),
            table("assessments", [{"name": "Well done", "message": "You scored high"}]),
            table(
                "surveys_languagesettings",
                [{"surveyls_language": "en", "surveyls_email_invite": "Dear {FIRSTNAME}", "surveyls_endtext": "<p>Bye</p>"}],
            ),
        )
    )
    report = said(found)

    assert item(found, "Q1").ask_again
    assert en(item(found, "Q1").options[-1].label) == "Another way"
    for words in (
        "array_filter = Q0",
        "Think again",
        "/a/",
        "Only 50 women",
        "You scored high",
        "Dear {FIRSTNAME}",
        "Bye",
    ):
        assert words in report


def test_a_hidden_question_is_left_out():
    hidden = table("question_attributes", [{"qid": 5, "attribute": "hidden", "value": "1", "language": ""}])
    found = imported(lss(group(), question("S", text="Secret"), hidden, question("S", "Q2", 6)))

    assert [one.code for one in found.questionnaire.items()] == ["Q2"]
    assert "Secret" in said(found)


def test_an_archive_gives_its_questionnaire_and_nothing_else():
    inner = lss(group(), question("S"))
    found = imported(archive(**{"survey_77.lss": inner, "survey_77_responses.lsr": b"<x/>", "../../evil.txt": b"x"}))

    assert [one.code for one in found.questionnaire.items()] == ["Q1"]
    assert "no answers and no people" in said(found)


def tsv(*rows: tuple[str, ...], bom: bool = True) -> bytes:
    header = (
        "id",
        "related_id",
        "class",
        "type/scale",
        "name",
        "relevance",
        "text",
        "help",
        "language",
        "validation",
        "mandatory",
        "other",
        "default",
        "same_default",
        "hide_tip",
    )
    lines = ["\t".join(header), *("\t".join(row) for row in rows)]
    return ("\ufeff" * bom + "\r\n".join(lines)).encode()


def _tsv() -> Imported:
    rows: list[tuple[str, ...]] = [
        ("", "", "S", "", "language", "", "en", "", ""),
        ("", "", "S", "", "additional_languages", "", "ar", "", ""),
        ("", "", "SL", "", "surveyls_title", "", "Voices", "", "en"),
        ("", "", "SL", "", "surveyls_title", "", "أصوات", "", "ar"),
    ]
    for lang, words in (
        ("en", ("Page", "How far?", "We meet", "Never", "Always", "Why?")),
        ("ar", ("صفحة", "إلى أي مدى؟", "نلتقي", "أبدا", "دائما", "لماذا؟")),
    ):
        rows += [
            ("1", "", "G", "1", words[0], "1", "", "", lang),
            ("1", "", "Q", "F", "Q1", "1", words[1], "", lang, "", "Y", "N"),
            ("2", "", "SQ", "0", "SQ1", "1", words[2], "", lang),
            ("1", "", "A", "0", "A1", "", words[3], "", lang),
            ("1", "", "A", "0", "A2", "", "Sometimes" if lang == "en" else "أحيانا", "", lang),
            ("1", "", "A", "0", "A3", "", words[4], "", lang),
            ("3", "", "Q", "T", "Q2", 'Q1_SQ1.NAOK == "A1"', words[5], "", lang),
        ]
    return imported(tsv(*rows))


def test_the_tab_separated_structure_is_read_in_every_language():
    found = _tsv()

    assert found.questionnaire.languages == ("en", "ar")
    assert found.questionnaire.title.by_lang == {"en": "Voices", "ar": "أصوات"}
    assert [(one.code, one.kind, one.required, one.show_if) for one in found.questionnaire.items()] == [
        ("Q1", "statement", False, ""),
        ("Q1_SQ1", "rating", True, ""),
        ("Q2", "long_text", False, "Q1_SQ1 == 1"),
    ]
    assert found.questionnaire.item("Q1_SQ1").text.by_lang == {"en": "We meet", "ar": "نلتقي"}


def test_doubled_codes_in_one_language_are_two_questions():
    rows = [
        ("1", "", "G", "1", "Page", "", "", "", "en"),
        ("", "", "Q", "S", "Q1", "", "One", "", "en"),
        ("", "", "Q", "S", "Q1", "", "Two", "", "en"),
    ]
    found = imported(tsv(("", "", "S", "", "language", "", "en"), *rows, bom=False))

    assert [(one.code, en(one.text)) for one in found.questionnaire.items()] == [("Q1", "One"), ("Q1_2", "Two")]


def test_no_text_of_a_survey_is_lost():
    texts = ["Group de-informal", "About en", "colour en?", "Help de-informal", "R en", "B de-informal", "Survey en", "77X1X5"]

    assert lost([text for text in texts if text != "77X1X5"], imported(OLD)) == []
