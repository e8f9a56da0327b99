"""What in a person's words may tell who wrote them or of whom they speak: addresses and numbers by pattern, names by the partnership's own.

Suggestions only, except for addresses, which never leave the house. The words themselves are never changed: a redaction is a list of
places.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from babel import Locale
from babel.core import UnknownLocaleError
from babel.dates import get_month_names

from surveys.comments.terms import WORD
from surveys.messages import Message, msg
from surveys.translator import LANGUAGES, translator

KINDS: Mapping[str, Message] = {
    "name": msg("name"),
    "organisation": msg("organisation"),
    "place": msg("place"),
    "role": msg("role"),
    "day": msg("day"),
    "contact": msg("address or number"),
    "other": msg("left out"),
}
"""What stands in square brackets in place of the words that are left out."""

SHORTEST_NAME = 3
ALWAYS = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+|https?://\S+|www\.\S+|(?<![\w@])@\w{2,}", re.IGNORECASE)
NUMBER = re.compile(r"(?<![\w+])\+?\d[\d ().\-/\u00a0]{5,28}\d(?!\w)")
DIGITS_FROM = 7
YEARS = re.compile(r"(?:19|20)\d\d\s?[-/–]\s?(?:19|20)?\d\d")
DAY = re.compile(r"(?<!\d)(?:\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})(?!\d)|(?:\d{4}年)?\d{1,2}月(?:\d{1,2}日)?)")
_CAPITAL = r"[^\W\d_a-zа-яё][^\W\d_]+"
TITLED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Prof|Mme|Mlle|M|Sr|Sra|Dra|Don|Doña|Dona|[Гг]-н|[Гг]-жа|[Дд]-р)"
    rf"\.?[ \u00a0]+{_CAPITAL}(?:[ \u00a0-]{_CAPITAL})?"
    r"|(?:السيدة|السيد|الدكتورة|الدكتور|المهندسة|المهندس|الأستاذة|الأستاذ)\s+\w+"
    r"|(?:[\u4e00-\u9fff](?<![日月和与请被给跟是说]))?[\u4e00-\u9fff](?:先生|女士|小姐|老师|主任|经理)"
)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Signs `start` up to `end` of a text, and what they are (a key of KINDS)."""

    start: int
    end: int
    kind: str


def suggestions(text: str, lang: str, names: Mapping[str, str]) -> tuple[Span, ...]:
    """What to look at, in the text's order, none over another. `names`: words of the partnership's own (people, organisations, groups,
    places), folded by `folded`, and what they are."""
    found = [*always(text), *_patterns(text, lang), *_known(text, names)]
    return _apart(found)


def always(text: str) -> tuple[Span, ...]:
    """What is left out whether anybody asks for it or not: e-mail addresses, links, handles, and long telephone numbers."""
    return _apart([*(Span(*one.span(), "contact") for one in ALWAYS.finditer(text)), *_telephones(text)])


def redacted(text: str, lang: str, spans: Iterable[Span]) -> str:
    """The text as it may be printed: in place of each span what it was, in square brackets, in the text's own language if we speak it."""
    said, at = [], 0
    for span in _apart([*spans, *always(text)]):
        said += [text[at : span.start], f"[{_word(span.kind, lang)}]"]
        at = span.end
    return "".join([*said, text[at:]])


def is_redacted(text: str, lang: str) -> bool:
    """Whether in a text as it may be printed something stands in place of words that were left out."""
    return any(f"[{_word(kind, lang)}]" in text for kind in KINDS)


def places_of(words: str, text: str, kind: str) -> tuple[Span, ...]:
    """Everywhere in the text where `words` stand, without regard to case."""
    wanted = words.strip()
    return tuple(Span(*one.span(), kind) for one in re.finditer(re.escape(wanted), text, re.IGNORECASE)) if wanted else ()


def folded(words: str) -> str:
    """How names are compared: without regard to case, accents, tashkeel and the length of lines."""
    plain = unicodedata.normalize("NFKD", words.replace("ـ", "")).casefold()
    return "".join(sign for sign in plain if not unicodedata.combining(sign))


def _known(text: str, names: Mapping[str, str]) -> Iterator[Span]:
    """Single words of names, and names of several words from their first to their last."""
    tokens = [(one.start(), one.end(), folded(one[0])) for one in WORD.finditer(text)]
    longest = max((len(name.split()) for name in names), default=0)
    for at, (start, _, _) in enumerate(tokens):
        for length in range(min(longest, len(tokens) - at), 0, -1):
            said = " ".join(word for _, _, word in tokens[at : at + length])
            if kind := names.get(said):
                yield Span(start, tokens[at + length - 1][1], kind)
                break


def _patterns(text: str, lang: str) -> Iterator[Span]:
    yield from (Span(*one.span(), "contact") for one in NUMBER.finditer(text) if _is_number(one[0]))
    yield from (Span(*one.span(), "day") for one in DAY.finditer(text))
    yield from (Span(*one.span(), "name") for one in TITLED.finditer(text))
    months = _months(lang.split("-", maxsplit=1)[0].lower())
    if months:
        yield from (Span(*one.span(), "day") for one in months.finditer(text))


def _telephones(text: str) -> Iterator[Span]:
    """Numbers that can hardly be anything else: with a plus, or nine digits and more."""
    for one in NUMBER.finditer(text):
        digits = sum(sign.isdecimal() for sign in one[0])
        if _is_number(one[0]) and (one[0].startswith("+") or digits > DIGITS_FROM + 1):
            yield Span(*one.span(), "contact")


def _is_number(words: str) -> bool:
    return sum(sign.isdecimal() for sign in words) >= DIGITS_FROM and not YEARS.fullmatch(words) and not DAY.fullmatch(words)


@cache
def _months(lang: str) -> re.Pattern[str] | None:
    """A month's name with the day or the year beside it; none where the language is not known."""
    try:
        locale = Locale.parse(lang)
    except (UnknownLocaleError, ValueError):
        return None
    names = {name for context in ("format", "stand-alone") for name in get_month_names("wide", context, locale).values()}
    either = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    return re.compile(
        rf"(?<!\w)(?:\d{{1,2}}\.?\s+(?:de\s+)?(?:{either})(?:\s+(?:de\s+)?\d{{4}})?|(?:{either})\s+(?:de\s+)?\d{{1,4}})(?!\w)",
        re.IGNORECASE,
    )


def _apart(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Without those that lie over an earlier or longer one."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda one: (one.start, -one.end, one.kind)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return tuple(kept)


def _word(kind: str, lang: str) -> str:
    known = lang.split("-", maxsplit=1)[0].lower() in LANGUAGES
    return translator(lang, "surveys")(KINDS[kind]) if known else "…"
