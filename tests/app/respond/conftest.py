"""An open evaluation and somebody who holds a link to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from fixtures.asked import Asked, ask
from fixtures.serving import served


@pytest.fixture
def asked(session: Session, ring: Any) -> Asked:
    return ask(session, ring)


@pytest.fixture
def link(asked: Asked, client: FlaskClient) -> str:
    """The address of the first person's welcome page."""
    return f"/r/{asked.secrets[0]}"


@pytest.fixture
def site(app: Flask) -> Iterator[str]:
    """The address of the site, served for real."""
    with served(app) as address:
        yield address


@dataclass
class Person:
    """Somebody with a link, who follows where the buttons lead."""

    client: FlaskClient
    at: str

    def get(self, place: str = "", **query: str) -> Any:
        return self.client.get(f"{self.at}{place}", query_string=query)

    def post(self, place: str = "", *, follow: bool = False, **fields: Any) -> Any:
        data = {name.replace("__", "."): value for name, value in fields.items()}
        answer = self.client.post(f"{self.at}{place}", data=data)
        if follow and answer.status_code == 303:
            return self.client.get(answer.headers["Location"])
        return answer

    def fill(self) -> None:
        """Answers every section in the shortest way."""
        assert self.post("/1", q__keeps="4").status_code == 303
        assert self.post("/2", q__again="7", q__word="Sturdy").status_code == 303

    def send(self, **ticked: str) -> tuple[str, str]:
        """Sends from the review page; gives the receipt and the return code."""
        page = self.get("/review")
        nonce = re.findall(r'name="nonce" value="(\w+)"', page.text)[0]
        thanks = self.post("/review", nonce=nonce, lang="en", **ticked)
        assert thanks.status_code == 200
        code, receipt = re.findall(r'class="code">([^<]+)<', thanks.text)
        return receipt, code


@pytest.fixture
def person(client: FlaskClient, link: str) -> Person:
    return Person(client, link)


@pytest.fixture
def plain(app: Flask) -> FlaskClient:
    """A client that takes answers as they come: compressed, or without a body."""
    return FlaskClient(app, app.response_class)
