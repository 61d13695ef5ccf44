"""The five given documents: what must hold in the made files, read by other means than the program's own.

The DOCX is read as zipped XML, the PDF by pypdf; what was found comes from `inspect --json`, the manifest
from disk. Nothing here calls the program's own functions.
"""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pypdf
import pytest
from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
EDITIONS = ("handout", "teacher", "policy", "press-review")
FURNITURE = (
    "Latest news", "Nauryz", "Paralympics", "Lizards", "QR Payments", "Related news",
    "Qazmonitor icon", "QazMonitor Logo",
    "Discover Qazaqstan", "Main Page", "Photo:", "photo:", "Al Jazeera", "Ladies and Gentlemen", "I thank you",
    "Distinguished Co-Chairs", "**",
)  # fmt: skip


def fold(text: str) -> str:
    text = text.replace("\u2010", "-").replace("\u2011", "-")
    text = re.sub("[“”„«»]", '"', text)
    text = re.sub("[‘’]", "'", text)
    return re.sub(r"\s+", " ", text)


def squeezed(text: str) -> str:
    """Without any white space: line ends in a PDF may stand inside what is one word on paper."""
    return re.sub(r"\s+", "", fold(text))


# What a page puts between two words of an excerpt: a hanging mark, paragraph and line numbers, foot and head.
ARTIFACT = r'(?:"|¶?\d{1,3}|.{0,120}?page\d+of\d+)*'


def stands_in_pdf(words: str, text: str) -> bool:
    """Whether `words` stand in a PDF's squeezed text, with nothing but the page's own marks between them."""
    return re.search(ARTIFACT.join(re.escape(word) for word in fold(words).split()), text) is not None


def word_text(path: Path) -> str:
    with zipfile.ZipFile(path) as package:
        parts = [n for n in package.namelist() if re.fullmatch(r"word/(document|footnotes)\.xml", n)]
        roots = [etree.fromstring(package.read(name)) for name in sorted(parts)]
    return "\n".join("".join(t.text or "" for t in p.iter(f"{W}t")) for root in roots for p in root.iter(f"{W}p"))


def pdf_text(path: Path) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(path).pages)


def made(pack: Path, edition: str, ending: str) -> Path:
    (path,) = pack.glob(f"*-{edition}.{ending}")
    return path


@pytest.fixture(scope="module")
def texts(pack: Path) -> dict[str, str]:
    return {
        f"{edition}.{ending}": read(made(pack, edition, ending))
        for edition in EDITIONS
        for ending, read in (("docx", word_text), ("pdf", pdf_text))
    }


@pytest.fixture(scope="module")
def manifests(pack: Path) -> dict[str, dict]:
    return {edition: json.loads(made(pack, edition, "sources.json").read_text("utf-8")) for edition in EDITIONS}


@pytest.fixture(scope="module")
def found(run, pack: Path) -> dict[str, dict]:
    data = json.loads(run("inspect", pack.parent, "--json").stdout)
    return {source["id"]: source for source in data["sources"]} | {"events": data["events"]}


def test_no_furniture(texts: dict[str, str]) -> None:
    there = [(name, words) for name, text in texts.items() for words in FURNITURE if words in fold(text)]
    assert not there


def test_every_listed_excerpt_stands_in_both_files_and_in_its_source(
    pack: Path, manifests: dict[str, dict], texts: dict[str, str]
) -> None:
    for edition, says in manifests.items():
        assert says["quoted"]
        sources = {s["id"]: (pack / says["root"] / s["path"]).read_text("utf-8") for s in says["sources"]}
        for quoted in says["quoted"]:
            positions, quotes = quoted["selectors"][::2], quoted["selectors"][1::2]
            for position, quote in zip(positions, quotes, strict=True):
                original = sources[quoted["source"]][position["start"] : position["end"]]
                assert fold(original).strip() == fold(quote["exact"]).strip()
                assert squeezed(quote["exact"]) in squeezed(texts[f"{edition}.docx"]), (edition, quoted["id"])
                assert stands_in_pdf(quote["exact"], squeezed(texts[f"{edition}.pdf"])), (edition, quoted["id"])


DAYS = re.compile(
    r"(\d{1,2})(?:\s*[–-]\s*\d{1,2})? (January|February|March|April|May|June|July|August|September|October|November"
    r"|December),? (\d{4})"
)
KNOWN_DAYS = {
    ("7", "October", "2023"), ("13", "October", "2023"), ("17", "October", "2023"), ("3", "November", "2023"),
    ("28", "July", "2025"), ("30", "July", "2025"),
}  # fmt: skip


