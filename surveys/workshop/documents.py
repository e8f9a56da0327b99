"""A version's questionnaire read and written, and the compressed copies from which changes are undone."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping
from typing import Any

from surveys.messages import Message
from surveys.models.questionnaires import Version
from surveys.questionnaires import stored
from surveys.questionnaires.kinds import kind
from surveys.questionnaires.values import Questionnaire


def questionnaire_of(version: Version) -> Questionnaire:
    """The questionnaire as it stands in the version."""
    return stored.from_json(version.document)


def put(version: Version, questionnaire: Questionnaire) -> None:
    """Puts the questionnaire into the version, with what lists show of it."""
    version.languages = list(questionnaire.languages)
    version.questions = sum(kind(item).answered for item in questionnaire.items())
    version.minutes = questionnaire.minutes
    version.document = stored.to_json(questionnaire)
    version.digest = stored.digest(questionnaire)


def packed(questionnaire: Questionnaire) -> bytes:
    return zlib.compress(json.dumps(stored.to_json(questionnaire), ensure_ascii=False, separators=(",", ":")).encode())


def unpacked(document: bytes) -> Questionnaire:
    """What `packed` packed."""
    return stored.from_json(json.loads(zlib.decompress(document)))


def message_to_json(message: Message) -> dict[str, Any]:
    """A message whose parameters are plain texts and numbers."""
    return {"text": message.text, "params": dict(message.params), "plural": message.plural}


def message_from_json(plain: Mapping[str, Any]) -> Message:
    return Message(str(plain["text"]), dict(plain["params"]), str(plain["plural"]))
