"""The findings as evaluators word, order and complete them. Text only: whatever they write, every figure stays the release's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from surveys.messages import Message, Text, msg
from surveys.scoring.added import Beside, LeftOut
from surveys.scoring.values import Finding

CONDUCT: Mapping[str, Message] = {
    "joint": msg("The partners made this evaluation jointly: {who}"),
    "one_partner": msg("One of the partners made this evaluation: {who}"),
    "independent": msg("Somebody independent of the partners made this evaluation: {who}"),
}
"""Who made the evaluation, as it is printed."""
SOURCES: Mapping[str, Message] = {
    "document": msg("Document"),
    "interview": msg("Interview"),
    "observation": msg("Observation"),
    "monitoring": msg("Monitoring data"),
}
SAYS: Mapping[str, Message] = {"agrees": msg("agrees with it"), "differs": msg("says otherwise"), "adds": msg("adds to it")}
WEIGHTS: Mapping[str, Message] = {
    "little": msg("carries little weight"),
    "some": msg("carries some weight"),
    "much": msg("carries much weight"),
}
LIGHT = "little"


@dataclass(frozen=True, slots=True)
class Edit:
    """How evaluators word finding `number` of the release; an empty text keeps the release's. `left_out` needs a `reason`."""

    number: int
    statement: Text = field(default_factory=Text)
    prompt: Text = field(default_factory=Text)
    left_out: bool = False
    reason: str = ""


def edited(
    found: Sequence[Finding], edits: Sequence[Edit], ordered: Sequence[int], beside: Mapping[int, tuple[Beside, ...]]
) -> tuple[tuple[Finding, ...], tuple[LeftOut, ...]]:
    """The findings that are printed, numbered anew in the evaluators' order (those they did not order follow in the release's), and those
    that are left out. `beside`: other evidence by the release's number. What speaks of findings that do not exist is ignored."""
    by_number = {edit.number: edit for edit in edits}
    kept = [one for one in found if not by_number.get(one.number, Edit(0)).left_out]
    out = tuple(LeftOut(one.number, one.statement, by_number[one.number].reason) for one in found if one not in kept)
    places = {number: place for place, number in enumerate(ordered)}
    kept.sort(key=lambda one: (places.get(one.number, len(places)), one.number))
    worded = [_worded(one, by_number.get(one.number), beside.get(one.number, ())) for one in kept]
    return tuple(replace(one, number=number) for number, one in enumerate(worded, 1)), out


def strength(finding: Finding) -> Message:
    """How strong the evidence is, with what other sources of some weight say."""
    said = {one.says for one in finding.beside if one.weight != LIGHT}
    if {"agrees", "differs"} <= said:
        return msg("{strength}; other sources are divided", strength=finding.strength)
    if "differs" in said:
        return msg("{strength}; other sources say otherwise", strength=finding.strength)
    if "agrees" not in said:
        return finding.strength
    kinds = {one.kind for one in finding.beside if one.says == "agrees" and one.weight != LIGHT}
    if len(kinds) > 1:
        return msg("{strength}; several kinds of sources agree", strength=finding.strength)
    return msg("{strength}; another source agrees", strength=finding.strength)


def own_words(text: Text) -> Message:
    """People's words where a message is expected: said as they are in every language they are written in."""
    return Message("{words}", {"words": text})


def _worded(finding: Finding, edit: Edit | None, beside: tuple[Beside, ...]) -> Finding:
    whole = replace(finding, origin=finding.number, beside=beside)
    if edit and edit.prompt:
        whole = replace(whole, prompt=own_words(edit.prompt))
    if edit and edit.statement:
        return replace(whole, statement=own_words(edit.statement), machine=finding.statement)
    return whole
