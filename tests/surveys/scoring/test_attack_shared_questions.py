"""A second mean of a group beside its first: what one minus the other, the questions' means and an older release tell of single people.

The attacker here knows who answered which question, and shares nothing with the gate but how a mean weighs people.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from surveys.questionnaires.records import Record
from surveys.questionnaires.values import Headline, Questionnaire
from surveys.scoring.disclosure.gate import Gate
from surveys.scoring.disclosure.shared import Comparing
from surveys.scoring.policy import Entry, Outcome

from fixtures.attacking import leak_of_kinds, person
from fixtures.rated import make_item, make_questionnaire
from fixtures.routed import MIXED, PARTNERS, STAFF, outcome_routed, people
from fixtures.trials import dimension, forms, outcome_of

ITEMS = ("a1", "a2", "a3", "a4", "a5")


def without_shared(monkeypatch: pytest.MonkeyPatch, *args: object, **more: object) -> Outcome:
    """The same outcome as if nobody asked otherwise were compared."""
    with monkeypatch.context() as patched:
        patched.setattr(Comparing, "plans", lambda _: ())
        return outcome_routed(*args, **more)


def is_refused(monkeypatch: pytest.MonkeyPatch, a: Sequence[str], b: Sequence[str] = PARTNERS) -> bool:
    """Whether the two are not compared, and everything else stands as it stood."""
    found = outcome_routed(a, b)
    if not found.released.differences:
        assert found == without_shared(monkeypatch, a, b)
    return not found.released.differences


def test_five_people_of_whom_all_gave_the_top_to_the_one_other_question_are_not_compared(monkeypatch: pytest.MonkeyPatch):
    """Of three questions two are shared: three times the first mean minus two times the second is the third question's."""
    assert not is_refused(monkeypatch, MIXED)
    assert is_refused(monkeypatch, [f"{form[:2]}5x" for form in MIXED])
    assert is_refused(monkeypatch, [f"{form[:2]}1x" for form in MIXED])
    assert is_refused(monkeypatch, PARTNERS, [f"{form[:2]}x5" for form in MIXED])


@pytest.mark.parametrize("size", [8, 12, 31, 45])
def test_the_same_of_more_people_whether_solved_for_or_not(monkeypatch: pytest.MonkeyPatch, size: int):
    heads = [form[:2] for form in MIXED]
    of_one_mind = [f"{heads[place % 5]}5x" for place in range(size)]

    assert is_refused(monkeypatch, of_one_mind)
    assert not is_refused(monkeypatch, [f"{form[:2]}{1 + place % 5}x" for place, form in enumerate(of_one_mind)])


def test_one_person_who_left_out_the_other_question_is_not_told_by_subtraction(monkeypatch: pytest.MonkeyPatch):
    """A person's own two answers weigh more in the first mean than in the second: what is left of it is that person's, and four others'."""
    four = [f"{form[:2]}5x" for form in MIXED[:4]]

    assert is_refused(monkeypatch, [*four, "42-x"])
    assert is_refused(monkeypatch, [*MIXED, "24-x"])


@pytest.mark.parametrize(("skipping", "refused"), [(0, False), (1, True), (4, True), (5, False), (31, True), (36, False)])
def test_of_more_than_thirty_people_those_who_left_a_question_out_are_none_or_five(
    monkeypatch: pytest.MonkeyPatch,
    skipping: int,
    refused: bool,  # noqa: FBT001
):
    """And those who did not: of 36 people 31 leave 5, of whom the third question's mean is."""
    whole = [f"{MIXED[place % 5][:2]}{2 + place % 3}x" for place in range(36)]
    some = [f"{form[:2]}-x" if place < skipping else form for place, form in enumerate(whole)]

    assert is_refused(monkeypatch, some) is (refused and skipping != 31)


def test_people_without_a_score_on_the_shared_questions_are_none_or_five(monkeypatch: pytest.MonkeyPatch):
    """Who answered one of the two has a score on the topic, and none on what is shared."""
    assert is_refused(monkeypatch, [*STAFF * 3, *forms(("2-4x", 4))])
    assert not is_refused(monkeypatch, [*STAFF * 3, *forms(("2-4x", 6), ("-23x", 6))])


def test_two_people_alone_answered_the_other_question_and_the_means_minus_each_other_would_be_theirs():
    """Attack A: where all others answered only what is shared, both means weigh them alike."""
    four = make_questionnaire({"a": [*map(make_item, ITEMS[:3]), make_item("a4", groups=("A",))]}, headlines={"a": Headline.QUALITY})
    a = forms(("234-", 5), ("443-", 5), ("5322", 2))
    found = outcome_of(people({"A": a, "B": forms(("345x", 8), ("234x", 4))}), asked=four)
    old = Entry("shared:a:a1+a2+a3", {"A": Fraction(1, 12)})

    assert found.released.differences == ()
    assert dimension(found.released, "a").groups["A"].value is not None
    later = outcome_of(people({"A": a, "B": forms(("345x", 8), ("234x", 4))}), asked=four, ledger=[old]).released
    assert all(figure.value is None for figure in dimension(later, "a").groups.values())


