"""A published document: the same bytes each time, readable by ear, by copy and by search, in either direction."""

from __future__ import annotations

import hashlib
import io
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pdfua
import pikepdf
import pypdfium2
import pytest

from reports.drawing.values import Label, Picture
from reports.style import PAPERS
from reports.typesetting.blocks import Block, Bullets, Figure, Heading, Panel, Paragraph, Table
from reports.typesetting.meta import Meta
from reports.typesetting.publish import publish

from fixtures.every_block import EVERY_BLOCK

ENGLISH = Meta("Water, together", "en", "Debrief", "Water for Kassala", "21 November 2026", "For contributors", "Roundtable")
ARABIC = Meta("ماء لكسلا", "ar", "عرض", "ماء لكسلا", "21 نوفمبر 2026", "للمشاركين")
SENTENCE = "قال أحدُ المشاركين إنَّ الشراكة لا تعمل جيدًا في الأحياء القُطرية"


@pytest.fixture(scope="module")
def whole() -> bytes:
    return publish(EVERY_BLOCK, ENGLISH)


def opened(document: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(document))


def elements(document: bytes) -> Iterator[Any]:
    pdf = opened(document)
    waiting = [pdf.Root.StructTreeRoot.K]
    while waiting:
        element = waiting.pop(0)
        if isinstance(element, pikepdf.Dictionary) and "/S" in element:
            yield element
            waiting[:0] = list(element.get("/K", []))


def roles(document: bytes) -> list[str]:
    return [str(element.S)[1:] for element in elements(document)]


def noted(document: bytes, role: str, key: str) -> list[str]:
    """What the elements of a role note under a key."""
    return [str(element[key]) for element in elements(document) if "/" + role == element.S and key in element]


def poppler(document: bytes, tmp_path: Path) -> str:
    """The text by pdftotext, without its direction marks; runs of blanks are one blank."""
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed (Debian: poppler-utils)")
    path = tmp_path / "document.pdf"
    path.write_bytes(document)
    text = subprocess.run(["pdftotext", path, "-"], check=True, capture_output=True).stdout.decode()
    return " ".join(re.sub("[\u202a-\u202e\u2066-\u2069\u200b]", "", text).split())


def pdfium(document: bytes) -> str:
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(document)).split())


def test_the_same_blocks_give_the_same_bytes(whole: bytes):
    assert publish(EVERY_BLOCK, ENGLISH) == whole


def test_another_process_gives_the_same_bytes(tmp_path: Path):
    program = tmp_path / "publishing.py"
    program.write_text(
        "import hashlib, sys\n"
        "from reports.typesetting.blocks import Heading, Paragraph\n"
        "from reports.typesetting.meta import Meta\n"
        "from reports.typesetting.publish import publish\n"
        "made = publish([Heading('One'), Paragraph('Two: \\u0645\\u0639\\u064b\\u0627')], Meta('T', 'en'))\n"
        "sys.stdout.write(hashlib.sha256(made).hexdigest())\n"
    )
    here = hashlib.sha256(publish([Heading("One"), Paragraph("Two: \u0645\u0639\u064b\u0627")], Meta("T", "en"))).hexdigest()

    there = subprocess.run([sys.executable, program], check=True, capture_output=True, text=True, cwd=Path(__file__).parents[2]).stdout

    assert there == here


def test_a_checker_of_accessible_pdf_finds_nothing(whole: bytes, tmp_path: Path):
    for name, document in (("en", whole), ("ar", publish(EVERY_BLOCK, ARABIC))):
        path = tmp_path / f"{name}.pdf"
        path.write_bytes(document)
        report = pdfua.validate(str(path))
        assert not report.findings
        assert {outcome.rule_id for outcome in report.skipped} <= {"UA-14-001"}  # it fails on the checker's own fault


def test_the_file_is_sound(whole: bytes):
    with opened(whole) as pdf:
        assert pdf.check_pdf_syntax() == []


def test_everything_has_its_role(whole: bytes):
    found = set(roles(whole))

    assert found >= {
        "Document",
        "H1",
        "H2",
        "H3",
        "P",
        "L",
        "LI",
        "Lbl",
        "LBody",
        "Table",
        "TR",
        "TH",
        "TD",
        "Figure",
        "BlockQuote",
        "TOC",
        "Link",
    }


