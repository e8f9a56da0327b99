"""Files of released figures: each figure or the reason for its absence, the same in every file, and no word is more than a word."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path
from random import Random

import openpyxl
import pytest
from jsonschema import Draft202012Validator

from app.exporting.kinds import KINDS
from reports.exports import delimited
from reports.exports.columns import COLUMNS, WORDS
from reports.exports.pieces import PIECE, gathered, zipped
from reports.exports.row import Row
from reports.exports.rows import rows
from surveys.scoring.named import Given, Position
from surveys.scoring.values import Figure, Released
from surveys.translator import translator

from fixtures.hostile import attacked
from fixtures.trials import forms, released_of

DOCS = Path(__file__).resolve().parents[2] / "docs"
EN, AR = (translator(lang, "surveys", "reports") for lang in ("en", "ar"))
FORMULA = re.compile(r"^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]")
UNWANTED = re.compile("[\x00-\x08\x0b-\x1f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def made(kind: str, released: Released, lang: str = "en", *, hxl: bool = False) -> bytes:
    return b"".join(KINDS[kind].pieces(released, lang, hxl=hxl))


def table(released: Released, *, hxl: bool = False) -> list[dict[str, str]]:
    text = b"".join(delimited.figures(released, EN, hxl=hxl)).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def sheet(released: Released, place: int, **asked: object) -> openpyxl.worksheet.worksheet.Worksheet:
    book = openpyxl.load_workbook(io.BytesIO(made("xlsx", released, **asked)))  # type: ignore[arg-type]
    return book.worksheets[place]


def test_each_row_has_a_figure_words_or_the_reason_why_there_is_none(released: Released, too_few: Released):
    for one in (*rows(released, EN), *rows(too_few, EN)):
        assert one.figure is not None or one.words or one.reason, one


def test_a_hidden_group_has_no_number_and_the_one_reason(released: Released):
    hidden = [row for row in table(released) if row["group"] == "g3"]

    assert {(row["n"], row["invited"], row["figure"], row["words"]) for row in hidden} == {("", "", "", "")}
    assert {row["reason"] for row in hidden} == {"Not shown: too few answers, or needed to protect others."}
    assert {row["what"] for row in hidden} == {"taking_part", "headline", "topic", "item"}


def test_no_file_tells_which_hidden_groups_were_joined():
    """Of four groups two have three answers each: they are joined, and stand in every file like one that is hidden to protect others."""
    people = {"A": forms(("4434", 8)), "B": forms(("2223", 8)), "C": forms(("4321", 3)), "D": forms(("1234", 2))}
    joined = released_of(people)
    assert any("+" in code for one in joined.dimensions for code in one.groups)

    codes = {row["group"] for row in table(joined)}
    shown = {group.id for group in joined.groups if group.shown}
    assert codes - {""} == {group.id for group in joined.groups}
    for kind in ("csv", "json"):
        assert not [one for one in re.findall(r"C\+D|D\+C", unpacked(made(kind, joined)).decode()) if one not in shown]


def test_every_printed_mean_of_a_topic_has_its_row(released: Released):
    found = {(row["code"], row["group"], row["estimand"]): row["figure"] for row in table(released) if row["what"] == "topic"}

    for one in released.dimensions:
        assert found[one.code, "", "groups"] == str(one.equal.value)
        assert found[one.code, "", "people"] == str(one.everyone.value)
        assert {g: found[one.code, g, "group"] for g in ("g1", "g2", "g3")} == {g: str(f.value) for g, f in one.groups.items()} | {"g3": ""}


def test_a_bound_and_a_cell_are_said_to_be_no_exact_number(released: Released):
    first, *others = released.dimensions
    item = replace(first.items[0], overall=Figure(70, n=9, cell=True))
    coded = replace(released, dimensions=(replace(first, equal=Figure(90, n=5, edge=">="), items=(item,)), *others))

    bounds = Counter(row["bound"] for row in table(coded))
    assert (bounds["at_least"], bounds["cell"]) == (1, 1)


def test_words_in_coded_columns_are_all_explained(released: Released):
    for row in rows(released, EN):
        for column in COLUMNS:
            if column.coded:
                assert getattr(row, column.name) in {"", *WORDS[column.name]}, (column.name, row)


def test_whatever_a_release_holds_is_in_the_files_or_left_out_on_purpose():
    """A new part of a release: rows of it in `rows`, or a reason here."""
    in_rows = {"participation", "groups", "headlines", "dimensions", "tallies", "differences", "two_sided", "comments"}
    in_rows |= {"together", "placed", "occurrences", "objectives", "people", "networks"}
    beside = {"version", "facts", "questionnaire", "k", "findings", "method", "too_few", "cautions", "annex", "constants"}
    left_out = {"positions": "answers beside names (R13)", "dossier": "added in words, printed in the debrief"}

    assert {one.name for one in fields(Released)} == in_rows | beside | set(left_out)


def test_columns_are_the_fields_of_a_row():
    assert {column.name for column in COLUMNS} == set(Row.__slots__)


def test_answers_beside_names_and_quotations_are_in_no_table(released: Released):
    position = Position("Amina Example", (Given("A1.1", "Strongly agree"),))
    named = replace(released, positions=(position,))

    for kind in KINDS.values():
        if kind.made:
            assert b"Amina" not in unpacked(made(kind.code, named))
    assert b"Decide the budget with us." not in unpacked(made("csv", released))


def unpacked(file: bytes) -> bytes:
    """What lies in the file, unpacked where it is an archive."""
    if not file.startswith(b"PK"):
        return file
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        return b"".join(archive.read(name) for name in archive.namelist())


def test_hashtags_stand_in_the_second_row_and_are_of_the_standard(released: Released):
    tags = table(released, hxl=True)[0]

    known = {"#indicator", "#item", "#group", "#meta", "#respondee", "#description"}
    assert all(re.fullmatch(r"#[a-z]+(\+[a-z]+)*", tag) and tag.split("+")[0] in known for tag in tags.values())
    assert len(set(tags.values())) == len(COLUMNS)
    assert [cell.value for cell in sheet(released, 1, hxl=True)[2]] == list(tags.values())


def test_the_workbook_has_a_frozen_heading_filters_and_reads_from_right_to_left_in_arabic(released: Released):
    english, arabic = sheet(released, 1), sheet(released, 1, lang="ar")

    assert english.freeze_panes == "C2"
    assert english.auto_filter.ref.startswith("A1:")
    assert not english.sheet_view.rightToLeft
    assert arabic.sheet_view.rightToLeft
    assert arabic["A1"].value == AR(COLUMNS[0].heading)
    assert english["K6"].value == 64


def test_the_codebook_comes_with_every_file(released: Released):
    asked = "The partners wanted the same main result from this partnership."

    in_rows = len([one for one in rows(released, EN) if asked in one.text])
    for kind in ("csv", "json"):
        assert unpacked(made(kind, released)).decode().count(asked) == in_rows + len(list(released.questionnaire.items()))
    assert [cell.value for cell in sheet(released, 3)["D"]][1:] == [asked] * len(list(released.questionnaire.items()))


@pytest.mark.parametrize("kind", [kind.code for kind in KINDS.values() if kind.made])
def test_the_same_release_gives_the_same_bytes(kind: str, released: Released):
    assert made(kind, released) == made(kind, released)


def test_no_cell_of_a_table_is_a_formula_wherever_it_is_split(released: Released):
    archive = zipfile.ZipFile(io.BytesIO(made("csv", attacked(released))))
    for name in archive.namelist():
        if name.endswith(".csv"):
            text = archive.read(name).decode("utf-8-sig")
            assert not UNWANTED.search(text.replace("\r\n", "\n")), name
            for line in csv.reader(io.StringIO(text, newline="")):
                parts = [part for cell in line for part in re.split(r'[;,\t|"\n]\s*', cell)]
                assert not [part for part in parts if FORMULA.match(part) and not _is_number(part)], name


def _is_number(part: str) -> bool:
    return bool(re.fullmatch(r"-?\d+(\.\d+)?", part))


def test_no_cell_of_the_workbook_is_a_formula_and_nothing_of_it_is_read_as_markup(released: Released):
    book = openpyxl.load_workbook(io.BytesIO(made("xlsx", attacked(released))))
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row if cell.value is not None]

    assert {cell.data_type for cell in cells} == {"s", "n"}
    assert all(cell.quotePrefix for cell in cells if FORMULA.match(str(cell.value)) and cell.data_type == "s")
    texts = [str(cell.value) for cell in cells]
    assert any("<r><t>=1+1</t></r>" in text for text in texts)
    assert any("_x003D_1+1" in text for text in texts)
    assert not [text for text in texts if UNWANTED.search(text)]


def test_the_document_of_json_holds_figures_findings_and_groups_as_released(released: Released):
    document = json.loads(made("json", attacked(released)))

    assert (document["format"], document["format_version"], document["scoring_version"]) == ("roundtable-release", 1, released.version)
    assert [group["shown"] for group in document["groups"]] == [True, True, False]
    assert "answered" not in document["groups"][2]
    assert len(document["figures"]) == len(list(rows(released, EN)))
    assert [one["number"] for one in document["findings"]] == [1, 2]
    assert {one["lang"] for one in document["quotations"]} == {"en", "ar"}


def test_the_document_keeps_to_its_description_which_knows_every_word(released: Released, too_few: Released):
    schema = json.loads((DOCS / "release-schema.json").read_text(encoding="utf-8"))
    check = Draft202012Validator(schema)

    assert [str(one) for release in (released, too_few) for one in check.iter_errors(json.loads(made("json", release)))] == []
    described = schema["properties"]["figures"]["items"]["properties"]
    assert {name: set(part["enum"]) for name, part in described.items() if "enum" in part} == {
        name: set(words) for name, words in WORDS.items()
    }


def test_a_file_is_handed_on_in_pieces_of_one_size_however_long_it_is():
    sizes = [len(piece) for piece in gathered("x" * 1000 for _ in range(10_000))]
    assert len(sizes) > 100
    assert max(sizes) < PIECE + 1000

    taken, chance = [], Random(1)

    def endless() -> Iterator[bytes]:
        for number in range(100_000):
            taken.append(number)
            yield chance.randbytes(300)

    first = next(zipped([("a.csv", endless())]))
    assert len(first) < 2 * PIECE
    assert len(taken) * 300 < 4 * PIECE
