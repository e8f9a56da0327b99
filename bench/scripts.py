"""What a person's browser asks for, one function for each kind of load. Each yields once for every answer that the server acknowledged."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TypeAlias
from urllib.parse import urlencode

from bench.client import Reply, Unexpected, Wire

MOST_PAGES = 100


@dataclass(frozen=True, slots=True)
class Script:
    """The form of every section by its number, as a browser would send it."""

    forms: Mapping[int, bytes]


Load: TypeAlias = Callable[[Wire, str, Script], Iterator[int]]


def pages(wire: Wire, secret: str, script: Script) -> Iterator[int]:
    """Reads every question page."""
    for number in script.forms:
        wire.get(f"/r/{secret}/{number}")
        yield number


def posts(wire: Wire, secret: str, script: Script) -> Iterator[int]:
    """Sends every section, without reading a page."""
    for number, form in script.forms.items():
        wire.post(f"/r/{secret}/{number}", form)
        yield number


def whole(wire: Wire, secret: str, script: Script) -> Iterator[int]:
    """Welcome, every section, review, send: as a browser does it, following every redirect."""
    wire.get(f"/r/{secret}")
    place = _location(wire.post(f"/r/{secret}", b"act=start"))
    for _ in range(MOST_PAGES):
        if place.endswith("/review"):
            break
        wire.get(place)
        place = _location(wire.post(place, script.forms[int(place.rpartition("/")[2])]))
    review = wire.get(place)
    wire.post(place, _sending(review.body.decode()), expect=200, kind="send")
    yield 0


def bare_pages(wire: Wire, _secret: str, script: Script) -> Iterator[int]:
    for number in script.forms:
        wire.get("/")
        yield number


def bare_posts(wire: Wire, _secret: str, script: Script, place: str = "/") -> Iterator[int]:
    for number, form in script.forms.items():
        wire.post(place, form)
        yield number


def bare_whole(wire: Wire, _secret: str, script: Script, place: str = "/") -> Iterator[int]:
    """As many pages and posts as `whole` asks for."""
    for form in (b"act=start", *script.forms.values(), b"nonce=0"):
        wire.get("/")
        wire.post(place, form)
    yield 0


LOADS: Mapping[str, Load] = {
    "pages": pages,
    "posts": posts,
    "whole": whole,
    "bare pages": bare_pages,
    "bare posts": bare_posts,
    "bare whole": bare_whole,
    "keeping pages": bare_pages,
    "keeping posts": partial(bare_posts, place="/kept"),
    "keeping whole": partial(bare_whole, place="/kept"),
}


def _location(reply: Reply) -> str:
    place = reply.header(b"location").decode()
    if not place.startswith("/r/"):
        raise Unexpected("a redirect elsewhere")
    return place


def _sending(page: str) -> bytes:
    fields = {name: _value(page, name) for name in ("nonce", "lang", "until")}
    return urlencode({**fields, "may_quote": "on"}).encode()


def _value(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    if not found:
        raise Unexpected(f"no field {name}")
    return found[1]
