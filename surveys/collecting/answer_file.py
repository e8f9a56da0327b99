"""Answers that were collected elsewhere: kept locked as they were uploaded until they are sealed, then in no other way than sent ones."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from sqlalchemy import delete
from sqlalchemy.orm import Session

from surveys.collecting import boxes
from surveys.collecting.boxes import Unopened
from surveys.collecting.derivations import file_key
from surveys.collecting.keyring import KeyRing
from surveys.errors import Refused
from surveys.messages import msg
from surveys.models.collecting import AnswerFile
from surveys.models.evaluations import Evaluation
from surveys.questionnaires.answer_files.bringing import bring
from surveys.questionnaires.answer_files.mapping import ColumnMapping
from surveys.questionnaires.answer_files.reading import look
from surveys.questionnaires.records import Record
from surveys.questionnaires.values import Questionnaire

LINKS, FILE = "links", "file"


@dataclass(frozen=True, slots=True)
class Kept:
    """A file's name and content, which column is what, and how many were invited by group id, as far as anybody knows."""

    name: str
    content: bytes = field(repr=False)
    mapping: ColumnMapping
    invited: Mapping[str, int] = field(default_factory=dict)


def keep(session: Session, ring: KeyRing, evaluation: Evaluation, kept: Kept) -> None:
    """Locks it away in place of what was there. Raises LostKey."""
    ring.create(evaluation.id)
    row = session.get(AnswerFile, evaluation.id) or AnswerFile(evaluation_id=evaluation.id)
    row.document = boxes.lock(file_key(ring.sealing_key(evaluation.id)), _written(kept), _place(evaluation.id))
    session.add(row)
    session.flush()


def kept_of(session: Session, ring: KeyRing, evaluation_id: str) -> Kept | None:
    """What is kept, if anything. Raises LostKey, and Refused when it was changed in the database."""
    row = session.get(AnswerFile, evaluation_id)
    if row is None:
        return None
    try:
        return _read(boxes.unlock(file_key(ring.sealing_key(evaluation_id)), row.document, _place(evaluation_id)))
    except Unopened:
        raise Refused(msg("The file was changed in the database and cannot be read. Throw it away and bring it again.")) from None


def throw_away(session: Session, evaluation_id: str) -> None:
    session.execute(delete(AnswerFile).where(AnswerFile.evaluation_id == evaluation_id))


def records_of(kept: Kept, questionnaire: Questionnaire) -> list[Record]:
    """Everybody's answers; groups are ids. Raises Invalid, and Refused while words mean nothing."""
    brought = bring(questionnaire, look(questionnaire, kept.content, kept.name, kept.mapping).table, kept.mapping)
    if brought.unknown:
        raise Refused(msg("Some words in the file mean nothing yet. Nothing was sealed."))
    return list(brought.records)


def sizes_of(invited: Mapping[str, int], together: Mapping[str, str], answered: Iterable[str]) -> dict[str, int | None]:
    """How many were invited of each group as it is counted, None where it is not known of all that are joined. `answered`: the groups that
    people belong to."""
    sizes: dict[str, int | None] = dict.fromkeys(answered)
    for group, number in invited.items():
        counted = together.get(group, group)
        sizes[counted] = (sizes.get(counted) or 0) + number
    unsaid = {whole for part, whole in together.items() if part not in invited}
    return {group: None if group in unsaid else number for group, number in sizes.items()}


def _written(kept: Kept) -> bytes:
    head = {"name": kept.name, "mapping": asdict(kept.mapping), "invited": dict(kept.invited)}
    return json.dumps(head, ensure_ascii=False).encode("utf-8", "replace") + b"\n" + kept.content


def _read(document: bytes) -> Kept:
    head, _, content = document.partition(b"\n")
    plain: dict[str, Any] = json.loads(head)
    return Kept(plain["name"], content, ColumnMapping(**plain["mapping"]), plain["invited"])


def _place(evaluation_id: str) -> tuple[str, ...]:
    return (evaluation_id, "file")
