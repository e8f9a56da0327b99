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

SPEAKERS = {lang: translator(lang, "surveys", "reports") for lang in ("en", "ar", "zh")}
HOSTILE = "<b>=cmd|' /C calc'!A0</b> ]]> {{ 7 * 7 }}"
SCRIPTS = "Ação Łódź Ελληνικά العربية עברית हिन्दी 中文 ไทย"
BELOW = ("posters", "posters-tiled", "pictures")
"""Those that have a second language below the first."""
PRINTED = [name for name, one in EDITIONS.items() if "pdf" in one.files]
WORDS = {"en": "question ", "ar": "سؤال ", "zh": "问题，"}
ENDLESS = {"en": "x" * 600, "ar": "مستشفى" * 100, "zh": "漢" * 600}
DIRECTION = "\u200e"
TURNING = "\u202eحرب\u202c \u2066abc\u2069 A\u0301\u0301\u0301 \U0001f469\u200d\U0001f469\u200d\U0001f467 \ud83d"
"""Overrides of direction, a pile of marks, joined pictures and half a surrogate."""


def tortured(released: Released, lang: str) -> Released:
    """What people may write in a language, and how much of it: a question of 600 letters, a comment of 10,000, 400 comments, 40 groups, a
    word without a space, hostile text."""
    first, *others = released.dimensions
    length = 600 // len(WORDS[lang])
    item = replace(first.items[0], text=Text({lang: WORDS[lang] * length}))
    words = (WORDS[lang] * (10_000 // len(WORDS[lang])), ENDLESS[lang], HOSTILE, SCRIPTS, TURNING, *(f"Comment {at}." for at in range(395)))
    quotes = tuple(Quote("D3", one, lang) for one in words)
    groups = tuple(
        GroupResult(f"h{at}", Text({lang: f"{WORDS[lang]}{at} {ENDLESS[lang][:60]}"}), 3 + at, 12, 11, shown=True) for at in range(37)
    )
    return replace(
        released,
        groups=(*released.groups, *groups),
        dimensions=(replace(first, name=Text({lang: HOSTILE}), items=(item,)), *others),
        comments=(replace(released.comments[0], quotes=quotes, summary=HOSTILE), *released.comments[1:]),
        facts=replace(released.facts, partnership=HOSTILE, complaints="z" * 300),
    )


@pytest.mark.parametrize(
    ("lang", "edition", "beside"), [*((lang, name, "") for lang in SPEAKERS for name in PRINTED), *(("en", name, "ar") for name in BELOW)]
)
def test_a_checker_of_accessible_pdf_finds_nothing_in_any_edition(lang: str, edition: str, beside: str, released: Released, tmp_path: Path):
    order = Order(edition, lang, beside=beside, group="g1" if EDITIONS[edition].groups else "")
    document = make(tortured(released, lang), order, SPEAKERS[lang], SPEAKERS[beside] if beside else None)
    path = tmp_path / "document.pdf"
    path.write_bytes(document)

    assert not pdfua.validate(str(path)).findings
    with pypdfium2.PdfDocument(document) as opened:
        assert len(opened) >= 1


@pytest.mark.parametrize("lang", SPEAKERS)
def test_word_and_powerpoint_open_with_everything_as_text(lang: str, released: Released):
    say, much = SPEAKERS[lang], tortured(released, lang)
    written = Document(io.BytesIO(make(much, Order("full", lang, suffix="docx"), say)))
    shown = Presentation(io.BytesIO(make(much, Order("slides", lang, suffix="pptx"), say)))

    text = "\n".join(paragraph.text for paragraph in written.paragraphs)
    assert HOSTILE in text
    assert SCRIPTS in text
    assert HOSTILE in {slide.shapes.title.text_frame.text.strip(DIRECTION) for slide in shown.slides}
