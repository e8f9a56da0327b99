"""Sounds that evaluators record: what they are is told by their content, never by their name; kept once, and given out by their digest."""

from __future__ import annotations

import hashlib
import json
import re
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import chain
from types import MappingProxyType

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from surveys.errors import Invalid, NotFound, Problem
from surveys.messages import Message, msg
from surveys.models.evaluations import Evaluation
from surveys.models.questionnaires import Change, Version
from surveys.models.sounds import Sound
from surveys.questionnaires.values import Item, Recording

LARGEST = 1_500_000
"""Bytes: some three minutes as people usually record."""
AN_HOUR = timedelta(hours=1)
_NAME = re.compile(r"\b[0-9a-f]{64}\b")
_BEGINNING = 64
_BRANDS = (b"M4A ", b"M4B ", b"mp41", b"mp42", b"isom", b"iso2", b"dash")

TYPES: Mapping[str, str] = MappingProxyType(
    {"mpeg": "audio/mpeg", "ogg": "audio/ogg", "mp4": "audio/mp4", "wav": "audio/wav", "webm": "audio/webm"}
)


def kind_of(content: bytes) -> str:
    """What the sound is by its content; empty for what is none that we know."""
    return next((kind for kind, is_one in _LOOKS.items() if is_one(content)), "")


def _is_mpeg(content: bytes) -> bool:
    """An MP3, with or without a tag before its first frame."""
    start = without_tag(content)[:4]
    return len(start) == 4 and start[0] == 0xFF and start[1] & 0xE6 == 0xE2 and start[2] & 0xF0 != 0xF0 and start[2] & 0x0C != 0x0C


def _is_ogg(content: bytes) -> bool:
    beginning = content[:_BEGINNING]
    return beginning.startswith(b"OggS") and (b"OpusHead" in beginning or b"\x01vorbis" in beginning)


_LOOKS: Mapping[str, Callable[[bytes], bool]] = {
    "mpeg": _is_mpeg,
    "ogg": _is_ogg,
    "mp4": lambda content: content[4:8] == b"ftyp" and content[8:12] in _BRANDS,
    "wav": lambda content: content[:4] == b"RIFF" and content[8:12] == b"WAVE",
    "webm": lambda content: content.startswith(b"\x1a\x45\xdf\xa3") and b"webm" in content[:_BEGINNING],
}


def without_tag(content: bytes) -> bytes:
    """An MP3 without the tags that may name who recorded it, where, and on what."""
    if content[:3] == b"ID3" and len(content) > 10:
        size = int.from_bytes(bytes(content[6:10]), "big")
        plain = (size & 0x7F) | (size >> 8 & 0x7F) << 7 | (size >> 16 & 0x7F) << 14 | (size >> 24 & 0x7F) << 21
        content = content[10 + plain :]
    return content[:-128] if content[-128:-125] == b"TAG" else content


def keep(session: Session, content: bytes, *, now: datetime) -> str:
    """Keeps the sound; its name, by which `find` gives it out. Raises Invalid for what is no sound, or is too large."""
    if len(content) > LARGEST:
        most = LARGEST // 100_000 / 10
        raise _refused(msg("This recording is too large."), msg("Keep it under {most} megabytes: some three minutes.", most=most))
    kind = kind_of(content)
    if not kind:
        raise _refused(msg("This is no recording that browsers play."), msg("Save it as MP3, M4A, Ogg, WebM or WAV, and choose it again."))
    plain = without_tag(content) if kind == "mpeg" else content
    digest = hashlib.sha256(plain).digest()
    if there := session.get(Sound, digest):
        there.created_at = now
    else:
        session.add(Sound(id=digest, kind=kind, content=plain, created_at=now))
    session.flush()
    return digest.hex()


def forget_unnamed(session: Session, *, now: datetime) -> int:
    """Sounds that nothing names any more are gone: no version, no step of a draft that can be undone, no round. How many. Those that came
    within the last hour stay, because somebody may be putting them into a question now."""
    old = set(session.scalars(select(Sound.id).where(Sound.created_at < now - AN_HOUR)))
    gone = old - _named(session) if old else set()
    for some in _in_parts(sorted(gone)):
        session.execute(delete(Sound).where(Sound.id.in_(some)))
    return len(gone)


def _named(session: Session) -> set[bytes]:
    """Every name of a sound in a questionnaire, wherever one is kept."""
    whole = (json.dumps(plain) for table in (Version.document, Evaluation.questionnaire) for plain in session.scalars(select(table)))
    steps = (zlib.decompress(packed).decode() for packed in session.scalars(select(Change.document)))
    return {bytes.fromhex(name) for text in chain(whole, steps) for name in _NAME.findall(text)}


def _in_parts(ids: list[bytes], size: int = 500) -> Iterator[list[bytes]]:
    """Databases take so many values in one statement."""
    return (ids[start : start + size] for start in range(0, len(ids), size))


def find(session: Session, name: str) -> tuple[str, bytes]:
    """The type and the content of a sound. Raises NotFound."""
    try:
        digest = bytes.fromhex(name)
    except ValueError:
        raise NotFound from None
    row = session.execute(select(Sound.kind, Sound.content).where(Sound.id == digest)).first()
    if row is None:
        raise NotFound
    return TYPES[row.kind], row.content


def recorded(item: Item, lang: str, sound: str) -> Item:
    """The item with this sound in this language, or without one where `sound` is empty."""
    others = tuple(one for one in item.recordings if one.lang != lang)
    return replace(item, recordings=(*others, Recording(lang, sound, item.text.by_lang.get(lang, ""))) if sound else others)


def _refused(what: Message, mend: Message) -> Invalid:
    return Invalid([Problem("recording", what, mend)])
