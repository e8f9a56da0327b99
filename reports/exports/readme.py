"""What lies in an archive of figures, as plain text in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from reports.exports import about
from reports.exports.pieces import gathered
from surveys.messages import Message, Translator
from surveys.questionnaires.cleaning import clean
from surveys.scoring.disclosure.outlets import outlet
from surveys.scoring.values import Released


@outlet("note beside the tables")
def readme(released: Released, say: Translator, files: Mapping[str, Message], more: Iterable[Message] = ()) -> Iterator[bytes]:
    """Title, facts, how to read it, each of the `files` with what it holds, and `more`."""
    lines = [
        clean(released.facts.partnership),
        "",
        *(f"{name}: {clean(value)}" for name, value in about.facts(released, say)),
        "",
        *(say(one) for one in about.sentences(released)),
        "",
        *(f"{name}: {say(holds)}" for name, holds in files.items()),
        *([""] if files else []),
        *(say(one) for one in more),
    ]
    return gathered(f"{line}\r\n" for line in lines)
