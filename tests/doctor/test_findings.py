from bot.doctor.findings import has_problem, ok, problem, warning

ALL = [
    ("clock", ok("within 2 seconds")),
    ("servers", warning("in no server yet.", "Invite it.")),
    ("disk", problem("4 MB free.", "Make room.")),
]


def test_only_a_problem_has_to_be_mended() -> None:
    assert has_problem(ALL)
    assert not has_problem(ALL[:2])
