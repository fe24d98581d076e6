"""Which answers of a pack would take each other's strings."""

from bot.game.judging import Answer, conflicts


def answers(*forms: str) -> list[Answer]:
    return [Answer(accepted=(form,)) for form in forms]


def test_answers_that_differ_do_not_conflict() -> None:
    assert conflicts(answers("Paris", "London", "1969", "1968", "Henry VII", "Henry VIII")) == []


def test_one_value_in_two_forms_is_a_conflict_in_both_directions() -> None:
    found = conflicts(answers("7", "seven apples", "1/2", "0.5"))
    assert [(each.answer.accepted[0], each.given) for each in found] == [
        ("1/2", "0.5"),
        ("0.5", "1/2"),
    ]


def test_slips_conflict_only_where_the_pack_is_not_at_hand() -> None:
    pair = answers("Vermithor", "Vermithar")
    assert conflicts(pair) == []
    assert len(conflicts(pair, guarded=False)) == 2


def test_answers_that_share_a_string_are_one() -> None:
    assert conflicts([Answer(accepted=("MTV", "Music TV")), Answer(accepted=("MTV",))]) == []
