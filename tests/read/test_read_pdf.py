"""PDF files: reading order, paragraphs, running lines, broken words, and files made to do harm."""

from __future__ import annotations

import io
import time
import zlib
from collections.abc import Callable

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from briefing.errors import UnreadableSourceError
from briefing.model import Limits, RawText, Reading
from briefing.read import pdf

WIDTH, HEIGHT = 595.0, 842.0
SENTENCES = (
    "The harbour board of Lindholm met on Monday to hear the engineers. They had found cracks in the arches of the old "
    "bridge, and they asked the board to close it at once. The shopkeepers of the east bank answered that nobody would "
    "reach them without it. A ferry was promised for the spring, though no pier has been built for it so far."
)


def made(draw: Callable[[Canvas], None], **options: object) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(WIDTH, HEIGHT), invariant=1, **options)
    draw(canvas)
    canvas.save()
    return out.getvalue()


def filled(words: str, width: int) -> list[str]:
    """Lines of at most `width` characters."""
    lines = [""]
    for word in words.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > width:
            lines.append("")
        lines[-1] += (" " if lines[-1] else "") + word
    return lines


def put(canvas: Canvas, lines: list[str], left: float, top: float, size: float = 10, pitch: float = 12) -> float:
    canvas.setFont("Helvetica", size)
    for line in lines:
        canvas.drawString(left, top, line)
        top -= pitch
    return top


def read(data: bytes, limits: Limits | None = None) -> RawText:
    return pdf.read(data, "a.pdf", "application/pdf", limits or Limits())


def shown(raw: RawText, landmark: str = "") -> list[str]:
    return [Reading.of(raw.text, [b.span], raw.repairs).text for b in raw.blocks if b.landmark == landmark]


def paragraph(number: int) -> str:
    return f"Paragraph {number} opens. {SENTENCES}"


def test_paragraphs_by_gaps() -> None:
    def draw(canvas: Canvas) -> None:
        top = 760.0
        for number in range(3):
            top = put(canvas, filled(paragraph(number), 90), 72, top) - 8

    raw = read(made(draw))
    assert shown(raw) == [paragraph(number) for number in range(3)]
    assert {b.kind for b in raw.blocks} == {"paragraph"}


def test_paragraphs_by_first_line_indent() -> None:
    def draw(canvas: Canvas) -> None:
        top = 760.0
        for number in range(3):
            lines = filled(paragraph(number), 80)
            top = put(canvas, lines[:1], 86, top)
            top = put(canvas, lines[1:], 72, top)

    assert shown(read(made(draw))) == [paragraph(number) for number in range(3)]


@pytest.mark.parametrize("order", ["by column", "by row"])
def test_two_columns(order: str) -> None:
    columns = [[filled(paragraph(c * 4 + n), 45) for n in range(4)] for c in range(2)]

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 9)
        placed = []
        for left, column in zip((50, 310), columns, strict=True):
            top = 700.0
            for lines in column:
                for line in lines:
                    placed.append((left, top, line))
                    top -= 11
                top -= 6
        if order == "by row":
            placed.sort(key=lambda entry: (-entry[1], entry[0]))
        for left, top, line in placed:
            canvas.drawString(left, top, line)

    assert shown(read(made(draw))) == [paragraph(number) for number in range(8)]


def test_a_paragraph_goes_on_in_the_next_column_and_on_the_next_page() -> None:
    lines = filled(" ".join([SENTENCES] * 3), 45)

    def draw(canvas: Canvas) -> None:
        put(canvas, lines[:9], 50, 700, 9, 11)
        put(canvas, lines[9:18], 310, 700, 9, 11)
        canvas.drawString(290, 30, "1")
        canvas.showPage()
        put(canvas, lines[18:], 50, 700, 9, 11)
        canvas.drawString(290, 30, "2")

    raw = read(made(draw))
    assert shown(raw) == [" ".join([SENTENCES] * 3)]
    assert shown(raw, "page-margin") == ["1", "2"]
    body = next(b for b in raw.blocks if not b.landmark)
    assert body.page == 1
    assert raw.text[raw.pages[1].start :].startswith(lines[18])
    assert raw.pages[0].end == raw.pages[1].start
    assert raw.pages[-1].end == len(raw.text)