def test_no_date_is_invented(texts: dict[str, str]) -> None:
    for name, text in texts.items():
        assert set(DAYS.findall(fold(text))) <= KNOWN_DAYS, name
        assert not re.search(r"\b\d{4}-\d\d-\d\d\b", text), name
        years = set(re.findall(r"\b(?:19|20)\d\d\b", fold(text)))
        # 1945 and 1967 stand in the sources' own sentences; neither is an event.
        assert years <= {"2023", "2025", "1945", "1967"}, name


def rows(path: Path) -> Iterator[list[str]]:
    with zipfile.ZipFile(path) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    for row in root.iter(f"{W}tr"):
        yield ["".join(t.text or "" for t in cell.iter(f"{W}t")) for cell in row.iterchildren(f"{W}tc", f"{W}sdt")]


def test_the_events_and_their_dates(found: dict) -> None:
    dated = {(e["edtf"], frozenset(v["source"] for v in e["evidence"])) for e in found["events"] if e["edtf"]}
    assert dated == {
        ("2023-10-07", frozenset({"S1", "S2", "S5"})),
        ("2023-10-13", frozenset({"S3"})),
        ("2023-10-17", frozenset({"S3"})),
        ("2023-11-03", frozenset({"S4"})),
        ("2025-07-28/2025-07-30", frozenset({"S1", "S2", "S5"})),
    }
    (vote,) = [e for e in found["events"] if e["not_before"]]
    assert (vote["edtf"], vote["not_before"], vote["not_after"], vote["basis"]) == (
        None,
        "2025-07-30",
        None,
        "inferred",
    )
    assert {v["source"] for v in vote["evidence"]} == {"S1", "S2"}


def test_the_vote_is_bounded_in_print_and_never_a_day(pack: Path, texts: dict[str, str]) -> None:
    for edition in ("handout", "teacher", "policy"):
        assert "after 30 July 2025" in fold(texts[f"{edition}.docx"])
        assert "after 30 July 2025" in re.sub(r"\s+", " ", fold(texts[f"{edition}.pdf"]))
        told = [row for row in rows(made(pack, edition, "docx")) if any("approved a declaration" in c for c in row[1:])]
        for row in told:
            if len(row) >= 3 and DAYS.search(row[0]):
                assert row[0].startswith(("after", "After")), row


@pytest.mark.parametrize(("source", "body", "limit"), [("S3", 283, 84), ("S4", 236, 70)])
def test_the_publishers_limit_holds_over_all_editions(
    found: dict, manifests: dict[str, dict], pack: Path, source: str, body: int, limit: int
) -> None:
    text = (pack.parent / found[source]["path"]).read_text("utf-8")
    kept = [(p["start"], p["end"]) for p in found[source]["passages"] if p["kind"] != "heading"]
    words = [(s + m.start(), s + m.end()) for s, e in kept for m in re.finditer(r"\S+", text[s:e])]
    assert len(words) == body == found[source]["body_words"]
    printed = {
        offset
        for says in manifests.values()
        for quoted in says["quoted"]
        if quoted["source"] == source
        for selector in quoted["selectors"][::2]
        for offset in range(selector["start"], selector["end"])
    }
    used = sum(any(offset in printed for offset in range(*word)) for word in words)
    assert 0 < used <= limit
    for says in manifests.values():
        (account,) = [s["ledger"] for s in says["sources"] if s["id"] == source]
        assert (account["body_words"], account["limit"], account["used_words"]) == (body, limit, used)


def test_a_link_that_is_asked_for_and_not_known_is_said(texts: dict[str, str]) -> None:
    for name, text in texts.items():
        assert "requires a link here; none is known" in re.sub(r"\s+", " ", fold(text)), name
        assert "http" not in text, name


def test_documents_without_a_date_say_so(texts: dict[str, str]) -> None:
    for name, text in texts.items():
        assert "no date in the source" in fold(text), name


