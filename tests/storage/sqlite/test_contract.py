"""The SQLite store keeps what every store promises."""

from tests.storage.contract import (
    AnswersContract,
    BoardsContract,
    GamesContract,
    RoundsContract,
    SettlementContract,
)
from tests.storage.contract_of_members import (
    ErasingContract,
    ExportContract,
    HidingContract,
)
from tests.storage.contract_of_restarts import (
    BagContract,
    LivenessContract,
    OwnersContract,
    ReopeningContract,
    UnfinishedContract,
)
from tests.storage.contract_of_servers import LeavingContract, SettingsContract


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


class TestUnfinished(UnfinishedContract):
    pass


class TestReopening(ReopeningContract):
    pass


class TestOwners(OwnersContract):
    pass


class TestBag(BagContract):
    pass


class TestLiveness(LivenessContract):
    pass


class TestExport(ExportContract):
    pass


class TestErasing(ErasingContract):
    pass


class TestHiding(HidingContract):
    pass


class TestLeaving(LeavingContract):
    pass


class TestSettings(SettingsContract):
    pass
