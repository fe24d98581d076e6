from dataclasses import replace

import pytest

from bot.game.question import Kind
from bot.packs.linting import self_contained
from tests.support.drafts import TITAN, context, draft, found, with_question

CHOICE = draft(Kind.CHOICE, "person")


@pytest.mark.parametrize(
    "stem",
    [
        "In which year did he discover the moon Titan?",
        "Which album did the group make in the year 2001?",
        "Who sang the song at the end of the show?",
        "True or false: her friends called the moon a star.",
        "Which moon was discovered in the same year?",
        "What did the probe land on yesterday, of all days?",
        "What does the article say about the probe?",
        "True or false: they landed on Titan in 2005.",
        "What is the name of this planet’s largest moon?",
        "Which moon is it that this planet has?",
        "Which planet does the writer call the most beautiful?",
        "This writer was born in Bloemfontein, far from England.",
    ],
)
def test_a_stem_that_leans_on_another_text_is_an_error(stem: str) -> None:
    assert found(self_contained.self_contained, with_question(CHOICE, stem=stem))


@pytest.mark.parametrize(
    "stem",
    [
        "In which year did Christiaan Huygens point his telescope at Titan?",
        "Which astronomer ground the lenses of his own telescope?",
        "Which album did the group O-Town make in the year 2001?",
        "Which moon did the book “Cosmotheoros” describe in 1698?",
        "Who sang the song that ’N Sync had made in 2001?",
        "Which of these moons is the largest of them all?",
        "Which of these groups made the album “They” in 2001?",
        "In which year did astronauts first walk on the Moon?",
        "True or false: Titan is the only moon whose air is thick.",
        "True or false: Titan lost the moon’s only lake.",
        "This moon has lakes of methane. Which moon is it?",
        "This rock band split after the band’s last album. Which rock band is it?",
        "This writer was born in Bloemfontein. Which writer is it?",
        "Who is the author of the novel “Cosmotheoros”?",
        "Which inventor of clocks named a moon after his wife?",
        "Which planet has a moon named after a king and his daughter?",
    ],
)
def test_a_stem_that_names_what_it_speaks_of_stands_alone(stem: str) -> None:
    assert not found(self_contained.self_contained, with_question(CHOICE, stem=stem))


def test_a_name_may_follow_however_it_begins() -> None:
    band = '[entities.band]\nname = "’t Hooft"\ntype = "group"\nkind = "band"\n'
    stem = "Which album did the band ’t Hooft make in 2001?"
    one = with_question(CHOICE, stem=stem)
    assert found(self_contained.self_contained, one)
    assert not found(self_contained.self_contained, one, context(f"{TITAN}\n{band}"))


@pytest.mark.parametrize(
    "stem",
    [
        "Which probe is currently on its way to Titan?",
        "Which is the latest probe to have landed on Titan?",
        "What is so far the only probe on Titan?",
        "Which probe will fly to Titan next year?",
        "True or false: Titan is still the largest moon of Saturn.",
    ],
)
def test_what_changes_with_time_needs_a_date(stem: str) -> None:
    assert found(self_contained.dated_if_it_changes, with_question(CHOICE, stem=stem))
    dated = f"{stem[:-1]}, as of May 2014?"
    assert not found(self_contained.dated_if_it_changes, with_question(CHOICE, stem=dated))


@pytest.mark.parametrize(
    "stem",
    [
        "Which astronomer wrote it down as soon as it was seen?",
        "Which of these songs is called “Now and Forever”?",
        "Which astronomer knew that snow had fallen there?",
    ],
)
def test_words_that_only_look_like_time_are_fine(stem: str) -> None:
    assert not found(self_contained.dated_if_it_changes, with_question(CHOICE, stem=stem))


def test_a_fact_that_changes_needs_a_date_in_every_stem() -> None:
    changing = replace(CHOICE, fact=replace(CHOICE.fact, changes=True))
    undated = "Which moon of the planet Saturn is the largest one?"
    assert found(self_contained.dated_if_it_changes, with_question(changing, stem=undated))
    dated = "Which moon of Saturn was, as of 2014, the largest?"
    assert not found(self_contained.dated_if_it_changes, with_question(changing, stem=dated))
