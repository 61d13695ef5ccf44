"""What was written is what is read back, and a change of what is drawn is seen."""

from __future__ import annotations

import io
import re
import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pdf_samples import LOREM, SCRIPTS, THEME, URL, document, excerpt, key_quote, paragraph, rich, words
from pypdf import PdfReader, PdfWriter

from briefing.document import Link, List, ListItem, Note, Paragraph, PrintedBlock, Text
from briefing.model import fold
from briefing.write.pdf import bidi, read_back, write


def source_words(blocks: tuple[PrintedBlock, ...], ref: str) -> str:
    return "".join(run.text for block in blocks for run in block.runs if run.ref == ref)


def printed(text: str) -> str:
    """What of `text` is printed: no controls, and white space is space."""
    return fold("".join(c if c.isprintable() or c.isspace() else "" for c in text))


def plain_in_right_to_left(sign: str) -> bool:
    """Whether the reader gives `sign` as it is among right-to-left letters: it spells ½ or № out there."""
    strong = unicodedata.bidirectional(sign) in ("L", "R", "AL")
    return strong or (unicodedata.normalize("NFKC", sign) == sign and not unicodedata.mirrored(sign))


@example("eﬀort ﬁnal")  # ligatures as characters, as some sources have them
@example("ﺍﻟﺴﻼﻡ ﻋﻠﻴﻜﻢ")  # Arabic presentation forms
@example("a\U0001f600\u0300")
@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cn", "Co", "Cf"]), max_size=120))
def test_any_text_comes_back(text: str) -> None:
    if bidi.needs_bidi(text):
        text = "".join(sign for sign in text if plain_in_right_to_left(sign))
    blocks = read_back(write(document(Paragraph("p", (words(text),))), THEME))
    assert fold(source_words(blocks, "S1-E1")) == printed(text)


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.sampled_from(["שלום", "العربية", "لا", "abc", "12", "3.5%", " ", "(", ")", "[", "]", "«", "،", "-", ". "]),
        max_size=40,
    )
)
def test_mixed_directions_come_back_in_reading_order(parts: list[str]) -> None:
    text = "".join(parts)
    blocks = read_back(write(document(Paragraph("p", (words(text),))), THEME))
    assert fold(source_words(blocks, "S1-E1")) == fold(text)


@pytest.mark.parametrize("lang", SCRIPTS)
def test_a_text_of_several_lines_comes_back_in_every_script(lang: str) -> None:
    text = " ".join([SCRIPTS[lang]] * 8)
    blocks = read_back(write(document(Paragraph("p", (words(text, lang=lang),))), THEME))
    assert source_words(blocks, "S1-E1") == text


@pytest.mark.parametrize(
    "text", ["two-thirds ", "two‐thirds ", "no\u00a0break ", "long—dash ", "office ", "e\u0301 é "]
)
def test_what_looks_alike_is_told_apart_wherever_a_line_ends(text: str) -> None:
    blocks = read_back(write(document(Paragraph("p", (words((text * 60).strip()),))), THEME))
    assert source_words(blocks, "S1-E1") == (text * 60).strip()


def test_a_soft_hyphen_is_no_hyphen() -> None:
    text = "co\u00adoperation " * 40
    blocks = read_back(write(document(Paragraph("p", (words(text),))), THEME))
    assert fold(source_words(blocks, "S1-E1")) == ("cooperation " * 40).strip()


def test_runs_keep_their_excerpt_and_blocks_their_style() -> None:
    blocks = read_back(write(document(key_quote("q", "S2-E4", "We counted twice, and ", " that is that.")), THEME))
    assert [block.style for block in blocks] == ["excerpt-label", "key-quote", "attribution", "credit"]
    assert [(run.ref, run.text) for run in blocks[1].runs] == [
        ("S2-E4", "We counted twice, and "),
        (None, "[…]"),
        ("S2-E4", " that is that."),
    ]


def test_a_block_that_goes_on_overleaf_is_one() -> None:
    blocks = read_back(write(document(paragraph("p", LOREM * 9), excerpt("q", "S1-E1", LOREM * 12)), THEME))
    excerpts = [block for block in blocks if block.style == "excerpt"]
    assert [block.place for block in excerpts] == ["page 1"]
    assert excerpts[0].text == (LOREM * 12)
    assert "A pack about a vote" not in "".join(block.text for block in blocks)


def test_reading_order_is_the_documents() -> None:
    parts = [paragraph(f"p{n}", f"Paragraph number {n}. ", LOREM) for n in range(30)]
    blocks = read_back(write(document(*parts), THEME))
    assert [block.text.split(".")[0] for block in blocks] == [f"Paragraph number {n}" for n in range(30)]


def test_notes_and_markers_are_apart_from_the_words_they_belong_to() -> None:
    note = Note("n", (Text("The note."),))
    items = (ListItem((paragraph("a", "First", note, " item."),)), ListItem((paragraph("b", "Second."),)))
    blocks = read_back(write(document(List("l", items, ordered=True)), THEME))
    assert [(block.style, block.text) for block in blocks] == [
        ("body", "First item."),
        ("body", "Second."),
        ("note", "The note."),
    ]


def test_a_long_address_comes_back_whole() -> None:
    blocks = read_back(write(document(paragraph("p", Link(URL, (Text(URL),)))), THEME))
    assert blocks[0].text == URL


def test_one_letter_changed_in_what_is_drawn_is_seen() -> None:
    data = write(document(excerpt("q", "S1-E1", "The vote was close.")), THEME)
    before = source_words(read_back(data), "S1-E1")
    writer = PdfWriter(PdfReader(io.BytesIO(data)))
    stream = writer.pages[0]["/Contents"].get_object()
    code = stream.get_data().decode("ascii")
    start = code.index("/SourceWords")
    glyphs = re.search(r"<([0-9A-F]{8,})>", code[start:])
    assert glyphs
    swapped = glyphs[1][4:8] + glyphs[1][:4] + glyphs[1][8:]
    stream.set_data((code[:start] + code[start:].replace(glyphs[1], swapped, 1)).encode("ascii"))
    changed = io.BytesIO()
    writer.write(changed)
    after = source_words(read_back(changed.getvalue()), "S1-E1")
    assert after[:4] == "hTe "
    assert after != before


def test_text_that_stands_in_no_block_is_not_passed_over() -> None:
    data = write(document(paragraph("p", "Ours.")), THEME)
    writer = PdfWriter(PdfReader(io.BytesIO(data)))
    stream = writer.pages[0]["/Contents"].get_object()
    code = stream.get_data().decode("ascii")
    shown = re.search(r"BT.*?ET", code, re.DOTALL)
    assert shown
    stream.set_data((code + "\n" + shown[0].replace("1 0 0 1 56.7", "1 0 0 1 99")).encode("ascii"))
    changed = io.BytesIO()
    writer.write(changed)
    assert [(block.style, block.text) for block in read_back(changed.getvalue())] == [("body", "Ours."), ("", "Ours.")]


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"%PDF-1.7 and no more"])
def test_what_is_no_pdf_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="not a PDF"):
        read_back(data)


def test_every_text_of_a_rich_document_comes_back() -> None:
    blocks = read_back(write(rich(), THEME))
    text = "\n".join(block.text for block in blocks)
    assert all(sample in text for sample in SCRIPTS.values())
    assert {"kicker", "title", "h2", "excerpt", "key-quote", "credit", "table-head", "question", "toc-2"} <= {
        block.style for block in blocks
    }
    assert sum(block.text == "When" for block in blocks) == 1
