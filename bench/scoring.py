"""From packed bytes to a release, against the same answers as rows of JSON counted with numpy. Each runs in a fresh process;
times are processor time."""

from __future__ import annotations

import argparse
import json
import multiprocessing
import random
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.queues import Queue
from pathlib import Path
from typing import TypeAlias

import numpy as np

from bench import answered
from bench.answered import GROUPS, SEED, STEPS, K, asked
from bench.printing import median, ms, ratio, require, show
from surveys.messages import Text
from surveys.scoring import codec
from surveys.scoring.facts import Facts
from surveys.scoring.packing import pack
from surveys.scoring.policy import GroupName, Policy
from surveys.scoring.release import release
from surveys.scoring.scores import Scores, score

SIZES = (100, 10_000, 100_000)
MEGABYTE = 1 << 20
LONGEST = 600
SMALL = "small"
Counts: TypeAlias = dict[tuple[str, str], list[int]]


@dataclass(frozen=True, slots=True)
class Run:
    """Seconds of processor time, bytes of memory at most beyond what was held before, and how many gave each answer, by group and item."""

    seconds: float
    memory: int
    counts: Counts


def measure(options: argparse.Namespace) -> None:
    """Prints the table. Raises Wrong when both ways do not count the same, or the packed bytes are not what packing makes."""
    _check_packing()
    show("Packed answers to a release, against JSON rows counted with numpy, 30 items", HEADER, (_row(n, options.rounds) for n in SIZES))


HEADER = ("answers", "counted", "released", "JSON rows", "memory", "JSON memory", "counted : JSON", "released : JSON", "memory : JSON")


def _row(size: int, rounds: int) -> tuple[str, ...]:
    with folder() as place:
        _write(place, size)
        _write(place / SMALL, SIZES[0])
        counted, released, plain = ([_apart(way, place) for _ in range(rounds)] for way in ("counted", "released", "plain"))
    require(counted[0].counts == plain[0].counts == released[0].counts, "the ways do not count the same")
    took = [median([run.seconds for run in runs]) for runs in (counted, released, plain)]
    memory = [max(run.memory for run in runs) for runs in (released, plain)]
    sizes = tuple(f"{each / MEGABYTE:.1f} MB" for each in memory)
    return (f"{size:,}", *map(ms, took), *sizes, ratio(took[0], took[2]), ratio(took[1], took[2]), ratio(memory[0], memory[1]))


def _write(place: Path, size: int) -> None:
    place.mkdir(exist_ok=True)
    (place / "pack").write_bytes(codec.encode(answered.packed(size)))
    (place / "rows").write_text("\n".join(answered.rows(size)))


def _check_packing() -> None:
    """The same answers through the real packing give the same counts."""
    made = answered.packed(SIZES[0])
    invited = {one.code: one.invited for one in made.strata}
    real = pack(asked(), answered.records(SIZES[0]), invited, K, random.Random(SEED))
    require(_counts(score(asked(), real)) == _counts(score(asked(), made)), "the columns are not those that packing makes")


def counted(place: Path) -> Scores:
    """From the bytes to everything that can be counted."""
    return score(asked(), codec.decode((place / "pack").read_bytes()))


def released(place: Path) -> Scores:
    """From the bytes to a release."""
    scores = counted(place)
    names = [GroupName(name, Text({"en": name}), number) for number, name in enumerate(GROUPS)]
    outcome = release(asked(), scores, Facts("Bench", "", (), "Bench"), Policy(K), names)
    require(outcome.released.headlines and not outcome.released.too_few, "nothing was released")
    return scores


def plain(place: Path) -> Counts:
    """From rows of JSON to a table of numbers to counts."""
    rows = [json.loads(line) for line in (place / "rows").read_text().splitlines()]
    codes = answered.codes()
    values = np.array([[row["answers"].get(code, 0) for code in codes] for row in rows], np.uint8)
    groups = np.array([row["group"] for row in rows])
    return {
        (group, code): np.bincount(values[groups == group, number], minlength=STEPS + 1)[1:].tolist()
        for group in GROUPS
        for number, code in enumerate(codes)
    }


def _counts(scores: Scores) -> Counts:
    return {(group, code): list(one.values.values()) for code, item in scores.rated.items() for group, one in item.tally.strata.items()}


WAYS: Mapping[str, Callable[[Path], Scores | Counts]] = {"counted": counted, "released": released, "plain": plain}


def _apart(way: str, place: Path) -> Run:
    """One run in a process of its own."""
    context = multiprocessing.get_context("spawn")
    queue = context.Queue()
    child = context.Process(target=_child, args=(way, place, queue))
    child.start()
    try:
        run: Run = queue.get(timeout=LONGEST)
    finally:
        child.join(1)
        child.kill()
    return run


def _child(way: str, place: Path, queue: Queue[Run]) -> None:
    WAYS[way](place / SMALL)  # so that what is loaded once is not counted
    before = _forget_peak()
    began = time.process_time()
    found = WAYS[way](place)
    took = time.process_time() - began
    queue.put(Run(took, _peak() - before, found if isinstance(found, dict) else _counts(found)))


def _forget_peak() -> int:
    """The memory in use now, in bytes; the most that was in use is counted anew from here."""
    Path("/proc/self/clear_refs").write_text("5")
    return _peak()


def _peak() -> int:
    line = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) * 1024


@contextmanager
def folder() -> Iterator[Path]:
    """A new folder, gone afterwards."""
    made = Path(tempfile.mkdtemp(prefix="rt-bench-"))
    try:
        yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)
