"""A questionnaire's texts and the sentences around it beside their wordings in another language, in the order in which people meet them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from surveys.errors import Problem
from surveys.messages import Message, msg
from surveys.questionnaires.around import PACKAGES, Sentence, sentences
from surveys.questionnaires.editing.texts import Place, places
from surveys.questionnaires.fields import LONGEST_TEXT
from surveys.questionnaires.layers import Layer
from surveys.questionnaires.piping import CLOSING, OPENING, pieces, pipes
from surveys.questionnaires.values import Questionnaire
from surveys.translator import PLACEHOLDER, plural_forms, speaks, translator

ALONE = {"scale": "scales", "dimension": "topics", "page": "pages"}
AROUND = "around/"


@dataclass(frozen=True, slots=True)
class Pair:
    """One text and its wording (empty: none yet). `key` finds it; `part`: where it stands, see `parts`. `filled`: what is filled in, by
    name; `spare`: those of them that may be left out. `form`, `counts`: for a sentence that counts, its plural form in the language, and
    the first numbers that take it. `needed`: it counts as missing without a wording; `later`: but not
    before a round is over. `locked`: other questionnaires share the wording."""

    key: str
    part: str
    source: str
    wording: str
    filled: frozenset[str] = frozenset()
    spare: frozenset[str] = frozenset()
    form: str = ""
    counts: tuple[int, ...] = ()
    needed: bool = True
    later: bool = False
    locked: bool = False

    @property
    def missing(self) -> bool:
        return self.needed and not self.wording

    @property
    def around(self) -> bool:
        """Whether it is a sentence of ours."""
        return self.part.startswith(AROUND)


@dataclass(frozen=True, slots=True)
class Progress:
    """How many texts of a part, or of everything, have their wording."""

    done: int
    total: int

    @property
    def missing(self) -> int:
        return self.total - self.done


def pairs(
    questionnaire: Questionnaire, layer: Layer, lang: str, beside: str = "", locked: Collection[str] = frozenset()
) -> tuple[Pair, ...]:
    """Every text that has words, in `lang` beside the language `beside` (empty or without words there: the first). `locked`: keys of texts
    that may not be changed. Sentences of ours only where Roundtable does not speak the language itself."""
    first = questionnaire.languages[0]
    own = (_of_text(place, part, first, lang, beside, layer, locked) for part, place in _parted(questionnaire) if place.text)
    return (*own, *(pair for one in sentences() for pair in _of_sentence(one, lang, beside, layer))) if not speaks(lang) else tuple(own)


def due(found: Iterable[Pair]) -> tuple[Pair, ...]:
    """Those that must be worded before a round opens."""
    return tuple(pair for pair in found if not pair.later)


def parts(found: Iterable[Pair]) -> Mapping[str, Progress]:
    """How far each part is, in their order: "heading", "section/A1" …, "scales", "topics", "pages", "around/welcome" …"""
    by_part: dict[str, list[Pair]] = {}
    for pair in found:
        by_part.setdefault(pair.part, []).append(pair)
    return {part: progress(its) for part, its in by_part.items()}


def progress(found: Iterable[Pair]) -> Progress:
    """How far these are."""
    needed = [pair for pair in found if pair.needed]
    return Progress(sum(not pair.missing for pair in needed), len(needed))


def check(pair: Pair, wording: str) -> tuple[Problem, ...]:
    """What is wrong with this wording of the text; place: its key. An empty one is not wrong, it is missing."""
    if not wording:
        return ()
    if len(wording) > LONGEST_TEXT:
        long = msg("This text is too long."), msg("Keep it under {longest} characters.", longest=LONGEST_TEXT)
        return (Problem(pair.key, *long),)
    return tuple(Problem(pair.key, *fault) for fault in _holes(pair, wording))


def _holes(pair: Pair, wording: str) -> Iterator[tuple[Message, Message]]:
    """The same must be filled in as in the source, and everything between the brackets must be readable."""
    has = holes(wording, around=pair.around)
    shape = "{{{name}}}" if pair.around else "{{{{{name}}}}}"
    for name in sorted(pair.filled - pair.spare - has):
        what = msg("“{hole}” is missing: something is filled in there.", hole=shape.format(name=name))
        yield what, msg("Put it where it belongs in your sentence, letter by letter as in the source.")
    for name in sorted(has - pair.filled):
        yield msg("“{hole}” stands here, but not in the source.", hole=shape.format(name=name)), msg("Take it away, or correct its name.")
    if _unreadable(wording, around=pair.around):
        opening, closing = ("{", "}") if pair.around else (OPENING, CLOSING)
        yield (
            msg("Something between “{opening}” and “{closing}” cannot be read.", opening=opening, closing=closing),
            msg("Copy it from the source, letter by letter."),
        )


def holes(wording: str, *, around: bool) -> frozenset[str]:
    """The names of what is filled into a wording: of a sentence of ours `{n}`, of a questionnaire's own text `{{A1|this}}`."""
    return frozenset(PLACEHOLDER.findall(wording)) if around else frozenset(pipe.name for pipe in pipes(wording))


def _unreadable(wording: str, *, around: bool) -> bool:
    if around:
        left = PLACEHOLDER.sub("", wording)
        return "{" in left or "}" in left
    return any(sign in piece for piece in pieces(wording) if isinstance(piece, str) for sign in (OPENING, CLOSING))


def _parted(questionnaire: Questionnaire) -> Iterator[tuple[str, Place]]:
    home = {item.code: section.code for section in questionnaire.sections for item in section.items}
    for place in places(questionnaire):
        sort, _, rest = place.key.partition("/")
        code = rest.partition("/")[0]
        if not rest:
            yield "heading", place
        elif sort in ALONE:
            yield ALONE[sort], place
        else:
            yield f"section/{home[code] if sort == 'item' else code}", place


def _of_text(place: Place, part: str, first: str, lang: str, beside: str, layer: Layer, locked: Collection[str]) -> Pair:
    words = place.text.by_lang
    return Pair(
        place.key,
        part,
        words.get(beside) or words.get(first) or place.text.pick("en"),
        words.get(lang) or layer.texts.get(place.key, ""),
        filled=holes(words.get(first, ""), around=False),
        needed=bool(words.get(first)),
        locked=place.key in locked,
    )


def _of_sentence(sentence: Sentence, lang: str, beside: str, layer: Layer) -> Iterator[Pair]:
    part, given = AROUND + sentence.place, layer.sentences.get(sentence.text, ())
    forms = plural_forms(lang) if sentence.plural else (("", ()),)
    wordings = given if len(given) == len(forms) else ("",) * len(forms)
    say = translator(beside if speaks(beside) else "en", *PACKAGES)
    for (form, counts), wording in zip(forms, wordings, strict=True):
        key = f"{sentence.key}/{form}" if form else sentence.key
        source = say.wording(Message(sentence.text, {"n": counts[0]} if counts else {}, sentence.plural))
        filled = holes(sentence.plural or sentence.text, around=True)
        spare = frozenset({"n"}) if len(counts) == 1 and len(forms) > 1 else frozenset[str]()
        yield Pair(key, part, source, wording, filled, spare, form, counts[:4], needed=sentence.needed, later=sentence.later)
