from bot.packs.linting.kinds import true_false
from tests.support.drafts import found, true_or_false, with_question


def test_a_false_statement_needs_something_false_in_it() -> None:
    for answer in (True, False):
        good = true_or_false(answer=answer)
        assert not found(true_false.something_false, good)
        assert found(true_false.something_false, with_question(good, answer=not answer))
