"""JSON as people keep it: with comments, trailing commas, bare or doubled keys, single quotes, or inside of a line of JavaScript."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from surveys.errors import Invalid, Problem
from surveys.messages import msg
from surveys.questionnaires.formats.report import Notes

_TOKEN = re.compile(
    r"""(?P<text>"(?:[^"\\\n]|\\.)*")|(?P<single>'(?:[^'\\]|\\.)*')|(?P<template>`(?:[^`\\]|\\.)*`)|(?P<comment>//[^\n]*|/\*.*?\*/)"""
    r"""|(?P<word>[A-Za-z_$][\w$.]*)|(?P<number>[+-]?(?:0[xX][0-9a-fA-F]+|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?))|(?P<sign>[{}\[\],:])|(?P<rest>\S)""",
    re.DOTALL,
)
_START = re.compile(r"(?:=|\(|default)\s*(?=[{\[])")
_PLAIN_WORDS = frozenset({"true", "false", "null"})
_MOST_DIGITS = 300


def parse(text: str, notes: Notes) -> Any:
    """The value. Raises Invalid where it cannot be read."""
    doubled: list[str] = []
    try:
        return _load(text, doubled, notes)
    except (json.JSONDecodeError, ValueError):
        pass
    except RecursionError:
        raise _unreadable() from None
    doubled.clear()
    mended = " ".join(_mended(_object(text)))
    try:
        value, _ = json.JSONDecoder(object_pairs_hook=_pairs(doubled)).raw_decode(mended)
    except (json.JSONDecodeError, ValueError, RecursionError):
        raise _unreadable() from None
    notes.changed(msg("This is not strict JSON: commas, comments, quotation marks or code around it were passed over."))
    _say_doubled(doubled, notes)
    return value


def _load(text: str, doubled: list[str], notes: Notes) -> Any:
    value = json.loads(text, object_pairs_hook=_pairs(doubled))
    _say_doubled(doubled, notes)
    return value


def _say_doubled(doubled: list[str], notes: Notes) -> None:
    if doubled:
        notes.left(msg("The same name stands twice in one place; the last one counts. These were the others."), *doubled)


def _pairs(doubled: list[str]) -> Any:
    """Notes what a later pair of the same name replaces."""

    def build(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for name, value in pairs:
            if name in found and found[name] != value:
                doubled.append(f"{name}: {found[name] if isinstance(found[name], str) else json.dumps(found[name], ensure_ascii=False)}")
            found[name] = value
        return found

    return build


def _object(text: str) -> str:
    """The part from where an object begins: the file itself, or what a line of JavaScript sets something to."""
    if text.lstrip()[:1] in "{[":
        return text
    found = _START.search(text)
    return text[found.end() :] if found else text[max(text.find("{"), 0) :]


def _mended(text: str) -> Iterator[str]:
    """The tokens in strict JSON. Linear in the length of the text."""
    tokens = [(str(found.lastgroup), found.group()) for found in _TOKEN.finditer(text) if found.lastgroup != "comment"]
    for place, (kind, piece) in enumerate(tokens):
        after = tokens[place + 1][1] if place + 1 < len(tokens) else ""
        if piece == "," and after in {"}", "]", ","}:
            continue
        if kind in {"text", "single", "template"}:
            yield _requoted(piece)
        elif kind == "word":
            yield piece if piece in _PLAIN_WORDS and after != ":" else json.dumps(piece)
        else:
            yield _number(piece) if kind == "number" else piece


def _requoted(piece: str) -> str:
    inner = re.sub(r"\\(['`\n])", r"\1", piece[1:-1])
    inner = re.sub(r'(?<!\\)((?:\\\\)*)"', r'\1\\"', inner) if piece[0] != '"' else inner
    return '"' + inner.replace("\n", "\\n").replace("\t", "\\t") + '"'


def _number(piece: str) -> str:
    plain = piece.lstrip("+")
    if plain.lower().startswith(("0x", "-0x")):
        return str(int(plain, 16)) if len(plain) < _MOST_DIGITS else "0"
    plain = plain if not plain.startswith(".") else f"0{plain}"
    return f"{plain}0" if plain.endswith(".") else plain


def _unreadable() -> Invalid:
    what = msg("This cannot be read as JSON.")
    return Invalid([Problem("file", what, msg("Look for a missing bracket, comma or quotation mark, or export it once more."))])
