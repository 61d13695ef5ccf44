"""Annotate: find remarks inside the marks, as Russian and French set them: «Мост, — сказал Волков, — откроют»."""

from __future__ import annotations

import re

from briefing.annotate.quotations.elsewhere import HELPERS, PARTICIPLES, PEOPLE, SAID
from briefing.annotate.quotations.marks import Marked
from briefing.annotate.quotations.resolve import Cast
from briefing.annotate.tokens import cut
from briefing.model import Quotation, Span

_DASHED = re.compile(r"(?P<end>[,.!?…])\s*[–—]\s+(?P<verb>\w+)\s+(?P<who>[^,.–—\n]{2,60}?)\s*[,.]\s*[–—]\s+")
_COMMAS = re.compile(r",\s+(?:(?P<aux>a|ont|avait|avaient)\s+)?(?P<verb>\w+)\s+(?P<who>[^,.–—\n]{2,60}?),\s+")


def find(text: str, mark: Marked, passage: int, cast: Cast) -> Quotation | None:
    """The quotation in `mark` that its own remark interrupts, in two spans; None where no remark stands in it."""
    for pattern in (_DASHED, _COMMAS):
        for match in pattern.finditer(text, mark.inner.start, mark.inner.end):
            verb = match["verb"].lower()
            if verb not in SAID or (pattern is _COMMAS and (verb in PARTICIPLES) != (match["aux"] in HELPERS)):
                continue
            who = Span(match.start("who"), match.end("who"))
            tokens = next(iter(cut(text, who, passage)), None)
            if tokens is None or not len(tokens):
                continue
            if not any(word[0].isupper() for word in tokens.word) and tokens.low[0] not in PEOPLE:
                continue
            voice = cast.resolve(tokens, (0, len(tokens) - 1))
            before = Span(mark.inner.start, match.start())
            after = Span(match.end(), mark.inner.end)
            return Quotation(
                (before, after),
                mark.inner,
                "direct",
                marked=True,
                speaker=voice.name,
                speaker_span=voice.span,
                role=voice.role,
                cue=match["verb"],
                cue_span=Span(match.start("verb"), match.end("verb")),
                status=voice.status,
            )
    return None
