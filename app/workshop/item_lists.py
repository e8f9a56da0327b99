"""What a question may have several of, as rows of its form: words for some groups, rules that its answer must keep."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from werkzeug.datastructures import MultiDict

from surveys.messages import Text
from surveys.questionnaires.cleaning import clean
from surveys.questionnaires.editing.texts import worded
from surveys.questionnaires.values import Rule, Wording


def named(lines: str) -> tuple[str, ...]:
    """The names of groups, one a line."""
    return tuple(dict.fromkeys(filter(None, map(clean, lines.splitlines()))))


def wordings_of(before: Sequence[Wording], typed: MultiDict[str, str], base: str) -> tuple[Wording, ...]:
    """The wordings as typed, each row by its number; one without groups or without words is none. The last row is a new one."""
    rows = [*before, Wording((), Text())]
    made = (_wording(row, typed, number, base) for number, row in enumerate(rows, 1) if f"wording.{number}.text" in typed)
    return tuple(one for one in made if one.groups and one.text)


def rules_of(before: Sequence[Rule], typed: MultiDict[str, str], base: str) -> tuple[Rule, ...]:
    """The rules as typed, each row by its number; one without a condition is none. The last row is a new one."""
    rows = [*before, Rule("")]
    made = (_rule(row, typed, number, base) for number, row in enumerate(rows, 1) if f"rule.{number}.holds" in typed)
    return tuple(one for one in made if one.holds)


def _wording(row: Wording, typed: MultiDict[str, str], number: int, base: str) -> Wording:
    return replace(
        row,
        groups=named(typed.get(f"wording.{number}.groups", "")),
        text=worded(row.text, base, typed.get(f"wording.{number}.text", "").strip()),
        help=worded(row.help, base, typed.get(f"wording.{number}.help", "").strip()),
    )


def _rule(row: Rule, typed: MultiDict[str, str], number: int, base: str) -> Rule:
    message = worded(row.message, base, typed.get(f"rule.{number}.message", "").strip())
    return replace(row, holds=typed.get(f"rule.{number}.holds", "").strip(), message=message)
