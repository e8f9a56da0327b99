"""Who is invited while a round is open: more people, somebody in another's place, the link once more."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from surveys.collecting.returning import Why, note_return
from surveys.collecting.values import Asked
from surveys.models.collecting import Invitation
from surveys.models.partnerships import Person
from surveys.models.work import Outbox

from fixtures.rounds import HEADER, Story, listed

WHY = {"reason": "Somebody left."}


def ids(story: Story, *names: str) -> list[str]:
    found = story.session.scalars(select(Person.id).where(Person.name.in_(names)).order_by(Person.name)).all()
    story.session.rollback()
    return list(found)


def page(client: FlaskClient, address: str) -> str:
    """A page without what is drawn anew each time."""
    return re.sub(r'(nonce|value)="[^"]*"', "", client.get(address).text)


@pytest.fixture
def at(story: Story) -> str:
    story.settled(languages=("en", "ar")).opened()
    return f"{story.at}/invited"


def test_people_are_added_with_the_report_and_then_invited(evaluator: FlaskClient, story: Story, at: str):
    more = {
        "people": HEADER + listed("late", 2).replace(",late,", ",staff,") + "Umm Ali,,Nahr,village,ar\nDonor,d@example.org,Nahr,donors,en\n"
    }
    add = f"{story.place}/people/add?evaluation={story.evaluation.id}"

    read = evaluator.post(f"{story.place}/people?evaluation={story.evaluation.id}", data=more).text
    untold = evaluator.post(add, data=more).status_code
    added = evaluator.post(add, data={**more, "new_groups": "y"})
    listing = evaluator.get(at).text

    assert "is open. Whoever you add here" in read
    assert (untold, added.status_code) == (422, 303)
    assert added.location.endswith(at)
    assert "On the list and not invited" in listing
    assert "23 people invited" in listing
    assert listing.count('name="people"') == 3
    assert "groups that were not asked" in listing

    nobody = evaluator.post(at, data=WHY)
    letters = evaluator.post(at, data={**WHY, "people": ids(story, "late 0", "Umm Ali")})

    assert (nobody.status_code, letters.status_code) == (422, 200)
    assert "Tick at least one person." in nobody.text
    assert "Somebody left." in nobody.text
    assert "2 people are invited now." in letters.text
    assert letters.text.count("<article") == 1
    assert 'lang="ar" dir="rtl"' in letters.text
    assert "25 people invited" in evaluator.get(at).text


def test_a_person_is_replaced_by_mail_and_every_fault_is_named_with_what_was_typed(evaluator: FlaskClient, story: Story, at: str):
    one = f"{at}/{ids(story, 'staff 0')[0]}"

    faulty = evaluator.post(f"{one}/replace", data={"name": "", "email": "x", "lang": "ar", "reason": ""})
    done = evaluator.post(f"{one}/replace", data={"name": "<b>Lina", "email": "lina@example.org", "lang": "ar", **WHY})
    listing = evaluator.get(at).text

    assert faulty.status_code == 422
    assert faulty.text.count('class="error"') == 3
    assert 'value="x"' in faulty.text
    assert done.status_code == 303
    assert "&lt;b&gt;Lina" in listing
    assert "staff0@example.org" not in listing
    assert evaluator.get(one).status_code == 404


def test_no_page_about_the_invited_says_or_shows_who_has_answered(evaluator: FlaskClient, story: Story, at: str):
    person_id = ids(story, "staff 0")[0]
    places = [at, f"{at}/{person_id}", f"{story.at}/collection"]
    before = [page(evaluator, place) for place in places]

    story.answered(story.secrets()[:4])

    assert [page(evaluator, place) for place in places] == before


def test_replacing_and_writing_again_look_the_same_for_who_has_answered_and_who_has_not(evaluator: FlaskClient, story: Story, at: str):
    story.answered(story.secrets()[:1])
    answered, silent = ids(story, "staff 0", "staff 1")

    again = [evaluator.post(f"{at}/{one}/again") for one in (answered, silent)]
    said = [page(evaluator, at) for _ in again][:1]
    replaced = [
        evaluator.post(f"{at}/{one}/replace", data={"name": "New", "email": f"n{place}@example.org", "lang": "en", **WHY})
        for place, one in enumerate((answered, silent))
    ]

    assert {answer.location for answer in again} == {answer.location for answer in replaced}
    assert "You do not learn whether it is." in said[0]
    assert len(story.session.scalars(select(Outbox).where(Outbox.kind == "link_again")).all()) == 2


def test_a_letter_is_printed_again_with_the_same_words_before_and_after_an_answer(evaluator: FlaskClient, story: Story, session: Session):
    story.settled()
    session.execute(update(Person).where(Person.name == "staff 0").values(email=""))
    session.commit()
    story.opened()
    again = f"{story.at}/invited/{ids(story, 'staff 0')[0]}/again"

    first = evaluator.post(again).text
    link = re.findall(r"/r/([0-9a-z-]+)<", first)[0]
    story.answered([link])
    second = evaluator.post(again).text

    hidden = re.compile(r'/r/[0-9a-z-]+|<path[^>]*>|nonce="[^"]*"|value="[^"]*"')
    assert hidden.sub("", first) == hidden.sub("", second)
    assert link not in second
    assert "then this link opens nothing" in first


def test_it_is_said_why_nobody_can_be_taken_out(evaluator: FlaskClient, story: Story, at: str):
    assert "Nobody can be taken out" in evaluator.get(f"{at}/{ids(story, 'staff 0')[0]}").text
    person = f"{story.place}/people/{ids(story, 'staff 0')[0]}"
    assert evaluator.post(f"{person}/remove").location == person
    assert len(story.session.scalars(select(Invitation.id)).all()) == 23


def test_whose_letters_came_back_is_listed_with_a_way_on(evaluator: FlaskClient, viewer: FlaskClient, story: Story, at: str):
    before = evaluator.get(at).text
    came_back(story, "staff 2")
    listing, collection = evaluator.get(at).text, evaluator.get(f"{story.at}/collection").text

    assert "Letters that came back" not in before
    assert "The mail server there refuses our letters." in listing
    assert listing.index("staff2@example.org") < listing.index("staff0@example.org")
    assert f"/invited/{ids(story, 'staff 2')[0]}" in listing
    assert "Whose letters came back" in collection
    assert "Whose letters came back" not in viewer.get(f"{story.at}/collection").text


@pytest.mark.parametrize("silent", [True, False])
def test_attack_the_list_of_letters_that_came_back_does_not_change_with_an_answer(
    evaluator: FlaskClient, story: Story, at: str, *, silent: bool
):
    """Somebody answers by another way, before or after: every page of staff stays the same."""
    people = sorted(story.secrets())[:1]
    story.session.rollback()
    if not silent:
        story.answered(people)
    came_back(story, *(f"{group} {n}" for group, count in (("staff", 12), ("village", 11)) for n in range(count)))
    pages = [page(evaluator, one) for one in (at, f"{story.at}/collection")]
    if silent:
        story.answered(people)

    assert [page(evaluator, one) for one in (at, f"{story.at}/collection")] == pages
    assert pages[0].count("Mend the address") == 23


def came_back(story: Story, *names: str) -> None:
    for id_ in ids(story, *names):
        invitation = story.session.scalars(select(Invitation.id).where(Invitation.person_id == id_)).one()
        note_return(story.session, Asked(story.evaluation.id, invitation), Why.REFUSED)
    story.session.commit()