def test_table_heads_say_what_they_head(whole: bytes):
    scopes = [str(element.A.Scope) for element in elements(whole) if element.S == "/TH"]

    assert scopes == ["/Column", "/Column", "/Row", "/Row"]


def test_figures_are_told_in_words(whole: bytes):
    assert noted(whole, "Figure", "/Alt") == ["Trust: 62.", "Partners"]


def test_words_in_another_language_say_so(whole: bytes):
    assert [str(element.Lang) for element in elements(whole) if "/Lang" in element] == ["ar"]


def test_all_content_is_marked(whole: bytes):
    for page in opened(whole).pages:
        depth, drawing = 0, {"Tj", "TJ", "S", "f", "f*", "B", "re"}
        for _, operator in pikepdf.parse_content_stream(page):
            depth += {"BDC": 1, "BMC": 1, "EMC": -1}.get(str(operator), 0)
            assert depth == 1 or str(operator) not in drawing


def test_every_face_is_embedded_and_knows_its_texts(whole: bytes):
    with opened(whole) as pdf:
        for font in pdf.pages[2].Resources.Font.values():
            assert "/FontFile2" in font.DescendantFonts[0].FontDescriptor
            assert "/ToUnicode" in font


def test_the_document_says_what_it_is(whole: bytes):
    with opened(whole) as pdf, pdf.open_metadata() as properties:
        assert str(pdf.Root.Lang) == "en"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert properties["dc:title"] == str(pdf.docinfo.Title) == "Water, together"
        assert properties["pdfuaid:part"] == "1"
        assert "/CreationDate" not in pdf.docinfo or "2000" in str(pdf.docinfo.CreationDate)


def test_bookmarks_follow_the_headings(whole: bytes):
    with opened(whole).open_outline() as outline:
        (first,) = outline.root

    assert first.title == "What people said"
    assert [child.title for child in first.children] == ["2.1 How partners work"]


def test_no_heading_skips_a_step_however_it_looks():
    document = publish([Heading("One"), Heading("Small", 3), Heading("Two", 2), Panel((), "F1", "Boxed")], ENGLISH)

    assert [role for role in roles(document) if role.startswith("H")] == ["H1", "H2", "H2", "H3"]


def test_the_list_of_contents_leads_to_its_pages(whole: bytes):
    pdf = opened(whole)
    links = [annotation for annotation in pdf.pages[1].Annots if annotation.Subtype == pikepdf.Name.Link]

    with pdf.open_outline() as outline:
        (first,) = outline.root
    marked = [first, *first.children]

    assert [str(link.Contents) for link in links] == [one.title for one in marked] == ["What people said", "2.1 How partners work"]
    assert [link.Dest[0].objgen for link in links] == [one.destination[0].objgen for one in marked]
    place = [page.obj.objgen for page in pdf.pages].index(links[0].Dest[0].objgen)
    assert "Two questions stand above all others." in pypdfium2.PdfDocument(whole)[place].get_textpage().get_text_range()


def test_each_page_but_the_cover_has_its_head_and_foot(whole: bytes):
    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(whole)]

    assert "For contributors" not in pages[0]
    assert all("Water for Kassala" in page and "21 November 2026 · For contributors" in page for page in pages[1:])
    assert f"3 / {len(pages)}" in pages[2]
    assert pages[3].count("What people said") == 1


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_paper_has_its_size(paper: str):
    (page,) = pypdfium2.PdfDocument(publish([Paragraph("a")], Meta("T", "en", paper=paper)))

    assert page.get_size() == pytest.approx(PAPERS[paper], abs=0.01)


def test_english_is_copied_as_it_was_written(whole: bytes, tmp_path: Path):
    for text in (poppler(whole, tmp_path), pdfium(whole)):
        assert "Most people keep their promises." in text
        assert "“They came late.”" in text
        assert "How to read it: the dots are groups." in text


