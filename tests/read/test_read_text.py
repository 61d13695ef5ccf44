"""Text files: encodings, and what holds for any text."""

from __future__ import annotations

import hashlib
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.errors import UnreadableSourceError
from briefing.model import Limits, RawText
from briefing.read import text

LETTERS = "The café in Łódź said “yes”: Да, Қазақстан – 5 €."
GERMAN = "Der Rat hat über die Brücke beraten. Ein Übergang für Fußgänger ist möglich, „größere“ Schäden – gibt es.\n"
SPANISH = "El año pasado, la Administración pidió más información a los niños: «¿Qué pasó después?» – según él.\n"
POLISH = "Wczoraj późnym wieczorem zażółcił gęślą jaźń, a następnie wrócił; był już zmęczony podróżą i śnił o łące.\n"
TURKISH = "Bakan, görüşmelerin önümüzdeki hafta İstanbul'da devam edeceğini açıkladı.\n"
LITHUANIAN = "Ministras pareiškė, kad derybos bus tęsiamos kitą savaitę. Jokių kliūčių nėra, sakė jis.\n"
RUSSIAN = "Министерство иностранных дел заявило, что поддерживает усилия всех сторон, и призвало к прекращению огня.\n"


def read(data: bytes, media_type: str = "text/plain") -> RawText:
    return text.read(data, "a.txt", media_type, Limits())


def codes(raw: RawText) -> list[str]:
    return [finding.code for finding in raw.findings]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_a_text_that_says_its_encoding_is_read_without_a_word(encoding: str) -> None:
    data = LETTERS.encode(encoding)
    raw = read(data)
    assert raw.text == LETTERS
    assert raw.sha256 == hashlib.sha256(data).hexdigest()
    assert codes(raw) == []


@pytest.mark.parametrize(
    ("words", "encoding"),
    [
        (GERMAN, "cp1252"),
        (SPANISH, "cp1252"),
        (POLISH, "cp1250"),
        (POLISH, "iso8859-2"),
        (TURKISH, "cp1254"),
        (LITHUANIAN, "cp1257"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        ("He said “no” – and left the café.\n", "cp1252"),
        ("Plain words without a mark.\n", "utf-16-le"),
        ("Plain words without a mark.\n", "utf-16-be"),
    ],
)
def test_a_text_that_does_not_say_its_encoding_is_guessed_and_told(words: str, encoding: str) -> None:
    raw = read(words.encode(encoding))
    assert raw.text == words
    assert codes(raw) == ["encoding-guessed"]


def test_a_few_broken_bytes_in_utf8_are_told_with_their_line() -> None:
    raw = read("Größe, Übung, Ärger, Öl, süß.\nNoch ".encode() + b"\xff und mehr.")
    assert raw.text == "Größe, Übung, Ärger, Öl, süß.\nNoch \ufffd und mehr."
    assert codes(raw) == ["encoding-broken"]
    assert raw.findings[0].line == 2
    assert "utf-8" in raw.findings[0].message


def test_an_encoded_surrogate_is_broken_but_read() -> None:
    raw = read(
        b"Gr\xc3\xb6\xc3\x9fe und S\xc3\xa4fte und \xc3\x96l, vier Mal \xc3\xbc: "
        + b"\xc3\xbc" * 12
        + b" \xed\xa0\x80 end"
    )
    assert raw.text.endswith("end")
    raw.text.encode("utf-8")
    assert codes(raw) == ["encoding-broken"]


def test_a_lone_surrogate_in_utf16_is_broken_but_read() -> None:
    raw = read(b"\xff\xfea\x00\x00\xd8b\x00")
    raw.text.encode("utf-8")
    assert codes(raw) == ["encoding-broken"]


def test_line_ends_are_one_character_and_other_controls_stay_with_a_warning() -> None:
    raw = read(b"one\r\ntwo\rthree\x07\x0cfour")
    assert raw.text == "one\ntwo\nthree\x07\x0cfour"
    assert codes(raw) == ["control-characters"]
    assert raw.findings[0].line == 3


def test_binary_data_is_refused() -> None:
    with pytest.raises(UnreadableSourceError) as caught:
        read(bytes(range(256)) * 50)
    assert caught.value.code == "binary"
    assert caught.value.hint


def test_a_text_that_is_too_long_is_refused() -> None:
    with pytest.raises(UnreadableSourceError):
        text.read(b"word " * 100, "a.txt", "text/plain", Limits(characters=99))


@pytest.mark.parametrize("media_type", ["text/plain", "text/markdown"])
@pytest.mark.parametrize(
    "piece", ["word ", "a", "- ", "> ", "*a", "[", "[a](", "`", "1. ", "_", "# ", "|", "<a ", "\\", "- - ", "==", " "]
)
def test_a_megabyte_in_one_line_takes_no_longer_than_it_should(media_type: str, piece: str) -> None:
    data = (piece * (1_000_000 // len(piece) + 1)).encode()
    start = time.process_time()
    raw = read(data, media_type)
    assert time.process_time() - start < 3
    assert len(raw.text) == len(data)


TEXTS = st.text(st.one_of(st.characters(codec="utf-8"), st.sampled_from("\n\n\n -*>#_[]()`|1.•=~\\\t a")), max_size=300)


@given(TEXTS, st.sampled_from(["text/plain", "text/markdown"]))
@settings(max_examples=300, deadline=None)
def test_blocks_and_repairs_lie_where_they_should_in_any_text(words: str, media_type: str) -> None:
    if words.count("\x00") * 1000 > len(words.encode()) or words.startswith("\ufeff"):
        return
    raw = read(words.encode(), media_type)
    assert raw.text == words.replace("\r\n", "\n").replace("\r", "\n")
    here = 0
    for block in raw.blocks:
        assert here <= block.span.start < block.span.end <= len(raw.text)
        assert raw.text[block.span.start : block.span.end].strip()
        here = block.span.end
    here = 0
    for repair in raw.repairs:
        assert here <= repair.span.start < repair.span.end <= len(raw.text)
        assert repair.replacement in ("", " ")
        here = repair.span.end


@given(TEXTS)
@settings(max_examples=200, deadline=None)
def test_no_visible_character_of_plain_text_is_lost_but_marks(words: str) -> None:
    if words.count("\x00") * 1000 > len(words.encode()) or words.startswith("\ufeff"):
        return
    raw = read(words.encode())
    outside = list(raw.text)
    for block in raw.blocks:
        outside[block.span.start : block.span.end] = " " * len(block.span)
    left = "".join(outside).split()
    assert all(not any(character.isalpha() for character in word) for word in left)
