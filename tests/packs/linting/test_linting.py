import pytest

from bot.game.question import Kind
from bot.packs.facts.problems import Severity
from bot.packs.linting.context import EachLint, WholeLint
from bot.packs.linting.kinds import lints_of
from bot.packs.linting.lints import EACH, WHOLE, lint
from tests.support.drafts import context, draft, drafts, with_question


@pytest.mark.parametrize("check", EACH)
def test_each_lint_is_silent_on_a_faultless_file(check: EachLint) -> None:
    assert [problem for each in drafts() for problem in check(each, context())] == []


@pytest.mark.parametrize("kind", Kind)
def test_each_lint_of_a_kind_is_silent_on_a_faultless_file(kind: Kind) -> None:
    ours = [each for each in drafts() if each.kind is kind]
    assert ours
    for check in lints_of(kind):
        assert [problem for each in ours for problem in check(each, context())] == []


@pytest.mark.parametrize("check", WHOLE)
def test_each_lint_of_a_whole_file_is_silent_on_a_faultless_one(check: WholeLint) -> None:
    assert list(check(drafts(), context())) == []


def test_the_faultless_file_yields_every_kind() -> None:
    assert {each.kind for each in drafts()} == set(Kind)


def test_every_problem_says_where_it_is_what_is_wrong_and_how_to_mend_it() -> None:
    bad = with_question(draft(Kind.CHOICE, "person"), stem="Seen yesterday")
    found = lint([bad], context().file)
    problems = [each for each in found if each.severity is Severity.ERROR]
    assert len(problems) == 3
    for problem in problems:
        assert problem.file == "titan.toml"
        assert problem.place == "facts.discovery (titan/discovery/person/choice)"
        assert problem.wrong.endswith(".")
        assert problem.fix.endswith(".")


def test_the_source_is_compared_where_it_is_given() -> None:
    source = "He had ground the lenses of the telescope with his brother Constantijn.\n\nTwo."
    problems = lint(drafts(), context().file, source)
    assert any("is copied from the source" in problem.wrong for problem in problems)
    assert any("not what the facts were taken from" in problem.wrong for problem in problems)
