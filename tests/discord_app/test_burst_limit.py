import pytest

from bot.discord_app.burst_limit import TIDY_ABOVE, BurstLimit
from bot.errors import PlayError


class Watch:
    def __init__(self) -> None:
        self.at = 100.0

    def __call__(self) -> float:
        return self.at


def test_a_burst_is_refused_with_the_time_to_wait() -> None:
    watch = Watch()
    limit = BurstLimit(2, 20, watch)
    limit.use(1)
    watch.at += 5
    limit.use(1)
    with pytest.raises(PlayError, match="Give it 15 seconds"):
        limit.use(1)


def test_members_do_not_pay_for_each_other() -> None:
    limit = BurstLimit(1, 20, Watch())
    limit.use(1)
    limit.use(2)


def test_after_a_while_all_is_well_again() -> None:
    watch = Watch()
    limit = BurstLimit(1, 20, watch)
    limit.use(1)
    watch.at += 20
    limit.use(1)


def test_quiet_members_are_forgotten() -> None:
    watch = Watch()
    limit = BurstLimit(1, 20, watch)
    for user in range(TIDY_ABOVE + 1):
        limit.use(user)
    watch.at += 21
    limit.use(-1)
    assert len(limit._recent) == 1
