"""Closing: the cards after a game's last round, and the words for why it ended early."""

from bot.play.score_sheet import ScoreSheet
from bot.ports.stage import ClosingCard, FootnotesCard, PodiumCard

FINISHED = "finished"
QUIET = "Nobody answered twice in a row, so the game ends here."
INTERRUPTED = "The bot was away for too long."
LOST = "The game could not go on."
BUG = "Something went wrong inside the bot. The points so far are kept."


def closing_cards(game: int, sheet: ScoreSheet, reason: str) -> list[ClosingCard]:
    """Return the podium and, if there is anything to look back on, Tonight's footnotes."""
    podium = PodiumCard(
        game=game,
        rounds_played=sheet.rounds_played,
        standing=sheet.standing(),
        reason=reason,
    )
    found = sheet.highlights()
    return [podium] if found is None else [podium, FootnotesCard(game, found)]
