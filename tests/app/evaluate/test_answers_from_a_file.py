"""An evaluator brings a file of answers, tells its columns, words and groups, and seals it; nothing shows who somebody is."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from app.jobs.closing import SEAL, seal_evaluation
from app.jobs.registry import Task, Tools
from surveys.evaluations import creating
from surveys.partnerships import finding

from fixtures.rounds import Story

HOSTILE = "<script>alert(1)</script>"


@pytest.fixture
def database_url(sqlite_database: str) -> str:
    return sqlite_database


def source(story: Story) -> bytes:
    """Twelve answers, one of them in words that mean nothing, one column that names people."""
    codes = [item.code for item in creating.questionnaire_of(story.evaluation).items() if item.kind == "rating"]
    rows = [["Name", "Team", HOSTILE, *codes], *[[f"Ann Secret{n}", "staff", "x", *(str(n % 4 + 1) for _ in codes)] for n in range(11)]]
    rows.append(["Bob Secret", "The village", "x", *(HOSTILE if n == 0 else "2" for n, _ in enumerate(codes))])
    return "\n".join(",".join(row) for row in rows).encode()


def bring(client: FlaskClient, story: Story, **changes: object) -> int:
    data = {"file": (BytesIO(source(story)), "a.csv"), "origin": "Google Forms in May", **changes}
    return client.post(f"{story.at}/file", data=data).status_code


def hidden(page: str, name: str) -> list[str]:
    return re.findall(rf'<input type="hidden" name="{name}" value="([^"]*)"', page)


def test_from_the_file_to_sealed_answers(evaluator: FlaskClient, session: Session, story: Story, tools: Tools):
    story.settled()
    assert bring(evaluator, story) == 303

    columns = evaluator.get(f"{story.at}/file/columns").text
    assert "Secret" not in columns
    assert HOSTILE not in columns
    uses = {name: re.search(rf'name="{name}".*?selected>', columns, re.DOTALL) for name in ("use-3", "use-4")}
    assert all(uses.values())
    said = {f"use-{place}": found for place, found in _chosen(columns).items()}
    assert evaluator.post(f"{story.at}/file/columns", data={**said, "group": "Team"}).status_code == 303

    words = evaluator.get(f"{story.at}/file/words").text
    assert "1 word means nothing yet" in words
    assert HOSTILE not in words
    groups = [group.id for group in finding.groups(session, story.partnership.id)]
    told = {"items": hidden(words, "items"), "word": [HOSTILE], "means": ["2"], "group-word": ["staff", "The village"], "group": groups[:2]}
    assert evaluator.post(f"{story.at}/file/words", data={**told, f"invited-{groups[0]}": "20"}).headers["Location"].endswith("/file")

    assert "Everything is ready" in evaluator.get(f"{story.at}/file").text
    assert evaluator.post(f"{story.at}/file/seal", data={}).status_code == 422
    assert evaluator.post(f"{story.at}/file/seal", data={"sure": "y"}).status_code == 303
    session.commit()
    _work(tools, story)
    session.expire_all()
    assert story.evaluation.state == "sealed"
    assert evaluator.get(f"{story.at}/comments").status_code == 200


def _chosen(page: str) -> dict[int, str]:
    """What is chosen in each column's list."""
    lists = re.findall(r'<select name="use-(\d+)".*?</select>', page, re.DOTALL)
    found = (re.search(rf'<select name="use-{place}".*?</select>', page, re.DOTALL) for place in lists)
    picked = (re.search(r'value="([^"]*)" selected', one[0]) if one else None for one in found)
    return {int(place): one[1] if one else "" for place, one in zip(lists, picked, strict=True)}


def _work(tools: Tools, story: Story) -> None:
    seal_evaluation(tools, Task("1", SEAL, story.evaluation.id, {}, 1, lambda _: None))


def test_every_problem_of_what_was_sent_is_at_its_field_and_what_was_typed_stays(evaluator: FlaskClient, story: Story):
    page = evaluator.post(f"{story.at}/file", data={"file": (BytesIO(b"a,b\n1,2,3\n"), "a.csv"), "origin": " Kept words ", "mapping": ""})

    assert page.status_code == 422
    assert "more cells than there are column names" in page.text
    assert "Kept words" in page.text


