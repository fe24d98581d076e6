"""The SQLite store keeps what every store promises."""

from tests.storage.contract import (
    AnswersContract,
    BoardsContract,
    GamesContract,
    RoundsContract,
    SettlementContract,
)


class TestGames(GamesContract):
    pass


class TestRounds(RoundsContract):
    pass


class TestAnswers(AnswersContract):
    pass


class TestSettlement(SettlementContract):
    pass


class TestBoards(BoardsContract):
    pass
