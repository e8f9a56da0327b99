"""From exact scores to what may be printed: the gate decides, this module puts the figures and the sentences in their places."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from surveys.messages import Message, Text, msg
from surveys.questionnaires.asking.relating import partner_code
from surveys.questionnaires.values import Headline, Questionnaire
from surveys.scoring import careful, sentences
from surveys.scoring.agreeing import agreements, is_one_thing, reliability, said
from surveys.scoring.comments import comments as released_comments
from surveys.scoring.constants import constants
from surveys.scoring.disclosure import margins, once
from surveys.scoring.disclosure.gate import Gate
from surveys.scoring.disclosure.inspecting import require
from surveys.scoring.disclosure.plans import Plan
from surveys.scoring.disclosure.thresholds import detail
from surveys.scoring.facts import AGREED, Facts
from surveys.scoring.findings import findings
from surveys.scoring.gaps import Gap, differences, gaps, on_shared, two_sided
from surveys.scoring.guarding import guarded
from surveys.scoring.indicators import achieved
from surveys.scoring.itemized import Itemizer
from surveys.scoring.listing import Listing
from surveys.scoring.means import ExactMeans, Means, composed, exact_means, printed
from surveys.scoring.method import asked_otherwise, method, of_kinds
from surveys.scoring.networks import Networker
from surveys.scoring.objectives import achievement, objectives
from surveys.scoring.occurrences import Counter
from surveys.scoring.parts import Partwise
from surveys.scoring.people import Margin
from surveys.scoring.policy import Comment, Desk, Entry, GroupName, Outcome, Policy
from surveys.scoring.rounds import before, with_trends
from surveys.scoring.scores import Scores
from surveys.scoring.shared import Sharing
from surveys.scoring.statistics.drivers import Drivers
from surveys.scoring.together import goes_together, tangled, with_results
from surveys.scoring.values import SCORING_VERSION, DimensionResult, Figure, HeadlineResult, Participation, Released, leading


def release(
    questionnaire: Questionnaire,
    scores: Scores,
    facts: Facts,
    policy: Policy,
    groups: Sequence[GroupName],
    comments: Sequence[Comment] = (),
    ledger: Sequence[Entry] = (),
    previous: Released | None = None,
    desk: Desk | None = None,
) -> Outcome:
    """What may be printed of `scores`, and the figures that go into the ledger.

    `groups`: every group of the evaluation. `comments`: every text written, with consent and tick; without them the pack's own texts are
    counted and none is quoted. `ledger`: what earlier releases of this evaluation printed. `previous`: the round before, as released.
    The same input gives an equal release, whatever the order of groups, comments and ledger.
    """
    work = _Work(questionnaire, guarded(scores) if policy.guarded else scores, policy, tuple(groups), tuple(ledger))
    draft = once.kept(with_trends(work.draft(facts, comments, previous, desk), previous), ledger)
    means = (*work.plan.entries(), *work.itemizer.entries(), *work.counter.entries(), *work.networker(facts).entries())
    new = tuple(entry for entry in dict.fromkeys((*means, *once.drawn(draft))) if entry not in set(ledger))
    return Outcome(require(replace(draft, findings=findings(draft), annex=careful.notes(draft, scores, tangled(work.driven)))), new)


@dataclass(frozen=True, eq=False)
class _Work:
    questionnaire: Questionnaire
    scores: Scores
    policy: Policy
    groups: tuple[GroupName, ...]
    ledger: tuple[Entry, ...]

    @cached_property
    def headed(self) -> Mapping[Headline, tuple[str, ...]]:
        known = [one for one in self.questionnaire.dimensions if one.code in self.scores.dimensions]
        return {name: tuple(one.code for one in known if one.headline is name) for name in self.scores.headlines}

    @cached_property
    def plan(self) -> Plan:
        return Gate(self.scores, self.headed, self.policy.k, self.ledger, self.sharing).plan()

    @cached_property
    def sharing(self) -> Sharing:
        return Sharing(self.questionnaire, self.scores, guarded=self.policy.guarded)

    @cached_property
    def listing(self) -> Listing:
        return Listing(self.scores, self.plan, self.policy.k, self.groups)

    @cached_property
    def exact(self) -> Mapping[str, ExactMeans]:
        """Per dimension."""
        plans = self.plan.dimensions
        return {
            code: exact_means(measure, plans[code].split, everyone=plans[code].everyone) for code, measure in self.scores.dimensions.items()
        }

    @cached_property
    def means(self) -> Mapping[str, Means]:
        return {code: self.printed(found) for code, found in self.exact.items()}

    def printed(self, found: ExactMeans) -> Means:
        return printed(found, [stratum.code for stratum in self.scores.strata])

    def draft(self, facts: Facts, comments: Sequence[Comment], previous: Released | None, desk: Desk | None) -> Released:
        """Everything but the findings."""
        dimensions = tuple(self.dimension(code, previous) for code in self.scores.dimensions)
        items = {item.code: item for result in dimensions for item in result.items}
        took_part = self.listing.participation()
        return Released(
            version=SCORING_VERSION,
            facts=replace(facts, indicators=tuple(achieved(fact) for fact in facts.indicators)),
            questionnaire=self.questionnaire,
            k=self.policy.k,
            participation=took_part,
            groups=self.listing.groups(),
            headlines=tuple(self.headline(name) for name in self.scores.headlines if self.headed[name]),
            dimensions=dimensions,
            tallies=self.itemizer.tallies(),
            differences=differences(self.gaps(), self.listing.ids, self.listing.names),
            two_sided=two_sided(self.scores.pairs, items, self.listing.groups()),
            comments=released_comments(self.questionnaire, comments or self.own_texts(), self.listing.answered, self.policy.k, desk),
            findings=(),
            method=(*method(self.policy), *of_kinds({item.kind for item in self.questionnaire.items()}), *self.own_rules()),
            too_few=self.plan.too_few,
            cautions=self.cautions(dimensions),
            objectives=objectives(self.questionnaire, self.scores, self.policy.k, self.listing.shown, self.listing.ids),
            together=goes_together(self.questionnaire, self.driven),
            occurrences=self.counter.occurrences(),
            networks=self.networker(facts).networks(),
            constants=constants(self.policy, asked_otherwise=bool(self.asked_otherwise)),
            people=self.people(took_part),
        )

    @cached_property
    def driven(self) -> Drivers | None:
        return with_results(self.questionnaire, self.scores)

    def people(self, took_part: Participation) -> tuple[Margin, ...]:
        found = self.scores.personal
        counts = {code: counted.values for code, counted in found.items()}
        silent = {code: sum(counted.missing.values()) for code, counted in found.items()}
        return margins.margins(self.questionnaire, counts, silent, took_part, self.policy.k)

    @cached_property
    def itemizer(self) -> Itemizer:
        return Itemizer(self.questionnaire, self.scores, self.policy.k, self.listing.ids, Partwise(self.policy.k, self.ledger))

    def networker(self, facts: Facts) -> Networker:
        agreed = {partner_code(one.organisation) for one in facts.agreements if one.state in AGREED}
        return Networker(self.scores.related, self.policy.k, agreed, self.plan.too_few, self.ledger)

    @cached_property
    def counter(self) -> Counter:
        return Counter(self.questionnaire, self.scores, self.policy.k, self.listing.ids, self.plan.too_few, self.ledger)

    def dimension(self, code: str, previous: Released | None) -> DimensionResult:
        means, about = self.means[code], self.questionnaire.dimension(code)
        plan = self.plan.dimensions[code]
        items = tuple(self.itemizer.item(item, plan.items[item]) for item in self.scores.scored[code] if item in plan.items)
        figures = (means.equal, means.everyone, self.by_id(means))
        found = reliability(self.scores, code)
        one_thing = is_one_thing(found)
        result = DimensionResult(
            code,
            about.name,
            about.headline,
            *figures,
            items,
            sentences.band(self.leading(means)) if one_thing else None,
            estimand=self.policy.estimand,
            agreement=agreements(self.scores, code, plan.agreement, self.listing.ids),
            reliability=said(found),
            one_thing=one_thing,
        )
        then = before(self.questionnaire, result, previous)
        return replace(result, previous=then.main.value if then and then.estimand == result.estimand else None)

    def headline(self, name: Headline) -> HeadlineResult:
        plan = self.plan.headlines[name.value]
        found = exact_means(self.scores.headlines[name], plan.split, everyone=plan.everyone)
        if plan.composed:
            found = composed([self.exact[code] for code in self.headed[name]], found)
        means = self.printed(found)
        band = sentences.band(self.leading(means))
        figures = (means.equal, means.everyone, self.by_id(means))
        return HeadlineResult(name, *figures, band, self.sentence(means), self.policy.estimand)

    def sentence(self, means: Means) -> Message | None:
        alone = self.listing.only_group()
        if alone:
            return sentences.one_side(alone)
        largest = self.listing.largest(means.groups)
        because = None
        if largest and means.equal.value is not None and means.everyone.value is not None:
            value = means.groups[largest].value or 0
            rise = means.everyone.value > means.equal.value
            because = sentences.largest_group(self.listing.names[largest], happier=rise) if (value > means.equal.value) is rise else None
        return sentences.two_means(means.equal, means.everyone, because)

    def leading(self, means: Means) -> Figure:
        """The figure that a band is said of."""
        return leading(means.equal, means.everyone, self.policy.estimand)

    def by_id(self, means: Means) -> Mapping[str, Figure]:
        return {self.listing.ids[code]: figure for code, figure in means.groups.items()}

    def gaps(self) -> list[Gap]:
        """Of groups that were asked the same, and of others on the questions that both were asked (statistics.md 6)."""
        found = (gaps(code, self.name(code), measure, self.means[code].groups) for code, measure in self.scores.dimensions.items())
        alike = [gap for some in found for gap in some if self.sharing.alike(gap.dimension, (gap.a, gap.b))]
        pairs = ((one, self.sharing.of(one.dimension, one.items)) for one in self.plan.shared)
        return [*alike, *(on_shared(self.name(one.dimension), shared, one.a, one.b) for one, shared in pairs)]

    @cached_property
    def asked_otherwise(self) -> tuple[str, ...]:
        """The dimensions on which not all groups with a printed score were asked the same."""
        printed = {
            code: [group for group, figure in means.groups.items() if figure.value is not None] for code, means in self.means.items()
        }
        return tuple(code for code, groups in printed.items() if not self.sharing.alike(code, groups))

    def name(self, dimension: str) -> Text:
        return self.questionnaire.dimension(dimension).name

    def own_texts(self) -> list[Comment]:
        return [Comment(item, words.text, words.lang, words.may_quote) for item, texts in self.scores.texts.items() for words in texts]

    def own_rules(self) -> Iterator[Message]:
        """Of pages that not every questionnaire has."""
        if any(map(achievement, self.questionnaire.sections)):
            yield msg(
                "How far an objective was reached is shown for a group from {n} answers on. Steps that one or two people chose anywhere "
                "in its table are put together with others, and then everywhere in it.",
                n=detail(self.policy.k),
            )
        if self.scores.personal:
            yield margins.rule()
        if self.asked_otherwise:
            yield asked_otherwise()

    def cautions(self, dimensions: Sequence[DimensionResult]) -> tuple[Message, ...]:
        """What to keep in mind with every number of this release."""
        took_part = self.listing.participation()
        everybody = took_part.invited is not None and took_part.answered == took_part.invited
        said = [] if everybody else [msg("This describes those who answered. Those who did not may see it otherwise.")]
        if self.listing.invited is None:
            said.append(msg("How many people were invited is not known, so nothing is claimed about those who did not answer."))
        if any(sentences.ROUGH in figure.notes for one in dimensions for figure in (one.equal, one.everyone, *one.groups.values())):
            said.append(msg("Some scores rest on too few answers to be precise; the range beside them shows how much."))
        said += [
            msg(
                "On “{name}” not all groups were asked the same questions. Those asked otherwise are compared on the questions that both "
                "were asked, where these are enough and give nobody away.",
                name=one.name,
            )
            for one in dimensions
            if one.code in self.asked_otherwise
        ]
        if self.plan.too_few:
            said.append(msg("No group is shown, so that nobody can be found out."))
        return tuple(said)
