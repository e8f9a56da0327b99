"""What evaluators did after the results were shared: how many findings they worded, which they left out and why, and how many quotations
were taken out. So that nobody has to wonder."""

from __future__ import annotations

from reports.typesetting.blocks import Block, Heading, Paragraph, Table
from surveys.messages import Translator, msg, nmsg
from surveys.scoring.values import Released


def edits(released: Released, say: Translator) -> list[Block]:
    """Nothing where all stands as the rules made it."""
    dossier = released.dossier
    if not dossier.reworded and not dossier.left_out and not dossier.taken_out:
        return []
    blocks: list[Block] = [Heading(say(msg("What the evaluators changed")), 2)]
    if dossier.reworded:
        blocks.append(
            Paragraph(
                say(
                    nmsg(
                        "{n} finding is worded by the evaluators; the release’s own wording stands in its box.",
                        "{n} findings are worded by the evaluators; the release’s own wording stands in each box.",
                        dossier.reworded,
                    )
                )
            )
        )
    if dossier.taken_out:
        taken = nmsg(
            "{n} quotation was taken out after the results were shared.",
            "{n} quotations were taken out after the results were shared.",
            dossier.taken_out,
        )
        blocks.append(Paragraph(say(taken)))
    if dossier.left_out:
        header = (say(msg("Left out")), say(msg("Reason")))
        blocks.append(Table(header, tuple((say(one.statement), one.reason) for one in dossier.left_out), (0.6, 0.4)))
    return blocks
