"""Two rounds whose answers the rules print alike: no page, no file and no desk of the site tells them apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from io import BytesIO
from random import Random
from typing import Any
from zipfile import ZipFile

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from app.evaluate.debriefs import DEBRIEF, Copy, path_of
from app.evaluate.jobs import print_debrief
from app.exporting import kept as exports
from app.exporting.jobs import export
from app.exporting.kinds import KINDS
from app.jobs.registry import Task, Tools
from reports.editions.making import DRAWN
from reports.editions.names import EDITIONS
from surveys.evaluations.released import marked
from surveys.evaluations.releasing import share
from surveys.models.accounts import Account
from surveys.models.collecting import Words
from surveys.questionnaires.values import Answer, Item

from fixtures.rounds import Story, listed, now

IDS = re.compile("[0-9a-hjkmnp-tv-z]{16}")
ON_ONE_DATABASE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def of_one_mind(dissenter: int) -> Any:
    """Everybody gives the highest answer, but for one person who always gives the next (0: nobody does)."""
    asked: dict[str, int] = {}

    def answer(item: Item, chance: Random, words: str) -> Answer | None:
        asked[item.code] = asked.get(item.code, 0) + 1
        if item.kind == "rating":
            return Answer(4 if asked[item.code] == dissenter else 5)
        return Answer(words) if item.kind == "long_text" else None

    return answer


def shared(session: Session, ring: Any, account: Account, dissenter: int) -> Story:
    story = Story.begin(session, ring, account, listed("staff", 12) + listed("village", 12), template="short-check").settled().agreed()
    story.opened()
    story.answered(story.secrets(), answer=of_one_mind(dissenter))
    story.closed().sealed()
    share(session, story.evaluation, now=now())
    session.commit()
    return story


def told(client: FlaskClient, story: Story, tools: Tools) -> Mapping[str, bytes | str]:
    """Everything of the round that leaves the house, without what is drawn anew each time."""
    release, contents = marked(story.session, story.evaluation.id)
    copy = Copy(release.id, contents, "sense-making", "en", "A4")
    story.session.rollback()
    drawn = [replace(copy, edition=name, suffix=edition.files[-1]) for name, edition in EDITIONS.items() if name in DRAWN]
    copies = (copy, replace(copy, suffix="docx"), *drawn)
    for one in copies:
        print_debrief(tools, Task("1", DEBRIEF, story.evaluation.id, one.arguments(), 1, lambda _: None))
    pages = (
        "/results",
        *(f"/results/-/{page}" for page in ("profile", "differences", "people", "method", "words")),
        "/results/together",
        "/findings",
        "/findings/1",
        "/debrief",
        "/comments",
        "/data",
    )
    found: dict[str, bytes | str] = {page: plain(client.get(f"{story.at}{page}")) for page in pages}
    printed = {f"{one.edition}.{one.suffix}": path_of(tools.settings.instance, one).read_bytes() for one in copies}
    return {**found, **taken_out(client, story, tools, release.id), **printed}


def taken_out(client: FlaskClient, story: Story, tools: Tools, release_id: str) -> Mapping[str, str]:
    """Every kind of file of figures, unpacked."""
    for kind in KINDS.values():
        if kind.made is None:
            made = exports.Copy(release_id, "", kind.code, "en")
            export(tools, Task("1", exports.EXPORT, story.evaluation.id, made.arguments(), 1, lambda _: None))
    found = {}
    for kind in KINDS:
        with client.get(f"{story.at}/data/{kind}-en") as got:
            found |= {f"{kind} {name}": IDS.sub("", part.decode("latin-1")) for name, part in unpacked(got.data)}
    return found


def unpacked(file: bytes) -> Iterator[tuple[str, bytes]]:
    if not file.startswith(b"PK"):
        yield "", file
        return
    with ZipFile(BytesIO(file)) as archive:
        yield from ((name, archive.read(name)) for name in archive.namelist())


def plain(page: TestResponse) -> str:
    assert page.status_code == 200
    return re.sub(r'(nonce|value)="[^"]*"', "", IDS.sub("", page.text))


@ON_ONE_DATABASE
def test_answers_that_print_alike_make_every_page_and_file_alike(
    evaluator: FlaskClient, session: Session, ring: Any, account: Account, tools: Tools
):
    everybody, all_but_one = (shared(session, ring, account, dissenter) for dissenter in (0, 3))

    first, second = told(evaluator, everybody, tools), told(evaluator, all_but_one, tools)

    assert [place for place in first if first[place] != second[place]] == []
    assert "At least 95" in first["/results"] or "≥" in first["/results"]


@ON_ONE_DATABASE
def test_where_no_side_can_be_shown_the_page_offers_a_conversation_and_no_empty_chart(
    evaluator: FlaskClient, session: Session, ring: Any, account: Account
):
    story = Story.begin(session, ring, account, listed("staff", 6) + listed("village", 4), template="short-check").settled().agreed()
    story.opened()
    story.answered(story.secrets()[:4])
    story.closed().sealed()
    share(session, story.evaluation, now=now())
    session.commit()

    page = evaluator.get(f"{story.at}/results").text

    assert "What you can do now" in page
    assert "What costs all sides time again and again" in page
    assert "that takes 9 invitations." in page
    for empty in ("Two headlines", "The score profile", "too few people answered"):
        assert empty not in page


@ON_ONE_DATABASE
def test_the_comments_desk_gives_words_and_no_number_of_anybody(evaluator: FlaskClient, session: Session, ring: Any, account: Account):
    story = Story.begin(session, ring, account, listed("Quarrymen", 6) + listed("Riverside", 6), template="short-check").settled().agreed()
    story.opened()
    story.answered(story.secrets(), words="All went well.")
    desk = f"{story.closed().sealed().at}/comments"
    item, first = session.execute(select(Words.item, Words.id).limit(1)).one()
    session.rollback()
    themes = f"{desk}/-/themes"
    theme = evaluator.post(f"{themes}/from-term", data={"words": "went", "lang": "en"}).location
    pages = [evaluator.get(page).text for page in (desk, f"{desk}/{item}", f"{desk}/text/{first}", themes, theme)]
    evaluator.post(f"{desk}/text/{first}/set-aside")

    for page in (*pages, evaluator.get(f"{desk}/-/aside").text):
        assert "Quarrymen" not in page
        assert "Riverside" not in page
        assert "24" not in re.sub(r'"[^"]*"', "", page)
    assert all("All went well." in page for page in (*pages[1:3], pages[4]))
