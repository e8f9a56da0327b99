"""Pages of results of a shared round against a bare Flask page of the same size. Times are processor time, in this process."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from functools import partial

from flask import Flask, Response
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from bench.client import Reply
from bench.printing import median, ms, ratio, require, show
from bench.told import latest, spent, told
from surveys.scoring import stored

TIMES = 5
HEADER = ("", "size", "statements", "first", "median", "bare page", ": bare page")


def measure(options: argparse.Namespace) -> None:
    """Prints the table. Raises Wrong where a page does not name what it is about."""
    with told() as where:
        wire = where.site()
        with Session(where.tools.engine) as session:
            evaluation, release = latest(session)
            released, base, title = stored.from_json(release.document), f"/evaluations/{evaluation.id}", evaluation.title
        topic = released.dimensions[0]
        pages = {
            "results": f"{base}/results",
            "findings": f"{base}/findings",
            f"topic {topic.code}": f"{base}/results/{topic.code}",
        }
        for path in pages.values():
            require(title.encode() in wire.get(path).body, "a page of results is about something else")
        rows = [_row(name, partial(wire.get, path), lambda: wire.statements, options.rounds) for name, path in pages.items()]
    show("Pages of results of a shared round against a bare page of the same size", HEADER, rows)


def _row(name: str, ask: Callable[[], Reply], statements: Callable[[], int], rounds: int) -> tuple[str, ...]:
    first, reply = spent(ask), ask()
    counted, theirs = statements(), bare(reply).get
    turns = [(_each(ask), _each(partial(theirs, "/"))) for _ in range(rounds)]
    ours, least = (median(column) for column in zip(*turns, strict=True))
    return (name, f"{len(reply.body) // 1024} kB", str(counted), ms(first), ms(ours), ms(least), ratio(ours, least))


def _each(ask: Callable[[], object]) -> float:
    return spent(lambda: [ask() for _ in range(TIMES)]) / TIMES


def bare(reply: Reply) -> FlaskClient:
    """A site with this one page, ready as it was sent."""
    app = Flask("bare")

    @app.get("/")
    def page() -> Response:
        return Response(reply.body, mimetype="text/html")

    return app.test_client()
