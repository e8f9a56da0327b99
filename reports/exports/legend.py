"""What the columns of the table of released figures mean, and the words that stand in them."""

from __future__ import annotations

from collections.abc import Iterator

from reports.exports.columns import COLUMNS, WORDS
from surveys.messages import Translator, msg


def column_rows(say: Translator) -> Iterator[list[str]]:
    """A heading; then a row for each column, and below a coded one a row for each of its words."""
    yield [say(msg("Column")), say(msg("Word")), say(msg("In words")), say(msg("Meaning"))]
    for column in COLUMNS:
        yield [column.name, "", say(column.heading), say(column.meaning)]
        for word, meaning in WORDS.get(column.name, {}).items():
            yield [column.name, word, say(meaning), ""]
