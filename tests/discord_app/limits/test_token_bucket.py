import pytest

from bot.discord_app.limits.token_bucket import MOST_KNOWN, TokenBuckets


class Watch:
    def __init__(self) -> None:
        self.at = 100.0

    def __call__(self) -> float:
        return self.at


@pytest.fixture
def watch() -> Watch:
    return Watch()


def test_more_than_the_allowance_has_to_wait_and_waiting_costs_nothing(watch: Watch) -> None:
    allowance = TokenBuckets(2, 0.5, watch)
    assert [allowance.use(1) for _ in range(4)] == [0, 0, 2, 2]
    watch.at += 2
    assert [allowance.use(1), allowance.use(1)] == [0, 2]


def test_members_do_not_pay_for_each_other(watch: Watch) -> None:
    allowance = TokenBuckets(1, 1, watch)
    assert [allowance.use(user) for user in (1, 2, 1)] == [0, 0, 1]


def test_what_costs_more_takes_more(watch: Watch) -> None:
    allowance = TokenBuckets(10, 1, watch)
    assert allowance.use(1, 8) == 0
    assert allowance.use(1, 8) == 6
    assert allowance.use(1, 2) == 0


def test_going_too_far_is_news_once_until_the_member_holds_back(watch: Watch) -> None:
    allowance = TokenBuckets(4, 1, watch)
    for _ in range(500):
        while not allowance.use(1):
            pass
        assert allowance.is_news(1) is (watch.at == 100)
        watch.at += 0.1
    watch.at += 2
    assert allowance.is_news(1)


def test_an_allowance_is_never_more_than_the_burst(watch: Watch) -> None:
    allowance = TokenBuckets(3, 1, watch)
    allowance.use(1)
    watch.at += 1_000
    assert [allowance.use(1) for _ in range(4)] == [0, 0, 0, 1]


def test_however_many_come_only_so_many_are_remembered(watch: Watch) -> None:
    allowance = TokenBuckets(1, 1, watch)
    for user in range(3 * MOST_KNOWN):
        allowance.use(user)
        allowance.use(-1)  # never quiet, so never forgotten
    assert len(allowance) == MOST_KNOWN
    assert allowance.use(-1) > 0
