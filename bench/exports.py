"""Every kind of file of figures, made of a release with many groups, against writing the same release as JSON. Processor time."""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator

from app.exporting.archives import pieces
from app.exporting.kinds import KINDS
from bench.answered import asked
from bench.apart import apart, megabytes
from bench.printing import ms, ratio, require, show
from surveys.messages import Text
from surveys.questionnaires.records import Record
from surveys.questionnaires.values import Answer
from surveys.scoring import stored
from surveys.scoring.facts import Facts
from surveys.scoring.packing import pack
from surveys.scoring.policy import GroupName, Policy
from surveys.scoring.release import release
from surveys.scoring.scores import score
from surveys.scoring.values import Released

GROUPS, PEOPLE = 12, 20
HEADER = ("", "size", "time", "memory", "largest piece", ": the release as JSON")
PLAIN = "the release as JSON"


def measure(_options: argparse.Namespace) -> None:
    """Prints the table. Raises Wrong when a file is empty or comes in too large a piece."""
    made = stored.to_json(_released())
    plain = apart(_plain, made, made)
    runs = {kind: apart(_made, (kind, made), (kind, made)) for kind in KINDS}
    require(all(run.found[0] > 1000 and run.found[1] < 1 << 20 for run in runs.values()), "a file is empty, or not in pieces")
    rows = [(KINDS[kind].name.text, *_told(run.found, run.seconds, run.memory, plain.seconds)) for kind, run in runs.items()]
    size, largest = plain.found
    first = (PLAIN, *_told((size, largest), plain.seconds, plain.memory, plain.seconds))
    show(f"Files of a release with {GROUPS} groups and {len(list(asked().items()))} questions", HEADER, [first, *rows])


def _told(found: tuple[int, int], seconds: float, memory: int, plain: float) -> Iterator[str]:
    return iter((f"{found[0] // 1024} kB", ms(seconds), megabytes(memory), f"{found[1] // 1024} kB", ratio(seconds, plain)))


def _plain(made: dict[str, object]) -> tuple[int, int]:
    size = len(stored.canonical(stored.from_json(made)))
    return size, size


def _made(given: tuple[str, dict[str, object]]) -> tuple[int, int]:
    kind, made = given
    sizes = [len(piece) for piece in pieces(stored.from_json(made), kind, "en")]
    return sum(sizes), max(sizes)


def _released() -> Released:
    chance, codes = random.Random(1), [item.code for item in asked().items()]
    names = [f"g{number:02}" for number in range(GROUPS)]
    people = [Record(name, {code: Answer(chance.choice((2, 3, 4, 4, 5))) for code in codes}) for name in names for _ in range(PEOPLE)]
    made = score(asked(), pack(asked(), people, dict.fromkeys(names, 2 * PEOPLE), 5, chance))
    listed = [GroupName(name, Text({"en": f"Group {name}"}), place) for place, name in enumerate(names)]
    return release(asked(), made, Facts("Bench", "", (), "Bench"), Policy(), listed).released
