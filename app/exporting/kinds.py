"""The files that can be taken out of a release. Pages import this module, so it needs no number library."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from reports.exports import ddi, delimited, plain, sheets
from reports.exports.pieces import zipped
from reports.exports.readme import readme
from surveys.messages import Message, Translator, msg
from surveys.questionnaires.formats.codebook import codebook
from surveys.scoring.values import Released
from surveys.translator import translator

Pieces = Iterator[bytes]
STATISTICS, REPLICATION = "statistics", "replication"


@dataclass(frozen=True, slots=True)
class Kind:
    """`suffix`: of the file's name. `made` (None: the worker makes it): from a release, in a language, with a row of hashtags or without.
    `hxl`: it can have one."""

    code: str
    name: Message
    purpose: Message
    suffix: str
    media: str
    made: Callable[[Released, Translator, bool], Pieces] | None = None
    hxl: bool = False

    def pieces(self, released: Released, lang: str, *, hxl: bool = False) -> Pieces:
        """The file in pieces."""
        assert self.made is not None
        return self.made(released, translator(lang, "surveys", "reports", "app"), hxl and self.hxl)


def _sheets(released: Released, say: Translator, hxl: bool) -> Pieces:  # noqa: FBT001 - one shape for all kinds
    return sheets.workbook(released, codebook(released.questionnaire), say, hxl=hxl)


def _tables(released: Released, say: Translator, hxl: bool) -> Pieces:  # noqa: FBT001 - one shape for all kinds
    return zipped(tables(released, say, hxl=hxl))


def tables(released: Released, say: Translator, *, hxl: bool = False) -> Iterator[tuple[str, Pieces]]:
    """The table of figures with all that explains it, file by file."""
    book = codebook(released.questionnaire)
    yield "README.txt", readme(released, say, TABLES)
    yield "figures.csv", delimited.figures(released, say, hxl=hxl)
    yield "columns.csv", delimited.columns(say)
    yield "codebook.csv", delimited.codebook(book, say)
    yield "values.csv", delimited.values(book, say)


def _plain(released: Released, say: Translator, _hxl: bool) -> Pieces:  # noqa: FBT001 - one shape for all kinds
    return plain.document(released, codebook(released.questionnaire), say)


def _ddi(released: Released, say: Translator, _hxl: bool) -> Pieces:  # noqa: FBT001 - one shape for all kinds
    return ddi.codebook(released, codebook(released.questionnaire), say)


TABLES: Mapping[str, Message] = MappingProxyType(
    {
        "figures.csv": msg("every released figure, a row each"),
        "columns.csv": msg("what the columns and the words in them mean"),
        "codebook.csv": msg("the questions with their settings"),
        "values.csv": msg("what each answer stands for, in every language"),
    }
)

KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        kind.code: kind
        for kind in (
            Kind(
                "xlsx",
                msg("A workbook (XLSX)"),
                msg("To read, sort and draw from: the figures, the findings, the questions and how it was made, each on a sheet."),
                "xlsx",
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                _sheets,
                hxl=True,
            ),
            Kind(
                "csv",
                msg("Tables (CSV)"),
                msg("For any program: one table with a row for each figure, and the codebook, together in an archive."),
                "zip",
                "application/zip",
                _tables,
                hxl=True,
            ),
            Kind(
                "json",
                msg("The release (JSON)"),
                msg("For programmers: figures, findings, quotations, questions and method in one document with a described form."),
                "json",
                "application/json",
                _plain,
            ),
            Kind(
                "ddi",
                msg("The codebook for archives (DDI)"),
                msg("For data archives: what was asked, how, of whom, and how it is protected, in the standard DDI-Codebook 2.5."),
                "xml",
                "application/xml",
                _ddi,
            ),
            Kind(
                STATISTICS,
                msg("For SPSS, R and Stata"),
                msg("The figures with labels in the chosen language, what is not shown as missing values, and scripts that read them."),
                "zip",
                "application/zip",
            ),
            Kind(
                REPLICATION,
                msg("To work it out again"),
                msg(
                    "Everything together, with the numbers of the method and a script in R that works the figures out again "
                    "from each other."
                ),
                "zip",
                "application/zip",
            ),
        )
    }
)
