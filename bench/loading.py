"""The load: eight people at once, in two processes, for a bounded time and a bounded number of people."""

from __future__ import annotations

import itertools
import multiprocessing
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from multiprocessing.queues import Queue
from multiprocessing.synchronize import Barrier

from bench.client import Unexpected, Wire
from bench.scripts import LOADS, Script

PROCESSES, THREADS = 2, 4
AT_ONCE = PROCESSES * THREADS
LONGEST = 120
"""Seconds that the clients may take to start and to end; after that something is broken."""


@dataclass(frozen=True, slots=True)
class Errand:
    """What the clients do: `load` for each of these people, again and again if `repeat`, until `seconds` are over."""

    port: int
    load: str
    secrets: Sequence[str]
    script: Script
    seconds: float
    repeat: bool = True
    timeout: float = 20.0


@dataclass(slots=True)
class Outcome:
    """`times` by kind of request; `kept`: every acknowledged (secret, section); `people` who came to the end of their script."""

    times: dict[str, list[float]] = field(default_factory=dict)
    kept: set[tuple[str, int]] = field(default_factory=set)
    people: int = 0
    failures: list[str] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def requests(self) -> int:
        return sum(map(len, self.times.values()))

    @property
    def every(self) -> list[float]:
        return [time for times in self.times.values() for time in times]

    def add(self, other: Outcome) -> None:
        for kind, times in other.times.items():
            self.times.setdefault(kind, []).extend(times)
        self.kept |= other.kept
        self.people += other.people
        self.failures += other.failures
        self.seconds = max(self.seconds, other.seconds)


def run(errand: Errand) -> Outcome:
    """Sends the load and gathers what became of it. Every process it starts has ended when it returns."""
    context = multiprocessing.get_context("spawn")
    barrier, queue = context.Barrier(PROCESSES), context.Queue()
    children = [context.Process(target=_child, args=(errand, place, barrier, queue)) for place in range(PROCESSES)]
    for child in children:
        child.start()
    total = Outcome()
    try:
        for _ in children:
            total.add(queue.get(timeout=errand.seconds + LONGEST))
    finally:
        for child in children:
            child.join(1)
            child.kill()
    return total


def _child(errand: Errand, place: int, barrier: Barrier, queue: Queue[Outcome]) -> None:
    outcomes = [Outcome() for _ in range(THREADS)]
    barrier.wait()
    began = time.perf_counter()
    threads = [
        threading.Thread(target=_client, args=(errand, errand.secrets[place * THREADS + number :: AT_ONCE], outcome))
        for number, outcome in enumerate(outcomes)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    total = Outcome()
    for outcome in outcomes:
        total.add(outcome)
    total.seconds = time.perf_counter() - began
    queue.put(total)


def _client(errand: Errand, secrets: Sequence[str], outcome: Outcome) -> None:
    wire, ends = Wire("127.0.0.1", errand.port, errand.timeout), time.monotonic() + errand.seconds
    for secret in itertools.cycle(secrets) if errand.repeat and secrets else secrets:
        if time.monotonic() > ends:
            break
        try:
            for number in LOADS[errand.load](wire, secret, errand.script):
                outcome.kept.add((secret, number))
            outcome.people += 1
        except (OSError, Unexpected, ValueError) as error:
            outcome.failures.append(f"{type(error).__name__}: {error}")
    wire.close()
    outcome.times = wire.times
