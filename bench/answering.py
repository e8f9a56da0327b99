"""Answering by link against a bare page: question pages, posts of a section, whole submissions; and the weight of the first page."""

from __future__ import annotations

import argparse
import gzip
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, replace
from pathlib import Path

from app.commanding.supervising import web_command
from app.db import make_engine
from bench import bare, budgets
from bench.client import Wire
from bench.forms import ONE_PAGE_ITEMS, core, one_page
from bench.loading import Errand, Outcome, run
from bench.places import Place, answers_of, place
from bench.postgres import postgres
from bench.printing import median, ms, ratio, require, share, show
from bench.serving import Server, free_port, serving
from surveys.questionnaires.values import Questionnaire

WORKERS = 2
PEOPLE, READERS = 900, 48
WARM_SECONDS = 1.0
MOST_BYTES, MOST_REQUESTS = 14 * 1024, 3
LOADS = {"a question page": "pages", "saving a section": "posts", "a whole submission": "whole"}
KINDS = ("bare", "keeping")


@dataclass(frozen=True, slots=True)
class Measured:
    """One load on one server. `each`: what is counted in a second (requests; people for whole submissions). Processor seconds are the
    server's, for one of them; `p50` and `p95` are of single requests."""

    each: float
    p50: float
    p95: float
    cpu: float


def measure(options: argparse.Namespace) -> None:
    """Prints the tables. Raises Wrong when a request takes too many statements or fails, an answer is not stored, or the first page is
    too heavy."""
    questionnaire = core()
    print(f"\nstatements: {budgets.checked(questionnaire)}")
    _compared(options, questionnaire, "the final evaluation's core form")
    _compared(options, one_page(), f"{ONE_PAGE_ITEMS} ratings on one page")


def _compared(options: argparse.Namespace, questionnaire: Questionnaire, name: str) -> None:
    with (
        postgres() if options.postgres else nullcontext("") as database,
        place(questionnaire, PEOPLE, database) as where,
        serving(web_command("127.0.0.1", where.port, WORKERS), where.port, where.env) as ours,
        bare_site(where) as theirs,
    ):
        weight = _weigh(where)
        _warm(where, ours, theirs)
        results = _in_turns(options, where, ours, theirs)
    store = "PostgreSQL" if options.postgres else "SQLite"
    show(f"Answering, {name}, {store}, {WORKERS} workers, 8 at once", HEADER, (_row(name, *result) for name, result in results.items()))
    print(f"  first question page: {weight[0]} bytes compressed in {weight[1]} requests (at most {MOST_BYTES} in {MOST_REQUESTS})")


HEADER = ("", "/s", "bare /s", "p50", "p95", "CPU each", "/s : bare", "p95 : bare", "CPU : bare", "CPU : keeping")


def _row(name: str, us: Measured, bare: Measured, keeping: Measured) -> tuple[str, ...]:
    figures = (f"{us.each:.0f}", f"{bare.each:.0f}", ms(us.p50), ms(us.p95), ms(us.cpu))
    return (name, *figures, ratio(us.each, bare.each), ratio(us.p95, bare.p95), ratio(us.cpu, bare.cpu), ratio(us.cpu, keeping.cpu))


def _in_turns(options: argparse.Namespace, where: Place, ours: Server, theirs: Server) -> dict[str, tuple[Measured, ...]]:
    """Each load in turns on both servers; medians of ours, bare and bare but keeping. Senders come only once each."""
    readers, senders = where.secrets[:READERS], where.secrets[READERS:]
    each, sent, results = len(senders) // options.rounds, 0, {}
    for name, load in LOADS.items():
        rounds = []
        for number in range(options.rounds):
            people = senders[number * each : (number + 1) * each] if load == "whole" else readers
            errand = Errand(ours.port, load, people, where.script, options.seconds, repeat=load != "whole")
            us, outcome = timed(ours, errand)
            bare, keeping = (timed(theirs, replace(errand, port=theirs.port, load=f"{kind} {load}", repeat=True))[0] for kind in KINDS)
            rounds.append((us, bare, keeping))
            sent += outcome.people if load == "whole" else 0
            check(where, load, outcome, sent)
        results[name] = tuple(_middle(column) for column in zip(*rounds, strict=True))
    return results


def timed(server: Server, errand: Errand) -> tuple[Measured, Outcome]:
    """Sends the load and measures it. Raises Wrong when anything failed."""
    before = server.cpu()
    outcome = run(errand)
    spent = server.cpu() - before
    require(not outcome.failures, f"{len(outcome.failures)} failures, such as {outcome.failures[:1]}")
    counted = outcome.people if errand.load.endswith("whole") else outcome.requests
    require(counted, "nothing was answered")
    return Measured(counted / outcome.seconds, share(outcome.every, 50), share(outcome.every, 95), spent / counted), outcome


def check(where: Place, load: str, outcome: Outcome, sent: int) -> None:
    """Every acknowledged answer is stored. Raises Wrong."""
    if load == "whole":
        require(where.responses() == sent, f"{sent} submissions were acknowledged and {where.responses()} are stored")
    if load != "posts":
        return
    for secret in {secret for secret, _ in outcome.kept}:
        stored = where.drafted(secret)
        numbers = [number for whose, number in outcome.kept if whose == secret]
        wanted = {code: one for number in numbers for code, one in answers_of(where.questionnaire.sections[number - 1]).items()}
        require(all(stored.get(code) == one for code, one in wanted.items()), "an acknowledged section is not in its draft")


def _middle(measured: Sequence[Measured]) -> Measured:
    return Measured(*(median([getattr(one, name) for one in measured]) for name in Measured.__slots__))


@contextmanager
def bare_site(where: Place) -> Iterator[Server]:
    """The same server with a bare page of the size of ours, and a post that keeps a row in the same kind of database."""
    wire, port = Wire("127.0.0.1", where.port), free_port()
    page = Path(where.env["ROUNDTABLE_INSTANCE"]) / "bare-page.gz"
    page.write_bytes(wire.get(f"/r/{where.secrets[0]}/1").body)
    wire.close()
    database = where.env.get("ROUNDTABLE_DATABASE_URL", f"sqlite:///{page.with_name('bare.db')}")
    engine = make_engine(database)
    bare.KEPT.create(engine, checkfirst=True)
    engine.dispose()
    command = [*web_command("127.0.0.1", port, WORKERS)[:-1], "bench.bare:create_app"]
    with serving(command, port, {bare.PAGE: str(page), bare.DATABASE: database}) as server:
        yield server


def _warm(where: Place, ours: Server, theirs: Server) -> None:
    for server, load in ((ours, "pages"), (theirs, "bare pages")):
        run(Errand(server.port, load, where.secrets[:READERS], where.script, WARM_SECONDS))


def _weigh(where: Place) -> tuple[int, int]:
    """Bytes of the first question page with everything it fetches, compressed, and the number of requests. Raises Wrong when too much."""
    wire, path = Wire("127.0.0.1", where.port), f"/r/{where.secrets[0]}/1"
    page = wire.get(path)
    fetched = re.findall(r'(?:href|src)="(/[^"]+\.(?:css|js|svg|png|woff2)[^"]*)"', gzip.decompress(page.body).decode())
    weight = sum(len(reply.head) + len(reply.body) for reply in (page, *map(wire.get, fetched)))
    wire.close()
    require(weight <= MOST_BYTES and len(fetched) < MOST_REQUESTS, f"the first page weighs {weight} bytes in {len(fetched) + 1} requests")
    return weight, len(fetched) + 1
