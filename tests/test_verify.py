"""Verify must find each way in which a file can lie. Every test starts from a file that proves itself."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.document import PrintedBlock, PrintedRun
from briefing.errors import UsageError
from briefing.model import LedgerEntry, RawText, Span
from briefing.model.manifest import Manifest, ManifestSource, Quoted, Selector
from briefing.verify import verify
from briefing.write.json import load_manifest

FIRST = (
    "The council met on Monday. “We shall mend the bridge before winter comes,” the mayor said. "
    "Nobody spoke against it."
)
SECOND = "Ferry fares will rise by a tenth. The company blames the price of oil."
RAW = {
    "S1": RawText("seeds/a.txt", "text/plain", "aa", FIRST),
    "S2": RawText("seeds/b.txt", "text/plain", "bb", SECOND),
}
CITE = {"S1": "“Bridge to be mended”. The Courier, 3 May 2021", "S2": "“Fares rise again”. no date in the source"}


def quoted(ref: str, source: str, words: str, *, credit: bool = True) -> Quoted:
    start = RAW[source].text.index(words)
    selector = Selector(Span(start, start + len(words)), words)
    lines = (f"{ref} · {CITE[source]}, ¶1",) if credit else ()
    return Quoted(ref, "excerpt" if credit else "words", source, (selector,), credits=lines)


E1, E2 = "The council met on Monday.", "Ferry fares will rise by a tenth."
INLINE = "Nobody spoke against it."
LISTED = (quoted("S1-E1", "S1", E1), quoted("S2-E1", "S2", E2), quoted("C1.1", "S1", INLINE, credit=False))


def account(source: str) -> LedgerEntry:
    spans = tuple(sorted(s.span for q in LISTED if q.source == source for s in q.selectors))
    words = sum(len(RAW[source].text[s.start : s.end].split()) for s in spans)
    return LedgerEntry(source, len(RAW[source].text.split()), None, words, spans)


MANIFEST = Manifest(
    "briefing test",
    "..",
    "handout",
    (),
    tuple(ManifestSource(s, RAW[s].path, RAW[s].sha256, CITE[s], account(s)) for s in RAW),
    LISTED,
)


def block(style: str, *runs: tuple[str, str | None], place: str = "page 1") -> PrintedBlock:
    return PrintedBlock(style, tuple(PrintedRun(text, ref) for text, ref in runs), place)


def page() -> list[PrintedBlock]:
    return [
        block("h1", ("Two pieces of news", None)),
        block("excerpt", ("S1-E1 ¶1 ", None), (E1, "S1-E1")),
        block("credit", (f"S1-E1 · {CITE['S1']}, ¶1", None)),
        block("excerpt", (E2, "S2-E1")),
        block("credit", (f"S2-E1 · {CITE['S2']}, ¶1", None)),
        block("table-cell", ("“", None), (INLINE, "C1.1"), ("” S1 ¶1", None)),
    ]


def codes(printed: list[PrintedBlock], manifest: Manifest = MANIFEST, raw: dict[str, RawText] = RAW) -> set[str]:
    return {finding.code for finding in verify(manifest, "pack.docx", printed, raw)}


def test_a_faithful_file_proves_itself() -> None:
    assert codes(page()) == set()


@pytest.mark.parametrize("at", [0, 5, len(E1) - 2])
def test_one_letter_changed_in_the_file(at: int) -> None:
    printed = page()
    wrong = E1[:at] + ("x" if E1[at] != "x" else "y") + E1[at + 1 :]
    printed[1] = block("excerpt", ("S1-E1 ¶1 ", None), (wrong, "S1-E1"))
    assert codes(printed) == {"altered-words"}


def test_one_letter_changed_where_the_mark_was_lost() -> None:
    printed = page()
    printed[1] = block("excerpt", (E1.replace("Monday", "Sunday"), None))
    assert codes(printed) == {"missing-excerpt", "unlisted-words"}


def test_a_lost_mark_alone_is_no_lie() -> None:
    printed = page()
    printed[1] = block("excerpt", (E1, None))
    assert codes(printed) == set()


def unmarked(credit: str) -> list[PrintedBlock]:
    """The page as a word processor saves it that knows no marks: number, words and all in one run."""
    printed = page()
    printed[1:3] = [
        block("excerpt", (f"¶1\t{E1}", None)),
        block("credit", (f"S1-E1 · {CITE[credit]}, ¶1", None)),
    ]
    return printed


def test_words_with_their_numbers_prove_themselves_without_marks() -> None:
    assert codes(unmarked("S1")) == set()


def test_another_credit_under_words_without_marks() -> None:
    assert codes(unmarked("S2")) == {"wrong-credit"}


def test_no_credit_under_words_without_marks() -> None:
    printed = unmarked("S1")
    del printed[2]
    assert codes(printed) == {"credit-missing"}


def test_a_manifest_that_names_no_source_or_no_credit_hides_nothing() -> None:
    astray = replace(MANIFEST, quoted=(replace(LISTED[0], source="S9"), *LISTED[1:]))
    assert "source-missing" in codes(page(), astray)
    silent = replace(MANIFEST, quoted=tuple(replace(one, credits=()) for one in LISTED))
    assert codes(page(), silent) == {"wrong-credit"}


@pytest.mark.parametrize("number", ["¶2", "2¶", "¶2–3", "2–3¶"])
def test_a_paragraph_number_inside_an_excerpt_parts_it_in_no_direction_of_writing(number: str) -> None:
    printed = page()
    printed[1:2] = [
        block("excerpt", ("The council met", "S1-E1")),
        block("paragraph-number", (number, None)),
        block("excerpt", ("on Monday.", "S1-E1")),
    ]
    assert codes(printed) == set()


def test_words_between_the_parts_of_an_excerpt_do_part_it() -> None:
    printed = page()
    printed[1:2] = [
        block("excerpt", ("The council met", "S1-E1")),
        block("paragraph-number", ("never 2¶", None)),
        block("excerpt", ("on Monday.", "S1-E1")),
    ]
    assert "altered-words" in codes(printed)


def test_one_letter_changed_in_a_source() -> None:
    changed = dict(RAW, S1=replace(RAW["S1"], text=FIRST.replace("Monday", "Mondax"), sha256="other"))
    assert codes(page(), raw=changed) == {"source-changed", "source-words-differ"}


def test_a_change_elsewhere_in_a_source_is_told_too() -> None:
    changed = dict(RAW, S1=replace(RAW["S1"], text=FIRST + " More.", sha256="other"))
    assert codes(page(), raw=changed) == {"source-changed"}


def test_a_source_that_is_gone() -> None:
    assert codes(page(), raw={"S1": RAW["S1"]}) == {"source-missing"}


def test_credits_swapped() -> None:
    printed = page()
    printed[2], printed[4] = printed[4], printed[2]
    found = verify(MANIFEST, "pack.docx", printed, RAW)
    assert [finding.code for finding in found] == ["wrong-credit", "wrong-credit"]


def test_a_credit_deleted() -> None:
    printed = page()
    del printed[2]
    assert codes(printed) == {"credit-missing"}


def test_an_excerpt_dropped_with_its_credit() -> None:
    printed = page()
    del printed[3:5]
    assert codes(printed) == {"missing-excerpt"}


def test_an_excerpt_printed_twice_and_dropped_once() -> None:
    twice = replace(MANIFEST, quoted=(replace(LISTED[0], printed=2), *LISTED[1:]))
    printed = page()
    assert codes([*printed, *printed[1:3]], twice) == set()
    assert codes(printed, twice) == {"missing-excerpt"}


@pytest.mark.parametrize(
    "words",
    [
        "“The bridge will never be mended at all”",
        '"The bridge will never be mended at all"',
        "«The bridge will never be mended at all»",
        "„The bridge will never be mended at all“",
    ],
)
def test_a_made_up_quotation(words: str) -> None:
    assert codes([*page(), block("body", (f"As the mayor put it, {words}.", None))]) == {"unlisted-quotation"}


@pytest.mark.parametrize(
    "words",
    [
        "What does “before winter” promise?",
        "It was called the “Bridge Act”.",
        "“Bridge to be mended”. The Courier, 3 May 2021",
        "As the record says, “Ferry fares will rise by a tenth.”",
    ],
)
def test_wording_titles_and_listed_words_may_stand_in_marks(words: str) -> None:
    assert codes([*page(), block("body", (words, None))]) == set()


def test_a_paragraph_typed_in_the_style_of_an_excerpt() -> None:
    assert codes([*page(), block("excerpt", ("The mayor regrets everything.", None))]) == {"unlisted-words"}


def test_words_marked_as_an_excerpt_that_is_not_listed() -> None:
    assert codes([*page(), block("body", ("Quite so.", "S9-E9"))]) == {"unlisted-words"}


def test_marks_inside_a_source_do_not_hide_what_stands_around_them() -> None:
    quote = "“We shall mend the bridge before winter comes,” the mayor said."
    listed = replace(MANIFEST, quoted=(*LISTED, quoted("K1", "S1", quote, credit=False)))
    listed = replace(listed, sources=tuple(replace(s, ledger=_ledger(listed, s.id)) for s in listed.sources))
    fine = block("body", (quote, "K1"))
    assert codes([*page(), fine], listed) == set()
    worse = block("body", (quote, "K1"), (" “And then we shall all go home,” he added.", None))
    assert codes([*page(), worse], listed) == {"unlisted-quotation"}


def _ledger(manifest: Manifest, source: str) -> LedgerEntry:
    spans = tuple(sorted(s.span for q in manifest.quoted if q.source == source for s in q.selectors))
    words = sum(len(RAW[source].text[s.start : s.end].split()) for s in spans)
    return LedgerEntry(source, len(RAW[source].text.split()), None, words, spans)


def test_more_printed_than_the_publisher_allows() -> None:
    tight = replace(MANIFEST.sources[0], ledger=replace(account("S1"), limit=3))
    assert codes(page(), replace(MANIFEST, sources=(tight, MANIFEST.sources[1]))) == {"over-limit"}


def test_an_account_that_does_not_add_up() -> None:
    false = replace(MANIFEST.sources[0], ledger=replace(account("S1"), used_words=2))
    assert codes(page(), replace(MANIFEST, sources=(false, MANIFEST.sources[1]))) == {"ledger-mismatch"}


@given(st.data())
def test_any_word_changed_is_seen(data: st.DataObject) -> None:
    words = E1.split()
    at = data.draw(st.integers(0, len(words) - 1))
    other = data.draw(st.text("abcdefgh", min_size=1, max_size=8).filter(lambda w: w != words[at]))
    printed = page()
    printed[1] = block("excerpt", (" ".join([*words[:at], other, *words[at + 1 :]]), "S1-E1"))
    assert "altered-words" in codes(printed)


def test_a_damaged_manifest_is_called_damaged() -> None:
    for text in ("[" * 100_000, '{"schema": 1}', "[]", '{"schema": 1, "tool": "x", "root": "..", "files": 5}'):
        with pytest.raises(UsageError, match="damaged"):
            load_manifest(text, "a.sources.json")
