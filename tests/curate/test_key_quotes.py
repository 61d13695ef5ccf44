"""Key quotes: whole words that stand alone, the same words once, a name once however it is written."""

from curate_texts import annotated, book

from briefing.curate import draft

ABOUT = "The harbour wall was closed on Monday after the storm. The council met in the harbour."


def chosen(*sources) -> list[str]:
    return [quote.pick.words for quote in draft(sources, (), book=book()).quotes]


def told(name: str, words: str, speaker: str, other: str = ""):
    text = f"{ABOUT} {other}\n\n“{words}” said {speaker}."
    return annotated(text, name, quotations=[(words, speaker)], people=[(speaker, "Mayor")])


def test_the_comma_before_the_remark_is_not_quoted():
    words = "We shall rebuild the harbour wall before the winter storms come,"
    assert chosen(told("S1", words, "Ada Fernsby")) == [words.rstrip(",")]


def test_what_two_papers_print_with_a_word_more_is_quoted_once():
    one = "The harbour wall must be rebuilt before the winter storms reach the town."
    other = "The harbour wall must be rebuilt before the winter storms reach the old town."
    assert chosen(told("S1", one, "Ada Fernsby"), told("S2", other, "Ada Fernsby", "It rained.")) == [one]


def test_words_that_point_outside_themselves_yield_to_those_that_do_not():
    whole = "The harbour wall must be rebuilt before the winter storms reach the town again."
    pointing = "The harbour dogs will find the people who were lost in those areas of the town."
    text = f"{ABOUT}\n\n“{pointing}” said Ada Fernsby.\n\n“{whole}” said Ada Fernsby."
    item = annotated(
        text, quotations=[(pointing, "Ada Fernsby"), (whole, "Ada Fernsby")], people=[("Ada Fernsby", "Mayor")]
    )
    assert whole in chosen(item)