def test_nobody_else_sees_the_file(stranger: FlaskClient, viewer: FlaskClient, evaluator: FlaskClient, story: Story):
    assert bring(evaluator, story) == 303
    for client in (stranger, viewer):
        assert bring(client, story) == 404
        for page in ("file", "file/columns", "file/words", "file/mapping.toml"):
            assert client.get(f"{story.at}/{page}").status_code == 404


def test_a_number_of_invited_that_is_none_keeps_everything_that_was_said_beside_it(evaluator: FlaskClient, session: Session, story: Story):
    assert bring(evaluator, story) == 303
    columns = _chosen(evaluator.get(f"{story.at}/file/columns").text)
    evaluator.post(f"{story.at}/file/columns", data={**{f"use-{place}": use for place, use in columns.items()}, "group": "Team"})
    first, second = (group.id for group in finding.groups(session, story.partnership.id)[:2])
    words = evaluator.get(f"{story.at}/file/words").text
    told = {
        "items": hidden(words, "items"),
        "word": [HOSTILE],
        "means": ["2"],
        "group-word": ["staff", "The village"],
        "group": [second, first],
    }

    refused = evaluator.post(f"{story.at}/file/words", data={**told, f"invited-{first}": "many", f"invited-{second}": "20"})

    assert refused.status_code == 422
    assert "“many” is not a number of people." in refused.text
    assert 'value="many"' in refused.text
    assert 'value="20"' in refused.text
    assert re.search(r'id="means-1">.*?<option value="2" selected>', refused.text, re.DOTALL)
    chosen = re.findall(r'<select name="group".*?value="([^"]*)" selected', refused.text, re.DOTALL)
    assert chosen == [second, first]
    assert "1 word means nothing yet" in evaluator.get(f"{story.at}/file/words").text


def test_columns_that_cannot_be_are_refused_as_they_were_chosen(evaluator: FlaskClient, story: Story):
    assert bring(evaluator, story) == 303

    refused = evaluator.post(f"{story.at}/file/columns", data={"use-3": "NOTHING"})

    assert refused.status_code == 422
    assert "the questionnaire has no “NOTHING”" in refused.text


def test_a_mapping_is_saved_without_the_groups_of_this_house_and_used_again(evaluator: FlaskClient, story: Story):
    assert bring(evaluator, story) == 303
    saved = evaluator.get(f"{story.at}/file/mapping.toml")

    assert "attachment" in saved.headers["Content-Disposition"]
    assert "[columns]" in saved.text
    assert "\n[groups]" not in saved.text
    assert bring(evaluator, story, mapping=(BytesIO(saved.data), "mapping.toml")) == 303
    refused = evaluator.post(
        f"{story.at}/file",
        data={"file": (BytesIO(source(story)), "a.csv"), "origin": "Forms", "mapping": (BytesIO(b"nonsense"), "mapping.toml")},
    )
    assert refused.status_code == 422
    assert 'href="#mapping"' in refused.text


def test_without_a_file_there_is_nothing_to_bring(evaluator: FlaskClient, story: Story):
    refused = evaluator.post(f"{story.at}/file", data={"origin": "Forms"})

    assert refused.status_code == 422
    assert 'href="#file"' in refused.text
    assert evaluator.get(f"{story.at}/file/columns").status_code == 404


def test_a_file_that_lacks_something_is_not_sealed_and_can_be_thrown_away(evaluator: FlaskClient, session: Session, story: Story):
    story.settled()
    assert bring(evaluator, story) == 303

    sealed = evaluator.post(f"{story.at}/file/seal", data={"sure": "y"})
    assert sealed.location == f"{story.at}/file"
    thrown = evaluator.post(f"{story.at}/file/throw-away")

    assert "The file is thrown away." in evaluator.get(thrown.location).text
    assert evaluator.get(f"{story.at}/file/columns").status_code == 404
    session.expire_all()
    assert story.evaluation.source == "links"
