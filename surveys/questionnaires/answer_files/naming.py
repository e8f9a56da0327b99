"""How the words over columns and in cells are compared, and what columns of other tools are called (`columns.toml`)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from surveys.messages import Text
from surveys.questionnaires.formats import lexicon
from surveys.questionnaires.formats.plain import plain
from surveys.questionnaires.piping import unpiped

_WORD = re.compile(r"[^\W_]+")
_MARKUP = re.compile(r"[<&]")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]{2,}")
_IDENTIFYING = re.compile(
    r"""(?x)
    \d{1,3}(?:\.\d{1,3}){3}                                                          # an address of a machine
    | [0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}                   # a number of a device or an answer
    | -?\d{1,3}\.\d{3,}[ ,;]+-?\d{1,3}\.\d{3,}.*                                     # a place on the map
    | \d{4}-\d\d-\d\d[T ]\d\d:\d\d.*                                                 # a moment
    | \+\d[\d\s().-]{7,}                                                             # a telephone
    """,
    re.IGNORECASE,
)
_LOOKED_AT, _LETTERS = 500, 200
_OF_A_PLACE = (" latitude", " longitude", " altitude", " precision")


@lru_cache(maxsize=65_536)
def words_key(text: str) -> str:
    """The text as it is compared with others: words in small letters, without accents, marks or HTML."""
    bare = plain(text).text if _MARKUP.search(text) else text
    return " ".join(_WORD.findall(lexicon.normal(bare)))


@lru_cache(maxsize=65_536)
def code_key(text: str) -> str:
    """A code as other tools write it: without points, dashes and capitals."""
    return "".join(_WORD.findall(text.casefold()))


def keys_of(text: Text) -> set[str]:
    """The text's keys in every language."""
    return {key for words in unpiped(text).by_lang.values() if (key := words_key(words))}


def identifying(name: str, cells: Iterable[str]) -> bool:
    """Whether a column could tell who somebody is: by its name, or by what stands in it."""
    if _is_named(name, "identifying"):
        return True
    looked = [cell[:_LETTERS] for _, cell in zip(range(_LOOKED_AT), filter(None, cells), strict=False)]
    alike = sum(bool(_EMAIL.search(cell) or _IDENTIFYING.fullmatch(cell)) for cell in looked)
    return alike * 3 > len(looked)


def role(name: str) -> str:
    """ "group" or "language" where a column is named so, else empty."""
    return next((role for role in ("group", "language") if words_key(name) in _named("roles", role)), "")


def shows_sending(name: str) -> bool:
    """Whether the column holds when the answers were sent, and nothing where they were not."""
    return words_key(name) in _named("sent", "names")


def shows_the_same(name: str) -> bool:
    """Whether equal cells of the column mean that the same answers stand in the file twice."""
    return words_key(name.rpartition("/")[2]) in _named("same", "names")


def ticked(cell: str) -> bool | None:
    """Whether an option's own column says that it was chosen; None for what says neither."""
    plain_cell = cell.strip().casefold()
    key = lexicon.normal(cell) or plain_cell
    return False if not plain_cell or key in _no() or plain_cell in _no() else True if key in _yes() or plain_cell in _yes() else None


def _is_named(name: str, table: str) -> bool:
    whole, last = words_key(name), words_key(name.rpartition("/")[2])
    known = frozenset().union(*(_named(table, kind) for kind in _read()[table]))
    return whole in known or last in known or last.endswith(_OF_A_PLACE)


@cache
def _named(table: str, kind: str) -> frozenset[str]:
    return frozenset(words_key(one) for one in _read()[table][kind].split("|"))


@cache
def _yes() -> frozenset[str]:
    return frozenset(lexicon.normal(one) or one for one in _read()["ticked"]["yes"].split("|"))


@cache
def _no() -> frozenset[str]:
    return frozenset(lexicon.normal(one) or one for one in _read()["ticked"]["no"].split("|"))


@cache
def _read() -> Mapping[str, Any]:
    return tomllib.loads((files("surveys.questionnaires.answer_files") / "columns.toml").read_text(encoding="utf-8"))
