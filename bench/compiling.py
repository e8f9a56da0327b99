"""A questionnaire of 300 questions made ready to be asked, and whether one of its pages costs more than the only page of a short one. Both
are compared in the same run. Times are processor time."""

from __future__ import annotations

import argparse
import gzip
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

from bench.budgets import InProcess, site_of
from bench.places import Place, place
from bench.printing import median, ms, ratio, require, show
from surveys.messages import Text
from surveys.questionnaires import reading
from surveys.questionnaires.formats.toml import to_toml
from surveys.questionnaires.values import Item, Point, Questionnaire, Scale, Section

SECTIONS, EACH, PEOPLE, PAGES = 30, 10, 40, 60
STEPS = ("Strongly disagree", "Disagree", "Neither agree nor disagree", "Agree", "Strongly agree")
SCALE = Scale("agree", tuple(Point(step, Text({"en": words})) for step, words in enumerate(STEPS, 1)), 1, 5)


def measure(options: argparse.Namespace) -> None:
    """Prints two tables. Raises Wrong where a page is not what it should be."""
    with place(asked(SECTIONS), PEOPLE) as long, place(asked(1), PEOPLE) as short:
        whole, page = site_of(long), site_of(short)
        _compiled(long, whole, options.rounds)
        _served(long, whole, short, page, options.rounds)


def asked(sections: int) -> Questionnaire:
    """So many pages of ten ratings, each with a condition on the page before, as long questionnaires have them."""
    pages = tuple(_section(number) for number in range(1, sections + 1))
    return Questionnaire(f"bench-{sections}", 1, Text({"en": "To be measured"}), ("en",), pages, scales=(SCALE,))


def _section(number: int) -> Section:
    before = f"answered(q{number - 1}.1) or skipped(q{number - 1}.1)" if number > 1 else ""
    items = tuple(
        Item(f"q{number}.{place}", "rating", Text({"en": f"Statement {number}.{place} about how we work"}), scale="agree", scored=False)
        for place in range(1, EACH + 1)
    )
    return Section(f"s{number}", Text({"en": f"Page {number}"}), items, show_if=before)


def _compiled(where: Place, site: InProcess, rounds: int) -> None:
    """The first reading of every page, when nothing is made ready yet, against reading the questionnaire's own file."""
    source = to_toml(where.questionnaire)
    require(reading.read(source) == where.questionnaire, "the file does not read back equal")
    reads = [_took(lambda: reading.read(source)) for _ in range(rounds)]
    secret = where.secrets[0]
    with _fresh():
        cold = _took(lambda: _all_pages(site, secret))
    warm = median([_took(lambda: _all_pages(site, secret)) for _ in range(rounds)])
    made, base = cold - warm, median(reads)
    rows = [
        ("reading its file", ms(base), "1x"),
        ("making 300 questions ready", ms(made), ratio(made, base)),
        ("serving its 30 pages afterwards", ms(warm), ratio(warm, base)),
    ]
    show("A questionnaire of 300 questions", ("", "median", ": reading"), rows)


def _served(long: Place, whole: InProcess, short: Place, page: InProcess, rounds: int) -> None:
    first = partial(_pages, whole, long.secrets[1], 1)
    last = partial(_pages, whole, long.secrets[1], SECTIONS)
    only = partial(_pages, page, short.secrets[1], 1)
    turns = [[_took(one) / PAGES for one in (only, first, last)] for _ in range(rounds + 1)][1:]
    alone, one, thirtieth = (median(column) for column in zip(*turns, strict=True))
    rows = [
        ("the only page, 10 questions", ms(alone), "1x"),
        ("the first page of 30, 300 questions", ms(one), ratio(one, alone)),
        ("the last page of 30", ms(thirtieth), ratio(thirtieth, alone)),
    ]
    show("One question page of 10 ratings, with and without 290 questions on other pages", ("", "median", ": alone"), rows)


def _pages(site: InProcess, secret: str, number: int) -> None:
    for _ in range(PAGES):
        reply = site.get(f"/r/{secret}/{number}")
    require(f"q{number}.{EACH}".encode() in gzip.decompress(reply.body), "the page has not all of its questions")


def _all_pages(site: InProcess, secret: str) -> None:
    for number in range(1, SECTIONS + 1):
        site.get(f"/r/{secret}/{number}")


@contextmanager
def _fresh() -> Iterator[None]:
    """With nothing made ready."""
    from app.respond import compiling  # noqa: PLC0415 - its cache is emptied here only

    compiling._compiled.cache_clear()  # noqa: SLF001 - the measurement is of what the cache saves
    yield


def _took(what: Callable[[], object]) -> float:
    began = time.process_time()
    what()
    return time.process_time() - began
