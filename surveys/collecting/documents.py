"""What is inside a draft and a response, as bytes, and how large a box its questionnaire needs."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from typing import Any

from surveys.collecting import boxes
from surveys.collecting.values import Draft
from surveys.questionnaires.asking.commenting import LONGEST as LONGEST_COMMENT
from surveys.questionnaires.asking.wording import ShortText
from surveys.questionnaires.kinds import kind
from surveys.questionnaires.stored import answers_from_json, answers_to_json
from surveys.questionnaires.values import Answer, Answers, Questionnaire

_PER_PART = 12
_AROUND = 512
_SQUEEZED = 0.6


@dataclass(frozen=True, slots=True)
class Document:
    """A response's content. `organisation` is there for the rule on dominance; `code` is the digest of the return code; `mode` is the one
    promised to this person; `person_id` is there only in attributed mode, and only with this person's consent. `assisted`: given on
    paper and typed by somebody else."""

    answers: Answers
    lang: str
    organisation: str
    may_quote: bool
    code: str
    mode: str
    person_id: str = ""
    assisted: bool = False


def box_for(questionnaire: Questionnaire) -> int:
    """The least size of every box of this questionnaire, in bytes: room for all texts at full length as they usually squeeze, so that
    who wrote much cannot be told from who wrote little."""
    items = list(questionnaire.items())
    texts = sum(asked.longest(item) for item in items if isinstance(asked := kind(item), ShortText))
    texts += sum(LONGEST_COMMENT for item in items if item.comment is not None)
    parts = sum(len(kind(item).columns(item)) for item in items)
    return boxes.room(int(_AROUND + _PER_PART * parts + _SQUEEZED * texts))


@dataclass(frozen=True, slots=True)
class DraftBox:
    """Where a draft stands and the key that opens it."""

    evaluation_id: str
    id: bytes
    key: bytes = field(repr=False)

    def lock(self, draft: Draft, least: int) -> bytes:
        content = {"answers": answers_to_json(draft.answers), "lang": draft.lang, "section": draft.section, "asked": draft.asked}
        return boxes.lock(self.key, _written(content), self._place(), least)

    def open(self, box: bytes) -> Draft:
        """Raises Unopened when the key is not the draft's."""
        content = json.loads(boxes.unlock(self.key, box, self._place()))
        return Draft(answers_from_json(content["answers"]), content["lang"], content["section"], tuple(content.get("asked", ())))

    def _place(self) -> tuple[str, ...]:
        return (self.evaluation_id, "draft", self.id.hex())


@dataclass(frozen=True, slots=True)
class ResponseBox:
    """Where a response stands, in which group, and the key that opens it."""

    evaluation_id: str
    id: bytes
    group: str
    key: bytes = field(repr=False)

    def lock(self, document: Document, least: int) -> bytes:
        content = {**_plain(document), "answers": answers_to_json(document.answers)}
        return boxes.lock(self.key, _written(content), self._place(), least)

    def open(self, box: bytes) -> Document:
        """Raises Unopened."""
        content = json.loads(boxes.unlock(self.key, box, self._place()))
        return Document(**{**content, "answers": answers_from_json(content["answers"])})

    def _place(self) -> tuple[str, ...]:
        return (self.evaluation_id, "response", self.id.hex(), self.group)


def without(answers: Answers, codes: Iterable[str]) -> dict[str, Answer]:
    """The answers except those to these items."""
    left_out = set(codes)
    return {code: answer for code, answer in answers.items() if code not in left_out}


def _plain(document: Document) -> dict[str, Any]:
    return {entry.name: getattr(document, entry.name) for entry in fields(document)}


def _written(content: dict[str, Any]) -> bytes:
    return json.dumps(content, separators=(",", ":"), ensure_ascii=False).encode("utf-8", "replace")
