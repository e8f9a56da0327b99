"""The choices of a question as rows of its form: worded, ticked, moved, taken away, and more of them one a line."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from werkzeug.datastructures import MultiDict

from surveys.questionnaires.editing.starting import options
from surveys.questionnaires.editing.texts import worded
from surveys.questionnaires.values import Option


def options_of(before: Sequence[Option], typed: MultiDict[str, str], base: str, more: str, flags: Collection[str]) -> tuple[Option, ...]:
    """The options in the order of the form, one for each further line; dropped ones left out. `flags`: settings to tick."""
    known = {option.code: option for option in before}
    kept = [known[code] for code in _ordered(typed) if code in known and code not in typed.getlist("drop")]
    read = (
        replace(
            option,
            label=worded(option.label, base, typed.get(f"option.{option.code}", "").strip()),
            **{name: option.code in typed.getlist(f"tick.{name}") for name in flags},
        )
        for option in kept
    )
    return (*read, *options(more, base, known))


def _ordered(typed: MultiDict[str, str]) -> list[str]:
    """The codes in the order of the form; a button may take one a place up or down."""
    codes = list(dict.fromkeys(typed.getlist("option")))
    way, _sep, code = typed.get("shift", "").partition(":")
    if code in codes:
        place = codes.index(code)
        other = max(place - 1, 0) if way == "up" else min(place + 1, len(codes) - 1)
        codes[place], codes[other] = codes[other], codes[place]
    return codes
