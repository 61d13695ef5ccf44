"""Four made-up documents about one vote: two reports that count differently, a limited one, a statement."""

from curate_texts import annotated, at

from briefing.model import Annotated, Event, Evidence, Span, Term

TIMES = (
    "The Ostra river council approved a plan to close the Velden dam, the Ostra Times reports.\n\n"
    "A total of 41 members voted in favor of the plan. Seven members, including Brenn and Halm, voted against, "
    "while 5 abstained.\n\n"
    "“This dam has starved the lower valley for a century,” said Mara Lind, the council president.\n\n"
    "The Brenn farmers union described the plan as “a cold betrayal of every farm upstream.”\n\n"
    "We condemn the closure and we condemn the Halm lobby that bought it, the union said."
)
GAZETTE = (
    "Members of the Ostra river council endorsed closing the Velden dam after a long night, the Gazette reports "
    "citing the council's press office.\n\n"
    "In all 41 of the council's 53 members voted in favor of the plan. Brenn opposed the plan, joined by six other "
    "members including Halm. Five members abstained.\n\n"
    "Engineer Tomas Vey warned of haste. “Nobody has measured the silt behind the wall,” he said."
)
LIMITED = (
    "On 3 May, council president Mara Lind pledged 2 million crowns for farmers near the Velden dam, Valley Post "
    "reports citing the council's press office.\n\n"
    "She thanked the engineers who had worked on the plan for the river through the winter and the spring.\n\n"
    "“We will not leave a single farm without water,” Lind said. “The river belongs to all of us.”\n\n"
    "The council meets again in the autumn to decide on the money for the work on the old wall of the dam."
)
STATEMENT = (
    "Brenn supports clean rivers and condemns the hasty vote of 7 May 2031 on the Velden dam.\n\n"
    "The vote ignored the only serious study of the silt. Brenn stands ready to share its own measurements with "
    "the council.\n\n"
    "There can be no trust without numbers that everyone may check."
)


def folder() -> tuple[tuple[Annotated, ...], tuple[Event, ...]]:
    times = annotated(
        TIMES, "S1", title="River council votes to close the Velden dam", publisher="Ostra Times",
        quotations=[
            ("This dam has starved the lower valley for a century", "Mara Lind", "said", "council president"),
            ("a cold betrayal of every farm upstream.", "Brenn farmers union", "described"),
            ("We condemn the closure and we condemn the Halm lobby that bought it", "Brenn farmers union", "said"),
        ],
        people=[("Mara Lind", "council president"), ("Brenn farmers union", None)],
    )  # fmt: skip
    gazette = annotated(
        GAZETTE, "S2", title="Velden dam to close", publisher="Gazette",
        quotations=[("Nobody has measured the silt behind the wall", "Tomas Vey", "said", "Engineer")],
        people=[("Tomas Vey", "Engineer")],
    )  # fmt: skip
    limited = annotated(
        LIMITED, "S3", limit=0.4, title="Lind pledges money after the Velden dam vote", publisher="Valley Post",
        date="2031-05-04",
        quotations=[
            ("We will not leave a single farm without water", "Mara Lind", "said", "council president"),
        ],
        people=[("Mara Lind", "council president")],
    )  # fmt: skip
    statement = annotated(
        STATEMENT, "S4", title="Statement by Brenn on the Velden dam", speaker="Brenn", date="2031-05-09",
        timexes=[("7 May 2031", "2031-05-07")], terms=[Term("silt", (at(STATEMENT, "silt"),), None, "long word")],
    )  # fmt: skip
    events = (
        Event(
            "E1", "2031-05-03", "dateline", "day and month in S3; year from its own date",
            (Evidence("S3", at(LIMITED, "On 3 May, council president Mara Lind pledged 2 million crowns")),),
            weight=2.0,
        ),
        Event(
            "E2", "2031-05-07", "stated", "stated in S4",
            (
                Evidence("S4", Span(0, STATEMENT.index(".") + 1)),
                Evidence("S1", at(TIMES, "The Ostra river council approved a plan to close the Velden dam")),
                Evidence("S2", at(GAZETTE, "In all 41 of the council's 53 members voted in favor of the plan.")),
            ), weight=6.0,
        ),
    )  # fmt: skip
    return (times, gazette, limited, statement), events
