"""What the worker can do. A part of the site registers its kinds of job and its routines here when its module is imported.

A *job* is one row of the `job` table, done once, tried again with growing pauses when it fails. A *routine* is looked at on every wake and
at least once a minute: it finds out for itself whether something is due, and must be quick when nothing is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from sqlalchemy import Engine

from app.settings import Settings

PARTS = ("app.jobs.housekeeping", "app.jobs.closing", "app.jobs.erasing", "app.mail.jobs", "app.evaluate.jobs", "app.exporting.jobs")


@dataclass(frozen=True, slots=True)
class Tools:
    """What every handler works with. Handlers open sessions of their own on `engine` and commit them."""

    engine: Engine
    ring: Any
    settings: Settings


@dataclass(frozen=True, slots=True)
class Task:
    """A job that was claimed. `progress(percent)` tells whoever waits, and that the worker still lives."""

    id: str
    kind: str
    evaluation_id: str | None
    arguments: Mapping[str, Any]
    attempts: int
    progress: Callable[[int], None]


Handler = Callable[[Tools, Task], None]
Routine = Callable[[Tools], None]

HANDLERS: dict[str, Handler] = {}
ROUTINES: dict[str, Routine] = {}


def job(kind: str) -> Callable[[Handler], Handler]:
    """Registers a handler for jobs of that kind."""

    def register(handler: Handler) -> Handler:
        HANDLERS[kind] = handler
        return handler

    return register


def routine(act: Routine) -> Routine:
    """Registers something to be looked at on every wake."""
    ROUTINES[f"{act.__module__}.{act.__qualname__}"] = act
    return act


def load() -> None:
    """Imports every part that is built."""
    for module in PARTS:
        if find_spec(module.rpartition(".")[0]) and find_spec(module):
            import_module(module)
