"""Lints of typed questions."""

from bot.packs.linting.typed_answers import typed_only_where_closed

LINTS = (typed_only_where_closed,)
