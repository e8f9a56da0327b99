"""Locked boxes: AES-256-GCM bound to the place where a box stands, padded so that its length tells nothing."""

from __future__ import annotations

import os
import zlib

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

SIZES = tuple(1 << power for power in range(13, 20))
"""A box holds 8, 16, 32, … 512 KiB; beyond that, whole times 512 KiB."""
_NONCE = 12
_LENGTH = 4
_MOST = 1 << 25


class Unopened(Exception):
    """The key is wrong, or the box was changed or moved."""


def room(estimate: int) -> int:
    """The size of box that holds about `estimate` bytes."""
    return next((size for size in SIZES if size >= estimate + _LENGTH), -(-(estimate + _LENGTH) // SIZES[-1]) * SIZES[-1])


def lock(key: bytes, plain: bytes, place: tuple[str, ...], least: int = SIZES[0]) -> bytes:
    """The content, squeezed, padded to at least `least` bytes and locked for this place only."""
    squeezed = zlib.compress(plain)
    content = len(squeezed).to_bytes(_LENGTH) + squeezed
    return lock_bare(key, content.ljust(max(least, room(len(squeezed))), b"\0"), place)


def unlock(key: bytes, box: bytes, place: tuple[str, ...]) -> bytes:
    """The content. Raises Unopened."""
    content = unlock_bare(key, box, place)
    length = int.from_bytes(content[:_LENGTH])
    return zlib.decompressobj().decompress(content[_LENGTH : _LENGTH + length], _MOST)


def lock_bare(key: bytes, plain: bytes, place: tuple[str, ...]) -> bytes:
    """Locked as it is; for contents that are all of one length."""
    nonce = os.urandom(_NONCE)
    return nonce + AESGCM(key).encrypt(nonce, plain, _bound(place))


def unlock_bare(key: bytes, box: bytes, place: tuple[str, ...]) -> bytes:
    """The content. Raises Unopened."""
    try:
        return AESGCM(key).decrypt(box[:_NONCE], box[_NONCE:], _bound(place))
    except (InvalidTag, ValueError):
        raise Unopened from None


def _bound(place: tuple[str, ...]) -> bytes:
    return "|".join(place).encode()
