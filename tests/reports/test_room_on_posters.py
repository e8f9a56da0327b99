"""Posters with much to say: the notes keep their room, pictures the width of the sheet, and each language its own lines and sides."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import replace

import pikepdf
import pypdfium2
import pytest

from reports.charts.reading import SPREAD
from reports.drawing.values import Picture
from reports.posters.paper import FOOT_ROOM, MARGIN, chart_width, posters
from reports.posters.stations import stations
from reports.posters.tiles import EDGE, tiled
from reports.posters.values import Poster
from reports.style import PAPERS
from reports.typesetting.meta import Meta
from surveys.messages import Message, Text, Translator, msg
from surveys.scoring.ideas import DIVIDED
from surveys.scoring.values import Distribution, ObjectiveResult, Released, Share
from surveys.translator import translator

EN, AR, FR = (translator(lang, "surveys", "reports") for lang in ("en", "ar", "fr"))
META = Meta("A title", "en")
WIDTH, HEIGHT = PAPERS["A3"]
ZONES = ("Rings true", "Surprises me", "Missing")
UPPER = "{name}: upper half. Lay the lower half on it so that the crosses meet, and glue."
LOWER = "{name}: lower half. Cut along the dashed line."


def said(lines: int, lang: str = "en", *, second: Poster | None = None, picture: Picture | None = None) -> Poster:
    words = "What the answers say of this. " * 6
    return Poster(
        "What stood in the way? " * 5, lang, "F1", "A topic", picture, ("A share: 20%",) * lines, words, "Sure", zones=ZONES, beside=second
    )


def notes(document: bytes) -> float:
    """How high the boxes for notes are, from their first words to the foot."""
    with pypdfium2.PdfDocument(document) as opened:
        text = opened[0].get_textpage()
        return float(text.get_charbox(text.get_text_range().index(ZONES[0]))[3]) - MARGIN - FOOT_ROOM


def letters(page: pypdfium2.PdfPage) -> Iterator[tuple[str, tuple[float, float, float, float]]]:
    text = page.get_textpage()
    return ((char, text.get_charbox(at)) for at, char in enumerate(text.get_text_range()) if char.strip())


def asked_of(released: Released, *percents: int) -> Released:
    """A release that finds only how far an objective was reached."""
    shares = tuple(Share((str(at),), Text({"en": f"Answer {at}"}), percent) for at, percent in enumerate(percents))
    reached = ObjectiveResult("0wells", "Wells that last", "C1.0wells", Distribution(40, shares))
    finding = replace(released.findings[0], dimension="", evidence=("C1.0wells",))
    return replace(released, objectives=(reached,), findings=(finding,))


@pytest.mark.parametrize("lines", [0, 5, 12])
def test_however_much_is_said_in_two_languages_the_boxes_for_notes_keep_their_share_of_the_sheet(lines: int):
    document = posters((said(lines, second=said(lines, "ar")),), META)

    assert notes(document) > HEIGHT / 5


def test_a_picture_has_the_width_of_the_sheet_where_smaller_words_leave_it_the_height():
    picture = Picture(chart_width(META), 100, (), "A picture")

    with pikepdf.open(io.BytesIO(posters((said(0, second=said(0, "ar"), picture=picture),), META))) as pdf:
        (box,) = [one.A.BBox for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/Figure"]

    assert float(box[2]) - float(box[0]) == pytest.approx(chart_width(META) * 2.5, abs=1)


def test_all_shares_of_an_objective_stand_on_its_poster(released: Released):
    (_, poster) = stations(asked_of(released, 0, 16, 47, 15, 22), EN, 300)

    assert [line.rsplit(" ", 1)[1] for line in poster.lines] == ["0%", "16%", "47%", "15%", "22%"]


def test_colours_that_stand_for_answers_put_together_are_explained_below_their_picture(released: Released):
    (part, *others) = released.dimensions
    (item, *_) = part.items
    spread = Distribution(20, (Share(("1", "2"), Text({"en": "low"}), 50), Share(("4", "5"), Text({"en": "high"}), 50)))
    divided = replace(released.findings[0], kind=DIVIDED, dimension=part.code, evidence=(item.code,))
    shown = replace(part, items=(replace(item, distribution=spread),))
    telling = replace(released, dimensions=(shown, *others), findings=(divided,))

    (_, poster) = stations(telling, EN, 300, AR)
    (_, other, _) = stations(released, EN, 300)

    assert poster.picture
    assert (poster.reading, poster.beside and poster.beside.reading) == (EN(SPREAD[0]), AR(SPREAD[0]))
    assert other.reading == ""


def test_a_topic_stands_on_a_line_of_its_own_in_each_language_at_the_side_where_it_starts():
    one = Poster("Why?", "en", "F1", "A topic", strength="Sure", zones=ZONES)
    arabic = Poster("لماذا؟", "ar", "F1", "موضوع", strength="مؤكد", zones=ZONES)

    with pypdfium2.PdfDocument(posters((replace(one, beside=arabic),), META)) as opened:
        found = [(char, box) for char, box in letters(opened[0]) if char in "ضع"]
        assert opened[0].get_textpage().get_text_range().count("/") == 1  # of the foot
    assert min(box[0] for _, box in found) > WIDTH * 0.8


def instructions(says: Sequence[Translator], name: Message) -> list[str]:
    """What stands beside the first poster's halves, from its lines of words."""
    posts = [Poster(say(name), say.lang, lines=("A rule",)) for say in says]
    document = tiled((replace(posts[0], beside=posts[1]),), replace(META, lang=says[0].lang), *says)
    with pypdfium2.PdfDocument(document) as opened:
        for page in opened:
            assert all(left > EDGE - 1 and right < page.get_width() - EDGE + 1 for _, (left, _, right, _) in letters(page))
        return [" ".join(page.get_textpage().get_text_range().split()) for page in opened]


def test_what_to_do_with_two_halves_is_said_in_each_language_with_its_own_name_of_the_poster_and_within_the_margins():
    rules = msg("Ground rules")
    pages = instructions((EN, FR), rules)

    for page, words in zip(pages, (UPPER, LOWER), strict=True):
        for say in (EN, FR):
            assert " ".join(say(Message(words, params={"name": say(rules)})).split()) in page


def test_what_to_do_in_arabic_starts_at_the_right():
    posts = [Poster("Why?", lang, "F1", zones=ZONES) for lang in ("en", "ar")]
    with pypdfium2.PdfDocument(tiled((replace(posts[0], beside=posts[1]),), META, EN, AR)) as opened:
        page = opened[0]
        lowest = [(char, box) for char, box in letters(page) if box[1] > 10 and box[3] < EDGE - 2]

    (start,) = [box for char, box in lowest if char == "F"]
    assert start[0] > max(box[2] for char, box in lowest if char not in "F1:") - 1
