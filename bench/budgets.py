"""How many statements the database is sent for one page and one post: at most 3 and 4."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Flask
from sqlalchemy import event

from app import create_app
from app.settings import read_settings
from bench.client import Reply, Wire
from bench.places import Place, place
from bench.printing import require
from bench.scripts import whole
from surveys.questionnaires.values import Questionnaire

PAGE, POST, PEOPLE = 3, 4, 40


class InProcess(Wire):
    """Asks the site in this process instead of a server, and counts statements by kind of request."""

    def __init__(self, site: Flask, host: str) -> None:
        super().__init__(host, 0)
        self.client, self.statements, self.most = site.test_client(), 0, {"page": 0, "post": 0, "send": 0}
        event.listen(site.extensions["engine"], "before_cursor_execute", self._note)

    def get(self, path: str, *, expect: int = 200, kind: str = "page") -> Reply:
        return self._counted(kind, expect, lambda: self.client.get(path, headers=self._headers()))

    def post(self, path: str, body: bytes, *, expect: int = 303, kind: str = "post") -> Reply:
        form = "application/x-www-form-urlencoded"
        return self._counted(kind, expect, lambda: self.client.post(path, data=body, content_type=form, headers=self._headers()))

    def _counted(self, kind: str, expect: int, ask: Callable[[], Any]) -> Reply:
        self.statements = 0
        answer = ask()
        require(answer.status_code == expect, f"{answer.status_code} instead of {expect}")
        self.most[kind] = max(self.most[kind], self.statements)
        head = "\r\n".join(["", *(f"{name}: {value}" for name, value in answer.headers.items())])
        return Reply(answer.status_code, head.encode(), answer.data)

    def _headers(self) -> dict[str, str]:
        return {"Host": self.host, "Accept-Encoding": "gzip"}

    def _note(self, _connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        self.statements += not statement.startswith("BEGIN")


def site_of(where: Place) -> InProcess:
    """The site of this installation in this process."""
    return InProcess(create_app(read_settings(where.env)), f"127.0.0.1:{where.port}")


def checked(questionnaire: Questionnaire) -> str:
    """One warmed whole submission, counted, in words. Raises Wrong when it takes more than the budget."""
    with place(questionnaire, PEOPLE) as where:
        wire = site_of(where)
        for secret in where.secrets[:2]:
            wire.most = dict.fromkeys(wire.most, 0)
            list(whole(wire, secret, where.script))
        most = wire.most
    require(most["page"] <= PAGE and max(most["post"], most["send"]) <= POST, f"too many statements: {most}")
    return f"{most['page']} for a page (at most {PAGE}), {most['post']} for a post and {most['send']} to send (at most {POST})"
