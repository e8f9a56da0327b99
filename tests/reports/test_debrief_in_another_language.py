"""A debrief in a language that Roundtable does not speak: every sentence of it is listed for translators, so that none stays English."""

from __future__ import annotations

import re
from pathlib import Path

import pypdfium2
from babel.messages.pofile import read_po

from reports.editions.making import make
from reports.editions.order import Order
from surveys.questionnaires.around import sentences
from surveys.questionnaires.layers import Layer
from surveys.questionnaires.voices import debriefing
from surveys.scoring.values import Released
from surveys.translator import plural_forms

WORD = "Kisw"


def translated(lang: str) -> Layer:
    """Every sentence with a word before it."""
    forms = [form for form, _ in plural_forms(lang)]
    said = {
        one.text: tuple(f"{WORD} {one.text if form == 'one' else one.plural}" for form in forms) if one.plural else (f"{WORD} {one.text}",)
        for one in sentences()
    }
    return Layer(sentences=said)


def english() -> set[str]:
    """Every sentence of the catalogs that is printed as it stands."""
    found: set[str] = set()
    for package in ("reports", "surveys"):
        with Path(package, "translations", "fr.po").open("rb") as file:
            found |= {str(entry.id) for entry in read_po(file, locale="fr") if isinstance(entry.id, str)}
    return {text for text in found if len(text) > 25 and "{" not in text and not any(text in other and text != other for other in found)}


def test_no_sentence_stays_english(released: Released):
    voices = debriefing({"sw": translated("sw")})
    printed = make(released, Order("sense-making", "sw"), voices.speaker("sw", "reports", "surveys"))
    with pypdfium2.PdfDocument(printed) as opened:
        text = re.sub(r"\s+", " ", " ".join(page.get_textpage().get_text_bounded() for page in opened))
    assert text.count(WORD) > 100
    assert [words for words in english() if re.search(rf"(?<!{WORD} ){re.escape(words)}", text)] == []