@pytest.mark.parametrize("make", [Paragraph, Heading, lambda text: Bullets((text,)), lambda text: Table(("أ",), ((text,),))])
def test_vocalised_arabic_is_copied_as_it_was_written_in_every_face(make: Callable[[str], Block], tmp_path: Path):
    document = publish([make(SENTENCE)], ARABIC)

    for text in (poppler(document, tmp_path), pdfium(document)):
        assert normalize("NFC", SENTENCE) in normalize("NFC", text)


@pytest.mark.parametrize("make", [Paragraph, Heading, lambda text: Paragraph(text, "caption")])
def test_words_whose_letters_are_set_apart_or_joined_are_copied_whole(make: Callable[[str], Block], tmp_path: Path):
    words = "الشريك أشخاص تُبلِّغ الكفاءة بكلماتك بطريقة لتعزيز الآخرين الأهداف"
    document = publish([make(words)], ARABIC)

    for text in (poppler(document, tmp_path), pdfium(document)):
        assert normalize("NFC", words) in normalize("NFC", text)


def test_names_in_other_letters_stay_in_their_place(tmp_path: Path):
    text = poppler(publish([Paragraph("قالت UNICEF Sudan (المكتب) نعم")], ARABIC), tmp_path)

    assert "قالت UNICEF Sudan (المكتب) نعم" in text.replace("( UNICEF Sudan", "UNICEF Sudan (")


def test_joined_letters_are_copied_apart(tmp_path: Path):
    assert "difficult office affair" in poppler(publish([Paragraph("difficult office affair")], ENGLISH), tmp_path)


def places(document: bytes, *words: str) -> list[float]:
    """How far from the left each word stands on the first page."""
    pdf = pypdfium2.PdfDocument(document)
    text = pdf[0].get_textpage()
    return [text.get_charbox(text.get_text_range().index(word))[0] for word in words]


def test_the_columns_of_a_table_follow_the_direction_of_reading():
    table = Table(("A", "B", "C"), (("-", "-", "-"),))
    english, arabic = (places(publish([table], Meta("T", lang)), "A", "B", "C") for lang in ("en", "ar"))

    assert english == sorted(english)
    assert arabic == sorted(arabic, reverse=True)


def test_the_running_head_and_panels_change_sides_with_the_direction():
    panel = Panel((), "F", "T")
    english, arabic = (places(publish([panel], Meta("T", lang, running_head="R")), "R", "F") for lang in ("en", "ar"))

    assert max(english) < 120
    assert min(arabic) > 450


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_a_long_running_head_and_a_long_section_share_a_line_without_meeting(lang: str):
    heading = Heading("Information came early " * 8)
    page = pypdfium2.PdfDocument(publish([heading], Meta("T", lang, running_head="Wadi Nahr valley " * 8)))[0]
    text = page.get_textpage()
    boxes = [text.get_charbox(at) for at, one in enumerate(text.get_text_range()) if one.strip()]
    line = [box for box in boxes if box[1] > page.get_height() - 50]
    sides = [[box for box in line if (box[0] < page.get_width() / 2) is left] for left in (True, False)]

    assert all(sides)
    assert min(box[0] for box in sides[1]) - max(box[2] for box in sides[0]) > 10


def test_a_mark_stands_where_it_is_drawn_in_the_other_direction_too():
    picture = Picture(400, 20, (Label(0, 10, "L"), Label(400, 10, "R", anchor="end")), "t", "a")
    left, right = places(publish([Figure(picture)], Meta("T", "ar")), "L", "R")

    assert left > right


def test_an_english_comment_keeps_its_side_in_an_arabic_document():
    arabic = Meta("T", "ar")
    own, other = places(publish([Paragraph("P", lang="en"), Paragraph("Q")], arabic), "P", "Q")

    assert own < 100 < other


def test_nobody_needs_a_number_library_to_print():
    libraries = "'numpy', 'pandas', 'matplotlib', 'sqlalchemy'"
    code = f"import sys, reports.typesetting.publish; sys.exit(any(name in sys.modules for name in ({libraries})))"

    assert subprocess.run([sys.executable, "-c", code], check=False, cwd=Path(__file__).parents[2]).returncode == 0
