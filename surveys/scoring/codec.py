"""A pack as bytes and back. Readers of every version stay; the bytes hold no order of answering and no time.

0   4  "RTPK"
4   2  version, little endian
6  16  BLAKE2b of everything after it
22  4  length of the header, little endian
26     header: JSON, compressed with zlib; then the columns as they are, in the header's order, and last the pools
"""

from __future__ import annotations

import hashlib
import json
import struct
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from surveys.errors import RoundtableError
from surveys.messages import msg
from surveys.scoring.pack import Column, GroupCount, Pack, Stratum, Words

MAGIC = b"RTPK"
_FRONT = struct.Struct("<4sH16sI")


class PackUnreadable(RoundtableError):
    """The bytes are no pack, a damaged one, or one written by a later version."""


def encode(pack: Pack) -> bytes:
    """The pack as bytes; the same pack gives the same bytes."""
    header = zlib.compress(json.dumps(_header(pack), ensure_ascii=False, separators=(",", ":")).encode())
    body = header + b"".join(column.data for columns in (*(one.columns for one in pack.strata), pack.pools) for column in columns.values())
    return _FRONT.pack(MAGIC, pack.version, _digest(len(header), body), len(header)) + body


def decode(written: bytes) -> Pack:
    """The pack that `encode` wrote, in this or an earlier version. Raises PackUnreadable."""
    if len(written) < _FRONT.size or not written.startswith(MAGIC):
        raise PackUnreadable(msg("These are not sealed answers of Roundtable."))
    _, version, digest, length = _FRONT.unpack_from(written)
    if version not in _READERS:
        raise PackUnreadable(msg("These sealed answers were written by a later Roundtable (version {version}).", version=version))
    body = written[_FRONT.size :]
    if _digest(length, body) != digest:
        raise PackUnreadable(msg("These sealed answers are damaged. Please use an undamaged copy."))
    return _READERS[version](json.loads(zlib.decompress(body[:length])), body[length:])


def counted(front: Callable[[int, int], bytes]) -> Pack:
    """The pack without a single answer: only its strata and groups with their numbers. `front(start, length)` gives that many of its bytes
    from place `start` (0-based) on, so that large packs need not be read whole. Raises PackUnreadable."""
    first = front(0, _FRONT.size)
    if len(first) < _FRONT.size or not first.startswith(MAGIC) or _FRONT.unpack(first)[1] not in _READERS:
        raise PackUnreadable(msg("These are not sealed answers of Roundtable."))
    _, version, _, length = _FRONT.unpack(first)
    header = json.loads(zlib.decompress(front(_FRONT.size, length)))
    bare = {**header, "texts": {}, "strata": [{**stratum, "columns": []} for stratum in header["strata"]]}
    return _read(version, bare, b"")


def _digest(length: int, body: bytes) -> bytes:
    return hashlib.blake2b(struct.pack("<I", length) + body, digest_size=16).digest()


def _header(pack: Pack) -> dict[str, Any]:
    return {
        "questionnaire": pack.questionnaire,
        "k": pack.k,
        "strata": [_stratum(stratum) for stratum in pack.strata],
        "groups": [[count.group, count.invited, count.answered, count.organisations, count.dominated] for count in pack.groups],
        "texts": {item: [[words.text, words.lang, words.may_quote] for words in written] for item, written in pack.texts.items()},
        "pools": _columns(pack.pools),
    }


def _stratum(stratum: Stratum) -> dict[str, Any]:
    return {
        "code": stratum.code,
        "groups": stratum.groups,
        "invited": stratum.invited,
        "answered": stratum.answered,
        "organisations": stratum.organisations,
        "dominated": stratum.dominated,
        "columns": _columns(stratum.columns),
    }


def _columns(columns: Mapping[str, Column]) -> list[list[Any]]:
    return [[code, column.shape, column.decimals, len(column.data)] for code, column in columns.items()]


def _read_1(header: Mapping[str, Any], columns: bytes) -> Pack:
    return _read(1, header, columns)


def _read_2(header: Mapping[str, Any], columns: bytes) -> Pack:
    read = _read(2, header, columns)
    pools, _ = _read_columns(header["pools"], columns, len(columns) - sum(size for *_, size in header["pools"]))
    return replace(read, pools=pools)


def _read(version: int, header: Mapping[str, Any], columns: bytes) -> Pack:
    strata, start = [], 0
    for plain in header["strata"]:
        stratum, start = _read_stratum(plain, columns, start)
        strata.append(stratum)
    texts = {item: tuple(Words(*words) for words in written) for item, written in header["texts"].items()}
    return Pack(
        version, header["questionnaire"], header["k"], tuple(strata), tuple(GroupCount(*count) for count in header["groups"]), texts
    )


def _read_stratum(plain: Mapping[str, Any], columns: bytes, start: int) -> tuple[Stratum, int]:
    read, end = _read_columns(plain["columns"], columns, start)
    facts = {name: plain[name] for name in ("code", "invited", "answered", "organisations", "dominated")}
    return Stratum(groups=tuple(plain["groups"]), columns=read, **facts), end


def _read_columns(listed: Sequence[Sequence[Any]], columns: bytes, start: int) -> tuple[Mapping[str, Column], int]:
    """The columns that are listed, which begin at `start`, and where they end."""
    read = {}
    for code, shape, decimals, size in listed:
        read[code] = Column(shape, columns[start : start + size], decimals)
        start += size
    return read, start


_READERS: Mapping[int, Callable[[Mapping[str, Any], bytes], Pack]] = {1: _read_1, 2: _read_2}
