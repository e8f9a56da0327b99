"""A questionnaire is translated side by side and by table, into languages that Roundtable does not speak too."""

from __future__ import annotations

import csv
import io
import re

from flask.testing import FlaskClient
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from surveys.models.accounts import Account
from surveys.models.questionnaires import Version
from surveys.questionnaires.around import sentences
from surveys.workshop import translating

from fixtures.making import Bench, published


def add(client: FlaskClient, bench: Bench, lang: str) -> TestResponse:
    return client.post(f"{bench.at}/translations", data={"lang": lang})


def seen(client: FlaskClient, address: str, key: str) -> str:
    found = re.search(f'name="seen.{re.escape(key)}" value="([^"]*)"', client.get(address).text)
    assert found
    return found[1]


def table_of(client: FlaskClient, address: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(client.get(f"{address}.csv").data.decode("utf-8-sig"))))


def bring(client: FlaskClient, address: str, rows: list[list[str]]) -> TestResponse:
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return client.post(f"{address}/table", data={"file": (io.BytesIO(out.getvalue().encode()), "table.csv")})


def use(client: FlaskClient, address: str, looked: TestResponse) -> TestResponse:
    kept = re.search(r'name="wordings" value="([^"]*)"', looked.text)
    assert kept
    return client.post(f"{address}/table/use", data={"wordings": kept[1].replace("&#34;", '"').replace("&#39;", "'").replace("&amp;", "&")})


def test_a_language_is_added_by_its_name_and_written_in_its_own_direction(evaluator: FlaskClient, bench: Bench):
    added = add(evaluator, bench, "Urdu")
    assert added.location == f"{bench.at}/translations/ur?missing=y"
    page = evaluator.get(added.location).text
    assert '<textarea id="title" name="to.title" rows="1" lang="ur" dir="rtl"' in page
    assert "“Blabla” is not a language we know." in add(evaluator, bench, "Blabla").text
    assert "This language is there already." in add(evaluator, bench, "ur").text


def test_what_is_typed_is_saved_and_what_somebody_else_wrote_is_not_written_over(evaluator: FlaskClient, bench: Bench):
    add(evaluator, bench, "sw")
    address, key = f"{bench.at}/translations/sw", "item/T1/text"
    shown = seen(evaluator, f"{address}?part=section/trust", key)
    evaluator.post(address, data={f"to.{key}": "Wabia hutimiza ahadi.", f"seen.{key}": shown})
    assert bench.now().item("T1").text.by_lang["sw"] == "Wabia hutimiza ahadi."

    late = evaluator.post(f"{address}?part=section/trust", data={f"to.{key}": "Kitu kingine", f"seen.{key}": shown})
    assert late.status_code == 422
    assert "Wabia hutimiza ahadi." in late.text
    assert ">Kitu kingine</textarea>" in late.text


def test_what_is_filled_in_must_be_filled_in_everywhere_and_nothing_is_saved_by_halves(evaluator: FlaskClient, bench: Bench):
    add(evaluator, bench, "sw")
    address = f"{bench.at}/translations/sw"
    hole = next(one for one in sentences() if "{contact}" in one.text)
    told = evaluator.post(address, data={f"to.{hole.key}": "Maswali?", "to.title": "Kujifunza pamoja"})
    assert told.status_code == 422
    assert "“{contact}” is missing" in told.text
    assert ">Kujifunza pamoja</textarea>" in told.text
    assert "sw" not in bench.now().title.by_lang


def test_a_table_goes_to_a_translator_and_comes_back(evaluator: FlaskClient, bench: Bench):
    add(evaluator, bench, "sw")
    address = f"{bench.at}/translations/sw"
    rows = table_of(evaluator, address)
    assert rows[0] == ["key", "where", "source", "translation (sw)"]
    for row in rows[1:]:
        row[3] = re.sub(r"^", "Sw ", row[2])
    looked = bring(evaluator, address, rows)
    assert f"{len(rows) - 1} texts get their first wording." in looked.text
    assert "sw" not in bench.now().title.by_lang
    assert use(evaluator, address, looked).status_code == 303
    assert "Nothing is missing here." in evaluator.get(f"{address}?missing=y").text
    assert bench.now().title.by_lang["sw"] == "Sw Learning together"
    assert [row[2:] for row in table_of(evaluator, address)[1:]] == [row[2:] for row in rows[1:]]


def test_every_fault_of_a_table_is_told_by_its_line_and_nothing_of_it_is_used(evaluator: FlaskClient, bench: Bench):
    add(evaluator, bench, "sw")
    address = f"{bench.at}/translations/sw"
    rows = table_of(evaluator, address)
    hole = next(number for number, row in enumerate(rows) if "{contact}" in row[2])
    rows[1][3], rows[hole][3] = "=SUM(A1)", "Uliza {mtu}."
    told = bring(evaluator, address, [*rows, ["title", "", "", "Nyingine"]])
    assert told.status_code == 422
    for sentence in (f"Line {hole + 1}: “{{contact}}” is missing", f"Line {len(rows) + 1}: This text stands in line 2 already"):
        assert sentence in told.text
    assert "sw" not in bench.now().title.by_lang

    rows[hole][3], rows[1][2] = "", "An older title"
    looked = bring(evaluator, address, [*rows, ["item/gone/text", "", "A question that was left out", "Swali"]])
    assert "The source has changed since. It was “An older title” and is “Learning together” now." in looked.text
    assert "There is no such text any more, so this line is left out: A question that was left out" in looked.text
    use(evaluator, address, looked)
    assert bench.now().title.by_lang["sw"] == "=SUM(A1)"
    assert ["title", "'=SUM(A1)"] in [[row[0], row[3]] for row in table_of(evaluator, address)]


def test_a_published_version_gets_further_languages_and_keeps_its_own(evaluator: FlaskClient, session: Session, account: Account):
    version = published(session, account)
    at, document = f"/questionnaires/{version.questionnaire_id}", version.document
    evaluator.post(f"{at}/translations", data={"lang": "sw"})
    evaluator.post(f"{at}/translations/sw", data={"to.title": "Kujifunza pamoja"})
    refused = evaluator.post(f"{at}/translations/ar", data={"to.title": "عنوان آخر"})
    assert refused.status_code == 422
    session.expire_all()
    found = session.get_one(Version, version.id)
    assert found.document == document
    assert translating.layers_of(found)["sw"].texts == {"title": "Kujifunza pamoja"}


def test_sentences_around_are_taken_over_from_the_questionnaire_before(
    evaluator: FlaskClient, bench: Bench, session: Session, account: Account
):
    add(evaluator, bench, "sw")
    start = next(one for one in sentences() if one.text == "Start")
    evaluator.post(f"{bench.at}/translations/sw", data={f"to.{start.key}": "Anza"})
    other = f"/questionnaires/{published(session, account).questionnaire_id}"
    evaluator.post(f"{other}/translations", data={"lang": "sw"})
    assert ">Anza</textarea>" in evaluator.get(f"{other}/translations/sw?part=around/welcome").text


def test_a_reader_takes_the_table_and_changes_nothing(reader: FlaskClient, evaluator: FlaskClient, stranger: FlaskClient, bench: Bench):
    add(evaluator, bench, "sw")
    address = f"{bench.at}/translations/sw"
    assert reader.get(f"{address}.csv").status_code == 200
    assert "<textarea" not in reader.get(address).text
    assert reader.post(address, data={"to.title": "x"}).status_code == 404
    assert [stranger.get(one).status_code for one in (address, f"{address}.csv", f"{bench.at}/translations")] == [404, 404, 404]
    assert evaluator.get(f"{bench.at}/translations/zz").status_code == 404
