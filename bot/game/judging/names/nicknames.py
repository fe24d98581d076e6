"""A nickname in quotes inside a name: Dwayne “The Rock” Johnson goes by it and without it."""

import re

_PARTICLE = r"(?:[dl]['’]|v[ao]n|de[lrn]?|d[aiou]s?|l[ae])\b\S*"
_NAME = rf"(?!(?:The|An?)\s)(?:[^\W\d_a-z][\w.'’-]*|{_PARTICLE})"
_NICKNAMED = re.compile(
    rf"""\s*(?P<first>{_NAME}(?:\s+{_NAME})*)
    \s+(?:"(?P<a>[^"]+)"|[“”„](?P<b>[^“”]+)[”“]|«(?P<c>[^»]+)»
      |['‘](?P<d>[^'’]+)['’](?=\s|$)|\((?P<e>[^()]+)\))
    (?:\s+(?P<last>{_NAME}(?:\s+{_NAME})*))?\s*""",
    re.VERBOSE,
)
_QUOTE = re.compile("[\"“”„«'‘(]")
_MOST_WORDS = 4


def names_around_nickname(name: str, *, is_person: bool) -> tuple[str, ...]:
    """Return Dwayne Johnson and The Rock Johnson; nothing where no name has a nickname inside.

    Behind the name (Edson Arantes do Nascimento “Pelé”) it may be left out of a person's only.
    """
    match = _NICKNAMED.fullmatch(name) if _QUOTE.search(name) else None
    if match is None:
        return ()
    nickname = next(filter(None, match.group("a", "b", "c", "d", "e")))
    first, last = match["first"], match["last"]
    if nickname.islower() or len(nickname) < 2 or len(nickname.split()) > _MOST_WORDS:
        return ()  # as in Rock 'n' Roll
    if last:
        return (f"{first} {last}", f"{nickname} {last}")
    return (first,) if is_person and len(first.split()) > 1 else ()
