"""Where the time of answering goes: one process, no server, the profiler's own cost included. Shares count, not times."""

from __future__ import annotations

import argparse
import cProfile
import io
import pstats
from collections.abc import Callable

from bench.budgets import InProcess, site_of
from bench.forms import core
from bench.places import Place, place
from bench.scripts import pages, posts, whole

PEOPLE, LINES = 40, 28


def measure(_options: argparse.Namespace) -> None:
    """Prints the dearest functions of a page, of a post and of whole submissions."""
    with place(core(), PEOPLE) as where:
        wire, script = site_of(where), where.script
        list(pages(wire, where.secrets[0], script))
        list(posts(wire, where.secrets[0], script))
        _profiled("question pages", lambda: [list(pages(wire, secret, script)) for secret in where.secrets[:10]])
        _profiled("posts of a section", lambda: [list(posts(wire, secret, script)) for secret in where.secrets[:10]])
        _profiled("whole submissions", lambda: _send(wire, where))


def _send(wire: InProcess, where: Place) -> None:
    for secret in where.secrets[10:20]:
        list(whole(wire, secret, where.script))


def _profiled(name: str, act: Callable[[], object]) -> None:
    profiler, out = cProfile.Profile(), io.StringIO()
    profiler.runcall(act)
    stats = pstats.Stats(profiler, stream=out).strip_dirs()
    for order in ("cumulative", "tottime"):
        stats.sort_stats(order).print_stats(LINES * 2 if order == "cumulative" else LINES)
    print(f"\n== {name} ==\n{out.getvalue()}")
