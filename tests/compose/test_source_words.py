"""A source's words go through a template as a reference: whatever they are made of, they arrive unchanged."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from composing_pages import page
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from briefing.document import Block, Inline, Link, Note, Paragraph, Quotation, SourceWords, Text, plain, walk
from briefing.model import Excerpt, KeyQuote, Pack, Passage, Question, RawText, Source, Span

NASTY = (
    *("<script>alert(1)</script>", "{{ pack.title }}", "{% raw %}", "{#", "<!--", "]]>", "<?at 1 x?>"),
    *("<excerpt ref='E'/>", "&amp;", "&", "“", '"', "'", "\\", "%s", "{0}"),
    *("\u2010", "\u00a0", "\u202e", "e\u0301", "\ufb01", "ё", "қ", "عربي", "🙂"),
)
TEXTS = st.lists(st.one_of(st.sampled_from(NASTY), st.text(max_size=12), st.just(" word ")), min_size=1, max_size=8)


def pack_of(text: str, *spans: Span, passages: tuple[Passage, ...] | None = None, question: str = "Why?") -> Pack:
    whole = Span(0, len(text))
    passages = passages or (Passage(1, "paragraph", whole),)
    source = Source("S1", RawText("a.txt", "text/plain", "0" * 64, text), passages=passages)
    excerpt = Excerpt("S1-E1", "S1", spans or (whole,), "excerpt")
    quote = KeyQuote(Excerpt("K1", "S1", spans or (whole,), "quote"), None)
    asked = Question("Q1", "read", "", 1, "", ("Why ", Excerpt("Q1.1", "S1", spans or (whole,), "words"), "?"), ())
    return Pack("T", "t", question, (source,), excerpts=(excerpt,), quotes=(quote,), questions=(asked,))


def inlines(blocks: tuple[Block, ...]) -> Iterator[Inline]:
    for block in walk(blocks):
        match block:
            case Quotation():
                for paragraph in block.paragraphs:
                    yield from paragraph.children
                yield from block.credit.children
            case Paragraph():
                for child in block.children:
                    yield child
                    if isinstance(child, Note | Link):
                        yield from child.children
            case _:
                pass


def source_words(blocks: tuple[Block, ...]) -> list[SourceWords]:
    return [run for run in inlines(blocks) if isinstance(run, SourceWords)]


EVERYWHERE = (
    "<excerpt ref='S1-E1'/><quote ref='K1'/><p>x <words ref='S1-E1'/> y</p><p><words ref='S1-E1' class='bare'/></p>"
    "<p><wording ref='Q1'/></p><p>z<note>n <words ref='S1-E1'/></note></p>"
    "<table><tbody><tr><td><strong><words ref='S1-E1'/></strong></td></tr></tbody></table>"
)


@given(TEXTS)
@example(["<script>alert(1)</script>", "{{ pack.title }}", "&amp;", '"quoted"'])
@settings(max_examples=60, deadline=None)
def test_any_words_arrive_unchanged_wherever_they_are_printed(parts: list[str]) -> None:
    text = "".join(parts)
    assume(text.strip())
    pack = pack_of(text)
    printed = source_words(page(EVERYWHERE, pack).blocks)
    assert len(printed) == 7
    assert {run.text for run in printed} == {pack.sources[0].words(Span(0, len(text)))}
    assert {(run.source, run.span) for run in printed} == {("S1", Span(0, len(text)))}


@given(st.text(max_size=40))
@settings(max_examples=40, deadline=None)
def test_our_own_values_are_printed_as_text_and_never_as_markup(title: str) -> None:
    pack = pack_of("words", question=f"<em>{title}</em>&amp;")
    (block,) = page("<p>{{ pack.question }}</p>", pack).blocks
    assert isinstance(block, Paragraph)
    assert all(isinstance(run, Text) and not run.em for run in block.children)
    shown = "".join("\ufffd" if (ord(c) < 32 and c not in "\t\n\r") or c in "\ufffe\uffff" else c for c in title)
    assert plain(block.children).split() == f"<em>{shown}</em>&amp;".split()


def test_words_stand_in_quotation_marks_of_ours_that_are_not_part_of_them() -> None:
    (block,) = page("<p><words ref='S1-E1'/></p>", pack_of("so it was")).blocks
    assert isinstance(block, Paragraph)
    kinds = [(type(run).__name__, run.text) for run in block.children if isinstance(run, Text | SourceWords)]
    assert kinds == [("Text", "“"), ("SourceWords", "so it was"), ("Text", "”")]


def numbered(text: str) -> tuple[Passage, ...]:
    passages, at = [], 0
    for number, paragraph in enumerate(text.split("\n\n"), 1):
        passages.append(Passage(number, "paragraph", Span(at, at + len(paragraph))))
        at += len(paragraph) + 2
    return tuple(passages)


TEXT = "One two three four.\n\nFive six.\n\nSeven eight nine."


@pytest.mark.parametrize(
    ("picks", "lines"),
    [
        (["two", "four."], ["two […] four."]),
        (["One two", "three four."], ["One two three four."]),
        (["four.\n\nFive six."], ["four.", "Five six."]),
        (["four.", "Five six."], ["four.", "Five six."]),
        (["four.", "six."], ["four. […]", "six."]),
        (["two", "Seven"], ["two […]", "Seven"]),
        (["four.\n\nFive six.\n\nSeven"], ["four.", "Five six.", "Seven"]),
        (["Seven", "two"], ["Seven […]", "two"]),
    ],
)
def test_an_omission_is_shown_where_words_are_left_out_and_only_there(picks: list[str], lines: list[str]) -> None:
    spans = [Span(TEXT.index(pick), TEXT.index(pick) + len(pick)) for pick in picks]
    (block,) = page("<excerpt ref='S1-E1'/>", pack_of(TEXT, *spans, passages=numbered(TEXT))).blocks
    assert isinstance(block, Quotation)
    assert [plain(paragraph.children) for paragraph in block.paragraphs] == lines
    ours = [run for p in block.paragraphs for run in p.children if isinstance(run, Text) and run.text.strip()]
    assert all(run.style == "omission" for run in ours)


def test_paragraphs_of_an_excerpt_carry_their_sources_numbers() -> None:
    span = Span(TEXT.index("four"), TEXT.index("eight"))
    (block,) = page("<excerpt ref='S1-E1'/>", pack_of(TEXT, span, passages=numbered(TEXT))).blocks
    assert isinstance(block, Quotation)
    assert [paragraph.number for paragraph in block.paragraphs] == [1, 2, 3]
    assert "¶1–3" in plain(block.credit.children)


def test_a_blockquote_typed_into_a_template_is_no_source_and_looks_like_one_so_that_verify_refuses_it() -> None:
    blocks = page("<blockquote>Never said by anybody at all.</blockquote>").blocks
    (paragraph,) = [block for block in walk(blocks) if isinstance(block, Paragraph)]
    assert paragraph.style == "excerpt"
    assert source_words(blocks) == []
