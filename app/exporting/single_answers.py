"""The archive of rows of single answers that were signed for. Only the job that makes it imports this module."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType

import numpy as np
import pandas as pd

from app.exporting.kinds import TABLES
from app.exporting.spss import written
from reports.exports import answer_rows, delimited
from reports.exports.coded import Variable
from reports.exports.pieces import zipped
from reports.exports.readme import readme
from surveys.messages import Message, msg
from surveys.questionnaires.formats.codebook import codebook
from surveys.scoring.disclosure.outlets import outlet
from surveys.scoring.rowwise import Rowwise
from surveys.scoring.values import Released
from surveys.translator import translator

FILES: Mapping[str, Message] = MappingProxyType(
    {
        "answers.csv": msg("a row for each person: the group and the ratings"),
        "answers.sav": msg("the same with labels, for SPSS, R and Stata"),
        "codebook.csv": TABLES["codebook.csv"],
        "values.csv": TABLES["values.csv"],
    }
)
RULES = (
    msg("These are ratings of single people, without names. They were given for the purpose below and for no other."),
    msg("Do not try to find out who somebody is, do not put them together with other files, and give them to nobody else."),
    msg("Publish no figure for fewer than {k} people. Erase this file when the work is done."),
    msg("Questions that only some of a group were shown, choices, amounts and words are not among them: they could describe a person."),
)


@outlet("rows of single answers")
def archive(released: Released, rows: Rowwise, signed: Mapping[str, str], on: date, lang: str) -> Iterator[bytes]:
    """The archive in pieces. `signed`: names and words of the purpose, for the note in it."""
    say = translator(lang, "surveys", "reports", "app")
    asked, names = released.questionnaire, {group.id: say.text(group.name) for group in released.groups}
    variables = answer_rows.variables(asked, rows.codes, list(names.values()), say)
    book = codebook(asked)
    return zipped(
        (
            ("README.txt", readme(released, say, FILES, _rules(released.k, signed))),
            ("answers.csv", answer_rows.table(rows.codes, rows.rows(), names)),
            ("answers.sav", _sav(released.facts.evaluation, variables, rows, list(names), on)),
            ("codebook.csv", delimited.codebook(book, say)),
            ("values.csv", delimited.values(book, say)),
        )
    )


def _rules(k: int, signed: Mapping[str, str]) -> list[Message]:
    said = [Message(one.text, {"k": k}) for one in RULES]
    return [*said, *(msg("{name}: {words}", name=name, words=words) for name, words in signed.items())]


def _sav(title: str, variables: Sequence[Variable], rows: Rowwise, groups: Sequence[str], on: date) -> Iterator[bytes]:
    """A byte for each answer until the last moment. `groups`: their order in the labels."""
    group, *rated = (one.name for one in variables)
    numbers = np.arange(256, dtype=np.int16)
    for code, number in answer_rows.AS_NUMBER.items():
        numbers[code] = number
    columns = {name: numbers[np.frombuffer(b"".join(rows.columns(code)), np.uint8)] for name, code in zip(rated, rows.codes, strict=True)}
    places, counts = [1 + groups.index(one) for one, _ in rows.groups], [count for _, count in rows.groups]
    yield from written(title, variables, pd.DataFrame({group: np.repeat(np.array(places, np.int16), counts), **columns}), on)
