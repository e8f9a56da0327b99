"""Who works with whom: packed apart from everything else, and shown only where both sides are large enough and, for how well, agreed."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, replace
from itertools import combinations_with_replacement

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from surveys.messages import Text
from surveys.questionnaires.asking.relating import without_own
from surveys.questionnaires.records import Record
from surveys.questionnaires.values import Answer, Item, Option
from surveys.scoring import codec, stored
from surveys.scoring.disclosure.inspecting import inspect
from surveys.scoring.facts import AgreementFact, Facts
from surveys.scoring.guarding import guarded
from surveys.scoring.measures import Measure
from surveys.scoring.networks import Networker, RelatedItem, related
from surveys.scoring.pack import Pack
from surveys.scoring.packing import pack
from surveys.scoring.parted import PartedItem
from surveys.scoring.policy import Entry, GroupName, Outcome, Policy
from surveys.scoring.pools import filled, pool
from surveys.scoring.release import release
from surveys.scoring.scores import Scores, score
from surveys.scoring.tallies import RatedItem
from surveys.scoring.tied import Network

from fixtures.rated import make_item, make_questionnaire, make_scale, words

NAMES = ("a", "b", "c")
WITH = make_item(
    "with",
    "relationship",
    scale="often",
    second_scale="going",
    ask=words("How often?"),
    second_ask=words("How well?"),
    partners=tuple(Option(f"p.{name}", words(name.upper())) for name in NAMES),
)
ASKED = make_questionnaire(
    {"d": [make_item("d1")]}, others=[WITH], scales=[make_scale(), make_scale(0, 4, "often"), make_scale(0, 4, "going")]
)
SCALES = ("often", "going")
AGREED = tuple(AgreementFact(name.upper(), "agreed", organisation=name) for name in NAMES)


def person(organisation: str, group: str, *values: int | str) -> Record:
    """Somebody of this organisation; `values`: often and well for each partner."""
    answer = without_own(WITH, Answer(tuple(values) or (3, 2) * len(NAMES)), organisation)
    return Record(group, {"d1": Answer(random.Random(organisation).randint(2, 4)), "with": answer}, organisation)


def crowd(sizes: Mapping[str, int], *values: int | str) -> list[Record]:
    return [person(name, "A" if number % 2 else "B", *values) for name, size in sizes.items() for number in range(size)]


def sealed(people: Sequence[Record]) -> Pack:
    return codec.decode(codec.encode(pack(ASKED, people, {}, 5, random.Random(1))))


def outcome(people: Sequence[Record], agreed: Sequence[AgreementFact] = AGREED, ledger: Sequence[Entry] = ()) -> Outcome:
    groups = [GroupName(name, Text({"en": name}), place) for place, name in enumerate("AB")]
    facts = Facts("Water", "", (), "Round", agreements=tuple(agreed))
    return release(ASKED, score(ASKED, sealed(people)), facts, Policy(k=5), groups, ledger=ledger)


def network(people: Sequence[Record], agreed: Sequence[AgreementFact] = AGREED, ledger: Sequence[Entry] = ()) -> Network:
    (found,) = outcome(people, agreed, ledger).released.networks
    return found


def pairs(found: Network) -> list[str]:
    return [f"{tie.rater[-1]}{tie.rated[-1]}" for tie in found.ties]


def test_what_is_said_of_partners_is_in_no_row_of_the_pack_and_no_pool_holds_fewer_than_k():
    packed = sealed(crowd({"a": 9, "b": 6, "c": 3, "nobody": 4}))

    assert not [name for stratum in packed.strata for name in stratum.columns if name.startswith("with")]
    sizes = {name: len(column.data) for name, column in packed.pools.items() if name.endswith("often")}
    assert sizes == {
        "with:p.a:p.b:often": 9,
        "with:p.a:p.c:often": 9,
        "with:p.b:p.a:often": 6,
        "with:p.b:p.c:often": 6,
        "with::p.a:often": 7,
        "with::p.b:often": 7,
    }


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.dictionaries(st.sampled_from(["a", "b", "c", "nobody"]), st.integers(0, 9), min_size=1))
def test_whoever_holds_the_pack_finds_no_pool_of_a_few(sizes: dict[str, int]):
    assert all(len(column.data) >= 5 for column in sealed(crowd(sizes)).pools.values())


def test_a_tie_needs_k_people_on_both_sides():
    found = network(crowd({"a": 12, "b": 12, "c": 4}))

    assert pairs(found) == ["ab", "ba"]
    assert [(tie.often.value, tie.well.value, tie.often.cell) for tie in found.ties] == [(70, 50, True), (70, 50, True)]
    assert network(crowd({"a": 12, "b": 4, "c": 4})).ties == ()
    assert network(crowd({"a": 12, "b": 4, "c": 4})).hidden


def test_people_who_cannot_say_do_not_count_for_the_tie():
    some = [*crowd({"b": 12}), *(person("a", "A", "skipped", "skipped", *("unknown", "unknown") * 2) for _ in range(8)), *crowd({"a": 4})]

    assert network(some).ties == ()


def test_how_well_two_partners_work_together_is_shown_only_if_both_agreed():
    without = (AGREED[0], replace(AGREED[1], state="without"), AGREED[2])

    found = network(crowd({"a": 12, "b": 12, "c": 12}), without)

    assert {pair: tie.well.value for pair, tie in zip(pairs(found), found.ties, strict=True)} == {
        "ab": None,
        "ac": 50,
        "ba": None,
        "bc": None,
        "ca": 50,
        "cb": None,
    }
    assert all(tie.often.value == 70 for tie in found.ties)
    assert len(found.notes) == 2


def test_people_give_a_ten_point_cell_and_agreement_at_an_end_a_bound():
    found = network([*crowd({"a": 6}), *crowd({"b": 6}, 4, 4, 4, 4, 4, 4), *crowd({"c": 12})])

    assert found.tie("p.a", "p.b").often.cell  # type: ignore[union-attr]
    assert found.tie("p.b", "p.a").often.edge == ">="  # type: ignore[union-attr]


@pytest.mark.parametrize("values", [(3, 2), (4, 4), (0, 1), (4, 0)])
def test_what_is_said_between_partners_is_the_same_however_many_people_of_them_answered(values: tuple[int, int]):
    """The answers of a group are counted, and those of one of its organisations would count the only person of another: of 12 people of a
    group, 11 of whom are of one organisation, 11 answered, and with 11 about a partner it would be known who did not."""
    first = network(crowd({"a": 12, "b": 12}, *values * 3))

    assert [network(crowd(sizes, *values * 3)) for sizes in ({"a": 11, "b": 5}, {"a": 40, "b": 9}, {"a": 5, "b": 19})] == [first] * 3


@pytest.mark.parametrize(("steps", "n"), [(2, 5), (2, 11), (3, 6), (4, 9), (5, 5), (5, 9)])
def test_what_people_say_of_a_partner_pins_nobody_and_counts_no_one_or_two(steps: int, n: int):
    """By exhaustion: everything that `n` people can have said."""
    asked = make_questionnaire(
        {"d": [make_item("d1")]}, others=[WITH], scales=[make_scale(), *(make_scale(0, steps - 1, one) for one in SCALES)]
    )
    same: dict[object, list[tuple[int, ...]]] = {}
    for values in combinations_with_replacement(range(steps), n):
        codes = {pool("with", *pair, one): filled("code", values) for pair in (("p.a", "p.b"), ("p.b", "p.a")) for one in ("often", "well")}
        found = Networker([related(WITH, asked, replace(sealed([]), pools=codes))], 5, (), too_few=False, ledger=()).networks()
        same.setdefault(found, []).append(values)

    for told in same.values():
        said = {value for values in told for value in values}
        assert max(said) - min(said) >= (steps - 1) / 2
        assert all({values.count(step) for values in told} - {1, 2} for step in range(steps))


def test_every_mean_is_remembered_and_no_second_one_of_other_people_printed():
    first = outcome(crowd({"a": 12, "b": 12}))
    names = {entry.variable for entry in first.entries if entry.variable.startswith("item:with")}

    assert names == {f"item:with:p.{x}:p.{y}:{asked}" for x, y in ("ab", "ba") for asked in ("often", "well")}
    assert network(crowd({"a": 13, "b": 12}), ledger=first.entries).ties == ()


def test_a_release_with_a_one_sided_or_unagreed_tie_is_stopped():
    released = outcome(crowd({"a": 12, "b": 12})).released
    (found,) = released.networks

    assert inspect(released) == ()
    assert any("R1" in one for one in inspect(replace(released, networks=(replace(found, ties=found.ties[:1]),))))
    assert any("R1" in one for one in inspect(replace(released, facts=replace(released.facts, agreements=()))))
    assert any("R3" in one for one in inspect(replace(released, too_few=True)))
    assert stored.from_json(stored.to_json(released)) == released


@pytest.mark.parametrize("own", ["a", "b"])
def test_nobody_is_asked_about_the_own_organisation(own: str):
    item: Item = WITH

    answer = without_own(item, Answer((3, 2) * 3), own)

    at = 2 * NAMES.index(own)
    assert answer.value
    assert answer.value[at : at + 2] == ("unshown", "unshown")  # type: ignore[index]
    assert without_own(item, answer, "nobody") == answer


def test_in_a_guarded_round_every_measure_there_is_keeps_the_wider_margin():
    """A new kind of measure that `guarding` forgets is found here."""

    def measures(value: object) -> Iterator[Measure]:
        if isinstance(value, Measure):
            yield value
        elif isinstance(value, Mapping):
            for one in value.values():
                yield from measures(one)
        elif isinstance(value, tuple):
            for one in value:
                yield from measures(one)
        elif isinstance(value, Scores | RatedItem | PartedItem | RelatedItem):
            for one in fields(value):
                yield from measures(getattr(value, one.name))

    found = list(measures(guarded(score(ASKED, sealed(crowd({"a": 8, "b": 7}))))))

    assert {type(one).__name__ for one in found} == {"Measure"}
    assert [one.code for one in found if one.guard <= 1] == []
    assert any(one.code.startswith("with") for one in found)
