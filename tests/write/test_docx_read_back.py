"""What was written comes back: words, references, styles; and what a person changed comes back changed."""

import io
import re
import zipfile
from dataclasses import replace

import pytest
from docx_parts import changed, replaced
from docx_sample import THEME, paragraph, rich, words
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.document import (
    Cell,
    Document,
    Heading,
    LineBreak,
    Link,
    List,
    ListItem,
    Note,
    PrintedBlock,
    Quotation,
    QuoteParagraph,
    Row,
    Table,
    Text,
)
from briefing.errors import BriefingError
from briefing.write.docx import read_back, write

CREDIT = paragraph("credit", "River Gazette, ¶7.", style="credit")
QUOTATION = Quotation(
    "q", "S1-E1", "excerpt", "S1-E1", (QuoteParagraph((words("The vote was held at night."),), 7),), CREDIT
)
TYPED = '<w:p><w:pPr><w:pStyle w:val="Excerpt"/></w:pPr><w:r><w:t>The vote was never held.</w:t></w:r></w:p>'


def document(*blocks) -> Document:
    return Document("T", "handout", "en", blocks)


def made(*blocks) -> bytes:
    return write(document(*blocks), THEME)


def shown(data: bytes) -> list[tuple[str, list[tuple[str, str | None]]]]:
    return [(block.style, [(run.text, run.ref) for run in block.runs]) for block in read_back(data)]


def by_style(data: bytes, style: str) -> list[PrintedBlock]:
    return [block for block in read_back(data) if block.style == style]


def as_xml_holds_it(text: str) -> str:
    """XML 1.0's production Char, form feeds counting as spaces."""
    out = []
    for char in text:
        code = ord(char)
        if char in "\x0b\x0c\x85":
            out.append(" ")
        elif char in "\t\n\r" or 0x20 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD or code >= 0x10000:
            out.append(char)
    return "".join(out)


RUNS = st.lists(st.tuples(st.text(max_size=40), st.sampled_from([None, "S1-E1", "S2-E3"])), max_size=6)


@given(RUNS, st.sampled_from(["body", "excerpt", "key-quote", "h2", "credit", "table-cell", "toc-1", "no such style"]))
@settings(max_examples=60, deadline=None)
def test_any_words_come_back_with_their_references(runs, style) -> None:
    children = tuple(Text(text) if ref is None else words(text, ref) for text, ref in runs)
    expected: list[tuple[str, str | None]] = []
    for text, ref in runs:
        text = as_xml_holds_it(text)
        if expected and expected[-1][1] == ref:
            expected[-1] = (expected[-1][0] + text, ref)
        elif text:
            expected.append((text, ref))
    back = shown(made(paragraph("p", *children, style=style)))
    if "".join(text for text, _ in expected).strip():
        assert back == [("body" if style == "no such style" else style, expected)]
    else:
        assert back == []


def test_styles_references_and_places_come_back() -> None:
    back = read_back(made(Heading("h", 2, (Text("Sources"),)), QUOTATION, paragraph("p", "After.")))
    assert [(block.style, block.text, block.place) for block in back] == [
        ("h2", "Sources", "paragraph 1"),
        ("excerpt-label", "S1-E1", "paragraph 2"),
        ("excerpt", "¶7\tThe vote was held at night.", "paragraph 3"),
        ("credit", "River Gazette, ¶7.", "paragraph 4"),
        ("body", "After.", "paragraph 5"),
    ]
    assert [(run.text, run.ref) for run in back[2].runs] == [("¶7\t", None), ("The vote was held at night.", "S1-E1")]


def test_every_word_of_every_block_is_read_in_order() -> None:
    text = "\n".join(block.text for block in read_back(write(rich(), THEME)))
    for expected in (
        "Who decides when",
        "Counted by hand",
        "a pencil",
        "no date in the source",
        "A strip",
        "Where to look",
    ):
        assert expected in text
    assert text.index("agree") < text.index("Counted by hand") < text.index("The vote on the bridge")


def test_notes_follow_their_paragraph_and_keep_their_references() -> None:
    note = Note("n", (Text("See "), words("the vote", "S9-E9"), Link("https://example.org", (Text(" there"),))))
    assert shown(made(paragraph("p", "One.", note, " Two."), paragraph("q", "Three."))) == [
        ("body", [("One. Two.", None)]),
        ("note", [(" See ", None), ("the vote", "S9-E9"), (" there", None)]),
        ("body", [("Three.", None)]),
    ]


