"""The posters of a release: the ground rules, then a station for each finding, or for each question where there are no findings."""

from __future__ import annotations

from collections.abc import Iterator

from reports.charts.of_finding import of_finding
from reports.debrief.dialogue import RULES
from reports.debrief.findings import how_sure, told_lines
from reports.debrief.too_few import PROMPTS
from reports.posters.values import Poster
from surveys.messages import Message, Translator, msg
from surveys.scoring.values import Finding, Released

ZONES: tuple[Message, ...] = (msg("Rings true"), msg("Surprises me"), msg("Something is missing"))
MOST_LINES = 4


def stations(released: Released, say: Translator, width: float) -> tuple[Poster, ...]:
    """`width`: points that a chart may take before it is enlarged."""
    zones = tuple(say(zone) for zone in ZONES)
    found = [_station(released, finding, say, width, zones) for finding in released.findings]
    return (_rules(released, say), *(found or _questions(say, zones)))


def _rules(released: Released, say: Translator) -> Poster:
    how = msg("Walk from poster to poster. Read the question first. Write one thought on each note and put it where it fits.")
    protected = msg("Every figure stands for at least {n} people. Please do not guess who wrote or answered what.", n=released.k)
    told = (how, *RULES) if released.positions else (how, protected, *RULES)
    return Poster(say(msg("Ground rules")), topic=released.facts.evaluation, lines=tuple(say(rule) for rule in told))


def _questions(say: Translator, zones: tuple[str, ...]) -> Iterator[Poster]:
    for number, prompt in enumerate(PROMPTS, start=1):
        yield Poster(say(prompt), say.number(number), zones=zones)


def _station(released: Released, finding: Finding, say: Translator, width: float, zones: tuple[str, ...]) -> Poster:
    topic = next((say.text(one.name) for one in released.dimensions if one.code == finding.dimension), "")
    picture = of_finding(released, finding, say, width)
    told = () if picture else told_lines(released, finding, say)[:MOST_LINES]
    return Poster(say(finding.prompt), f"F{finding.number}", topic, picture, told, say(finding.statement), how_sure(finding, say), zones)
