"""Curate: how questions are put in English. A table to read and extend: add a phrasing, and it is in rotation.

In braces: `a`, `b` words of the sources in quotation marks; `s`, `t` the numbers of the sources they are
from; `A`, `B` speakers (`A_` at the start of a sentence); `role`, `day`, `then`, `number`, `names`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from briefing.model import QuestionBlock


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of question: its place among the blocks, skill, level (Webb's Depth of Knowledge), Bloom's verb class,
    how much such a question is worth against others, and its phrasings."""

    block: QuestionBlock
    skill: str
    level: int
    bloom: str
    worth: float
    asks: tuple[str, ...]
    tensions: tuple[str, ...]
    misreadings: tuple[str, ...]


KINDS: Mapping[str, Kind] = {
    "wording": Kind(
        "read", "close reading", 2, "analyse", 3.0,
        (
            "What do the words {a} add to what {A} says that plainer words would leave out?",
            "{A_} chooses the words {a}. Which plainer words could stand there, and what would be lost?",
            "What do the words {a} lead the reader to think, and which facts, if any, does {s} give in their support?",
        ),
        (
            "The words report and judge at once; separate what could be checked from what is valued.",
            "A neutral wording keeps the fact and loses the judgement: ask who gains by the judgement.",
        ),
        (
            "Taking the judgement for a fact because {s} prints it. {s} shows only that {A} said so.",
            "Arguing about whether the words are right. The question is what the choice of words does.",
        ),
    ),
    "hedge": Kind(
        "read", "close reading", 2, "analyse", 1.6,
        (
            "How sure is what {s} reports in the words {a}, and which word decides that?",
            "{s} writes {a}. Which word makes this less than certain, and how would the sentence change without it?",
        ),
        ("A careful word can mark honest doubt, or say something without having to stand by it.",),
        ("Reading what is only expected or claimed as something that has happened.",),
    ),
    "own-words": Kind(
        "read", "close reading", 2, "understand", 2.2,
        (
            "Which words of {A} commit it to do something, and which only state a view? Sort {a} and {b} first.",
            "{A_} says {a} and {b}. Which of the two could be checked a year later, and how?",
        ),
        ("A statement can sound firm and bind its speaker to nothing; look for who will do what.",),
        ("Taking every strong verb for a promise.",),
    ),
    "report": Kind(
        "read", "close reading", 1, "understand", 0.8,
        (
            "What exactly does {s} say in the words {a}, and what does it leave unsaid about how or why?",
            "Who does what in {s}’s words {a}, and which details would a reader still need?",
        ),
        ("What a short report leaves out can matter as much as what it says.",),
        ("Filling the gaps from what one has heard elsewhere.",),
    ),
    "role": Kind(
        "context", "sourcing", 2, "analyse", 3.0,
        (
            "{A_} speaks as {role}. What about that role and its audience might explain the words {a}?",
            "Why might {A}, as {role}, choose the words {a}, and for which listeners?",
        ),
        ("A person in office speaks for others too: weigh what the office asks for against what the speaker thinks.",),
        ("Concluding that words are worthless because their speaker has an interest.",),
    ),
    "body": Kind(
        "context", "sourcing", 2, "analyse", 1.8,
        (
            "In whose name does {A} say {a}, and who is meant to hear it?",
            "{A_} says {a}. Whose view is that, and which readers is it written for?",
        ),
        ("An institution’s words are agreed by several people; nobody in particular is named as having said them.",),
        ("Treating an institution’s words as the view of everyone it stands for.",),
    ),
    "chain": Kind(
        "context", "sourcing", 2, "analyse", 2.6,
        (
            "{s} reports {a}. How many steps lie between the first speaker and you, and what can change at each?",
            "Trace the way from the first speaker to you behind {a} in {s}. Where could something be lost or added?",
        ),
        ("Each step can shorten, choose or translate; a near source has its own interest.",),
        ("Believing that a report that names where it has its words from is therefore complete.",),
    ),
    "undated": Kind(
        "context", "contextualisation", 3, "evaluate", 3.0,
        (
            "{s} carries no date. How far does {a} help to place it in time, and what else in the sources helps?",
            "When was {s} written? Use {a} and the other sources, and say how sure you can be.",
        ),
        ("A text without a date can be bounded (“not before …”) even where it cannot be dated.",),
        ("Giving one day, where the sources allow only a stretch of time.",),
    ),
    "kinds": Kind(
        "context", "sourcing", 3, "evaluate", 2.4,
        (
            "{s} is a speaker’s own text, {t} a report. What is {a} ({s}) good evidence for, and what is {b} ({t})?",
            "Set {a} ({s}, a speaker’s own text) beside {b} ({t}, a report). What does each show that the other can’t?",
        ),
        ("The speaker’s own text shows what was meant to be heard; a report shows what reached others.",),
        ("Ranking one kind of source above the other for every purpose.",),
    ),
    "two": Kind(
        "compare", "comparison", 3, "analyse", 3.4,
        (
            "{A_} says {a} ({s}), {B} says {b} ({t}). On what exactly do they differ, and which words show it?",
            "Set {a} ({A}, {s}) beside {b} ({B}, {t}). Where do the two part, and where might they still agree?",
        ),
        ("The two may speak of the same thing and answer different questions about it.",),
        ("Reading every difference in wording as a disagreement.",),
    ),
    "change": Kind(
        "compare", "change over time", 3, "analyse", 4.2,
        (
            "What stays the same in {A}’s words from {s} ({then}) to {t} ({day}), and what is new? See {a} and {b}.",
            "{A_} says {a} ({s}, {then}) and {b} ({t}, {day}). What has moved, and what has not?",
        ),
        ("A new occasion can bring new words without a new position.",),
        ("Explaining a change by something that no source mentions.",),
    ),
    "side": Kind(
        "compare", "change over time", 3, "analyse", 3.6,
        (
            "{A_} ({s}, {then}) and {B} ({t}, {day}) take the same side. What stays from {a} to {b}, what is new?",
            "Compare {a} ({A}, {s}, {then}) with {b} ({B}, {t}, {day}): which part of the position moves, which stays?",
        ),
        ("Two speakers for one side have different tasks; not every difference is a change of position.",),
        ("Explaining a change by something that no source mentions.",),
    ),
    "sides": Kind(
        "compare", "perspective", 3, "analyse", 3.2,
        (
            "{A_} finds fault with more than one side: {a}, {b}. Where do order, length and verbs put the weight?",
            "Compare how {A} words its two criticisms, {a} and {b}: what do order, length and verbs give away?",
        ),
        ("Naming both sides is not the same as weighing them alike; the wording shows the balance.",),
        ("Calling a text balanced because it names both sides.",),
    ),
    "count": Kind(
        "compare", "corroboration", 2, "analyse", 3.3,
        (
            "{s} counts {a}, {t} writes {b}. How can a reader work out whether that is the same number?",
            "How do {a} in {s} and {b} in {t} fit together? Show the reckoning.",
        ),
        ("One source names one and counts the rest: the sums must be made before the numbers are compared.",),
        ("Seeing a contradiction where only the way of counting differs.",),
    ),
    "agree": Kind(
        "compare", "corroboration", 3, "evaluate", 2.2,
        (
            "{s} writes {a}, {t} writes {b}: the number is the same. What would show that the two are independent?",
            "How much surer does it make you that both {s} ({a}) and {t} ({b}) give the number {number}, and why?",
        ),
        ("Two reports that agree may both have it from the same place.",),
        ("Counting every repetition as one more witness.",),
    ),
    "differ": Kind(
        "compare", "corroboration", 3, "evaluate", 3.6,
        (
            "{s} writes {a}, {t} writes {b}. What could explain the difference, and what would settle it?",
            "How can {a} ({s}) and {b} ({t}) both have been printed? Name what each might be counting.",
        ),
        ("Different numbers can count different things, or the same thing on different days.",),
        ("Choosing the later or the larger number without a reason.",),
    ),
    "telling": Kind(
        "compare", "corroboration", 3, "analyse", 2.4,
        (
            "{s} ({a}) and {t} ({b}) tell of the same matter. What does each give that the other leaves out?",
            "How does the telling in {s} ({a}) differ from that in {t} ({b}), and what does each do to the reader?",
        ),
        ("Leaving out can be a matter of space or of interest; the sources do not say which.",),
        ("Taking what only one source mentions for false.",),
    ),
    "single": Kind(
        "decide", "corroboration", 3, "evaluate", 1.8,
        (
            "Only {s} has {a}. What would you need to find, and where, before relying on it?",
            "{a_} stands in {s} alone. How could that be checked, and what may be said of it until then?",
        ),
        ("What one source alone gives may be true; it is not yet supported.",),
        ("Dismissing what only one source gives.",),
    ),
    "deed": Kind(
        "decide", "evaluation", 3, "evaluate", 3.0,
        (
            "Which is reported as done, which as intended: {a} ({s}), {b} ({t})? What in the wording decides it?",
            "Compare {a} ({s}) with {b} ({t}): which would you count as a deed, which as an intention, and why?",
        ),
        ("A promise is itself something done, on a day, by somebody; what was promised is not done by it.",),
        ("Counting the promise as its fulfilment.",),
    ),
    "voices": Kind(
        "decide", "evaluation", 3, "evaluate", 2.7,
        (
            "{s} lets {names} speak. Whose words would you need besides before judging {a}, and why theirs?",
            "{s} quotes {names}. Who is spoken about but not heard, and how might that change the reading of {a}?",
        ),
        ("Those who are spoken about and those who speak are often not the same people.",),
        ("Assuming that whoever is not quoted had nothing to say.",),
    ),
    "common": Kind(
        "decide", "argument", 4, "create", 2.6,
        (
            "Which one sentence could both {A} ({a}) and {B} ({b}) accept, and what would it have to leave out?",
            "What could {A} ({a}) and {B} ({b}) both sign, word for word, and what would each miss in it?",
        ),
        ("The more both can accept, the less it says: weigh agreement against content.",),
        ("Writing a compromise that neither speaker’s words support.",),
    ),
    "weigh": Kind(
        "decide", "argument", 4, "evaluate", 1.6,
        (
            "How much weight do you give {a} ({s}) and {b} ({t}) for the central question, and what would change that?",
            "Which would you quote first on the central question, {a} ({s}) or {b} ({t}), and what speaks against it?",
        ),
        ("The strongest words are not the strongest evidence.",),
        ("Choosing the words that one agrees with.",),
    ),
}  # fmt: skip
