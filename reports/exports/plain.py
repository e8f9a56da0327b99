"""The release as one document of JSON, in pieces. docs/release-schema.json says what each part is."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import fields
from typing import Any

from reports.exports import about
from reports.exports.legend import column_rows
from reports.exports.pieces import gathered
from reports.exports.row import Row
from reports.exports.rows import rows
from surveys.messages import Translator
from surveys.questionnaires.cleaning import clean
from surveys.questionnaires.formats.codebook import Codebook, Entry
from surveys.scoring.disclosure.outlets import outlet
from surveys.scoring.values import Released

FORMAT, FORMAT_VERSION = "roundtable-release", 1
"""The version rises when a part changes its meaning or goes; parts may be added without."""


@outlet("release as JSON")
def document(released: Released, book: Codebook, say: Translator) -> Iterator[bytes]:
    """The whole document, a line for each figure and each question. The same release gives the same bytes."""
    return gathered(_lines(released, book, say))


def _lines(released: Released, book: Codebook, say: Translator) -> Iterator[str]:
    parts: list[tuple[str, Any]] = [
        ("format", FORMAT),
        ("format_version", FORMAT_VERSION),
        ("scoring_version", released.version),
        ("lang", say.lang),
        ("about", dict(_about(released))),
        ("reading", [say(one) for one in about.sentences(released)]),
    ]
    yield "{\n" + "".join(f"{_json(name)}: {_json(part)},\n" for name, part in parts)
    yield from _list("groups", _groups(released, say))
    yield from _list("figures", map(_figure, rows(released, say)))
    yield from _list("findings", _findings(released, say))
    yield from _list("quotations", _quotations(released))
    yield from _list("questions", (_question(entry, say) for entry in book.entries))
    yield from _list("columns", _columns(say))
    yield f'"method": {_json([say(one) for one in (*released.method, *released.annex)])}\n}}\n'


def _list(name: str, entries: Iterable[Any]) -> Iterator[str]:
    yield f'"{name}": ['
    before = "\n"
    for entry in entries:
        yield f"{before}{_json(entry)}"
        before = ",\n"
    yield "\n],\n"


def _about(released: Released) -> Iterator[tuple[str, Any]]:
    known = released.facts
    yield "partnership", known.partnership
    yield "partners", [partner.organisation for partner in known.partners]
    yield "evaluation", known.evaluation
    yield "round", known.round
    yield "questionnaire", {"code": released.questionnaire.code, "version": released.questionnaire.version}
    days = (("opened", known.opened), ("closed", known.closed), ("released", known.released))
    yield from ((name, day.isoformat()) for name, day in days if day)
    yield "owner", known.owner
    yield "mode", known.mode
    yield "k", released.k
    yield "too_few", released.too_few
    yield "fictional", known.fictional


def _groups(released: Released, say: Translator) -> Iterator[dict[str, Any]]:
    for group in released.groups:
        counts = (
            {"invited": group.invited, "answered": group.answered} if group.shown else {"reason": say(group.hidden) if group.hidden else ""}
        )
        yield {"id": group.id, "name": say.text(group.name), "shown": group.shown, **counts}


def _figure(row: Row) -> dict[str, Any]:
    """What is empty is left out; but a figure that is not shown is null."""
    held = {field.name: getattr(row, field.name) for field in fields(row)}
    return {name: value for name, value in held.items() if name == "figure" or value not in ("", None)}


def _findings(released: Released, say: Translator) -> Iterator[dict[str, Any]]:
    for one in released.findings:
        said = {"statement": say(one.statement), "prompt": say(one.prompt), "strength": say(one.strength)}
        worded = {"machine_statement": say(one.machine)} if one.machine else {}
        yield {"number": one.number, "rank": one.rank, "kind": one.kind, **said, **worded, "evidence": one.evidence}


def _quotations(released: Released) -> Iterator[dict[str, str]]:
    for one in released.comments:
        yield from ({"code": quote.item, "text": quote.text, "lang": quote.lang} for quote in one.quotes)


def _question(entry: Entry, say: Translator) -> dict[str, Any]:
    item = entry.item
    values = [{"value": value, "label": dict(label.by_lang)} for value, label in entry.values]
    return {
        "code": item.code,
        "kind": item.kind,
        "sense": item.sense,
        "text": dict(item.text.by_lang),
        "topic": say.text(entry.dimension),
        "values": values,
    }


def _columns(say: Translator) -> Iterator[dict[str, str]]:
    _, *lines = column_rows(say)
    for column, word, heading, meaning in lines:
        known = {"column": column, "word": word, "heading": heading, "meaning": meaning}
        yield {name: words for name, words in known.items() if words}


def _json(value: Any) -> str:
    return json.dumps(_cleaned(value), ensure_ascii=False, allow_nan=False)


def _cleaned(value: Any) -> Any:
    """Texts without control characters, lone surrogates and direction overrides."""
    if isinstance(value, str):
        return clean(value, lines=True)
    if isinstance(value, dict):
        return {clean(name): _cleaned(one) for name, one in value.items()}
    return [_cleaned(one) for one in value] if isinstance(value, list | tuple) else value
