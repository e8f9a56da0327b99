"""The files that need a library for numbers. Only jobs and commands import this module."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from app.exporting.kinds import KINDS, STATISTICS, TABLES, Pieces, tables
from app.exporting.spss import sav
from reports.exports.coded import coded
from reports.exports.pieces import zipped
from reports.exports.readme import readme
from reports.exports.scripting import script
from surveys.messages import Message, Translator, msg
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


ARCHIVES: Mapping[str, Callable[[Released, Translator], Files]] = MappingProxyType({STATISTICS: _for_statistics})
"""By kind."""
