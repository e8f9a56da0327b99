"""The texts of a foreign form in the languages of ours: tags for languages, words for HTML, and nothing lost without being said."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from surveys.languages import labelled
from surveys.messages import Message, Text, msg
from surveys.questionnaires.building import LANGUAGE, MOST_LANGUAGES
from surveys.questionnaires.fields import LONGEST_TEXT
from surveys.questionnaires.formats.foreign import Form, Words, every_words
from surveys.questionnaires.formats.guessing import guess
from surveys.questionnaires.formats.plain import plain
from surveys.questionnaires.formats.report import Line, Notes, Remark
from surveys.questionnaires.piping import harmless
from surveys.translator import LANGUAGES

_ENOUGH = 0.5
_PIPED = {
    "xpath": re.compile(r"\$\{[^{}]+\}"),
    "limesurvey": re.compile(r"\{[^{}\s][^{}]*\}|@@[A-Z]+@@"),
    "surveyjs": re.compile(r"\{[^{}]+\}"),
    "": re.compile(r"(?!)"),
}


@dataclass(slots=True)
class Wording:
    """Makes texts. `tags`: our language for each of the file's own names of languages; the first of `languages` is the file's own."""

    dialect: str
    tags: Mapping[str, str]
    languages: tuple[str, ...]
    notes: Notes = field(default_factory=Notes)
    """On languages."""
    untranslated: dict[str, list[str]] = field(default_factory=dict)
    dropped: dict[str, list[str]] = field(default_factory=dict)
    formatted: Counter[str] = field(default_factory=Counter)

    def text(self, words: Words, notes: Notes, fallback: str = "") -> Text:
        """The text in every language; where one is missing, that of another stands in its place and is counted. Empty without any."""
        given = self._given(words, notes)
        if not given:
            return Text(dict.fromkeys(self.languages, fallback)) if fallback else Text()
        usual = next(given[lang] for lang in self.languages if lang in given)
        for lang in self.languages:
            if lang not in given:
                self.untranslated.setdefault(lang, []).append(usual)
        return Text({lang: self._cut(given.get(lang, usual), notes) for lang in self.languages})

    def has(self, words: Words) -> bool:
        """Whether there is a text at all in one of the languages."""
        return any(self.tags.get(name) in self.languages and plain(source).text for name, source in words.items())

    def raw(self, words: Words) -> str:
        """The text in the file's own language, for looking at; empty without any."""
        found = {self.tags.get(name, ""): plain(source).text for name, source in words.items()}
        return next((found[lang] for lang in self.languages if found.get(lang)), "")

    def by_lang(self, words: Words) -> dict[str, str]:
        """The texts by language tag, only those that there are, without remarks."""
        found = {self.tags.get(name, ""): plain(source).text for name, source in words.items()}
        return {lang: found[lang] for lang in self.languages if found.get(lang)}

    def _given(self, words: Words, notes: Notes) -> dict[str, str]:
        given: dict[str, str] = {}
        for name, source in words.items():
            read = plain(source)
            tag = self.tags.get(name, "")
            self.formatted.update(f"<{one}>" for one in read.tags)
            if read.carried:
                notes.left(msg("Pictures, links and scripts inside the text were not taken over, and none was opened."), *read.carried)
            if not read.text:
                continue
            kept = harmless(read.text)
            if tag not in self.languages or (tag in given and given[tag] != kept):
                self.dropped.setdefault(name, []).append(read.text)
                continue
            given[tag] = kept
            piped = _PIPED[self.dialect].findall(read.text) or ([read.text] if kept != read.text else [])
            if piped:
                notes.changed(
                    msg("The text refers to something that the other tool would have put in. It stands as it was written."), *piped
                )
        return given

    def _cut(self, text: str, notes: Notes) -> str:
        if len(text) <= LONGEST_TEXT:
            return text
        notes.left(msg("A text is longer than {longest} characters, and its end was cut.", longest=LONGEST_TEXT), text)
        return text[: LONGEST_TEXT - 1].rstrip() + "…"

    def lines(self) -> Iterator[Line]:
        """What there is to say about languages, once every text was made."""
        if self.formatted:
            what = msg("Formatting was taken away everywhere, and the words kept.")
            tags = tuple(f"{tag} × {times}" for tag, times in self.formatted.most_common(40))
            yield Line(msg("Formatting"), "", msg("Plain words"), (), (Remark(what, tags),))
        if remarks := self.notes.remarks():
            yield Line(msg("Languages"), ", ".join(self.languages), msg("Languages of the questionnaire"), (), remarks)
        for lang, texts in self.untranslated.items():
            what = msg(
                "Texts without a wording in “{language}”, for which that in “{other}” stands: {n}. Translate them before asking people.",
                language=lang,
                other=self.languages[0],
                n=len(texts),
            )
            yield Line(
                msg("Language “{language}”", language=lang), "", msg("A language of the questionnaire"), (), (Remark(what, tuple(texts)),)
            )
        for name, texts in self.dropped.items():
            yield Line(
                msg("Language “{language}”", language=name or "–"),
                "",
                None,
                (),
                (Remark(self._why_dropped(name), tuple(texts), left=True),),
            )

    def _why_dropped(self, name: str) -> Message:
        tag = self.tags.get(name, "")
        if not tag:
            return msg("“{name}” is no language that is known here, so its texts were left out.", name=name)
        if tag in self.languages:
            return msg("These stand beside others in the same language, “{language}”, which were taken.", language=tag)
        return msg("Fewer than half of the texts are in this language, so it is not offered. Here is what there was.")


def wording(form: Form, lang: str = "") -> Wording:
    """The languages of a form. `lang`: the tag of texts in no named language, where whoever imports says so."""
    texts = _texts(form)
    names = tuple(dict.fromkeys([*form.languages, *texts]))
    tags = {name: _tag(name, form, texts, lang) for name in names}
    counts: Counter[str] = Counter()
    for words in every_words(form):
        counts.update({tags.get(name, "") for name, source in words.items() if source.strip()})
    most = max((count for tag, count in counts.items() if tag), default=0)
    offered = dict.fromkeys(tag for name in names if (tag := tags[name]) and counts[tag] >= max(1, _ENOUGH * most))
    made = Wording(form.dialect, tags, tuple(offered)[:MOST_LANGUAGES] or (lang or "en",))
    _say_languages(made, form, lang)
    return made


def _texts(form: Form) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for words in every_words(form):
        for name, source in words.items():
            if source.strip():
                found.setdefault(name, []).append(source)
    return found


def _tag(name: str, form: Form, texts: Mapping[str, list[str]], lang: str) -> str:
    """Our tag for the file's name of a language, empty for what is none. A country's way of one of our own languages becomes that."""
    if name:
        tag = labelled(name)
    else:
        tag = lang or labelled(form.unnamed) or (guess(plain(one).text for one in texts[""][:200]) if "" in texts else "")
    short, _, region = tag.partition("-")
    if short in LANGUAGES and region and region != "Hant":
        return short
    return tag if LANGUAGE.fullmatch(tag) else ""


def _say_languages(made: Wording, form: Form, lang: str) -> None:
    for name, tag in made.tags.items():
        if name and tag and tag != name and (labelled(name) != name or tag != labelled(name)):
            made.notes.changed(msg("The file’s names of languages became language tags."), f"{name} → {tag}")
    if not lang and "" in form.languages and not labelled(form.unnamed) and made.tags.get(""):
        made.notes.changed(
            msg("The file does not say which language it is in. By its words it was taken for “{language}”.", language=made.tags[""])
        )
