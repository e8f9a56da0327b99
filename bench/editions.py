"""Every edition of a release in every kind of file: a PDF against an empty tagged PDF of as many pages from the same press, anything else
against writing the release as JSON. Processor time, in turns."""

from __future__ import annotations

import argparse

from bench.debrief import Made, blank, checked, demonstrated, took
from bench.printing import median, ms, ratio, require, show
from reports.editions.making import make
from reports.editions.names import EDITIONS, FILES
from reports.editions.order import Order
from reports.typesetting.meta import Meta
from reports.typesetting.publish import publish
from surveys.scoring import stored
from surveys.scoring.values import Released
from surveys.translator import translator

LANG = "en"
HEADER = ("", "file", "pages", "size", "first", "median", "beside", ": empty tagged PDF", ": release as JSON")


def measure(options: argparse.Namespace) -> None:
    """Prints the table. Raises Wrong when the same release gives other bytes, a file is empty, or a PDF is not tagged."""
    released = demonstrated()
    rows = [_row(released, edition, suffix, options.rounds) for edition, one in EDITIONS.items() for suffix in one.files]
    show("Every edition of the demonstration's release", HEADER, rows)


def _row(released: Released, edition: str, suffix: str, rounds: int) -> tuple[str, ...]:
    group = released.groups[0].id if EDITIONS[edition].groups else ""
    order, say = Order(edition, LANG, suffix=suffix, group=group), translator(LANG, "surveys", "reports")
    whole = Made(lambda: make(released, order, say))
    first = took(whole)
    require(len(whole.bytes) > 1000, f"the edition {edition} is empty as {suffix}")
    pages = checked(whole.bytes) if suffix == "pdf" else 0
    beside = Made(lambda: publish(blank(pages), Meta("Empty", LANG)) if pages else stored.canonical(released))
    ours, theirs = (median(column) for column in zip(*([took(whole), took(beside)] for _ in range(rounds)), strict=True))
    require(not pages or checked(beside.bytes) == pages, "the empty PDF has another number of pages")
    against = (ratio(ours, theirs), "") if pages else ("", ratio(ours, theirs))
    return (edition, FILES[suffix], str(pages or ""), f"{len(whole.bytes) // 1024} kB", ms(first), ms(ours), ms(theirs), *against)