def test_running_heads_and_page_numbers_are_the_margin_and_nothing_else_is() -> None:
    def draw(canvas: Canvas) -> None:
        for number in range(5):
            put(canvas, ["The Lindholm Review" if number % 2 else f"{number + 11}  Old Bridges"], 72, 800, 9)
            put(canvas, filled(paragraph(number), 80), 72, 760)
            put(canvas, [f"Page {number + 1} of 5"], 280, 40, 9)
            canvas.showPage()

    raw = read(made(draw))
    assert shown(raw) == [paragraph(number) for number in range(5)]
    assert len(shown(raw, "page-margin")) == 10
    assert [b.page for b in raw.blocks if not b.landmark] == [1, 2, 3, 4, 5]


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
def test_pages_set_sideways_and_a_line_up_the_side(degrees: int) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.translate(WIDTH / 2, HEIGHT / 2)
        canvas.rotate(degrees)
        top = put(canvas, filled(paragraph(1), 80), -200, 100) - 8
        put(canvas, filled(paragraph(2), 80), -200, top)
        canvas.rotate(90)
        put(canvas, ["Preprint, not reviewed"], -100, 230)

    raw = read(made(draw))
    assert shown(raw) == [paragraph(1), paragraph(2)]
    assert shown(raw, "page-margin") == ["Preprint, not reviewed"]


def test_a_line_at_the_top_that_stands_on_one_page_only_is_body() -> None:
    def draw(canvas: Canvas) -> None:
        put(canvas, ["The bridge is closed"], 72, 810, 9)
        put(canvas, filled(SENTENCES, 80), 72, 760)

    assert shown(read(made(draw)))[0] == "The bridge is closed"


def test_words_broken_at_line_ends() -> None:
    lines = [
        "The interna-",
        "tional observers saw a well-",
        "known bridge, which is well-known,",
        "in the years 1999-",
        "2003, and the Anglo-",
        "Danish observers, the engi-",
        "neers said about their colleagues.",
    ]
    raw = read(made(lambda canvas: put(canvas, lines, 72, 700) and None))
    (words,) = shown(raw)
    assert words == (
        "The international observers saw a well-known bridge, which is well-known, in the years 1999-2003, "
        "and the Anglo-Danish observers, the engineers said about their colleagues."
    )
    assert {repair.reason for repair in raw.repairs} == {"line-break hyphen"}


def test_headings_by_size_lists_and_rows() -> None:
    def draw(canvas: Canvas) -> None:
        put(canvas, ["The Old Bridge"], 72, 780, 20)
        put(canvas, ["1. What was found"], 72, 740, 14)
        top = put(canvas, filled(SENTENCES, 80), 72, 715) - 6
        for item in ("first of all", "and then"):
            canvas.drawString(80, top, "\u2022 " + item)
            top -= 14
        for row in (("Day", "Ferries", "Late"), ("Mon", "12", "3")):
            top -= 14
            for at, cell in enumerate(row):
                canvas.drawString(72 + 120 * at, top, cell)

    raw = read(made(draw))
    assert [(b.kind, b.level) for b in raw.blocks] == [
        ("heading", 1),
        ("heading", 2),
        ("paragraph", 0),
        ("list-item", 1),
        ("list-item", 1),
        ("table-row", 0),
        ("table-row", 0),
    ]
    assert shown(raw)[3:] == ["first of all", "and then", "Day Ferries Late", "Mon 12 3"]


def test_footnotes_do_not_part_a_paragraph() -> None:
    lines = filled(" ".join([SENTENCES] * 3), 80)

    def draw(canvas: Canvas) -> None:
        put(canvas, lines[:7], 72, 240)
        put(canvas, ["1 See the report of the engineers."], 72, 90, 7)
        canvas.showPage()
        put(canvas, lines[7:], 72, 760)

    raw = read(made(draw))
    assert shown(raw) == [" ".join([SENTENCES] * 3)]
    assert shown(raw, "aside") == ["1 See the report of the engineers."]


def test_footnotes_that_the_file_draws_first_stand_behind_the_text_of_their_page() -> None:
    note = "1 The counts are those of the summer; see the annex."

    def draw(canvas: Canvas) -> None:
        put(canvas, [note], 72, 60, 8)
        put(canvas, filled(paragraph(0), 90), 72, 760)
        canvas.showPage()
        put(canvas, filled(paragraph(1), 90), 72, 760)

    raw = read(made(draw))
    texts = [raw.text[b.span.start : b.span.end].split()[0] for b in raw.blocks]
    assert texts == ["Paragraph", "1", "Paragraph"]
    assert raw.blocks[1].path == "footnote"


