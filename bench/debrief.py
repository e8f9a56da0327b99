"""A whole debrief against an empty tagged PDF of as many pages, made by the same press in the same run. Times are processor time."""

from __future__ import annotations

import argparse
import gc
import io
import time
from collections.abc import Callable
from dataclasses import dataclass

import pikepdf
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas
from sqlalchemy.orm import Session

from bench.printing import median, ms, ratio, require, show
from bench.told import latest, told
from reports.editions.making import make
from reports.editions.order import Order
from reports.typesetting.blocks import Block, Heading, PageBreak
from reports.typesetting.meta import Meta
from reports.typesetting.publish import publish
from surveys.scoring import stored
from surveys.scoring.values import Released
from surveys.translator import translator

MOST = 10
LANGUAGES = ("en", "ar")


def measure(options: argparse.Namespace) -> None:
    """Prints the table. Raises Wrong when the same release gives other bytes, pages are missing, or a document is not tagged."""
    released = demonstrated()
    rows = [_row(lang, released, options.rounds + 2) for lang in LANGUAGES]
    show(f"A debrief against an empty tagged PDF of as many pages (goal: at most {MOST}x)", HEADER, rows)


HEADER = ("", "pages", "size", "first", "median", "empty tagged", "bare canvas", ": empty tagged", ": bare canvas")


def _row(lang: str, released: Released, times: int) -> tuple[str, ...]:
    say = translator(lang, "surveys", "reports")
    first, pages = took(whole := Made(lambda: make(released, Order("sense-making", lang), say))), checked(whole.bytes)
    empty, bare = Made(lambda: publish(blank(pages), Meta("Empty", lang))), Made(lambda: _bare(pages))
    turns = [[took(one) for one in (whole, empty, bare)] for _ in range(times)]
    require(checked(empty.bytes) == pages, "the empty PDF has another number of pages")
    ours, theirs, least = (median(column) for column in zip(*turns, strict=True))
    sizes = (str(pages), f"{len(whole.bytes) // 1024} kB")
    return (f"debrief, {lang}", *sizes, ms(first), ms(ours), ms(theirs), ms(least), ratio(ours, theirs), ratio(ours, least))


@dataclass
class Made:
    """A document and the way to make it."""

    make: Callable[[], bytes]
    bytes: bytes = b""


def took(one: Made) -> float:
    """Seconds of processor time to make it, without clearing up after others. Raises Wrong when it is not the same as before."""
    gc.collect()
    began = time.process_time()
    made = one.make()
    spent = time.process_time() - began
    require(one.bytes in (b"", made), "the same input gave other bytes")
    one.bytes = made
    return spent


def demonstrated() -> Released:
    """The release of the demonstration's first partnership, made in an installation that is gone afterwards."""
    with told() as where, Session(where.tools.engine) as session:
        return stored.from_json(latest(session)[1].document)


def checked(document: bytes) -> int:
    """The number of pages. Raises Wrong for a document without tags."""
    with pikepdf.open(io.BytesIO(document)) as opened:
        require("/StructTreeRoot" in opened.Root, "the PDF is not tagged")
        return len(opened.pages)


def blank(pages: int) -> list[Block]:
    """As many pages with one heading each."""
    made: list[Block] = []
    for number in range(1, pages + 1):
        made += [PageBreak(), Heading(f"Page {number}", new_page=False)]
    return made[1:]


def _bare(pages: int) -> bytes:
    """As many pages with one line each, without tags, fonts of their own or anything else."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)
    for number in range(pages):
        canvas.drawString(72, 72, str(number + 1))
        canvas.showPage()
    canvas.save()
    return out.getvalue()
