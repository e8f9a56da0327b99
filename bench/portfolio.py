"""A house with 10,000 partnerships against the same house with ten: the list of partnerships, the home page, and where a round stands among
all the others. Times are processor time, in turns."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Table, event, func, insert, select
from sqlalchemy.orm import Session

from app.demonstration.loading import LOOKER
from bench.budgets import InProcess
from bench.printing import median, ms, ratio, require, show
from bench.told import Told, latest, spent, told
from surveys.accounts.signing_in import give_role
from surveys.evaluations.benchmarking import placed
from surveys.models.accounts import Account
from surveys.models.base import Base, new_id
from surveys.models.partnerships import Partnership
from surveys.scoring import stored

PARTNERSHIP, EVALUATION, SCORE = (Base.metadata.tables[name] for name in ("partnership", "evaluation", "printed_score"))
FEW, MANY, AT_ONCE = 10, 10_000, 1000
OWNERS, YEARS = 40, 10
"""So many people run the evaluations; the partnerships end so many years apart."""
HEADER = ("", "statements with 10", "with 10,000", "time with 10", "with 10,000", "size with 10", "with 10,000", "time: 10,000 : 10")


def measure(options: argparse.Namespace) -> None:
    """Prints the table. Raises Wrong when there are not as many partnerships, or a round is not compared with all the others."""
    with told() as first:
        second = first.copied(first.folder.with_name("second"))
        small, large = House(first, FEW), House(second, MANY)
        rows = [_row(name, act, small, large, options.rounds) for name, act in ACTS.items()]
        second.tools.engine.dispose()
    show(f"{MANY:,} partnerships, each with a shared round, against {FEW}", HEADER, rows)


class House:
    """The demonstration with partnerships added until there are `size`, each with a shared round and its printed scores."""

    def __init__(self, where: Told, size: int) -> None:
        self.where, self.size, self.statements = where, size, 0
        with Session(where.tools.engine) as session:
            give_role(session, session.scalars(select(Account).where(Account.email == LOOKER)).one(), "evaluator")
            _fill(session, size)
            session.commit()
            require(session.scalar(select(func.count()).select_from(Partnership)) == size, "there are not as many partnerships")
        self.wire: InProcess = where.site()
        event.listen(where.tools.engine, "before_cursor_execute", self._note)

    def page(self, path: str) -> Outcome:
        reply = self.wire.get(path)
        return Outcome(self.wire.statements, len(reply.body))

    def benchmark(self) -> Outcome:
        """Where the demonstration's round stands, as it is worked out when results are shared; not kept."""
        with Session(self.where.tools.engine) as session:
            evaluation, release = latest(session)
            released = stored.from_json(release.document)
            self.statements = 0
            found = placed(session, evaluation, released)
            session.flush()
            compared = {one.compared for one in found.placed}
            require(self.size < AT_ONCE or (compared and min(compared) >= self.size - FEW), "the round is not compared with all the others")
            return Outcome(self.statements, 0)

    def _note(self, _connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        self.statements += not statement.startswith("BEGIN")


@dataclass(frozen=True, slots=True)
class Outcome:
    statements: int
    size: int


Act = Callable[[House], Outcome]

ACTS: Mapping[str, Act] = {
    "list of partnerships": lambda house: house.page("/partnerships"),
    "home page": lambda house: house.page("/"),
    "benchmark lookup": lambda house: house.benchmark(),
}


def _row(name: str, act: Act, small: House, large: House, rounds: int) -> tuple[str, ...]:
    few, many = act(small), act(large)
    turns = [(spent(lambda: act(small)), spent(lambda: act(large))) for _ in range(rounds)]
    one, other = (median(column) for column in zip(*turns, strict=True))
    sizes = [f"{each.size / 1024:.0f} kB" if each.size else "" for each in (few, many)]
    return (name, str(few.statements), str(many.statements), ms(one), ms(other), *sizes, ratio(other, one))


def _fill(session: Session, size: int) -> None:
    evaluation, _release = latest(session)
    here = session.scalar(select(func.count()).select_from(Partnership)) or 0
    connection, numbers = session.connection(), iter(range(here, size))
    like = _Like(connection, evaluation.id, evaluation.partnership_id)
    while several := [like.one(number) for number in islice(numbers, AT_ONCE)]:
        for table in (PARTNERSHIP, EVALUATION, SCORE):
            connection.execute(insert(table), [row for made in several for row in made[table.name]])


class _Like:
    """Rows like those of one partnership, its latest round and its printed scores. Questionnaires, which no list reads, are left empty."""

    def __init__(self, connection: Connection, evaluation_id: str, partnership_id: str) -> None:
        self.partnership = next(_rows(connection, PARTNERSHIP, id=partnership_id))
        self.evaluation = next(_rows(connection, EVALUATION, id=evaluation_id))
        self.scores = list(_rows(connection, SCORE, evaluation_id=evaluation_id))

    def one(self, number: int) -> dict[str, list[dict[str, Any]]]:
        its, round_ = new_id(), new_id()
        ends = date(2022, 1, 1) + timedelta(days=number * 37 % (365 * YEARS))
        partnership = {"id": its, "title": f"Partnership {number}", "starts_on": ends - timedelta(days=900), "ends_on": ends}
        score = {"evaluation_id": round_, "partnership_id": its}
        evaluation = {
            "id": round_,
            "partnership_id": its,
            "owner": f"Owner {number % OWNERS}",
            "questionnaire": {},
            "layers": {},
            "closes_on": ends - timedelta(days=60),
        }
        return {
            "partnership": [self.partnership | partnership],
            "evaluation": [self.evaluation | evaluation],
            "printed_score": [row | score | {"score": 20 + number * 7 % 61} for row in self.scores],
        }


def _rows(connection: Connection, table: Table, **where: str) -> Iterator[dict[str, Any]]:
    query = select(table).where(*(table.c[name] == value for name, value in where.items()))
    return (dict(row) for row in connection.execute(query).mappings())
