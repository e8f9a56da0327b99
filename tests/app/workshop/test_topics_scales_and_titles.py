"""Topics, scales, the title page and sections: added, changed, taken away; refused forms come back as typed and then do what they show."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from surveys.models.accounts import Account
from surveys.questionnaires.values import Headline, Scale

from fixtures.making import Bench, both, drafted, small


def seen(html: str) -> str:
    found = re.search(r'name="seen" value="([^"]*)"', html)
    assert found
    return found[1]


def topics(bench: Bench) -> list[tuple[str, str, Headline | None]]:
    return [(one.code, one.name.pick("en"), one.headline) for one in bench.now().dimensions]


def labels(bench: Bench, code: str) -> dict[int, str]:
    found = next(one for one in bench.now().scales if one.code == code)
    return {point.value: point.label.by_lang["en"] for point in found.points}


PAGES = {
    "topics/trust": {"name": "Confidence", "headline": "quality", "code": "trust"},
    "scales/agree5": {"code": "agree5", **{f"label.{n}": f"Step {n}" for n in range(1, 6)}},
    "title": {"title": "Learning anew", "mode": "anonymous", "code": "small"},
    "sections/trust": {"title": "Faith", "dimension": "trust", "code": "trust"},
}
TYPED = {"topics/trust": "Confidence", "scales/agree5": "Step 3", "title": "Learning anew", "sections/trust": "Faith"}


@pytest.mark.parametrize("page", PAGES)
def test_a_page_saves_what_was_typed(evaluator: FlaskClient, bench: Bench, page: str):
    before = evaluator.get(f"{bench.at}/{page}").text

    saved = evaluator.post(f"{bench.at}/{page}", data=PAGES[page] | {"seen": seen(before)})

    assert TYPED[page] not in before
    assert saved.status_code == 303
    assert TYPED[page] in evaluator.get(f"{bench.at}/{page}").text


@pytest.mark.parametrize("page", PAGES)
def test_a_page_that_is_refused_comes_back_as_typed_and_nothing_changes(evaluator: FlaskClient, bench: Bench, page: str):
    before, mark = bench.now(), seen(evaluator.get(f"{bench.at}/{page}").text)

    refused = evaluator.post(f"{bench.at}/{page}", data=PAGES[page] | {"code": "not a code", "seen": mark})

    assert refused.status_code == 422
    assert "cannot be a code" in refused.text
    assert TYPED[page] in refused.text
    assert 'value="not a code"' in refused.text
    assert bench.now() == before


@pytest.mark.parametrize("page", PAGES)
def test_whoever_was_overtaken_sees_both_and_loses_nothing(evaluator: FlaskClient, bench: Bench, page: str):
    address = f"{bench.at}/{page}"
    mark = seen(evaluator.get(address).text)
    theirs = {name: value.replace(TYPED[page], "Theirs") for name, value in PAGES[page].items()}
    evaluator.post(address, data=theirs | {"seen": mark})

    late = evaluator.post(address, data=PAGES[page] | {"seen": mark})
    again = evaluator.post(address, data=PAGES[page] | {"seen": seen(late.text)})

    assert late.status_code == 409
    assert "Theirs" in late.text
    assert TYPED[page] in late.text
    assert again.status_code == 303
    assert TYPED[page] in evaluator.get(address).text


def test_a_topic_is_added_and_taken_away_while_nothing_measures_it(evaluator: FlaskClient, bench: Bench):
    evaluator.post(f"{bench.at}/topics", data={"name": "Reach", "headline": "results"})
    assert topics(bench) == [("trust", "Trust", Headline.QUALITY), ("T1", "Reach", Headline.RESULTS)]

    assert evaluator.post(f"{bench.at}/topics/T1/remove").status_code == 303
    refused = evaluator.post(f"{bench.at}/topics/trust/remove")
    assert refused.status_code == 422
    assert topics(bench) == [("trust", "Trust", Headline.QUALITY)]


def test_a_topic_that_is_too_long_is_shown_again_and_not_added(evaluator: FlaskClient, bench: Bench):
    refused = evaluator.post(f"{bench.at}/topics", data={"name": "x" * 20_000, "headline": "quality"})

    assert refused.status_code == 422
    assert "This text is too long." in refused.text
    assert len(topics(bench)) == 1


def test_a_scale_is_taken_from_the_library_made_of_lines_and_taken_away(evaluator: FlaskClient, bench: Bench):
    evaluator.post(f"{bench.at}/scales", data={"lines": "Never\nAt times\nAlways"})
    evaluator.post(f"{bench.at}/scales", data={"lines": "Not at all\nWholly", "ends": "y"})
    page = evaluator.get(f"{bench.at}/scales").text
    ready = re.search(r'name="ready" value="([^"]+)"', page)
    assert ready
    evaluator.post(f"{bench.at}/scales", data={"ready": ready[1]})
    codes = [one.code for one in bench.now().scales]

    assert codes[0] == "agree5"
    assert labels(bench, codes[1]) == {1: "Never", 2: "At times", 3: "Always"}
    assert labels(bench, codes[2]) == {0: "Not at all", 10: "Wholly"}
    assert codes[3] == ready[1]
    assert evaluator.post(f"{bench.at}/scales/{codes[1]}/remove").status_code == 303
    assert [one.code for one in bench.now().scales] == ["agree5", *codes[2:]]
    assert evaluator.post(f"{bench.at}/scales", data={"ready": "nothing"}).status_code == 404


def test_lines_that_are_too_many_come_back_with_their_tick(evaluator: FlaskClient, bench: Bench):
    lines = "\n".join(f"Step {n}" for n in range(200))
    refused = evaluator.post(f"{bench.at}/scales", data={"lines": lines})
    long = evaluator.post(f"{bench.at}/scales", data={"lines": "x" * 20_000 + "\nWholly", "ends": "y"})

    assert (refused.status_code, long.status_code) == (422, 422)
    assert "Step 199" in refused.text
    assert 'name="ends" value="y" checked' in long.text
    assert [one.code for one in bench.now().scales] == ["agree5"]


def test_steps_that_were_added_and_taken_away_on_a_refused_form_are_still_so_when_it_is_sent_again(
    evaluator: FlaskClient, session: Session, account: Account
):
    """The form is sent as the browser shows it."""
    spare = Scale("spare", small().scales[0].points[:4], 1, 4)
    bench = Bench(session, drafted(session, account, replace(small(), scales=(*small().scales, spare))))
    address = f"{bench.at}/scales/spare"
    words = {f"label.{n}": f"Step {n}" for n in range(1, 5)}
    mark = seen(evaluator.get(address).text)
    refused = evaluator.post(address, data=words | {"drop": "4", "more": "Beyond", "code": "not a code", "seen": mark}).text

    again = dict(re.findall(r'name="(label\.\d+)" dir="auto" value="([^"]*)"', refused))
    again |= {"drop": re.findall(r'name="drop" value="(\d+)" checked', refused), "seen": seen(refused), "code": "spare"}
    typed = re.search(r'<textarea id="more"[^>]*>([^<]*)<', refused)
    assert typed
    assert evaluator.post(address, data=again | {"more": typed[1]}).status_code == 303
    assert labels(bench, "spare") == {1: "Step 1", 2: "Step 2", 3: "Step 3", 4: "Beyond"}


def test_a_step_that_a_form_did_not_show_keeps_its_words(evaluator: FlaskClient, bench: Bench):
    address, before = f"{bench.at}/scales/agree5", labels(bench, "agree5")

    evaluator.post(address, data={"label.1": "Never", "code": "agree5", "seen": seen(evaluator.get(address).text)})

    assert labels(bench, "agree5") == before | {1: "Never"}


def test_other_languages_stay_when_the_first_one_is_worded_anew(evaluator: FlaskClient, bench: Bench):
    for page in ("topics/trust", "title", "sections/trust"):
        address = f"{bench.at}/{page}"
        evaluator.post(address, data=PAGES[page] | {"seen": seen(evaluator.get(address).text)})

    now = bench.now()
    assert now.dimensions[0].name == both("Confidence", "الثقة")
    assert now.title == both("Learning anew", "نتعلّم معًا")
    assert now.sections[0].title == both("Faith", "الثقة")


def test_who_only_reads_sees_topics_and_scales_and_changes_none(reader: FlaskClient, stranger: FlaskClient, bench: Bench):
    before = bench.now()
    for page, typed in PAGES.items():
        assert reader.get(f"{bench.at}/{page}").status_code in (200, 404)
        assert stranger.get(f"{bench.at}/{page}").status_code == 404
        for client in (reader, stranger):
            assert client.post(f"{bench.at}/{page}", data=typed).status_code == 404
    for act in ("topics", "topics/trust/remove", "scales", "scales/agree5/remove"):
        assert reader.post(f"{bench.at}/{act}", data={"name": "x", "lines": "a\nb"}).status_code == 404
    assert bench.now() == before
