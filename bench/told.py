"""The demonstration, told once in an installation that is gone afterwards, and its pages as whoever runs its evaluations reads them."""

from __future__ import annotations

import logging
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import create_app
from app.demonstration.loading import load
from app.demonstration.story import WATER
from app.jobs.registry import Tools
from app.jobs.worker import tools_for
from app.migrating import migrate
from app.settings import read_settings
from bench.budgets import InProcess
from bench.printing import Wrong
from surveys.models.accounts import Account
from surveys.models.evaluations import Evaluation, Release
from surveys.models.partnerships import Partnership

HOST = "localhost"


@dataclass(frozen=True, slots=True)
class Told:
    """`folder` holds nothing but the installation."""

    folder: Path
    tools: Tools

    def site(self) -> InProcess:
        """Its site in this process, signed in as the account that the demonstration belongs to."""
        site = create_app(read_settings(_env(self.folder)))
        wire = InProcess(site, HOST)
        with Session(self.tools.engine) as session:
            account = session.scalars(select(Account)).one()
        with wire.client.session_transaction() as cookie:
            cookie.update({"_user_id": f"{account.id}.{account.version}", "_fresh": True})
        return wire

    def copied(self, folder: Path) -> Told:
        """The same once more in another folder, which must not exist. Nobody may be writing."""
        self.tools.engine.dispose()
        shutil.copytree(self.folder, folder)
        return Told(folder, tools_for(read_settings(_env(folder))))


@contextmanager
def told() -> Iterator[Told]:
    """The whole demonstration in a new folder. On leaving, that folder and every copy beside it are gone."""
    logging.getLogger("alembic").setLevel(logging.WARNING)
    around = Path(tempfile.mkdtemp(prefix="rt-bench-"))
    try:
        made = Told(around / "first", tools_for(read_settings(_env(around / "first"))))
        migrate(made.tools.engine)
        load(made.tools)
        yield made
        made.tools.engine.dispose()
    finally:
        shutil.rmtree(around, ignore_errors=True)


def latest(session: Session) -> tuple[Evaluation, Release]:
    """The latest shared round of the demonstration's first partnership, and its release. Raises Wrong when there is none."""
    shared = select(Evaluation, Release).join(Release, Evaluation.id == Release.evaluation_id).join(Partnership)
    row = session.execute(shared.where(Partnership.title == WATER.title).order_by(Evaluation.round.desc())).first()
    if row is None:
        raise Wrong("the demonstration has no release")
    return row[0], row[1]


def spent(what: Callable[[], object]) -> float:
    """Seconds of processor time."""
    began = time.process_time()
    what()
    return time.process_time() - began


def _env(folder: Path) -> dict[str, str]:
    return {"ROUNDTABLE_INSTANCE": str(folder), "ROUNDTABLE_BASE_URL": f"http://{HOST}"}
