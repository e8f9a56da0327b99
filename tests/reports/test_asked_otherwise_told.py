"""Where groups were asked different questions, every outlet tells on which of them a difference rests, and shows the figures on those."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from app.exporting.archives import pieces
from app.exporting.kinds import KINDS
from reports.charts.gaps import gap_chart, gaps
from reports.charts.of_finding import of_finding
from reports.debrief.letter import letter
from reports.drawing.values import Dot, Label
from reports.editions.order import Order
from reports.exports import delimited
from reports.typesetting.blocks import Bullets
from surveys.messages import Text
from surveys.scoring.values import Difference, Released
from surveys.translator import LANGUAGES, translator

from fixtures.rated import make_item, make_questionnaire
from fixtures.replicating import Bundle
from fixtures.routed import PARTNERS, STAFF, people, routed
from fixtures.trials import dimension, forms, released_of

EN = translator("en", "surveys", "reports")
SCHEMA = Path(__file__).resolve().parents[2] / "docs" / "release-schema.json"


def of_three() -> Released:
    """C is asked like B, A not the last question."""
    items = [make_item("a1"), make_item("a2"), make_item("a3"), make_item("a4", groups=("B", "C"))]
    groups = {"A": forms(("543x", 6), ("354x", 6)), "B": forms(("1233", 6), ("3121", 6)), "C": forms(("3334", 6), ("4334", 6))}
    return released_of(people(groups), asked=make_questionnaire({"a": items}))


def on_shared(released: Released) -> Difference:
    return next(one for one in released.differences if one.shared)


def test_a_chart_draws_the_figures_on_the_shared_questions_in_a_row_that_says_so():
    released = routed()
    (gap,) = gaps(released.dimensions, released.differences)
    told = on_shared(released)
    picture = gap_chart([gap], released.groups, EN, 480)

    assert (gap.low, gap.high, gap.points) == (53, 79, abs(told.points))
    assert {code: figure.value for code, figure in gap.groups.items()} == {"A": 53, "B": 79}
    assert {code: figure.value for code, figure in dimension(released, "a").groups.items()} != {"A": 53, "B": 79}
    assert "a, on 2 shared questions" in [shape.text for shape in picture.shapes if isinstance(shape, Label)]
    assert "a, on 2 shared questions: 26 points apart" in picture.alt


def test_groups_that_were_asked_otherwise_are_not_drawn_beside_those_that_are_compared_on_everything():
    released = of_three()
    whole, shared = sorted(gaps(released.dimensions, released.differences), key=lambda gap: len(gap.shared))

    assert (whole.groups.keys(), shared.groups.keys()) == ({"B", "C"}, {"A", "B", "C"})
    assert whole.points == abs(next(one.points for one in released.differences if not one.shared))
    assert shared.points == max(abs(one.points) for one in released.differences if one.shared)
    dots = [shape for shape in gap_chart([whole], released.groups, EN, 480).shapes if isinstance(shape, Dot)]
    assert len(dots) == len(released.groups) + 2


def test_a_bar_joins_two_groups_that_are_compared_and_never_two_others():
    released = of_three()
    some = [one for one in released.differences if not one.shared]
    pairs = [replace(some[0], a="A", b="B"), replace(some[0], a="B", b="C")]
    figures = {code: figure.value or 0 for code, figure in dimension(released, "a").groups.items()}
    widest = max(abs(figures[one.a] - figures[one.b]) for one in pairs)

    assert [gap.points for gap in gaps(released.dimensions, [replace(one, points=figures[one.a] - figures[one.b]) for one in pairs])] == [
        widest
    ]


def test_the_picture_of_a_finding_shows_the_figures_of_its_sentence():
    released = routed()
    told = on_shared(released)
    finding = next(one for one in released.findings if one.evidence == (told.dimension, told.a, told.b))
    picture = of_finding(released, finding, EN, 480)

    assert picture
    assert "a, on 2 shared questions" in picture.alt


def table(released: Released) -> list[dict[str, str]]:
    text = b"".join(delimited.figures(released, EN, hxl=False)).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_tables_hold_the_two_figures_and_the_codes_of_the_questions_beside_the_difference():
    rows = [row for row in table(of_three()) if row["what"] in {"difference", "on_shared"}]
    parts = {(row["what"], row["group"], row["against"]): row["part"] for row in rows}

    assert parts == {
        ("on_shared", "A", ""): "a1|a2|a3",
        ("on_shared", "B", ""): "a1|a2|a3",
        ("on_shared", "C", ""): "a1|a2|a3",
        ("difference", "A", "B"): "a1|a2|a3",
        ("difference", "A", "C"): "a1|a2|a3",
        ("difference", "B", "C"): "",
    }
    assert len(rows) == len(parts)


def test_the_document_keeps_to_its_schema_and_the_bundle_works_out_the_difference_again():
    for released in (routed(), of_three()):
        document = json.loads(b"".join(KINDS["json"].pieces(released, "en", hxl=False)))
        Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8"))).validate(document)

        with zipfile.ZipFile(io.BytesIO(b"".join(pieces(released, "replication", "en")))) as opened:
            checks = list(Bundle.of({name: opened.read(name) for name in opened.namelist()}).checks())
        assert [one for one in checks if not one.agrees] == []
        assert sum(one.rule == "difference" for one in checks) == len(released.differences)


def test_the_letter_to_a_group_says_how_many_questions_a_difference_rests_on():
    released = routed(STAFF * 2, PARTNERS * 2)

    def told(group: str) -> list[str]:
        blocks = letter(released, Order("letter", "en", group=group), EN)
        return [
            str(one) for block in blocks if isinstance(block, Bullets) for one in block.items if "shared" in str(one) or "both" in str(one)
        ]

    assert told("A")[0] == "“a”: 26 points lower than Group B (on the 2 questions that both were asked)"
    assert told("B")[0] == "“a”: 26 points higher than Group A (on the 2 questions that both were asked)"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_language_names_the_figures_and_how_many_questions(lang: str):
    say = translator(lang, "surveys", "reports")
    released = routed()
    told = say(on_shared(released).sentence)

    assert all(say.number(value) in told for value in (53, 79))
    assert say.text(Text({"en": "Group A"})) in told
    assert lang == "ar" or "2" in told
