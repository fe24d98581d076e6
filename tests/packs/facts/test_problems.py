from bot.packs.facts.problems import Problem, Severity, has_errors

WARNING = Problem("a.toml", "facts.f1", "This is odd.", severity=Severity.WARNING)
ERROR = Problem("a.toml", "", "This is wrong.", "Mend it.")


def test_a_problem_reads_as_one_line() -> None:
    assert str(WARNING) == "warning: a.toml: facts.f1: This is odd."
    assert str(ERROR) == "error: a.toml: This is wrong. Mend it."


def test_only_errors_keep_a_file_out_of_play() -> None:
    assert not has_errors([WARNING])
    assert has_errors([WARNING, ERROR])
