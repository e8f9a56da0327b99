"""Personal secrets as people copy them: 26 Crockford symbols hold 128 random bits, a 27th checks them.

The check is a sum over the field of 32 elements with a different weight at every place, so that every wrong symbol and every two symbols
that changed places are noticed (a sum modulo 32 would miss half of the latter).
"""

from __future__ import annotations

import secrets

from surveys.errors import LinkUnknown
from surveys.models.base import ALPHABET

LENGTH = 27
_LONGEST = 100
_VALUES = {symbol: value for value, symbol in enumerate(ALPHABET)}
_READING = str.maketrans("oil", "011", " \t\r\n\u00a0\u202f-_\u2010\u2011\u2012\u2013\u2014\u2212")
_FIELD = 0b100101


def new_secret() -> str:
    """27 symbols, new and random."""
    return secret_from(secrets.randbits(128))


def secret_from(number: int) -> str:
    """27 symbols for a number of 128 bits."""
    symbols = "".join(ALPHABET[number >> place & 31] for place in range(125, -1, -5))
    return symbols + _check(symbols)


def normal(secret: str) -> str:
    """The secret as it was made, from however somebody typed it. Raises LinkUnknown."""
    if len(secret) > _LONGEST:
        raise LinkUnknown
    plain = tidy(secret)
    if len(plain) != LENGTH or plain[0] > "7" or not _VALUES.keys() >= set(plain) or _check(plain[:-1]) != plain[-1]:
        raise LinkUnknown
    return plain


def shown(secret: str) -> str:
    """The secret in groups of four, as it is printed."""
    return "-".join(secret[start : start + 4] for start in range(0, len(secret), 4))


def tidy(typed: str) -> str:
    """What was typed, in lower case without spaces and hyphens, with O read as 0 and I and L as 1."""
    return typed.lower().translate(_READING)


def symbols_of(digest: bytes, count: int) -> str:
    """The first 5 * `count` bits of a digest as symbols."""
    number = int.from_bytes(digest) >> (8 * len(digest) - 5 * count)
    return "".join(ALPHABET[number >> place & 31] for place in range(5 * (count - 1), -1, -5))


def checked(symbols: str) -> str:
    """The symbols with one behind them that checks them."""
    return symbols + _check(symbols)


def is_checked(typed: str) -> bool:
    """Whether tidied symbols are as they were made."""
    return len(typed) > 1 and _VALUES.keys() >= set(typed) and _check(typed[:-1]) == typed[-1]


def _check(symbols: str) -> str:
    total = 0
    for symbol in symbols:
        total = _times_alpha(total ^ _VALUES[symbol])
    return ALPHABET[total]


def _times_alpha(element: int) -> int:
    doubled = element << 1
    return doubled ^ _FIELD if doubled & 32 else doubled