def test_a_question_printed_as_a_bound_is_not_undone_by_the_second_mean_and_another_question(monkeypatch: pytest.MonkeyPatch):
    """All eight gave the top to the first question, which is said to be 93 or more: twice the second mean less the other would say 100."""
    others = ["33", "43", "33", "32", "44", "33", "43", "33"]

    assert is_refused(monkeypatch, [f"5{two}x" for two in others])
    assert not is_refused(monkeypatch, [f"{4 - place % 2}{two}x" for place, two in enumerate(others)])


def test_a_second_mean_is_judged_beside_the_headline_too(monkeypatch: pytest.MonkeyPatch):
    """Two topics of which the twelve left out this and that: topic by topic nothing can be solved, with the mean of both it can."""
    rows = ["-23-4-", "-24-4-", "-34-2-", "-34-3-", "-42-2-", "23-434", "24-443", "24342-", "33-342", "332443", "342422", "42234-"]
    codes = ("a1", "a2", "a3", "b1", "b2", "b3")
    topics = {topic: [make_item(f"{topic}1"), make_item(f"{topic}2"), make_item(f"{topic}3", groups=("A",))] for topic in "ab"}
    asked = make_questionnaire(topics, headlines=dict.fromkeys("ab", Headline.QUALITY))
    records = people({"A": rows, "B": ["23x34x", "34x23x"] * 4}, codes)

    def is_solved(found: Outcome) -> bool:
        shared = [entry.variable for entry in found.entries if entry.variable.startswith("shared:")]
        printed = [entry for entry in found.entries if not entry.variable.startswith("spread:")]
        return leak_of_kinds([person(asked, one, one.group, shared) for one in records], printed, 5) is not None

    assert not is_solved(outcome_of(records, asked=asked))
    monkeypatch.setattr(Gate, "exposes_shared", lambda *_: False)
    assert is_solved(outcome_of(records, asked=asked))


def test_an_older_release_with_another_mean_of_the_group_is_judged_beside_every_new_one(monkeypatch: pytest.MonkeyPatch):
    """What an earlier release printed on one question is a second mean too: both together would be cut into single questions."""
    a = [f"5{2 + place % 3}{2 + place % 4}x" for place in range(36)]
    assert not is_refused(monkeypatch, a)

    old = Entry("shared:a:a1", {"A": Fraction(1, 36)})
    assert outcome_routed(a, ledger=[old]).released.differences == ()


def make_routed(own: Mapping[str, Sequence[str]]) -> Questionnaire:
    """Items by the groups that they are for; nobody named: everybody."""
    items = [make_item(code, groups=tuple(own.get(code, ()))) for code in ITEMS]
    return make_questionnaire({"a": items, "b": [make_item("b1")]}, headlines={"a": Headline.QUALITY, "b": Headline.QUALITY})


ROUTES = st.dictionaries(st.sampled_from(ITEMS), st.sets(st.sampled_from("ABC"), min_size=1, max_size=2).map(sorted), max_size=3)
FORM = st.one_of(
    st.text("12345", min_size=6, max_size=6), st.text("2345", min_size=6, max_size=6), st.text("1234-", min_size=6, max_size=6)
)
GROUPS = st.fixed_dictionaries({group: st.lists(FORM, min_size=5, max_size=12) for group in "ABC"})


def played(
    own: Mapping[str, Sequence[str]], groups: Mapping[str, Sequence[str]], ledger: Sequence[Entry] = ()
) -> tuple[Outcome, Questionnaire, list[Record]]:
    """The outcome, and everybody as they answered: x where they were not asked."""
    asked, codes = make_routed(own), (*ITEMS, "b1")
    told = {
        group: [
            "".join("x" if own.get(code) and group not in own[code] else sign for code, sign in zip(codes, form, strict=True))
            for form in rows
        ]
        for group, rows in groups.items()
    }
    records = people(told, codes)
    return outcome_of(records, asked=asked, ledger=ledger), asked, records


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(ROUTES, GROUPS)
def test_nothing_printed_with_shared_questions_can_be_solved_for_fewer_than_five(own: dict[str, list[str]], groups: dict[str, list[str]]):
    outcome, asked, records = played(own, groups)
    strata = {group: code for code in dimension(outcome.released, "a").groups for group in code.split("+")}
    printed = [entry for entry in outcome.entries if not entry.variable.startswith("spread:")]
    shared = {entry.variable for entry in printed if entry.variable.startswith("shared:")}

    everybody = [person(asked, one, strata[one.group], shared) for one in records]
    assert leak_of_kinds(everybody, printed, 5) is None
    assert played(own, groups, ledger=outcome.entries)[0].entries == ()


def test_the_attacker_finds_what_the_gate_refused():
    """He is not blind: with the second mean of ten people and two more he solves for the two."""
    four = make_questionnaire({"a": [*map(make_item, ITEMS[:3]), make_item("a4", groups=("A",))]}, headlines={"a": Headline.QUALITY})
    records = people({"A": forms(("234-", 5), ("443-", 5), ("5322", 2))}, ITEMS[:4])
    printed = [Entry(variable, {"A": Fraction(1, 12)}) for variable in ("dimension:a", "shared:a:a1+a2+a3")]

    assert leak_of_kinds([person(four, one, "A", ["shared:a:a1+a2+a3"]) for one in records], printed, 5) == (10, 11)
