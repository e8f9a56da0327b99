"""A whole debrief against an empty tagged PDF of as many pages, made by the same press in the same run. Times are processor time."""

from __future__ import annotations

import argparse
import io
import logging
import shutil
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pikepdf
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.demonstration.loading import load
from app.demonstration.story import WATER
from app.jobs.worker import tools_for
from app.migrating import migrate
from app.settings import read_settings
from bench.printing import median, ms, ratio, require, show
from reports.editions.making import make
from reports.editions.order import Order
from reports.typesetting.blocks import Block, Heading
from reports.typesetting.meta import Meta
from reports.typesetting.publish import publish
from surveys.models.evaluations import Evaluation, Release
from surveys.models.partnerships import Partnership
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
    empty, bare = Made(lambda: publish(_empty(pages), Meta("Empty", lang))), Made(lambda: _bare(pages))
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
    """Seconds of processor time to make it. Raises Wrong when it is not the same as before."""
    began = time.process_time()
    made = one.make()
    spent = time.process_time() - began
    require(one.bytes in (b"", made), "the same input gave other bytes")
    one.bytes = made
    return spent


def demonstrated() -> Released:
    """The release of the demonstration's first partnership, made in an installation that is gone afterwards."""
    logging.getLogger("alembic").setLevel(logging.WARNING)
    folder = Path(tempfile.mkdtemp(prefix="rt-bench-"))
    try:
        tools = tools_for(read_settings({"ROUNDTABLE_INSTANCE": str(folder / "instance")}))
        migrate(tools.engine)
        load(tools)
        with Session(tools.engine) as session:
            told = select(Release).join(Evaluation, Evaluation.id == Release.evaluation_id).join(Partnership)
            row = session.scalars(told.where(Partnership.title == WATER.title).order_by(Evaluation.round.desc())).first()
            require(row, "the demonstration has no release")
            return stored.from_json(row.document)  # type: ignore[union-attr]
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def checked(document: bytes) -> int:
    """The number of pages. Raises Wrong for a document without tags."""
    with pikepdf.open(io.BytesIO(document)) as opened:
        require("/StructTreeRoot" in opened.Root, "the PDF is not tagged")
        return len(opened.pages)


def _empty(pages: int) -> list[Block]:
    return [Heading(f"Page {number}") for number in range(1, pages + 1)]


def _bare(pages: int) -> bytes:
    """As many pages with one line each, without tags, fonts of their own or anything else."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)
    for number in range(pages):
        canvas.drawString(72, 72, str(number + 1))
        canvas.showPage()
    canvas.save()
    return out.getvalue()
