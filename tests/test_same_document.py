"""A Word file and its PDF print the same: every letter and figure, every note, in the same order.

Three things differ by their nature and are folded away: capitals (Word keeps the letters and shows capitals, a PDF
draws them), white space (where a line is broken, or letters of a drawing follow one another), and where a note stands
(in Word after its paragraph, in the PDF at the foot of its page). Running words, page and line numbers are not read.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.compose import compose
from briefing.compose.sample import sample_pack
from briefing.document import PrintedBlock
from briefing.pipeline.looks import Looks
from briefing.write import docx, pdf

ROOT = Path(__file__).parents[1]
EDITIONS = ("handout", "teacher", "policy", "press-review")


def letters(blocks: tuple[PrintedBlock, ...], *, notes: bool) -> str:
    """Letters and figures of the notes, or of all else, in reading order."""
    text = "".join(block.text for block in blocks if (block.style == "note") == notes)
    return "".join(text.split()).casefold()


def same(word: bytes, page: bytes) -> None:
    left, right = docx.read_back(word), pdf.read_back(page)
    assert letters(left, notes=False) == letters(right, notes=False)
    assert letters(left, notes=True) == letters(right, notes=True)
    assert len(letters(left, notes=False)) > 1000


def quoted(blocks: tuple[PrintedBlock, ...]) -> list[tuple[str, str]]:
    """Each stretch of a source's words with the excerpt that it is marked as, notes last."""
    order = [*(b for b in blocks if b.style != "note"), *(b for b in blocks if b.style == "note")]
    out: list[tuple[str, str]] = []
    for run in (run for block in order for run in block.runs if run.ref):
        text = "".join(run.text.split())
        if out and out[-1][0] == run.ref:
            out[-1] = (run.ref, out[-1][1] + text)
        else:
            out.append((run.ref or "", text))
    return out


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_five_documents(edition: str, pack: Path) -> None:
    (word,) = pack.glob(f"*-{edition}.docx")
    (page,) = pack.glob(f"*-{edition}.pdf")
    same(word.read_bytes(), page.read_bytes())
    assert quoted(docx.read_back(word.read_bytes())) == quoted(pdf.read_back(page.read_bytes()))


@pytest.mark.parametrize("look", ["classroom", "ministry", "plain"])
@pytest.mark.parametrize("edition", EDITIONS)
def test_the_sample_in_every_look(edition: str, look: str, tmp_path: Path) -> None:
    looks = Looks.of(tmp_path)
    templates, _ = looks.templates("en")
    theme, _ = looks.theme(edition, "A4", (), look)
    document = compose(sample_pack(), edition, templates, theme)
    same(docx.write(document, theme), pdf.write(document, theme))
