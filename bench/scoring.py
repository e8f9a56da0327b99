"""From packed bytes to a release, against the same answers as rows of JSON counted with numpy, and against only looking at every byte.
Each runs in a fresh process; times are processor time."""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import numpy as np

from bench import answered
from bench.answered import GROUPS, SEED, STEPS, K, asked
from bench.apart import apart, folder, megabytes
from bench.printing import median, ms, ratio, require, show
from surveys.messages import Text
from surveys.scoring import codec
from surveys.scoring.facts import Facts
from surveys.scoring.packing import pack
from surveys.scoring.policy import GroupName, Policy
from surveys.scoring.release import release
from surveys.scoring.scores import Scores, score

SIZES = (100, 10_000, 100_000)
BIG = 1_000_000
SMALL = "small"
Counts: TypeAlias = dict[str, list[int]]


def measure(options: argparse.Namespace) -> None:
    """Prints the table. Raises Wrong when the ways do not count the same, or the packed bytes are not what packing makes."""
    _check_packing()
    sizes = (*SIZES, BIG) if options.big else SIZES
    title = f"Packed answers to a release, against JSON rows counted with numpy, {len(answered.codes())} items"
    show(title, HEADER, (_row(n, options.rounds) for n in sizes))


HEADER = (
    *("answers", "counted", "released", "JSON rows", "only scanned", "memory", "JSON memory"),
    *("counted : JSON", "released : JSON", "memory : JSON", "counted : scan"),
)


def _row(size: int, rounds: int) -> tuple[str, ...]:
    with folder() as place:
        _write(place, size)
        _write(place / SMALL, SIZES[0])
        times = rounds if size < BIG else 1
        ways = {way: [apart(act, place, place / SMALL) for _ in range(times)] for way, act in WAYS.items()}
    counts = [json.dumps(runs[0].found, sort_keys=True) for runs in ways.values()]
    require(len(set(counts)) == 1, "the ways do not count the same")
    counted, released, plain, scanned = (median([run.seconds for run in runs]) for runs in ways.values())
    ours, theirs = (max(run.memory for run in ways[way]) for way in ("released", "plain"))
    told = (*map(ms, (counted, released, plain, scanned)), megabytes(ours), megabytes(theirs))
    return (f"{size:,}", *told, ratio(counted, plain), ratio(released, plain), ratio(ours, theirs), ratio(counted, scanned))


def _write(place: Path, size: int) -> None:
    place.mkdir(exist_ok=True)
    (place / "pack").write_bytes(codec.encode(answered.packed(size)))
    with (place / "rows").open("w") as file:
        file.writelines(f"{row}\n" for row in answered.rows(size))


def _check_packing() -> None:
    """The same answers through the real packing give the same counts."""
    made = answered.packed(SIZES[0])
    invited = {one.code: one.invited for one in made.strata}
    real = pack(asked(), answered.records(SIZES[0]), invited, K, random.Random(SEED))
    require(_counts(score(asked(), real)) == _counts(score(asked(), made)), "the columns are not those that packing makes")


def counted(place: Path) -> Counts:
    """From the bytes to everything that can be counted."""
    return _counts(_scores(place))


def released(place: Path) -> Counts:
    """From the bytes to a release."""
    scores = _scores(place)
    names = [GroupName(name, Text({"en": name}), number) for number, name in enumerate(GROUPS)]
    outcome = release(asked(), scores, Facts("Bench", "", (), "Bench"), Policy(K), names)
    require(outcome.released.headlines and not outcome.released.too_few, "nothing was released")
    return _counts(scores)


def plain(place: Path) -> Counts:
    """From rows of JSON to a table of numbers to counts."""
    with (place / "rows").open() as file:
        rows = [json.loads(line) for line in file]
    codes = answered.codes()
    values = np.array([[row["answers"].get(code, 0) for code in codes] for row in rows], np.uint8)
    groups = np.array([row["group"] for row in rows])
    return {
        f"{group} {code}": np.bincount(values[groups == group, number], minlength=STEPS + 1)[1:].tolist()
        for group in GROUPS
        for number, code in enumerate(codes)
    }


def scanned(place: Path) -> Counts:
    """Every byte looked at once, and nothing else done."""
    made = codec.decode((place / "pack").read_bytes())
    return {
        f"{one.code} {code}": np.bincount(np.frombuffer(column.data, np.uint8), minlength=STEPS + 1)[1 : STEPS + 1].tolist()
        for one in made.strata
        for code, column in one.columns.items()
    }


def _scores(place: Path) -> Scores:
    return score(asked(), codec.decode((place / "pack").read_bytes()))


def _counts(scores: Scores) -> Counts:
    return {f"{group} {code}": list(one.values.values()) for code, item in scores.rated.items() for group, one in item.tally.strata.items()}


WAYS: dict[str, Callable[[Path], Counts]] = {"counted": counted, "released": released, "plain": plain, "scanned": scanned}
