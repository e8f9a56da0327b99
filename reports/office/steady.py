"""Files of office programs that are the same each time: no clock, one order."""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

FIRST = (1980, 1, 1, 0, 0, 0)
"""The earliest moment that a zip can note."""
TYPES = "[Content_Types].xml"


def steady(package: bytes) -> bytes:
    """The same package with its parts in one order and without their times."""
    with ZipFile(io.BytesIO(package)) as read:
        return packed({name: read.read(name) for name in read.namelist()})


def packed(parts: Mapping[str, bytes]) -> bytes:
    """Parts by their names as a zip; the same parts give the same bytes."""
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as written:
        for name in sorted(parts, key=lambda one: (one != TYPES, one)):
            part = ZipInfo(name, FIRST)
            part.compress_type = ZIP_DEFLATED
            written.writestr(part, parts[name])
    return out.getvalue()


def moment(day: date | None) -> datetime:
    """What the properties say of when it was made: the day of the release."""
    return datetime.combine(day or date(FIRST[0], 1, 1), time(), UTC).replace(tzinfo=None)


def plain(text: str) -> str:
    """Text without what XML cannot hold."""
    return "".join(char for char in text if char in "\t\n" or " " <= char < "\ud800" or "\ue000" <= char <= "\ufffd" or char > "\uffff")
