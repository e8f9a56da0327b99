"""What is derived from a personal secret and the two keys. Every purpose has its own label, so nothing made for one serves another."""

from __future__ import annotations

import hashlib
import hmac
import unicodedata

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from surveys.collecting.personal_secrets import checked, symbols_of, tidy

CODE_LENGTH = 10
RECEIPT_LENGTH = 12
ENVELOPE_LENGTH = 16
SLIP_LENGTH = 16
SHEET_LENGTH = 7
_STRETCH = {"n": 1 << 14, "r": 8, "p": 1}


def link_id(secret: str, purpose: str = "answer") -> bytes:
    """Finds the evaluation of a link of this purpose; needs no key."""
    return hashlib.sha256(f"{purpose}|{secret}".encode()).digest()


def invitation_id(link_key: bytes, secret: str) -> bytes:
    return _labelled(link_key, "invitation", secret)


def response_id(link_key: bytes, secret: str) -> bytes:
    return _labelled(link_key, "response", secret)


def draft_id(link_key: bytes, secret: str) -> bytes:
    return _labelled(link_key, "draft", secret)


def blank_number(link_key: bytes, invitation: bytes) -> int:
    """128 bits for a letter that opens nothing; the same for the same invitation."""
    return int.from_bytes(_labelled(link_key, "blank", invitation.hex())[:16])


def return_code(link_key: bytes, secret: str, nonce: str) -> str:
    """10 symbols. The nonce of the review page makes it new; the same nonce makes it the same."""
    return symbols_of(_labelled(link_key, "return", secret, nonce), CODE_LENGTH)


def code_digest(link_key: bytes, secret: str, code: str) -> str:
    """What is kept of a return code, inside the encrypted answers."""
    return _labelled(link_key, "code", secret, tidy(code)).hex()


def receipt(sealing_key: bytes, response: bytes) -> str:
    """12 symbols that only the sealing key ties to a row; with that key gone they say nothing."""
    return symbols_of(_labelled(sealing_key, "receipt", response.hex()), RECEIPT_LENGTH)


def escrow_key(sealing_key: bytes) -> bytes:
    return _labelled(sealing_key, "escrow")


def response_key(sealing_key: bytes) -> bytes:
    return _labelled(sealing_key, "answers")


def file_key(sealing_key: bytes) -> bytes:
    return _labelled(sealing_key, "file")


def envelope_mark(link_key: bytes, invitation: bytes, letter: str) -> str:
    """16 symbols for the envelope of one kind of letter to one invited person: a letter that comes back is known by them. They say nothing
    to anybody without the link key."""
    return symbols_of(_labelled(link_key, "envelope", letter, invitation.hex()), ENVELOPE_LENGTH)


def slip_seal(link_key: bytes, invitation: bytes, purpose: str) -> str:
    """16 symbols that make the ids of an invited person a link for this purpose alone."""
    return symbols_of(_labelled(link_key, "slip", purpose, invitation.hex()), SLIP_LENGTH)


def sheet_code(link_key: bytes, invitation: bytes) -> str:
    """8 symbols, the last of which checks the others: they name a paper sheet of this evaluation and open nothing."""
    return checked(symbols_of(_labelled(link_key, "sheet", invitation.hex()), SHEET_LENGTH))


def contact_key(sealing_key: bytes) -> bytes:
    return _labelled(sealing_key, "contact")


def draft_key(sealing_key: bytes, secret: str, lock: bytes) -> bytes:
    """From the secret, the lock of a return word, and the sealing key: a mail that holds the link opens no draft in an old backup."""
    material = secret.encode() + b"|" + lock
    return HKDF(SHA256(), 32, salt=sealing_key, info=b"draft").derive(material)


def stretched(link_key: bytes, secret: str, word: str) -> bytes:
    """32 bytes from a return word, in some 50 ms."""
    salt = _labelled(link_key, "word", secret)
    plain = unicodedata.normalize("NFKC", word).casefold().strip()
    return hashlib.scrypt(plain.encode("utf-8", "replace"), salt=salt, dklen=32, **_STRETCH)


def same(one: str, other: str) -> bool:
    """Compared in a time that tells nothing."""
    return hmac.compare_digest(one.encode(), other.encode())


def _labelled(key: bytes, label: str, *parts: str) -> bytes:
    return hmac.digest(key, "|".join((label, *parts)).encode("utf-8", "replace"), "sha256")
