"""`sign-in-link`: for the first administrator, and for somebody whose mail does not work."""

from __future__ import annotations

from datetime import UTC, datetime

import click
from sqlalchemy.orm import Session

from app.db import make_engine
from app.settings import read_settings
from surveys.accounts.signing_in import anybody, find_account, issue_link, make_first_administrator
from surveys.auditing import record
from surveys.errors import Invalid
from surveys.models.accounts import Account


@click.command()
@click.argument("email")
def sign_in_link(email: str) -> None:
    """Print a link that signs EMAIL in once within an hour. Makes the first administrator when there is no account yet."""
    settings, now = read_settings(), datetime.now(UTC)
    engine = make_engine(settings.database_url)
    with Session(engine) as session:
        account = find_account(session, email)
        if account is None and not anybody(session):
            account = _first(session, email, now)
        if account is None or not account.active:
            raise click.ClickException("There is no such account. Ask an administrator for an invitation.")
        secret = issue_link(session, account, now=now)
        record(session, account_id=None, verb="printed a sign-in link", object_kind="account", object_id=account.id, now=now)
        session.commit()
    engine.dispose()
    click.echo(f"{settings.base_url}/in/{secret}")


def _first(session: Session, email: str, now: datetime) -> Account:
    try:
        return make_first_administrator(session, email=email, name="", now=now)
    except Invalid:
        raise click.ClickException("This is not an e-mail address.") from None
