from collections import Counter
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bot.game.topic_order import apart


@given(st.lists(st.sampled_from("aab "), max_size=12), st.sampled_from("ab "))
def test_topics_are_kept_apart_whenever_they_can_be(topics: list[str], before: str) -> None:
    found = [topic.strip() for topic in apart(topics, str.strip, before.strip())]
    assert Counter(found) == Counter(topic.strip() for topic in topics)
    together = sum(one == other != "" for one, other in pairwise([before.strip(), *found]))
    most = Counter(filter(None, found)).most_common(1)
    name, count = most[0] if most else ("", 0)
    room = len(found) - count + (name != before.strip())
    assert together <= max(0, count - room) + (len(found) == 1)


def test_an_order_that_is_well_mixed_stays() -> None:
    assert apart(["a", "b", "", "", "a"], str) == ("a", "b", "", "", "a")
    assert apart(["a", "a", "", "b"], str) == ("a", "", "a", "b")
