"""LimeSurvey's table of conditions, from before it had expressions, written as expressions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

_SIGNS = {"==": "==", "!=": "!=", "<": "<", "<=": "<=", ">": ">", ">=": ">=", " ": "==", "": "=="}


def by_question(rows: Sequence[Mapping[str, str]]) -> dict[str, str]:
    """An expression for each question that has conditions: one of its scenarios must hold; in a scenario every question that is asked
    about, and of the conditions on one question any."""
    found: dict[str, str] = {}
    for qid, own in _grouped(rows, "qid"):
        scenarios = [_scenario(scenario) for _, scenario in _grouped(own, "scenario")]
        found[qid] = " or ".join(f"({scenario})" for scenario in scenarios)
    return found


def _scenario(rows: Sequence[Mapping[str, str]]) -> str:
    return " and ".join(f"({' or '.join(map(_condition, same))})" for _, same in _grouped(rows, "cfieldname"))


def _condition(row: Mapping[str, str]) -> str:
    name = row.get("cfieldname", "").lstrip("+")
    sign = _SIGNS.get(row.get("method", "").strip(), row.get("method", ""))
    value = row.get("value", "").replace('"', "")
    return f'{name}.NAOK {sign} "{value}"'


def _grouped(rows: Sequence[Mapping[str, str]], name: str) -> list[tuple[str, list[Mapping[str, str]]]]:
    ordered = sorted(rows, key=lambda row: row.get(name, ""))
    return [(key, list(same)) for key, same in groupby(ordered, key=lambda row: row.get(name, ""))]
