"""`run` for a look on one's own machine, `serve` for real use, `worker` for one more worker."""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from importlib import import_module
from importlib.util import find_spec

import click
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.commanding.supervising import Household, environment, require_port, web_command, worker_command
from app.jobs.registry import Tools
from app.jobs.worker import SecondWorker, tools_for, work
from app.migrating import migrate
from app.settings import Settings, read_settings
from surveys.accounts.signing_in import administrator, anybody, issue_link, make_first_administrator
from surveys.models.partnerships import Partnership

DEMONSTRATION = "app.demonstration.loading"
LOOKER = "evaluator@demonstration.example"
DAY = 24 * 60

host_option = click.option("--host", default="127.0.0.1", show_default=True)
port_option = click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))


@click.command()
@host_option
@port_option
def run(host: str, port: int) -> None:
    """Start it here with the demonstration, and print a link to sign in."""
    require_port(host, port)
    address = f"http://{'127.0.0.1' if host == '0.0.0.0' else host}:{port}"  # noqa: S104 - what was asked for
    env = environment(base_url=address, demonstration="yes", mail_backend="folder")
    settings = read_settings(env)
    click.echo("Preparing …", err=True)
    tools = prepared(settings)
    secret = _link_for_a_look(tools)
    household = Household(env)
    household.start(web_command(host, port, settings.workers), worker_command())
    if household.await_answer(host, port):
        click.echo(f"\nRoundtable is ready.\n\n  Address:          {settings.base_url}")
        click.echo(f"  Sign in (once):   {settings.base_url}/in/{secret}\n\nCtrl-C stops it.")
        sys.stdout.flush()
    sys.exit(household.watch())


@click.command()
@host_option
@port_option
def serve(host: str, port: int) -> None:
    """Start it for real use: no demonstration, no debugging."""
    settings = read_settings()
    if settings.debug or settings.demonstration:
        raise click.ClickException("serve is for real use: take the settings debug and demonstration away.")
    require_port(host, port)
    tools = prepared(settings)
    with Session(tools.engine) as session:
        if not anybody(session):
            click.echo("There is no account yet. Make the first administrator with: roundtable sign-in-link you@example.org", err=True)
    household = Household(dict(os.environ))
    household.start(web_command(host, port, settings.workers), worker_command())
    if household.await_answer(host, port):
        click.echo(f"Roundtable serves {settings.base_url} from {host}:{port}.")
    sys.exit(household.watch())


@click.command()
def worker() -> None:
    """Start one worker. More than one needs Redis."""
    try:
        work(read_settings())
    except SecondWorker:
        raise click.ClickException("A worker already works here. Several workers or machines need Redis: set queue_url.") from None


def prepared(settings: Settings) -> Tools:
    """Tables up to date, and the demonstration loaded on its first run."""
    tools = tools_for(settings)
    migrate(tools.engine)
    with Session(tools.engine) as session:
        first = session.scalar(select(Partnership.id).limit(1)) is None
    if first and settings.demonstration and find_spec(DEMONSTRATION):
        click.echo("Loading the demonstration (all of its people are made up) …", err=True)
        import_module(DEMONSTRATION).load(tools)
    return tools


def _link_for_a_look(tools: Tools) -> str:
    """A link for the demonstration's administrator, who is made if need be."""
    now = datetime.now(UTC)
    with Session(tools.engine) as session:
        account = administrator(session) or make_first_administrator(session, email=LOOKER, name="Evaluator", now=now)
        secret = issue_link(session, account, now=now, minutes=DAY)
        session.commit()
    return secret
