"""Sealing: from encrypted answers in the database to the pack, against only opening every box and reading its JSON. Processor time."""

from __future__ import annotations

import argparse
import json
import secrets
from collections.abc import Iterator
from datetime import UTC, datetime

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from bench import answered
from bench.answered import GROUPS, STEPS, asked
from bench.apart import Run, here, megabytes
from bench.places import Place, place
from bench.printing import ms, ratio, require, show
from surveys.collecting import boxes, sealing
from surveys.collecting.derivations import response_key
from surveys.collecting.documents import Document, ResponseBox, box_for
from surveys.evaluations import closing
from surveys.models.collecting import Response
from surveys.models.evaluations import Evaluation
from surveys.models.partnerships import Group
from surveys.scoring import codec
from surveys.scoring.columns import codes

SIZES = (100, 10_000)
BIG = (100_000, 1_000_000)
INVITED, AT_ONCE = 18, 2_000
HEADER = ("answers", "sealed", "only opened", "memory", "size of the pack", "for each answer", "sealed : opened")


def measure(options: argparse.Namespace) -> None:
    """Prints the table. Raises Wrong when the pack does not hold what was answered."""
    sizes = (*SIZES, *BIG) if options.big else SIZES
    show(f"Encrypted answers to a sealed pack, against only opening them, {len(answered.codes())} items", HEADER, map(_row, sizes))


def _row(size: int) -> tuple[str, ...]:
    with place(asked(), INVITED) as where:
        _answer(where, size)
        opening = here(_opened, where)
        run: Run = here(_sealed, where)
    require(opening.found == size, "not every box was opened")
    require(_counts(run.found) == _known(size), "the pack does not hold what was answered")
    told = (ms(run.seconds), ms(opening.seconds), megabytes(run.memory), megabytes(len(run.found)), ms(run.seconds / size))
    return (f"{size:,}", *told, ratio(run.seconds, opening.seconds))


def _answer(where: Place, size: int) -> None:
    """Puts the answers into the database as sending does, without the pages, and closes."""
    ring, id_ = where.tools.ring, where.evaluation_id
    key, least = response_key(ring.sealing_key(id_)), box_for(where.questionnaire)
    with Session(where.tools.engine) as session:
        names = session.execute(select(Group.name, Group.id)).all()
        groups = dict(zip(GROUPS, sorted(group for _, group in names), strict=True))
        for some in _in_lots(_rows(id_, groups, key, least, size)):
            session.execute(insert(Response), some)
            session.commit()
        evaluation = session.get_one(Evaluation, id_)
        closing.close(session, evaluation, by=None, now=datetime.now(UTC))
        session.commit()


def _rows(evaluation: str, groups: dict[str, str], key: bytes, least: int, size: int) -> Iterator[dict[str, object]]:
    """In the order of their ids, so that a million of them are in the table in minutes."""
    for number, record in enumerate(answered.records(size)):
        id_, group = number.to_bytes(4) + secrets.token_bytes(28), groups[record.group]
        document = Document(record.answers, "en", "", may_quote=False, code="", mode="anonymous")
        locked = ResponseBox(evaluation, id_, group, key).lock(document, least)
        yield {"evaluation_id": evaluation, "id": id_, "group_id": group, "document": locked}


def _in_lots(rows: Iterator[dict[str, object]]) -> Iterator[list[dict[str, object]]]:
    some: list[dict[str, object]] = []
    for row in rows:
        some.append(row)
        if len(some) == AT_ONCE:
            yield some
            some = []
    if some:
        yield some


def _opened(where: Place) -> int:
    """Every box opened and its JSON read, one after the other, nothing kept."""
    key = response_key(where.tools.ring.sealing_key(where.evaluation_id))
    mine = select(Response.id, Response.group_id, Response.document).where(Response.evaluation_id == where.evaluation_id)
    with Session(where.tools.engine) as session:
        rows = session.execute(mine.execution_options(yield_per=AT_ONCE))
        return sum(bool(json.loads(boxes.unlock(key, row.document, _place(where, row.id, row.group_id)))) for row in rows)


def _place(where: Place, id_: bytes, group: str) -> tuple[str, ...]:
    return (where.evaluation_id, "response", id_.hex(), group)


def _sealed(where: Place) -> bytes:
    with Session(where.tools.engine) as session:
        evaluation = session.get_one(Evaluation, where.evaluation_id)
        row = sealing.seal(session, where.tools.ring, evaluation, now=datetime.now(UTC))
        session.commit()
        return row.document


def _counts(document: bytes) -> dict[str, list[int]]:
    strata = codec.decode(document).strata
    return {
        code: [sum(int((codes(one.columns[code]) == step).sum()) for one in strata) for step in range(1, STEPS + 1)]
        for code in answered.codes()
    }


def _known(size: int) -> dict[str, list[int]]:
    _, values = answered.answers(size)
    return {code: [int((values[:, at] == step).sum()) for step in range(1, STEPS + 1)] for at, code in enumerate(answered.codes())}