FIELDS = {
    "S1": ("Kazakhstan Supports UN Declaration on Palestine", ["Oksana Matvienko"], "Orda.kz", None, "news"),
    "S2": ("Kazakhstan Endorses Two-State Solution for Middle East Peace", [], "The Caspian Post", None, "news"),
    "S3": (
        "MFA: Kazakhstan Condemns Hamas Attacks on Israeli Citizens and Foreigners",
        [],
        "QazMonitor",
        "2023-10-17",
        "news",
    ),
    "S4": (
        "Kazakhstan to Send $1 Million Humanitarian Aid to the People of Palestine",
        [],
        "QazMonitor",
        "2023-11-03",
        "news",
    ),
    "S5": (
        (
            "Statement by the delegation of the Republic of Kazakhstan at the High-Level UN Conference for the "
            "Peaceful Settlement of the Question of Palestine and the Implementation of the Two-State Solution"
        ),
        [],
        None,
        "2025-07-28/2025-07-30",
        "statement",
    ),
}


@pytest.mark.parametrize("source", FIELDS)
def test_every_field_is_found(found: dict, source: str) -> None:
    said = found[source]
    assert (said["title"], said["authors"], said["publisher"], said["date"], said["genre"]) == FIELDS[source]
    assert said["language"] == "en"
    assert said["url"] is None


def test_the_reporting_chain_and_the_rights(found: dict) -> None:
    assert found["S2"]["via"] == ["Kazakh media"]
    assert found["S3"]["via"] == ["ministry's press service"]
    assert found["S4"]["via"] == ["press service of Akorda"]
    for source in ("S3", "S4"):
        rights = found[source]["rights"]
        assert (rights["max_share"], rights["link_required"]) == (0.3, True)
        assert rights["notice"]
    assert found["S1"]["rights"]["max_share"] is None
    assert "delegation of the Republic of Kazakhstan" in found["S5"]["speaker"]


QUOTATIONS = (
    ("S1", "collective action to end the war", "declaration", True),
    ("S1", "We condemn the attacks on civilians", "declaration", False),
    ("S1", "a political circus", "Israeli Foreign Ministry", True),
    ("S1", "In the dozens of points of the declaration", "Israeli Foreign Ministry", False),
    ("S2", "a single roadmap", "Jérôme Bonnafont", True),
    ("S2", "one-sided", "Danny Danon", True),
    ("S2", "This will not be remembered as a step", "Danny Danon", True),
    ("S2", "the central question for Middle East peace", "António Guterres", True),
    ("S2", "courage and inclusiveness", "Annalena Baerbock", True),
    ("S3", "Challenges that have not been finding", "Kassym-Jomart Tokayev", True),
    ("S4", "Today, the casualties of the confrontation", "Kassym-Jomart Tokayev", False),
    ("S4", "Kazakhstan strongly condemns such methods", "Kassym-Jomart Tokayev", True),
)


@pytest.mark.parametrize(("source", "begins", "speaker", "marked"), QUOTATIONS)
def test_the_quotations_and_their_speakers(found: dict, source: str, begins: str, speaker: str, marked: bool) -> None:
    (quotation,) = [q for q in found[source]["quotations"] if q["text"].startswith(begins)]
    assert speaker in quotation["speaker"]
    assert quotation["marked"] is marked


def test_no_name_passes_for_a_quotation_and_an_interrupted_one_is_one(found: dict) -> None:
    direct = [q for s in QUOTATIONS for q in found[s[0]]["quotations"] if q["kind"] != "indirect" or q["marked"]]
    assert not [q["text"] for q in direct if "New York Declaration" in q["text"]]
    (danon,) = [q for q in found["S2"]["quotations"] if q["text"].startswith("This will not")]
    assert len(danon["spans"]) == 2
    assert not found["S5"]["quotations"]


def test_body_lines_that_look_like_furniture_are_kept(found: dict, pack: Path) -> None:
    text = (pack.parent / found["S2"]["path"]).read_text("utf-8")
    kept = [text[p["start"] : p["end"]] for p in found["S2"]["passages"]]
    for point in (
        "An immediate ceasefire in Gaza",
        "The disarmament of Hamas and its exclusion from political governance in Gaza",
        "Normalization of relations between Israel and Arab nations",
    ):
        assert point in kept
    first = "Kazakhstan has joined the international community in endorsing"
    assert sum(passage.startswith(first) for passage in kept) == 1


@pytest.mark.parametrize(("edition", "most"), [("handout", 6)])
def test_the_students_pages_are_few(pack: Path, edition: str, most: int) -> None:
    assert len(pypdf.PdfReader(made(pack, edition, "pdf")).pages) <= most