def test_tables_lists_and_line_breaks_are_read() -> None:
    table = Table(
        "t", (), (Row((Cell((paragraph("a", words("left")),)), Cell((paragraph("b", "right", style="table-cell"),)))),)
    )
    items = List("l", (ListItem((paragraph("c", "one", LineBreak(), "two"),)),))
    assert shown(made(table, items)) == [
        ("table-cell", [("left", "S1-E1")]),
        ("table-cell", [("right", None)]),
        ("list-item", [("one two", None)]),
    ]


def test_headers_and_footers_are_not_read() -> None:
    data = write(replace(document(paragraph("p", "Words.")), header=(Text("Running"),), footer=(Text("Foot"),)), THEME)
    assert [block.text for block in read_back(data)] == ["Words."]


def test_a_changed_letter_comes_back() -> None:
    back = by_style(replaced(made(QUOTATION), "held at night", "held at eight"), "excerpt")
    assert [(run.text, run.ref) for run in back[0].runs][1] == ("The vote was held at eight.", "S1-E1")


def test_a_letter_typed_into_a_run_of_its_own_is_still_the_excerpts() -> None:
    split = 'held at </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>mid</w:t></w:r><w:r><w:t xml:space="preserve">night'
    back = by_style(replaced(made(QUOTATION), "held at night", split), "excerpt")
    assert [(run.text, run.ref) for run in back[0].runs][1] == ("The vote was held at midnight.", "S1-E1")


def test_an_excerpt_whose_paragraph_is_deleted_is_gone() -> None:
    data = made(paragraph("p", words("The vote was held at night."), style="excerpt"), paragraph("q", "After."))
    data = changed(data, lambda text: re.sub(r"<w:p>(?:(?!</w:p>).)*<w:sdt>.*?</w:p>", "", text))
    assert shown(data) == [("body", [("After.", None)])]


def test_a_paragraph_typed_in_the_excerpts_style_has_no_reference() -> None:
    back = by_style(replaced(made(QUOTATION), "<w:sectPr>", TYPED + "<w:sectPr>"), "excerpt")
    assert [(run.text, run.ref) for run in back[1].runs] == [("The vote was never held.", None)]


def test_a_style_based_on_the_excerpts_counts_as_one_whatever_its_id() -> None:
    data = replaced(made(QUOTATION), "<w:sectPr>", TYPED.replace('"Excerpt"', '"Zitat7"') + "<w:sectPr>")
    own = '<w:style w:type="paragraph" w:styleId="Zitat7"><w:name w:val="Wide"/><w:basedOn w:val="Excerpt"/></w:style>'
    assert len(by_style(replaced(data, "</w:styles>", own + "</w:styles>", "word/styles.xml"), "excerpt")) == 2


def test_ids_that_word_made_up_anew_do_not_matter() -> None:
    data = replaced(made(QUOTATION), '<w:pStyle w:val="ExcerptNumbered"/>', '<w:pStyle w:val="Auszug"/>')
    data = replaced(data, 'w:styleId="ExcerptNumbered"', 'w:styleId="Auszug"', "word/styles.xml")
    assert by_style(data, "excerpt")[0].text == "¶7\tThe vote was held at night."


