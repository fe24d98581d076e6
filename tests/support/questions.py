"""Questions for tests, each with only what the test is about."""

from bot.game.question import Choice, Question, Source, TrueFalse

SOURCE = Source("The planets", paragraph=3, as_of="2024")


def choice(
    name: str = "moon",
    *,
    fact: str = "",
    key: str = "",
    mentions: tuple[str, ...] = (),
    difficulty: int = 2,
    options: tuple[str, ...] = ("Venus", "Earth", "Mars", "Jupiter"),
    answer: str = "Earth",
) -> Choice:
    return Choice(
        id=f"planets/{name}/choice",
        stem=f"Which planet is the answer to the question about the {name} here?",
        difficulty=difficulty,
        fact=fact or name,
        statement=f"This is the fact about the {name}.",
        explanation=f"Now you know about the {name}.",
        source=SOURCE,
        key=key or f"answer of {name}",
        mentions=mentions,
        options=options,
        answer=answer,
    )


def true_false(name: str = "ring", *, answer: bool = True, fact: str = "") -> TrueFalse:
    return TrueFalse(
        id=f"planets/{name}/true_false",
        stem=f"True or false: is the statement about the {name} right?",
        difficulty=1,
        fact=fact or name,
        statement=f"This is the fact about the {name}.",
        explanation=f"Now you know about the {name}.",
        source=SOURCE,
        key=str(answer).lower(),
        answer=answer,
    )


def questions(count: int) -> list[Question]:
    return [choice(f"thing {number}") for number in range(count)]