@pytest.mark.parametrize(
    ("rows", "kinds"),
    [
        (["District Weirs Cracked", "North 41 3", "East 17 2", "South and the islands 22 6"], ["table-row"] * 4),
        (["District     Weirs", "North     41", "East     17", "South     22"], ["table-row"] * 4),
        (["Built in the north in 1911", "Torn down in 1931"], ["paragraph"] * 2),
        (["Weirs of the north 3", "Weirs of the east 17", "Weirs of the south 22"], ["paragraph"] * 3),
        (["The board met 3 times, 4 of them at night.", "Nobody was paid for 2 of the 4."], ["paragraph"] * 2),
    ],
    ids=["figures behind labels", "cells parted by spaces", "two years", "a table of contents", "sentences"],
)
def test_rows_that_arrive_as_one_line_are_rows_also_the_last_one(rows: list[str], kinds: list[str]) -> None:
    def draw(canvas: Canvas) -> None:
        top = put(canvas, filled(paragraph(0), 90), 72, 760) - 10
        top = put(canvas, rows, 72, top, pitch=24) - 10
        put(canvas, filled(paragraph(1), 90), 72, top)

    raw = read(made(draw))
    assert [block.kind for block in raw.blocks] == ["paragraph", *kinds, "paragraph"]


def test_the_information_dictionary_is_declared() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setTitle("The Old Bridge")
        canvas.setAuthor("Ada Brandt")
        put(canvas, ["Words."], 72, 700)

    declared = {(d.field, d.value, d.basis) for d in read(made(draw)).declared}
    assert ("title", "The Old Bridge", "pdf-info") in declared
    assert ("author", "Ada Brandt", "pdf-info") in declared
    assert {field for field, _, basis in declared if basis == "pdf-created"} == {"modified"}  # not the text's own date


def picture(canvas: Canvas) -> None:
    canvas.rect(100, 100, 300, 300, fill=1)


def test_pages_without_text_are_named() -> None:
    def draw(canvas: Canvas) -> None:
        put(canvas, ["Words."], 72, 700)
        canvas.showPage()
        picture(canvas)

    (finding,) = read(made(draw)).findings
    assert finding.code == "scanned-pages"
    assert "page 2" in finding.message


def code(data: bytes, limits: Limits | None = None) -> str:
    with pytest.raises(UnreadableSourceError) as caught:
        read(data, limits)
    assert caught.value.hint
    return caught.value.code


def test_a_file_of_pictures_says_how_to_mend_it() -> None:
    with pytest.raises(UnreadableSourceError, match="scanned") as caught:
        read(made(picture))
    assert caught.value.code == "scanned"
    assert "OCR" in str(caught.value.hint)


def test_a_password_is_told_and_an_owner_password_does_not_hinder() -> None:
    def draw(canvas: Canvas) -> None:
        put(canvas, ["Words."], 72, 700)

    assert code(made(draw, encrypt=StandardEncryption("secret", "owner"))) == "password"
    assert shown(read(made(draw, encrypt=StandardEncryption("", "owner")))) == ["Words."]


def test_too_many_pages_are_refused() -> None:
    def draw(canvas: Canvas) -> None:
        for _ in range(4):
            canvas.drawString(72, 700, "Words.")
            canvas.showPage()

    assert code(made(draw), Limits(pages=3)) == "too-many-pages"


def with_stream(data: bytes, filters: str) -> bytes:
    """A PDF of one page with this content stream."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R>>",
        b"<</Length %d/Filter[%s]>>stream\n%s\nendstream" % (len(data), filters.encode(), data),
    ]
    out = b"%PDF-1.7\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj%s\nendobj\n" % (number, body)
    table = b"xref\n0 5\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + table + b"trailer<</Size 5/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % len(out)


def test_a_file_that_unpacks_to_too_much_is_refused_before_it_is_unpacked() -> None:
    start = time.process_time()
    once = zlib.compress(b" " * 40_000_000)
    assert code(with_stream(once, "/FlateDecode"), Limits(unpacked_bytes=30_000_000)) == "too-big-unpacked"
    twice = zlib.compress(once)
    assert len(twice) < 10_000
    assert code(with_stream(twice, "/FlateDecode/FlateDecode"), Limits(unpacked_bytes=30_000_000)) == "too-big-unpacked"
    assert time.process_time() - start < 5


@pytest.mark.parametrize(
    "data", [b"%PDF-1.7\n", b"%PDF-1.7\n" + bytes(range(256)) * 40, b"%PDF-1.4\nstream\nendstream"]
)
def test_damaged_files_are_refused(data: bytes) -> None:
    assert code(data) == "damaged"


def test_a_changed_byte_anywhere_is_refused_or_read_but_never_crashes() -> None:
    data = made(lambda canvas: put(canvas, filled(SENTENCES, 60), 72, 700) and None, pageCompression=0)
    for at in range(0, len(data), 11):
        broken = data[:at] + bytes([data[at] ^ 0x55]) + data[at + 1 :]
        try:
            raw = read(broken)
        except UnreadableSourceError:
            continue
        here = 0
        for block in raw.blocks:
            assert here <= block.span.start < block.span.end <= len(raw.text)
            assert raw.text[block.span.start : block.span.end].strip()
            here = block.span.end
