"""The report on an import as a text to read and as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

from surveys.messages import Message, Translator, msg
from surveys.questionnaires.formats.report import Imported, Line, Outcome, Remark

SAID: Mapping[Outcome, Message] = MappingProxyType(
    {
        Outcome.SAME: msg("came across as it was"),
        Outcome.CHANGED: msg("came across, changed"),
        Outcome.LEFT: msg("something could not come"),
    }
)


def summary(imported: Imported) -> tuple[Message, ...]:
    """How many parts of the file came across as they were, changed, or not wholly."""
    same, changed, left = (imported.count(outcome) for outcome in Outcome)
    return (
        msg("Came across as it was: {n}", n=same),
        msg("Came across, changed: {n}", n=changed),
        msg("Something could not come: {n}", n=left),
    )


def as_text(imported: Imported, say: Translator) -> str:
    """The whole report, line by line, with every word that was left."""
    return "\n".join(_told(imported, say)) + "\n"


def lines_as_text(lines: Iterable[Line], say: Translator) -> str:
    """Lines of a report by themselves, for example of an export."""
    return "\n".join(told for line in lines for told in _line(line, say)) + "\n"


def _told(imported: Imported, say: Translator) -> Iterator[str]:
    yield say(msg("Read as {kind}", kind=imported.kind))
    yield from map(say, summary(imported))
    for line in (*imported.whole, *imported.lines):
        yield ""
        yield from _line(line, say)


def _line(line: Line, say: Translator) -> Iterator[str]:
    begins = f" “{_short(line.begins)}”" if line.begins else ""
    yield f"{say(line.place)}{begins}: {say(SAID[line.outcome])}"
    if line.became:
        yield f"  → {say(line.became)}{': ' if line.items else ''}{', '.join(line.items)}"
    for remark in line.remarks:
        yield f"  {'×' if remark.left else '~'} {say(remark.what)}"
        yield from (f"      {words}" for word in remark.words for words in word.split("\n"))


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= 80 else f"{line[:79]}…"


def as_json(imported: Imported, say: Translator) -> dict[str, Any]:
    """Plain values; sentences in the translator's language, outcomes by their names."""
    return {
        "kind": say(imported.kind),
        "code": imported.questionnaire.code,
        "languages": list(imported.questionnaire.languages),
        "counts": {outcome.value: imported.count(outcome) for outcome in Outcome},
        "whole": [_plain(line, say) for line in imported.whole],
        "lines": [_plain(line, say) for line in imported.lines],
    }


def _plain(line: Line, say: Translator) -> dict[str, Any]:
    return {
        "place": say(line.place),
        "begins": line.begins,
        "outcome": line.outcome.value,
        "became": say(line.became) if line.became else None,
        "items": list(line.items),
        "remarks": [_remark(remark, say) for remark in line.remarks],
    }


def _remark(remark: Remark, say: Translator) -> dict[str, Any]:
    return {"what": say(remark.what), "words": list(remark.words), "left": remark.left}
