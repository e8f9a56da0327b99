"""Hostile, broken and mistaken files end in one clear sentence, or in a cleaned questionnaire that says what was cleaned."""

from __future__ import annotations

import io
import zipfile

import openpyxl
import pytest

from surveys.questionnaires.formats.limits import LARGEST, MOST_ROWS

from fixtures.foreign import archive, en, group, imported, item, lss, refused, said, saved, table, xlsx

SURVEY = [("type", "name", "label"), ("text", "q", "What?")]
QUESTION = table("questions", [{"qid": 5, "parent_qid": 0, "gid": 1, "type": "S", "title": "Q1", "question_order": 1}]) + table(
    "question_l10ns", [{"qid": 5, "question": "What?", "language": "en"}]
)


def with_part(name: str, part: bytes) -> bytes:
    """A workbook with one part replaced or added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(xlsx(survey=SURVEY))) as before, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after:
        for entry in before.infolist():
            if entry.filename != name:
                after.writestr(entry, before.read(entry))
        after.writestr(name, part)
    return out.getvalue()


LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
READING = '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize("prologue", [LAUGHS, READING, '<!DOCTYPE x SYSTEM "http://example.org/x.dtd">'])
def test_entities_in_a_limesurvey_file_are_refused(prologue: str):
    source = lss(group(), QUESTION).replace(b"<document>", prologue.encode() + b"<document>")

    assert "could harm" in refused(source)


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/sharedStrings.xml", "xl/worksheets/sheet1.xml", "[Content_Types].xml"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_in_a_workbook_are_refused(part: str, encoding: str):
    source = f'<?xml version="1.0" encoding="{encoding}"?><!-- {"x" * 5000} -->{LAUGHS}<x>&b;</x>'.encode(encoding)

    assert "could harm" in refused(with_part(part, source))


def test_a_workbook_that_unpacks_to_too_much_is_refused():
    assert "far larger" in refused(with_part("xl/media/bomb.bin", b"\0" * 61_000_000))


def test_a_workbook_with_thousands_of_parts_is_refused():
    assert "far larger" in refused(archive(**{"xl/workbook.xml": b"<x/>", **{f"xl/{n}.bin": b"" for n in range(2100)}}))


def test_only_the_first_rows_of_an_endless_sheet_are_read():
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("survey")
    for row in (*SURVEY, *[("note", f"n{n}", "") for n in range(MOST_ROWS + 50)]):
        sheet.append(row)
    found = imported(saved(book))

    assert [one.code for one in found.questionnaire.items()] == ["q"]
    assert "first 10,000 rows" in said(found)


def test_a_cell_in_the_last_corner_costs_nothing():
    book = openpyxl.Workbook()
    for row in SURVEY:
        book.worksheets[0].append(row)
    book.worksheets[0].title = "survey"
    book.worksheets[0].cell(1_048_576, 16_384, "far away")

    assert [one.code for one in imported(saved(book)).questionnaire.items()] == ["q"]


def test_macros_links_and_formulas_are_told_and_not_run():
    book = openpyxl.load_workbook(io.BytesIO(xlsx(survey=[*SURVEY, ("text", "r", "=1+1")])))
    out = io.BytesIO(saved(book))
    with zipfile.ZipFile(out, "a") as parts:
        parts.writestr("xl/vbaProject.bin", b"macro")
        parts.writestr("xl/externalLinks/externalLink1.xml", b"<externalLink/>")
    found = imported(out.getvalue())

    for words in ("has macros", "links to other files", "survey!C3: =1+1"):
        assert words in said(found)


@pytest.mark.parametrize(
    ("source", "sentence"),
    [
        (b"", "is empty"),
        (b"   \n ", "is empty"),
        (b"PK\x03\x04 broken", "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 broken", "damaged"),
        (b"%PDF-1.7", "a PDF"),
        (b"\x89PNG\r\n", "a picture"),
        (b"<html><body>Hello</body></html>", "a web page"),
        (b'<?xml version="1.0"?><h:html xmlns:h="x"><h:head/></h:html>', "an XForm"),
        (b"<x/>", "XML of a kind"),
        (b"\xff\xfe\x00\xd8", "no text that could be read"),
        (b"hello", "no list of statements"),
        (b"[1, 2", "cannot be read as JSON"),
        (b"[" * 100_000, "cannot be read as JSON"),
        (b'{"pages": ' * 1000, "cannot be read as JSON"),
        (b'{"elements": []}', "no question in this file"),
        (b"x" * (LARGEST + 1), "too large"),
        (lss(group(), QUESTION)[:-30], "damaged at line"),
        (xlsx(survey=[("type", "name", "label")]), "no questions"),
        (xlsx(Sheet1=[]), "is empty"),
        (archive(**{"a.txt": b"x"}), "archive holds no questionnaire"),
        (archive(**{"word/document.xml": b"<x/>"}), "archive holds no questionnaire"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_in_a_sentence(source: bytes, sentence: str):
    assert sentence in refused(source)


def test_scripts_in_titles_labels_and_codes_become_words():
    survey = [("type", "name", "label"), ("select_one <b>x</b>", "<script>q</script>", "<script>alert(1)</script>What?")]
    choices = [("list_name", "name", "label"), ("<b>x</b>", "<i>", "<img src=x onerror=alert(2)>A"), ("<b>x</b>", "b", "B")]
    found = imported(xlsx(survey=survey, choices=choices, settings=[("form_title",), ("<script>x</script>Voices",)]))
    (one,) = found.questionnaire.items()

    assert (one.code, en(one.text), [en(option.label) for option in one.options]) == ("script_q_script", "What?", ["A", "B"])
    assert en(found.questionnaire.title) == "Voices"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252", "latin-1"])
def test_any_usual_encoding_is_read(encoding: str):
    source = "statement\nNous réunissons-nous souvent à l'école, près de la forêt ?\nÊtes-vous très fiers ?\n".encode(encoding)

    assert [en(one.text) for one in imported(source).questionnaire.items()] == [
        "Nous réunissons-nous souvent à l'école, près de la forêt ?",
        "Êtes-vous très fiers ?",
    ]


def test_mixed_encodings_are_read_line_by_line_and_told():
    source = "statement\nNous réunissons-nous très souvent à l’école ?\n".encode() + "Êtes-vous très fiers de la forêt ?\n".encode("cp1252")
    found = imported(source)

    assert [one.text.pick("fr") for one in found.questionnaire.items()] == [
        "Nous réunissons-nous très souvent à l’école ?",
        "Êtes-vous très fiers de la forêt ?",
    ]
    assert "Some lines are in UTF-8" in said(found)


def test_texts_damaged_by_a_wrong_encoding_are_pointed_at():
    assert "seem damaged" in said(imported("statement\nNous rÃ©unissons-nous souvent ?\n"))


def test_a_declared_encoding_of_a_limesurvey_file_is_kept():
    source = lss(group(), QUESTION.replace("What?", "Où ça ?")).decode().replace("UTF-8", "ISO-8859-1").encode("latin-1")

    assert en(item(imported(source), "Q1").text) == "Où ça ?"


def test_control_signs_in_a_limesurvey_file_are_taken_away_and_told():
    found = imported(lss(group(), QUESTION.replace("What?", "Wh\x0bat&#x1;?")))

    assert "Signs that no text holds" in said(found)
    assert en(item(found, "Q1").text) in {"What?", "What&#x1;?"}


def test_invisible_and_turning_signs_do_not_reach_a_text():
    found = imported("statement\nWe \u202emeet\u202c of\u0000ten.\n")

    assert en(next(found.questionnaire.items()).text) == "We meet often."


def test_a_very_long_text_is_cut_at_its_paragraphs_or_told():
    long = "word " * 900
    found = imported(xlsx(survey=[("type", "name", "label"), ("note", "n", long), ("text", "q", long)]))
    notes = [one for one in found.questionnaire.items() if one.kind == "statement"]

    assert "".join(en(one.text).replace(" ", "") for one in notes) == long.replace(" ", "")
    assert "its end was cut" in said(found)
    assert long.strip() in said(found)


def test_hundreds_of_questions_on_a_page_are_parted():
    found = imported("statement\n" + "\n".join(f"We did thing {n}." for n in range(450))).questionnaire

    assert [len(section.items) for section in found.sections] == [200, 200, 50]


def test_more_answers_than_a_list_holds_are_told_one_by_one():
    choices = [("list_name", "name", "label"), *[("c", f"c{n}", f"Country {n}") for n in range(120)]]
    found = imported(xlsx(survey=[("type", "name", "label"), ("select_one c", "q", "Where?")], choices=choices))

    assert item(found, "q").kind == "short_text"
    assert "Country 119" in said(found)


def test_more_pages_than_a_questionnaire_holds_are_refused():
    rows = [row for n in range(101) for row in (("begin group", f"g{n}", f"G{n}"), ("text", f"q{n}", "What?"), ("end group", "", ""))]

    assert "Keep at most 100" in refused(xlsx(survey=[("type", "name", "label"), *rows]))
