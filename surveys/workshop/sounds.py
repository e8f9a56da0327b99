"""Sounds that evaluators record: what they are is told by their content, never by their name; kept once, and given out by their digest."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from types import MappingProxyType

from sqlalchemy import select
from sqlalchemy.orm import Session

from surveys.errors import Invalid, NotFound, Problem
from surveys.messages import Message, msg
from surveys.models.sounds import Sound
from surveys.questionnaires.values import Item, Recording

LARGEST = 1_500_000
"""Bytes: some three minutes as people usually record."""
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
    if session.get(Sound, digest) is None:
        session.add(Sound(id=digest, kind=kind, content=plain, created_at=now))
        session.flush()
    return digest.hex()


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
