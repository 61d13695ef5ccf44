from __future__ import annotations

import pytest
from flat_page import cases, flat

from briefing.clean import clean
from briefing.clean.rights import declared, notice, strictest
from briefing.model import Declared, Known, Rights, Span

TERMS = (
    "max_share",
    "max_words",
    "link_required",
    "attribution_required",
    "no_derivatives",
    "licence",
    "written_permission",
)


@pytest.mark.parametrize("case", cases("rights.yaml"), ids=lambda case: str(case["text"])[:50])
def test_terms_of_a_notice(case: dict[str, object]) -> None:
    terms = notice(str(case["text"]), edge=bool(case.get("edge", True)))
    if case.get("none"):
        assert terms is None
    else:
        assert terms is not None
        plain = Rights()
        assert {t: getattr(terms, t) for t in TERMS} == {t: case.get(t, getattr(plain, t)) for t in TERMS}


def test_the_strictest_of_each_term_wins() -> None:
    total = strictest(
        [
            (Rights(max_share=0.3, licence="CC BY 4.0"), Span(0, 5)),
            (Rights(max_share=0.2, max_words=400, link_required=True), Span(5, 9)),
            (Rights(licence="all rights reserved", no_derivatives=True), Span(9, 12)),
        ]
    )
    assert (total.max_share, total.max_words) == (0.2, 400)
    assert total.link_required
    assert total.no_derivatives
    assert total.licence == "all rights reserved"
    assert total.notices == (Span(0, 5), Span(5, 9), Span(9, 12))


PAGE = (
    "Harbour closed for repairs\n"
    "The harbour will be closed on Sunday because the wall has to be repaired before the winter comes.\n"
    "The harbour office said that ships would be sent to the northern quay until the work is done.\n"
    "Only 20% of an article may be used, with a mandatory hyperlink to the source."
)


def test_a_notice_is_removed_from_the_body_and_kept_as_evidence() -> None:
    source, _ = clean(flat(PAGE), "S1", None, frozenset())
    (place,) = source.rights.notices
    assert source.text[place.start : place.end].startswith("Only 20%")
    assert source.rights.max_share == 0.2
    assert [r.reason for r in source.removed][-1] == "rights"


def test_a_person_overrules_term_by_term() -> None:
    known = Known(
        rights=Rights(max_share=0.5, permission="letter of 3 May"), given_rights=frozenset({"max_share", "permission"})
    )
    source, _ = clean(flat(PAGE), "S1", known, frozenset())
    assert (source.rights.max_share, source.rights.permission) == (0.5, "letter of 3 May")
    assert source.rights.link_required
    assert source.rights.by_user


def test_a_declared_licence_counts_with_the_notices() -> None:
    told = declared(
        [
            Declared("licence", "https://creativecommons.org/licenses/by-nd/4.0/deed.en", "link"),
            Declared("title", "https://creativecommons.org/licenses/by/4.0/", "meta"),
        ]
    )
    assert (told.licence, told.no_derivatives, told.attribution_required) == ("CC BY-ND 4.0", True, True)
    total = strictest([(Rights(licence="CC BY 4.0", max_share=0.2), Span(0, 5))], told)
    assert (total.licence, total.no_derivatives, total.max_share) == ("CC BY-ND 4.0", True, 0.2)
    assert (
        declared([Declared("licence", "https://creativecommons.org/publicdomain/zero/1.0/", "link")]).licence == "CC0"
    )
    assert declared([Declared("licence", "The Valley Observer", "meta")]) == Rights()


def test_a_letter_of_permission_settles_what_a_notice_asks_for() -> None:
    page = PAGE + "\nFull republication of an article requires written permission."
    asked, _ = clean(flat(page), "S1", None, frozenset())
    assert asked.rights.written_permission
    known = Known(rights=Rights(permission="letter of 3 May"), given_rights=frozenset({"permission"}))
    given, _ = clean(flat(page), "S1", known, frozenset())
    assert not given.rights.written_permission
