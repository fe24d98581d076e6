"""How DATABASE_URL is named to an operator: without anything in it that may be a password."""

from bot.addresses import without_login


def told(url: str) -> str:
    """Return the begin of a sentence about an address, which a complaint goes on with.

    Of another engine's address it names the scheme only: what follows may hold a password.
    """
    scheme, colon, _ = url.partition("://")
    if colon and not url.startswith("sqlite:"):
        return f"DATABASE_URL is {f'{without_login(scheme)}://…'!r}"
    return f"DATABASE_URL is {without_login(url)!r}"
