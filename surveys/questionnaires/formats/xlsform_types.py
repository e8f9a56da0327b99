"""The column “type” of an XLSForm, from today's `select_one list` to old prose such as “select one from list or specify other”."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from surveys.questionnaires.formats.foreign import Way

_SPACES = re.compile(r"[\s_]+")
_GROUPS = re.compile(r"(begin|end) (group|repeat|loop|lgroup|looped group|score|rank|kobomatrix)\b(?: over (\S+))?")
_SELECT = re.compile(
    r"(?:add |q )?(?P<how>select1|select[ _]one|select[ _]multiple|select[ _]all[ _]that[ _]apply|select|rank|cascading[ _]select)"
    r"(?P<more>[ _](?:prompt[ _]using|using|from[ _]file|from|external))?"
    r"\s+(?P<list>\S.*?)(?P<other>\s+(?:or[ _]other|or[ _]specify[ _]other))?",
    re.IGNORECASE,
)
_PROMPT = re.compile(r"(?:add |q )(.+?)(?: prompt)?")


@dataclass(frozen=True, slots=True)
class Type:
    """`way`: how it is answered. `group`: "begin" or "end" with its `sort`. `list_name` of its answers; `other`: words beside them."""

    way: Way = Way.NOTHING
    group: str = ""
    sort: str = ""
    list_name: str = ""
    other: bool = False
    from_file: bool = False
    known: bool = True


_WAYS: Mapping[str, Way] = MappingProxyType(
    dict.fromkeys(("text", "string", "email", "phone number", "phonenumber text", "url"), Way.LINE)
    | dict.fromkeys(("integer", "int", "decimal", "percentage", "number of days in last month", "number of days in last year"), Way.NUMBER)
    | dict.fromkeys(("number of days in last six months", "number"), Way.NUMBER)
    | dict.fromkeys(("date", "datetime", "date time"), Way.DATE)
    | dict.fromkeys(("time",), Way.TIME)
    | dict.fromkeys(("note",), Way.NOTE)
    | dict.fromkeys(("acknowledge", "trigger"), Way.YES_NO)
    | dict.fromkeys(("range",), Way.POINTS)
)
_NOTHING = frozenset(
    [
        "calculate",
        "hidden",
        "start",
        "end",
        "today",
        "deviceid",
        "device id",
        "phonenumber",
        "get phone number",
        "simserial",
        "sim id",
        "subscriberid",
        "subscriber id",
        "username",
        "email",
        "audit",
        "image",
        "photo",
        "picture",
        "audio",
        "video",
        "file",
        "geopoint",
        "gps",
        "location",
        "geotrace",
        "geoshape",
        "barcode",
        "osm",
        "xml external",
        "csv external",
        "background audio",
        "start geopoint",
        "background geopoint",
        "imei",
        "start time",
        "end time",
        "get start time",
        "get end time",
        "get today",
        "get device id",
        "get sim id",
        "get subscriber id",
        "entity",
        "score row",
        "rank level",
        "calculate here",
        "include",
        "property",
        "csv",
        "table list",
    ]
)


def read_type(words: str) -> Type:
    """What the type means; what is not known asks nothing."""
    plain = _SPACES.sub(" ", words.strip()).casefold()
    if group := _GROUPS.match(plain):
        return Type(group=group.group(1), sort=group.group(2), list_name=group.group(3) or "")
    if plain == "score row":
        return Type(Way.ONE, sort="row")
    select = _SELECT.fullmatch(words.strip())
    if select and plain not in _WAYS:
        return _selected(select)
    asked = _PROMPT.fullmatch(plain)
    name = asked.group(1) if asked else plain
    return Type(_WAYS.get(name, Way.NOTHING), known=name in _WAYS or name in _NOTHING or plain in _NOTHING)


def _selected(found: re.Match[str]) -> Type:
    how = _SPACES.sub(" ", found["how"]).casefold()
    way = (
        Way.RANKING
        if how == "rank"
        else Way.SEVERAL
        if "multiple" in how or "all that" in how or how in {"select", "q select"}
        else Way.ONE
    )
    from_file = "file" in (found["more"] or "") or "external" in (found["more"] or "")
    return Type(way, list_name=found["list"].strip(), other=bool(found["other"]), from_file=from_file)
