"""Every edition survives what people write, and how much of it; a checker of accessible PDF finds nothing in any."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pdfua
import pypdfium2
import pytest
from docx import Document
from pptx import Presentation

from reports.editions.making import make
from reports.editions.names import EDITIONS
from reports.editions.order import Order
from surveys.messages import Text
from surveys.scoring.values import GroupResult, Quote, Released
from surveys.translator import translator

EN, AR = (translator(lang, "surveys", "reports") for lang in ("en", "ar"))
HOSTILE = "<b>=cmd|' /C calc'!A0</b> ]]> {{ 7 * 7 }}"
SCRIPTS = "Ação Łódź Ελληνικά العربية עברית हिन्दी 中文 ไทย"
BELOW = ("posters", "posters-tiled", "pictures")
"""Those that have a second language below the first."""
PRINTED = [name for name, one in EDITIONS.items() if "pdf" in one.files]


@pytest.fixture
def tortured(released: Released) -> Released:
    first, *others = released.dimensions
    item = replace(first.items[0], text=Text({"en": "question " * 67}))
    words = ("word " * 2000, "x" * 600, HOSTILE, SCRIPTS, *(f"Comment {at}." for at in range(396)))
    quotes = tuple(Quote("D3", one, "en") for one in words)
    groups = tuple(GroupResult(f"h{at}", Text({"en": f"Group {at} " + "y" * 60}), 3 + at, 12, 11, shown=True) for at in range(37))
    return replace(
        released,
        groups=(*released.groups, *groups),
        dimensions=(replace(first, name=Text({"en": HOSTILE}), items=(item,)), *others),
        comments=(replace(released.comments[0], quotes=quotes, summary=HOSTILE), *released.comments[1:]),
        facts=replace(released.facts, partnership=HOSTILE, complaints="z" * 300),
    )


@pytest.mark.parametrize(("edition", "beside"), [*((name, "") for name in PRINTED), *((name, "ar") for name in BELOW)])
def test_a_checker_of_accessible_pdf_finds_nothing_in_any_edition(edition: str, beside: str, tortured: Released, tmp_path: Path):
    order = Order(edition, "en", beside=beside, group="g1" if EDITIONS[edition].groups else "")
    document = make(tortured, order, EN, AR if beside else None)
    path = tmp_path / "document.pdf"
    path.write_bytes(document)

    assert not pdfua.validate(str(path)).findings
    with pypdfium2.PdfDocument(document) as opened:
        assert len(opened) >= 1


def test_word_and_powerpoint_open_with_everything_as_text(tortured: Released):
    written = Document(io.BytesIO(make(tortured, Order("full", "en", suffix="docx"), EN)))
    shown = Presentation(io.BytesIO(make(tortured, Order("slides", "en", suffix="pptx"), EN)))

    text = "\n".join(paragraph.text for paragraph in written.paragraphs)
    assert HOSTILE in text
    assert SCRIPTS in text
    assert HOSTILE in {slide.shapes.title.text_frame.text for slide in shown.slides}
