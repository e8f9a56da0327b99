"""A codebook as one page of HTML to read or print: no script, nothing fetched."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from surveys.messages import Message, Translator, msg
from surveys.questionnaires.formats.codebook import HEADINGS, YES, Codebook, Entry
from surveys.translator import direction

_STYLE = """
body { font: 16px/1.5 "Fira Sans", "IBM Plex Sans Arabic", system-ui, sans-serif; color: #22262b; background: #fffdf8; margin: 2rem auto;
  max-width: 60rem; padding: 0 1rem; }
h1 { font-size: 1.7rem; line-height: 1.2; } h2 { font-size: 1.25rem; margin-top: 2.5rem; border-bottom: 2px solid #22262b; }
article { border-top: 1px solid #d8d3c8; padding: 1rem 0; break-inside: avoid; } h3 { font-size: 1rem; margin: 0 0 .3rem; }
code { font: .9em ui-monospace, monospace; background: #f2eee5; padding: .1em .4em; border-radius: 3px; }
p { margin: .2rem 0; } dl { display: grid; grid-template-columns: minmax(8rem, 14rem) 1fr; gap: .2rem 1rem; margin: .6rem 0 0; }
dt { color: #5c6268; } dd { margin: 0; overflow-wrap: anywhere; }
ul { margin: 0; padding: 0; list-style: none; }
@media (max-width: 40rem) { dl { grid-template-columns: 1fr; } dt { margin-top: .4rem; } }
@media print { body { background: none; margin: 0; max-width: none; font-size: 10pt; } }
"""


def html(book: Codebook, say: Translator) -> str:
    """The whole page in the reader's language, the questions in every language of the questionnaire."""
    questionnaire = book.questionnaire
    title = escape(say(msg("Codebook: {title}", title=questionnaire.title)))
    head = f'<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{title}</title><style>{_STYLE}</style>'
    opening = f'<!DOCTYPE html>\n<html lang="{escape(say.lang)}" dir="{direction(say.lang)}"><head>{head}</head><body>'
    version = escape(say(msg("Version {n}", n=questionnaire.version)))
    about = f"<p><code>{escape(questionnaire.code)}</code> · {version} · {escape(', '.join(questionnaire.languages))}</p>"
    return f"{opening}\n<h1>{title}</h1>\n{about}\n{''.join(_sections(book, say))}</body></html>\n"


def _sections(book: Codebook, say: Translator) -> Iterator[str]:
    before = None
    for entry in book.entries:
        if entry.section is not before:
            yield f"<h2>{_word(say.text(entry.section))}</h2>\n"
            before = entry.section
        yield _article(book, entry, say)


def _article(book: Codebook, entry: Entry, say: Translator) -> str:
    texts = "".join(
        f'<p lang="{escape(lang)}" dir="{direction(lang)}">{_lines(entry.item.text.by_lang.get(lang, ""))}</p>'
        for lang in book.questionnaire.languages
    )
    facts = "".join(f"<dt>{escape(say(name))}</dt><dd>{words}</dd>" for name, words in _facts(entry, say) if words)
    code = escape(entry.item.code)
    return f'<article id="{code}"><h3><code>{code}</code> {escape(say(entry.kind))}</h3>{texts}<dl>{facts}</dl></article>\n'


def _facts(entry: Entry, say: Translator) -> Iterator[tuple[Message, str]]:
    item = entry.item
    values = [(value, say.text(label)) for value, label in entry.values]
    yield HEADINGS["values"], _list([f"<code>{escape(value)}</code> {_word(label)}" if value else _word(label) for value, label in values])
    yield HEADINGS["reasons"], _list([f"<code>{escape(mark)}</code> {escape(say(reason))}" for mark, reason in entry.marks])
    yield HEADINGS["topic"], _word(say.text(entry.dimension)) if entry.dimension else ""
    yield HEADINGS["headline"], escape(entry.headline)
    yield HEADINGS["reversed"], escape(say(YES)) if item.reverse else ""
    yield HEADINGS["core"], escape(say(YES)) if item.core else ""
    yield HEADINGS["sense"], str(item.sense) if item.sense > 1 else ""
    yield HEADINGS["about"], escape(say(entry.about)) if entry.about else ""
    yield HEADINGS["shown"], _word(say(entry.shown)) if entry.shown else ""
    yield HEADINGS["groups"], _word(", ".join(item.groups))
    yield HEADINGS["limits"], f"<code>{escape(entry.limits)}</code>" if entry.limits else ""
    yield HEADINGS["frames"], escape(", ".join(entry.frames))


def _list(parts: list[str]) -> str:
    return f"<ul>{''.join(f'<li>{part}</li>' for part in parts)}</ul>" if parts else ""


def _word(words: str) -> str:
    return f"<bdi>{escape(words)}</bdi>" if words else ""


def _lines(words: str) -> str:
    return escape(words).replace("\n", "<br>")