def test_swapped_credits_come_back_swapped() -> None:
    other = replace(QUOTATION, id="r", ref="S2-E1", credit=paragraph("d", "Harbour Board, ¶2.", style="credit"))
    data = replaced(
        replaced(made(QUOTATION, other), "River Gazette, ¶7.", "@"), "Harbour Board, ¶2.", "River Gazette, ¶7."
    )
    assert [block.text for block in by_style(replaced(data, "@", "Harbour Board, ¶2."), "credit")] == [
        "Harbour Board, ¶2.",
        "River Gazette, ¶7.",
    ]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ('<w:ins w:id="1" w:author="x"><w:r><w:t>added</w:t></w:r></w:ins>', "added"),
        ('<w:del w:id="1" w:author="x"><w:r><w:delText>gone</w:delText></w:r></w:del>', ""),
        ('<w:moveFrom w:id="1" w:author="x"><w:r><w:t>moved</w:t></w:r></w:moveFrom>', ""),
        ('<w:moveTo w:id="1" w:author="x"><w:r><w:t>moved</w:t></w:r></w:moveTo>', "moved"),
        ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>", "hidden"),
        ('<w:smartTag w:element="x"><w:r><w:t>smart</w:t></w:r></w:smartTag>', "smart"),
        ('<w:fldSimple w:instr="PAGE"><w:r><w:t>3</w:t></w:r></w:fldSimple>', "3"),
        ("<w:r><w:instrText>PAGE</w:instrText></w:r>", ""),
        ("<w:r><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t><w:softHyphen/><w:tab/><w:cr/></w:r>", "a\u2011b\u00ad\t "),
        ('<w:r><w:sym w:font="Symbol" w:char="00B7"/></w:r>', "·"),
        ('<w:r><w:sym w:font="Symbol" w:char="wrong"/></w:r>', "\ufffd"),
        (
            "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>Click</w:t></w:r></w:sdtContent></w:sdt>",
            "",
        ),
        (
            '<w:sdt><w:sdtPr><w:tag w:val="a"/></w:sdtPr><w:sdtContent><w:r><w:t>x</w:t></w:r></w:sdtContent></w:sdt>',
            "x",
        ),
        (
            "<mc:AlternateContent><mc:Choice/><mc:Fallback><w:r><w:t>two</w:t></w:r></mc:Fallback></mc:AlternateContent>",
            "",
        ),
    ],
)
def test_what_word_may_write_into_a_paragraph(markup: str, expected: str) -> None:
    data = replaced(made(paragraph("p", "Begin:")), "</w:p>", markup + "</w:p>")
    (block,) = read_back(data)
    assert (block.text, {run.ref for run in block.runs}) == ("Begin:" + expected, {None})


def test_a_text_box_is_read_after_its_paragraph() -> None:
    box = "<w:r><w:pict><w:txbxContent>" + TYPED + "</w:txbxContent></w:pict></w:r>"
    assert shown(replaced(made(paragraph("p", "Outside.")), "</w:p>", box + "</w:p>")) == [
        ("body", [("Outside.", None)]),
        ("excerpt", [("The vote was never held.", None)]),
    ]


def test_paragraphs_inside_a_tagged_block_keep_the_reference() -> None:
    block = (
        '<w:sdt><w:sdtPr><w:tag w:val="source:S4-E2"/></w:sdtPr><w:sdtContent>'
        + TYPED
        + TYPED
        + "</w:sdtContent></w:sdt>"
    )
    back = read_back(replaced(made(paragraph("p", "Before.")), "<w:sectPr>", block + "<w:sectPr>"))
    assert [run.ref for part in back[1:] for run in part.runs] == ["S4-E2", "S4-E2"]


BOMB = '<!DOCTYPE w:document [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><w:document'


@pytest.mark.parametrize(
    "change",
    [
        lambda data: b"",
        lambda data: b"no zip at all",
        lambda data: data[: len(data) // 2],
        lambda data: replaced(data, "<w:document", BOMB),
        lambda data: replaced(data, "</w:body>", ""),
        lambda data: replaced(data, "<w:body>", "<w:body>" + "<w:sdt>" * 100_000),
        lambda data: changed(data, lambda text: text.replace("w:body>", "w:other>")),
        lambda data: without(data, "word/document.xml"),
        lambda data: without(data, "word/styles.xml"),
    ],
)
def test_what_is_no_readable_word_file_is_said_so(change) -> None:
    with pytest.raises(BriefingError, match="Word file"):
        read_back(change(made(QUOTATION)))


def without(data: bytes, path: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as packed, zipfile.ZipFile(out, "w") as kept:
        for name in packed.namelist():
            if name != path:
                kept.writestr(name, packed.read(name))
    return out.getvalue()


def test_a_part_that_unpacks_without_end_is_refused() -> None:
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(made(QUOTATION))) as packed,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as grown,
    ):
        for name in packed.namelist():
            blob = packed.read(name)
            grown.writestr(
                name,
                blob.replace(b"<w:body>", b"<w:body>" + b" " * 65 * 2**20) if name == "word/document.xml" else blob,
            )
    with pytest.raises(BriefingError, match="larger than 64 MB"):
        read_back(out.getvalue())
