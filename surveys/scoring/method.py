"""How the figures were made and protected, in sentences written from the numbers that the code itself uses."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import cache

from surveys.messages import Message, msg
from surveys.scoring import intervals, nonresponse, rounds, sentences, spreads
from surveys.scoring.disclosure import squares, thresholds
from surveys.scoring.gaps import TESTED_FROM
from surveys.scoring.policy import Policy
from surveys.scoring.shared import LEAST_SHARED
from surveys.scoring.statistics import agreement, chance, drivers, permutation, recommending, reliability, words


def method(policy: Policy) -> tuple[Message, ...]:
    """Every rule in force, in reading order."""
    return tuple(rule for _, rules in _chapters(policy) for rule in rules)


def parts(rules: Iterable[Message]) -> tuple[tuple[Message, tuple[Message, ...]], ...]:
    """Rules under the heading that each belongs to, headings in reading order. One that is not known here, as an older release or
    a page of its own brings it, stays with the rule before it."""
    found: dict[int, list[Message]] = {}
    place = 0
    for rule in rules:
        place = _places().get(rule.text, place)
        found.setdefault(place, []).append(rule)
    titles = [title for title, _ in _chapters(Policy())]
    return tuple((titles[place], tuple(found[place])) for place in sorted(found))


@cache
def _places() -> Mapping[str, int]:
    """Of every rule that a policy or a kind of question can bring, the place of its heading."""
    policies = (Policy(), Policy(estimand="people", guarded=True))
    places = {rule.text: place for policy in policies for place, (_, rules) in enumerate(_chapters(policy)) for rule in rules}
    return places | {asked_otherwise().text: 2} | {rule.text: 3 for rule in of_kinds({"ranking"})}


def _chapters(policy: Policy) -> tuple[tuple[Message, tuple[Message, ...]], ...]:
    return (
        (msg("From answers to scores"), _scores(policy)),
        (msg("How sure a score is"), _precision()),
        (msg("What counts as a difference or a change"), _comparison()),
        (msg("Agreement, and other figures"), (*_consistency(policy), *_occurring(policy))),
        (msg("How people are protected"), _protection(policy)),
    )


def of_kinds(kinds: Collection[str]) -> tuple[Message, ...]:
    """The further rules that these kinds of question bring."""
    if "ranking" not in kinds:
        return ()
    return (
        msg(
            "People are said to put things in much the same order if Kendall’s W is {strong} or more, and to agree in part from {partly} "
            "on; it is 0 where nobody agrees and 1 where everybody does.",
            strong=sentences.ALIKE_FROM,
            partly=sentences.PARTLY_FROM,
        ),
        msg("How many people put an option first is shown only where that and the average places do not tell of one or two people."),
    )


def asked_otherwise() -> Message:
    """The further rule where groups were asked different questions on a topic."""
    return msg(
        "Groups that were asked different questions on a topic are compared on those that both were asked, if these are at least {tenths} "
        "in 10 of what each was asked, and only where that gives nobody away.",
        tenths=round(10 * LEAST_SHARED),
    )


def _scores(policy: Policy) -> tuple[Message, ...]:
    leading = (
        msg("The first number lets each group’s voice count the same; beside it stands the number in which every person counts the same.")
        if policy.estimand == "groups"
        else msg(
            "The leading number lets every invited person count the same; beside it stands the number in which each group counts the same."
        )
    )
    return (
        msg("Every answer on a scale is turned into a number from 0 to 100, from the scale’s own ends; 100 is always the better end."),
        msg("Nobody is scored for “I do not know”, “does not apply”, “I do not want to answer”, or a question left out or not shown."),
        msg("A person’s score on a topic is the average of the questions answered; at least half of them, and two where there are two."),
        leading,
    )


def _precision() -> tuple[Message, ...]:
    return (
        msg("The range beside a score says where the average of all invited people very likely lies. It does not speak for silence."),
        msg(
            "From {least} to {most} answers the range uses the spread that small groups have in common, or a typical one of {points} "
            "points.",
            least=intervals.LEAST,
            most=intervals.OWN_FROM - 1,
            points=int(intervals.TYPICAL_SD),
        ),
        msg(
            "On a topic whose possible scores lie {apart} points apart or more, such as one of a single question, it takes {few} answers "
            "to use their own spread. Where a step is one or two people’s, the spread is taken as wide as larger parts allow, and on a "
            "single question nothing is said of how far people agree.",
            apart=int(squares.COARSE),
            few=thresholds.ROUNDED_BELOW,
        ),
        msg(
            "A range wider than {rough} points either way is called rough; beyond {limit} points no score is given for the partnership.",
            rough=sentences.ROUGH_FROM,
            limit=sentences.TOO_ROUGH_FROM,
        ),
    )


def _comparison() -> tuple[Message, ...]:
    return (
        msg(
            "A difference of groups is called a finding if it is {points} points or more and unlikely to be chance, looking at all pairs "
            "together, with at least {n} people in each group.",
            points=sentences.SMALL,
            n=TESTED_FROM,
        ),
        msg(
            "Chance is tried out: people are dealt to the two groups anew, in every possible way up to {ways}, otherwise {draws} times, "
            "always from the seed {seed}, so that the same answers give the same report.",
            ways=permutation.ALL_UP_TO,
            draws=permutation.DRAWS,
            seed=str(chance.SEED),
        ),
        msg(
            "An earlier round is compared only where the same questions were asked, over the groups that both rounds show with {n} people "
            "and {tenths} in 10 of those invited each time. As nobody is recognised from round to round, the margin is a careful one.",
            n=rounds.LEAST_PER_ROUND,
            tenths=round(nonresponse.LOW * 10),
        ),
        msg("A change is called clear from {points} points on, and only if its whole range is above or below 0.", points=rounds.CLEAR_FROM),
    )


def _consistency(policy: Policy) -> tuple[Message, ...]:
    return (
        msg(
            "Views are called divided if at least {tenths} in 10 answered on either side of the middle.",
            tenths=round(spreads.DIVIDED_FROM * 10),
        ),
        msg(
            "How far a group agrees is the average distance of its answers from its own mean, said from {n} people on; views are said to "
            "differ where it is more than the number of steps divided by {part}.",
            n=thresholds.detail(policy.k),
            part=agreement.GUIDE,
        ),
        msg(
            "Whether questions measure one thing is judged from {n} people and {items} questions on (Cronbach’s alpha: {well} and more is "
            "well, {reasonably} reasonably, {loosely} loosely, in hundredths).",
            n=reliability.ALPHA_FROM,
            items=reliability.LEAST_ITEMS,
            well=round(100 * words.WELL),
            reasonably=round(100 * words.REASONABLY),
            loosely=round(100 * words.LOOSELY),
        ),
        msg(
            "Of questions from 0 to 10 the balance is the share that answered {high} or 10 minus the share that answered 0 to {low}; it is "
            "rough below {n} people, and never a headline.",
            high=recommending.HIGH_FROM,
            low=recommending.LOW_TO,
            n=recommending.ROUGH_BELOW,
        ),
        msg(
            "What goes together with the results is worked out from {n} people and {each} for each topic on, for {most} topics at most. "
            "It says nothing about causes.",
            n=drivers.LEAST,
            each=drivers.LEAST_PER_DRIVER,
            most=drivers.MOST_DRIVERS,
        ),
    )


def _occurring(policy: Policy) -> tuple[Message, ...]:
    return (
        msg(
            "How often something occurs is the share of answers on the upper steps of its scale, from {n} people on.",
            n=thresholds.detail(policy.k),
        ),
        msg("By group that is told only where in every group shown three people or more say so, and three or more do not."),
    )


def _ends(policy: Policy) -> Message:
    if policy.guarded:
        return msg(
            "Scores near to 0 or 100 are given as a limit, so early that whoever knows their own answer cannot narrow down a "
            "colleague’s to less than {width} points.",
            width=thresholds.OPEN_TO_INSIDERS,
        )
    return msg(
        "Scores very near to 0 or 100 are given as a limit, so that every person’s own score stays open over {width} points.",
        width=thresholds.WIDTH,
    )


def _protection(policy: Policy) -> tuple[Message, ...]:
    return (
        msg("Every score rests on the answers of at least {k} people.", k=policy.k),
        msg(
            "Percentages, spreads and quotations need at least {n} people; below {words} people shares are said in words.",
            n=thresholds.detail(policy.k),
            words=thresholds.ROUNDED_BELOW,
        ),
        msg(
            "Small groups are joined or not shown; what is not shown is at least {groups} groups and {k} people together, so that nothing "
            "can be found by subtraction. We never say which of the two reasons applies.",
            groups=thresholds.LEAST_HIDDEN_GROUPS,
            k=policy.k,
        ),
        *_limits(policy),
        *_of_answers(),
        msg(
            "Words are quoted only with their author’s consent, if {authors} people or more wrote, in a language that enough of them used.",
            authors=max(thresholds.LEAST_AUTHORS, policy.k),
        ),
        msg(
            "Before release a program tried to work out single people’s answers from all the numbers here; what it could use was left out."
        ),
    )


def _limits(policy: Policy) -> tuple[Message, ...]:
    return (
        msg(
            "A group’s score on one question is a whole number from {n} answers on and a range of {cell} points below, where a few left "
            "the question out, or where another score of the group on the same topic is given as a limit.",
            n=thresholds.NUMBERS_FROM,
            cell=thresholds.CELL,
        ),
        _ends(policy),
        msg("On a question with two possible answers the limits lie so far in that no score tells that one or two people differ."),
    )


def _of_answers() -> tuple[Message, ...]:
    return (
        msg(
            "Answers on a scale are drawn step by step only where nobody can conclude that one or two people gave a step; otherwise in a "
            "few larger parts that are the same everywhere, or not at all."
        ),
        msg("They are not drawn either where that would speak for fewer than half of the people in the score beside them."),
        msg("Of several choices nothing is told where all numbers together would tell that one or two people ticked one, or left it out."),
        msg(
            "Where all people of a group answered within less than half of the scale, it is not told beside their score how their answers "
            "spread; where they are fewer than {few}, it is told nowhere, and neither is how far they agree.",
            few=thresholds.ROUNDED_BELOW,
        ),
    )
