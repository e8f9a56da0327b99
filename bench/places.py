"""An installation for the time of one measurement: a folder, its settings, and one open evaluation made through the verbs people use."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlencode

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.db import reading
from app.demonstration.loading import COMPLAINTS, CONTACT, OWNER
from app.jobs.registry import Tools
from app.jobs.worker import tools_for
from app.migrating import migrate
from app.respond.parsers import written
from app.settings import Settings, read_settings
from bench.scripts import Script
from bench.serving import free_port
from surveys.accounts.signing_in import make_first_administrator
from surveys.collecting import answering
from surveys.evaluations import creating, opening, settings
from surveys.models.collecting import Response
from surveys.partnerships.adding import add_people
from surveys.partnerships.creating import Details, create
from surveys.partnerships.people import Row
from surveys.questionnaires.values import Answer, Answers, Item, Questionnaire, Section

GROUPS = (("Field staff", "North"), ("Partners", "South"), ("Community members", "South"))
WORDS = "We met every month and decided together; what was late was the money, and people in the valley noticed."


@dataclass(frozen=True, slots=True)
class Place:
    """`secrets`: the links of everybody invited. `env` and `port`: what a server is started with."""

    tools: Tools
    env: dict[str, str]
    port: int
    evaluation_id: str
    questionnaire: Questionnaire
    secrets: list[str] = field(repr=False)

    @property
    def script(self) -> Script:
        return Script({number: _form(section) for number, section in enumerate(self.questionnaire.sections, start=1)})

    def responses(self) -> int:
        """How many answers are stored as sent."""
        with Session(reading(self.tools.engine)) as session:
            return session.scalar(select(func.count()).where(Response.evaluation_id == self.evaluation_id)) or 0

    def drafted(self, secret: str) -> Answers:
        """What this person's draft holds."""
        with Session(reading(self.tools.engine)) as session:
            visit = answering.find(session, self.tools.ring, secret, now=datetime.now(UTC))
            return answering.load_draft(session, self.tools.ring, visit).answers


@contextmanager
def place(questionnaire: Questionnaire, people: int, database: str = "") -> Iterator[Place]:
    """An installation in a new folder with that many invited people. `database`: the URL of an empty one, else SQLite in the folder."""
    folder, port = Path(tempfile.mkdtemp(prefix="rt-bench-")), free_port()
    try:
        env = {"ROUNDTABLE_INSTANCE": str(folder / "instance"), "ROUNDTABLE_BASE_URL": f"http://127.0.0.1:{port}"}
        env |= {"ROUNDTABLE_DATABASE_URL": database} if database else {}
        tools = tools_for(_settings(env))
        migrate(tools.engine)
        evaluation_id, secrets = _opened(tools, questionnaire, people)
        yield Place(tools, env, port, evaluation_id, questionnaire, secrets)
        tools.engine.dispose()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _settings(env: dict[str, str]) -> Settings:
    return read_settings(env)


def _opened(tools: Tools, questionnaire: Questionnaire, people: int) -> tuple[str, list[str]]:
    now = datetime.now(UTC)
    with Session(tools.engine) as session:
        account = make_first_administrator(session, email="bench@bench.example", name="Bench", now=now)
        partnership = create(session, Details("Safe water for the valley", "A partnership to be measured."), account=account, now=now)
        rows = [Row(line, f"Person {line}", "", *_belonging(line), "en") for line in range(1, people + 1)]
        add_people(session, partnership, rows, by=account.id, now=now, new_groups=True, new_organisations=True)
        evaluation = creating.create(session, partnership, questionnaire, title="Final evaluation", by=account.id, now=now)
        day = now.date() + timedelta(days=14)
        wanted = replace(settings.settings_of(evaluation), owner=OWNER, contact=CONTACT, complaints=COMPLAINTS, closes_on=day)
        settings.change(session, evaluation, wanted, by=account.id, now=now)
        opened = opening.open_evaluation(session, tools.ring, evaluation, by=account.id, now=now)
        session.commit()
        return evaluation.id, [letter.secret for letter in opened.letters]


def _belonging(line: int) -> tuple[str, str]:
    group, organisation = GROUPS[line % len(GROUPS)]
    return organisation, group


def answers_of(section: Section) -> dict[str, Answer]:
    """What everybody answers: the questions rated high or in the middle in turn, words in every second box."""
    given = {item.code: _answer(item, place) for place, item in enumerate(section.items)}
    return {code: answer for code, answer in given.items() if answer is not None}


def _answer(item: Item, place: int) -> Answer | None:
    if item.kind == "rating":
        return Answer(3 + place % 2)
    if item.kind == "zero_to_ten":
        return Answer(8)
    return Answer(WORDS) if item.kind == "long_text" and place % 2 else None


def _form(section: Section) -> bytes:
    fields: Sequence[tuple[str, list[str]]] = list(written(section.items, answers_of(section)).items())
    return urlencode([("lang", "en"), *fields, ("go", "on")], doseq=True).encode()
