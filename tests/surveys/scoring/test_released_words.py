"""Comments, names of groups, indicators and the round before, as they are released."""

from __future__ import annotations

from dataclasses import replace

import pytest

from surveys.messages import Text, msg
from surveys.questionnaires.values import Answer
from surveys.scoring.comments import amount
from surveys.scoring.disclosure.thresholds import HIDDEN
from surveys.scoring.facts import IndicatorFact
from surveys.scoring.indicators import achieved
from surveys.scoring.method import method, of_kinds, parts
from surveys.scoring.policy import Comment, Desk, Entry, Policy
from surveys.scoring.values import Released
from surveys.translator import translator

from fixtures.trials import FACTS, TRIAL, dimension, forms, records, released_of

SAY = translator("en", "surveys")
TWO = {"A": forms(("4434", 8), ("3345", 8)), "B": forms(("2223", 6), ("3322", 6))}


def written(count: int, lang: str = "en", *, may_quote: bool = True, chosen: bool = True) -> list[Comment]:
    return [Comment("t1", f"{lang} {place}", lang, may_quote, chosen) for place in range(count)]


def quotes(comments: list[Comment], groups: dict[str, list[str]] | None = None) -> list[str]:
    (found,) = released_of(groups or TWO, comments=comments).comments
    return [quote.text for quote in found.quotes]


def test_comments_are_quoted_with_consent_and_tick_only():
    comments = written(4) + written(3, "en-GB", chosen=False) + written(3, "en-US", may_quote=False)

    assert sorted(quotes(comments)) == ["en 0", "en 1", "en 2", "en 3"]


def test_a_language_of_four_people_is_not_quoted():
    assert {text[:2] for text in quotes(written(6) + written(4, "ar"))} == {"en"}


def test_of_a_language_of_few_the_translation_is_quoted_and_nothing_says_that_it_is_one():
    few = [replace(one, translation="Decide with us.", translated_to="en") for one in written(2, "pt")]
    (found,) = released_of(TWO, comments=written(6) + few).comments

    translated = [quote for quote in found.quotes if quote.text == "Decide with us."]
    assert [(quote.lang, quote.translation, quote.translated_to) for quote in translated] == [("en", "", "")] * 2
    assert "pt" not in repr(found.quotes)


def test_a_translation_stands_beside_words_of_a_common_language():
    (found,) = released_of(TWO, comments=[replace(one, translation="Bien.", translated_to="fr") for one in written(6)]).comments

    assert {(quote.lang, quote.translation, quote.translated_to) for quote in found.quotes} == {("en", "Bien.", "fr")}


def test_a_theme_of_three_authors_is_said_in_words_and_one_of_two_is_not():
    comments = [replace(one, themes=("m", "t") if place < 2 else ("m",)) for place, one in enumerate(written(5))]
    names = {"t": Text({"en": "Trust"}), "m": Text({"en": "Money"})}

    (found,) = released_of(TWO, comments=comments, desk=Desk(names)).comments

    assert [(theme.name.by_lang["en"], theme.amount.text) for theme in found.themes] == [("Money", "few")]
    (few,) = released_of(TWO, comments=comments[:4], desk=Desk(names)).comments
    assert few.themes == ()


def test_a_summary_takes_the_place_of_quotations_from_three_authors_on():
    desk = Desk(summaries={"t1": ("Most ask for more time.", "en")})

    (three,) = released_of(TWO, comments=written(3), desk=desk).comments
    (two,) = released_of(TWO, comments=written(2), desk=desk).comments

    assert (three.summary, three.summary_lang, three.hidden, three.quotes) == ("Most ask for more time.", "en", HIDDEN, ())
    assert two.summary == ""


def test_quotes_come_in_an_order_that_says_nothing_and_stays():
    comments = written(9)

    assert quotes(comments) == quotes(comments[::-1]) != [one.text for one in comments]


def test_four_authors_or_nine_people_are_too_few_to_quote():
    few = {"A": forms(("4434", 5)), "B": forms(("3333", 4))}

    assert quotes(written(4)) == quotes(written(9), few) == []


def test_k_raises_the_authors_needed():
    (found,) = released_of(TWO, comments=written(6), policy=Policy(k=7)).comments

    assert (found.hidden, found.amount) == (HIDDEN, None)


@pytest.mark.parametrize(("authors", "words"), [(2, None), (3, "few"), (9, "few"), (10, "several"), (24, "several"), (25, "many")])
def test_amounts_are_words(authors: int, words: str | None):
    assert amount(authors) == (msg(words) if words else None)


def test_the_pack_s_own_words_are_counted_and_never_quoted():
    (found,) = released_of(records(TWO, {"t1": Answer("What we think.")})).comments

    assert (found.amount, found.quotes) == (msg("many"), ())


