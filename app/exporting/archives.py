"""The files that need a library for numbers. Only jobs and commands import this module."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from app.exporting.kinds import KINDS, REPLICATION, STATISTICS, TABLES, Pieces, tables
from app.exporting.spss import sav
from reports.exports import replication
from reports.exports.coded import coded
from reports.exports.pieces import zipped
from reports.exports.readme import readme
from reports.exports.scripting import script
from surveys.messages import Message, Translator, msg
from surveys.scoring.constants import constants
from surveys.scoring.policy import Policy
from surveys.scoring.values import Released
from surveys.translator import translator

Files = Iterator[tuple[str, Pieces]]

FOR_STATISTICS: Mapping[str, Message] = MappingProxyType(
    {
        "figures.sav": msg("every released figure with labels, for SPSS, R and Stata"),
        "read.R": msg("reads it in R"),
        "read.do": msg("reads it in Stata"),
        **TABLES,
    }
)


FOR_REPLICATION: Mapping[str, Message] = MappingProxyType(
    {
        "replicate.R": msg("works the figures out again"),
        **TABLES,
        "questions.csv": msg("each question’s kind, topic and headline, for the script"),
        "method.csv": msg("the numbers of the method by name, as they were when the figures were made"),
        "method.txt": msg("the method in sentences"),
        "release.json": msg("the same figures as one document, with findings and quotations"),
        "codebook-ddi.xml": msg("the codebook for archives"),
        "read.R": msg("reads the figures in R"),
    }
)
HOW = (
    msg("Unpack everything into one folder and run “Rscript replicate.R” there. It needs R 4.0 or later and no package."),
    msg(
        "It works out again each mean of groups and of people, headlines from their topics, differences, changes, bounds, ranges of few "
        "answers, shares, balances and indicators, and says where one differs by more than rounding explains."
    ),
    msg("A group’s own average rests on answers that nobody gets, so it cannot be worked out again from released figures."),
)


def pieces(released: Released, kind: str, lang: str) -> Pieces:
    """Any kind of file, in pieces."""
    if kind in ARCHIVES:
        return zipped(ARCHIVES[kind](released, translator(lang, "surveys", "reports", "app")))
    return KINDS[kind].pieces(released, lang)


def _for_statistics(released: Released, say: Translator) -> Files:
    yield "README.txt", readme(released, say, FOR_STATISTICS)
    yield "figures.sav", sav(coded(released, say), released.facts.released)
    yield "read.R", script("read.R")
    yield "read.do", script("read.do")
    yield from ((name, file) for name, file in tables(released, say) if name != "README.txt")


def _for_replication(released: Released, say: Translator) -> Files:
    yield "README.txt", readme(released, say, FOR_REPLICATION, HOW)
    yield "replicate.R", script("replicate.R")
    yield from ((name, file) for name, file in tables(released, say) if name != "README.txt")
    yield "questions.csv", replication.questions(released)
    yield "method.csv", replication.method(released.constants or constants(Policy(released.k)))
    yield "method.txt", replication.sentences(released, say)
    yield "release.json", KINDS["json"].pieces(released, say.lang)
    yield "codebook-ddi.xml", KINDS["ddi"].pieces(released, say.lang)
    yield "read.R", script("read.R")


ARCHIVES: Mapping[str, Callable[[Released, Translator], Files]] = MappingProxyType(
    {STATISTICS: _for_statistics, REPLICATION: _for_replication}
)
"""By kind."""
