"""Files handed on in pieces, so that a file of any size needs the memory of one piece; and archives that are the same bytes every time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

PIECE = 1 << 16
"""Bytes that are gathered before they are handed on."""
EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The time of every file in an archive: the first that the format knows."""
READABLE = 0o644 << 16


def gathered(parts: Iterable[str | bytes]) -> Iterator[bytes]:
    """The parts, text in UTF-8, in pieces of about 64 KiB."""
    held = bytearray()
    for part in parts:
        held += part.encode() if isinstance(part, str) else part
        if len(held) >= PIECE:
            yield bytes(held)
            held.clear()
    if held:
        yield bytes(held)


@dataclass(slots=True)
class _Sink:
    """Where an archive writes to: it cannot go back, so what was written can be handed on at once."""

    held: bytearray = field(default_factory=bytearray)

    def write(self, part: bytes) -> int:
        self.held += part
        return len(part)

    def flush(self) -> None:
        """Nothing waits."""

    def close(self) -> None:
        """Nothing is open."""

    def take(self) -> bytes:
        taken = bytes(self.held)
        self.held.clear()
        return taken


def zipped(files: Iterable[tuple[str, Iterable[bytes]]]) -> Iterator[bytes]:
    """An archive of the files, each a name and its pieces, in pieces itself. The same files give the same bytes."""
    sink = _Sink()
    with ZipFile(sink, "w", ZIP_DEFLATED) as archive:
        for name, pieces in files:
            with archive.open(_entry(name), "w") as entry:
                for piece in pieces:
                    entry.write(piece)
                    if len(sink.held) >= PIECE:
                        yield sink.take()
    yield sink.take()


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name, EARLIEST)
    entry.compress_type, entry.external_attr, entry.create_system = ZIP_DEFLATED, READABLE, 3
    return entry
