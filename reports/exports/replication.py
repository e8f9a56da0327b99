"""The tables that the script of a replication bundle reads beside the figures: the questions, and the numbers of the method. Their columns
and words are the same in every language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reports.exports.delimited import written
from reports.exports.pieces import gathered
from surveys.messages import Translator
from surveys.questionnaires.cleaning import clean
from surveys.questionnaires.formats.cells import cell
from surveys.scoring.disclosure.outlets import outlet
from surveys.scoring.values import Released


@outlet("questions of a bundle")
def questions(released: Released) -> Iterator[bytes]:
    """Each question with its kind; of a scored one the topic and the headline that it enters."""
    asked = released.questionnaire
    headlines = {one.code: one.headline.value if one.headline else "" for one in asked.dimensions}
    scored = ((item, section.dimension_of(item) if item.scored else "") for section in asked.sections for item in section.items)
    lines = ([cell(item.code), item.kind, cell(topic), headlines.get(topic, "")] for item, topic in scored)
    return written([["code", "kind", "topic", "headline"], *lines])


def method(constants: Mapping[str, str]) -> Iterator[bytes]:
    """The numbers by which the release was made: "module.NAME" and value."""
    return written([["name", "value"], *([cell(name), value] for name, value in constants.items())])


@outlet("method of a bundle")
def sentences(released: Released, say: Translator) -> Iterator[bytes]:
    """How the figures were made, in sentences."""
    return gathered(f"{clean(say(one))}\r\n" for one in (*released.method, *released.annex))
