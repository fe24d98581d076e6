"""Closing cards: those after a game's last round."""

from bot.game.ending import Ending
from bot.play.score_sheet import ScoreSheet
from bot.ports.stage import ClosingCard, FootnotesCard, PodiumCard


def closing_cards(game: int, sheet: ScoreSheet, ending: Ending | None) -> list[ClosingCard]:
    """Return the podium and, if there is anything to look back on, Tonight’s footnotes."""
    podium = PodiumCard(
        game=game,
        rounds_played=sheet.rounds_played,
        standing=sheet.standing(),
        ending=ending,
    )
    found = sheet.highlights()
    return [podium] if found is None else [podium, FootnotesCard(game, found)]
