from hypothesis import given
from hypothesis import strategies as st

from bot.game.standing import ranked

totals = st.dictionaries(
    st.integers(1, 50), st.tuples(st.text(max_size=3), st.integers(0, 5)), max_size=20
)


def test_equal_points_share_a_place_and_the_next_place_is_skipped() -> None:
    places = ranked([(1, "Ann", 300), (2, "Bob", 500), (3, "Cleo", 300), (4, "Dan", 10)])
    assert [(place.place, place.name) for place in places] == [
        (1, "Bob"),
        (2, "Ann"),
        (2, "Cleo"),
        (4, "Dan"),
    ]


@given(totals)
def test_a_place_is_one_more_than_the_number_of_better_members(
    points: dict[int, tuple[str, int]],
) -> None:
    for place in ranked((user, name, total) for user, (name, total) in points.items()):
        better = sum(total > place.points for _, total in points.values())
        assert place.place == better + 1