def test_a_group_of_few_organisations_says_so_and_not_whether_the_only_person_of_one_answered():
    people = [replace(one, organisation="Harbour" if one.group == "A" else f"o{place % 2}") for place, one in enumerate(records(TWO))]
    people += [replace(one, organisation=f"p{place}") for place, one in enumerate(records({"C": forms(("4444", 9))}))]

    notes = {group.id: SAY(group.note) if group.note else "" for group in released_of(people).groups}

    assert notes == {
        "A": "Most answers here come from one or two organisations.",
        "B": "Most answers here come from one or two organisations.",
        "C": "",
    }


def test_a_table_without_groups_is_everybody():
    released = released_of({"": TWO["A"]})

    assert SAY.text(released.groups[0].name) == "Everybody"
    assert released.headlines[0].sentence is None


def test_a_group_without_a_name_is_called_by_its_id():
    from_elsewhere = released_of(records({**TWO, "B": forms(("3333", 8))}), invited={"A": 20, "B": 9})

    assert [SAY.text(group.name) for group in from_elsewhere.groups] == ["Group A", "Group B"]


def indicator(baseline: float | None, target: float | None, actual: float | None, direction: str = "up") -> IndicatorFact:
    return achieved(IndicatorFact("People reached", "people", baseline, target, actual, "Ministry", direction))


@pytest.mark.parametrize(
    ("fact", "percent"),
    [
        (indicator(20, 60, 50), 75),
        (indicator(40, 10, 25, "down"), 50),
        (indicator(20, 60, 80), 100),
        (indicator(20, 60, 10), 0),
        (indicator(None, 60, 50), None),
        (indicator(20, None, 50), None),
        (indicator(20, 60, None), None),
        (indicator(60, 20, 30), None),
        (indicator(20, 20, 30), None),
    ],
)
def test_achievement_is_the_part_of_the_way_from_start_to_target(fact: IndicatorFact, percent: int | None):
    assert fact.achievement == percent
    assert (fact.why_not is None) == (percent in {75, 50})


def test_overshoot_is_capped_and_said():
    assert SAY(indicator(20, 60, 80).why_not or HIDDEN) == "The target was passed: 150% of the way, shown as 100%."


def test_indicators_stand_in_the_release_with_their_achievement():
    facts = replace(FACTS, indicators=(IndicatorFact("Wells", "wells", 0, 10, 5, "Ministry", "up"),))

    assert released_of(TWO, facts=facts).facts.indicators[0].achievement == 50


def earlier(**changes: object) -> Released:
    return replace(released_of({"A": forms(("2223", 8), ("2322", 8)), "B": forms(("1122", 6), ("2211", 6))}), **changes)  # type: ignore[arg-type]


def test_the_round_before_is_set_beside_where_the_same_was_asked_of_the_same_groups():
    now = released_of(TWO, previous=earlier())

    assert dimension(now, "a").previous == dimension(earlier(), "a").equal.value
    assert any(one.kind == "change" and "higher than in the last round" in one.statement.text for one in now.findings)


def test_a_fall_is_said_too():
    now = released_of({"A": forms(("2122", 8), ("2222", 8)), "B": forms(("2211", 12))}, previous=released_of(TWO))

    assert any(one.kind == "change" and "lower than" in one.statement.text for one in now.findings)


def test_another_sense_another_group_or_a_bound_is_not_compared():
    section = TRIAL.sections[0]
    reworded = replace(TRIAL, sections=(replace(section, items=tuple(replace(one, sense=2) for one in section.items)), *TRIAL.sections[1:]))
    three = released_of({**TWO, "C": forms(("3333", 9))})
    alike = released_of({"A": forms(("5555", 9)), "B": forms(("5555", 9))})

    found = [dimension(released_of(TWO, previous=one), "a").previous for one in (earlier(questionnaire=reworded), three, alike)]
    found.append(dimension(released_of(TWO, previous=earlier(dimensions=())), "a").previous)

    assert found == [None] * 4


def test_the_method_is_written_from_the_numbers_in_force():
    by_groups, by_people = (released_of(TWO, policy=Policy(k=7, estimand=one)).method for one in ("groups", "people"))

    assert any(one.params.get("k") == 7 for one in by_groups)
    assert by_groups != by_people
    assert len(by_groups) > 15


def test_every_rule_of_the_method_stands_once_under_one_of_five_headings_in_reading_order():
    for policy in (Policy(), Policy(k=7, estimand="people", guarded=True)):
        rules = method(policy)
        found = parts(rules)
        assert len(found) == 5
        assert [rule for _, some in found for rule in some] == list(rules)


def test_a_rule_that_no_heading_knows_stays_with_the_rule_before_it():
    first, *_, last = method(Policy())
    older, newer = msg("An older rule."), msg("A newer rule.")
    (_, scores), (_, protection) = parts((first, older, *of_kinds({"number"}), last, newer))

    assert scores == (first, older)
    assert protection == (last, newer)
    assert parts((older,))[0][1] == (older,)


def test_a_ledger_entry_survives_being_written_down():
    entry = Entry.from_json("item:a1", {"A": "1/8", "B": "-3/40"})

    assert Entry.from_json(entry.variable, entry.to_json()) == entry
    assert len({entry, Entry.from_json("item:a1", entry.to_json())}) == 1
