from hypothesis import given
from hypothesis import strategies as st

from briefing.curate.coverage import choose

NAMES = [("a",), ("b",), ("c",), ("d",), ("e",)]


@given(
    st.lists(st.tuples(st.frozensets(st.sampled_from(NAMES)), st.integers(3, 20)), max_size=8),
    st.integers(0, 60),
)
def test_lazy_choice_is_the_plain_greedy_one(candidates, budget):
    weights = {name: float(place + 1) for place, name in enumerate(NAMES)}
    left = [budget]

    def take(i: int) -> tuple[int, ...]:
        left[0] -= candidates[i][1]
        return ()

    chosen = choose(
        [c for c, _ in candidates], weights, lambda i: candidates[i][1], lambda i: candidates[i][1] <= left[0], take
    )
    covered: set[tuple[str, ...]] = set()
    free, expected, pool = budget, [], list(range(len(candidates)))
    while pool:
        worth = {i: sum(weights[c] for c in sorted(candidates[i][0] - covered)) / candidates[i][1] ** 0.7 for i in pool}
        best = min(pool, key=lambda i: (-worth[i], i))
        pool.remove(best)
        if worth[best] > 0 and candidates[best][1] <= free:
            expected.append(best)
            free -= candidates[best][1]
            covered |= candidates[best][0]
    assert [c.candidate for c in chosen] == expected
    assert sum(candidates[c.candidate][1] for c in chosen) <= budget


def test_each_choice_says_what_it_was_the_first_to_cover():
    both, one = frozenset({("x",), ("y",)}), frozenset({("y",)})
    chosen = choose([both, one], {("x",): 1.0, ("y",): 2.0}, lambda _: 5, lambda _: True, lambda _: ())
    assert [(c.candidate, c.concepts) for c in chosen] == [(0, (("y",), ("x",)))]
