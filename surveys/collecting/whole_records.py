"""Whole records beside the pack, for the modes whose promise allows them: texts stay with the codes of whoever wrote them.

Confidential: record and stratum. Attributed: also the person, by that person's consent. Organisation position: the organisation that gave
its one agreed answer. Anonymous evaluations have none. Rows stand in a shuffled order and hold no time.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Any

from surveys.questionnaires.stored import answers_from_json, answers_to_json
from surveys.questionnaires.values import Answers

VERSION = 1
MODES = ("confidential", "attributed", "organisation_position")


@dataclass(frozen=True, slots=True)
class WholeRecord:
    """`person_id` and `organisation` are empty where the mode or the person does not give them."""

    stratum: str
    answers: Answers
    lang: str
    may_quote: bool
    organisation: str = ""
    person_id: str = ""


def encode(records: Iterable[WholeRecord]) -> bytes:
    """The records as bytes."""
    plain = {"version": VERSION, "records": [_plain(record) for record in records]}
    return zlib.compress(json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode())


def decode(written: bytes) -> tuple[WholeRecord, ...]:
    """The records that `encode` wrote. Raises ValueError for a version that is not known."""
    plain = json.loads(zlib.decompress(written))
    if plain["version"] != VERSION:
        raise ValueError("whole records of an unknown version")
    return tuple(WholeRecord(**{**one, "answers": answers_from_json(one["answers"])}) for one in plain["records"])


def _plain(record: WholeRecord) -> dict[str, Any]:
    written = {entry.name: getattr(record, entry.name) for entry in fields(record)}
    return {**written, "answers": answers_to_json(record.answers)}
