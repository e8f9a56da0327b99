"""What every field of a release holds and which rules guard it. A field that is not written down here lets no release pass.

Whoever adds a figure to the release adds it here with its rules, and its look to `inspecting`. Standard library only.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from surveys.scoring.added import Beside, CaseLine, Dossier, LeftOut, MatrixLine, PhaseLine
from surveys.scoring.beside import Agreement, Balance, GoesTogether, Occurrence, Occurrences, Side
from surveys.scoring.changed import GroupChange, Trend
from surveys.scoring.disclosure.holding import PARTS, PLAIN, Held, count, figure, named, said, written
from surveys.scoring.facts import AgreementFact, ChangeFact, Facts, IndicatorFact, ObjectiveFact, PartnerFact
from surveys.scoring.named import Given, Position
from surveys.scoring.people import Margin, Told
from surveys.scoring.placed import Placed
from surveys.scoring.values import (
    Comments,
    Difference,
    DimensionResult,
    Distribution,
    Figure,
    Finding,
    GroupResult,
    HeadlineResult,
    ItemResult,
    Network,
    ObjectiveResult,
    Participation,
    PartResult,
    Quote,
    Released,
    Share,
    Tally,
    Theme,
    Tie,
    TwoSided,
)


def _plain(kind: type[Any]) -> Mapping[str, Held]:
    """A value in which nothing comes from answers."""
    return {one.name: PLAIN for one in fields(kind)}


MEANS = {"equal": PARTS, "everyone": PARTS, "groups": PARTS, "estimand": PLAIN, "trend": PARTS}

REGISTER: Mapping[type[Any], Mapping[str, Held]] = {
    **{kind: _plain(kind) for kind in (PartnerFact, ObjectiveFact, IndicatorFact, AgreementFact, ChangeFact, Facts)},
    **{kind: _plain(kind) for kind in (Beside, MatrixLine, CaseLine, PhaseLine)},
    LeftOut: {"number": PLAIN, "statement": said("R1 R2"), "reason": PLAIN},
    Dossier: {**_plain(Dossier), "left_out": PARTS, "matrix": PARTS, "case": PARTS, "phases": PARTS, "taken_out": count("R11")},
    Figure: {
        "value": figure("R1 R3 R6 R7 R8 R15"),
        "low": figure("R2"),
        "high": figure("R2"),
        "n": count("R1 R10"),
        "invited": count("R10"),
        "edge": figure("R8"),
        "cell": figure("R7"),
        "precision": PLAIN,
        "sentence": said("R1 R8"),
        "notes": said("R1"),
        "hidden": said("R10"),
    },
    Share: {"points": PLAIN, "label": PLAIN, "percent": figure("R2 R8"), "words": said("R8")},
    Distribution: {"n": count("R2 R10"), "shares": PARTS, "divided": figure("R2"), "sentence": said("R2")},
    Agreement: {"group": PLAIN, "word": said("R2 R8"), "sentence": said("R2 R8")},
    Balance: {
        "n": count("R2"),
        "value": figure("R2 R8"),
        "low": figure("R2"),
        "high": figure("R2"),
        "rough": PLAIN,
        "sentence": said("R2 R8"),
    },
    Side: {"group": PLAIN, "own": PARTS, "seen": PARTS, "sentence": said("R1")},
    GoesTogether: {
        "dimension": PLAIN,
        "name": PLAIN,
        "percent": figure("R2"),
        "low": figure("R2"),
        "high": figure("R2"),
        "place": figure("R2"),
        "sentence": said("R2"),
    },
    Occurrence: {"code": PLAIN, "title": PLAIN, "everybody": PARTS, "groups": PARTS},
    Occurrences: {"steps": PLAIN, "rows": PARTS},
    GroupChange: {"group": PLAIN, "points": figure("R12"), "low": figure("R12"), "high": figure("R12"), "clear": figure("R12")},
    Trend: {
        "points": figure("R12"),
        "low": figure("R12"),
        "high": figure("R12"),
        "clear": figure("R12"),
        "sentence": said("R12"),
        "compared": PLAIN,
        "groups": PARTS,
        "split": said("R12"),
        "notes": said("R12"),
    },
    GroupResult: {
        "id": PLAIN,
        "name": PLAIN,
        "position": PLAIN,
        "invited": count("R10"),
        "answered": count("R1 R10"),
        "shown": PLAIN,
        "rate_word": said("R10"),
        "hidden": said("R10"),
        "note": said("R9"),
    },
    ItemResult: {
        "code": PLAIN,
        "text": PLAIN,
        "about": PLAIN,
        "overall": PARTS,
        "groups": PARTS,
        "distribution": PARTS,
        "cannot_judge": said("R2 R8"),
        "unanswered": said("R2 R8"),
    },
    PartResult: {"code": PLAIN, "label": PLAIN, "figure": PARTS, "words": said("R2"), "cannot_judge": said("R2 R8")},
    Tally: {
        "code": PLAIN,
        "text": PLAIN,
        "n": count("R2 R10"),
        "distribution": PARTS,
        "sentence": said("R2 R8 R9"),
        "hidden": said("R10"),
        "parts": PARTS,
        "balance": PARTS,
    },
    ObjectiveResult: {"objective": PLAIN, "subject": PLAIN, "item": PLAIN, "overall": PARTS, "groups": PARTS, "hidden": said("R10")},
    Quote: {
        "item": PLAIN,
        "text": written("R11"),
        "lang": written("R11"),
        "translation": written("R11"),
        "translated_to": written("R11"),
    },
    Theme: {"name": written("R11"), "amount": said("R11")},
    Comments: {
        "item": PLAIN,
        "text": PLAIN,
        "dimension": PLAIN,
        "amount": said("R11"),
        "quotes": PARTS,
        "summary": written("R11"),
        "summary_lang": PLAIN,
        "hidden": said("R10"),
        "themes": PARTS,
    },
    DimensionResult: {
        **MEANS,
        "code": PLAIN,
        "name": PLAIN,
        "headline": PLAIN,
        "items": PARTS,
        "band": said("R1"),
        "previous": figure("R12"),
        "agreement": PARTS,
        "reliability": said("R2"),
        "one_thing": figure("R2"),
    },
    HeadlineResult: {**MEANS, "headline": PLAIN, "band": said("R1"), "sentence": said("R1 R6")},
    Difference: {
        "dimension": PLAIN,
        "name": PLAIN,
        "a": PLAIN,
        "b": PLAIN,
        "points": figure("R1 R8"),
        "low": figure("R2"),
        "high": figure("R2"),
        "size": said("R1"),
        "sentence": said("R1 R2"),
        "by_chance": figure("R2"),
        "shared": PLAIN,
        "first": PARTS,
        "second": PARTS,
    },
    TwoSided: {"pair": PLAIN, "name": PLAIN, "own": PARTS, "other": PARTS, "sentence": said("R1"), "sides": PARTS},
    Finding: {
        "number": PLAIN,
        "rank": PLAIN,
        "kind": PLAIN,
        "statement": said("R1 R2"),
        "prompt": PLAIN,
        "strength": said("R1"),
        "dimension": PLAIN,
        "evidence": PLAIN,
        "tried": said("R1"),
        "origin": PLAIN,
        "machine": said("R1 R2"),
        "beside": PARTS,
    },
    Participation: {"invited": count("R10"), "answered": count("R10"), "rate_word": said("R10")},
    Tie: {"rater": PLAIN, "rated": PLAIN, "often": PARTS, "well": PARTS},
    Network: {
        "item": PLAIN,
        "text": PLAIN,
        "ask": PLAIN,
        "second_ask": PLAIN,
        "partners": PLAIN,
        "ties": PARTS,
        "hidden": said("R10"),
        "notes": said("R1 R10"),
    },
    Given: {"item": PLAIN, "words": named("R11"), "lang": PLAIN, "step": named("R1")},
    Position: {"who": named("R1"), "answers": PARTS},
    Released: {
        "version": PLAIN,
        "facts": PARTS,
        "questionnaire": PLAIN,
        "k": PLAIN,
        "participation": PARTS,
        "groups": PARTS,
        "headlines": PARTS,
        "dimensions": PARTS,
        "tallies": PARTS,
        "differences": PARTS,
        "two_sided": PARTS,
        "comments": PARTS,
        "findings": PARTS,
        "method": PLAIN,
        "too_few": figure("R3"),
        "cautions": said("R10"),
        "positions": PARTS,
        "together": PARTS,
        "occurrences": PARTS,
        "objectives": PARTS,
        "annex": said("R2"),
        "constants": PLAIN,
        "dossier": PARTS,
        "networks": PARTS,
        "people": PARTS,
        "placed": PARTS,
    },
    Placed: {
        "variable": PLAIN,
        "name": PLAIN,
        "compared": figure("R1 R12"),
        "sentence": said("R1 R12"),
        "lowest": figure("R1 R12"),
        "highest": figure("R1 R12"),
    },
    Margin: {"item": PLAIN, "text": PLAIN, "shares": PARTS, "others": count("R1 R2 R3 R4"), "hidden": said("R10")},
    Told: {"label": PLAIN, "people": count("R1 R2 R3 R4")},
}


def held(kind: type[Any], field: str) -> Held:
    """What a field of a value holds. Raises KeyError where it is not written down."""
    return REGISTER[kind][field]


def unwritten(kind: type[Any]) -> tuple[str, ...]:
    """The fields of a value that are not written down, and those written down that it does not have."""
    return tuple(sorted({one.name for one in fields(kind)} ^ set(REGISTER.get(kind, {}))))
