"""Databases of every earlier version, made by its own scripts, with rows as that version wrote."""

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from bot.storage.sqlite.schema import scripts
from tests.storage.building import CHANNEL, CONTENT, GUILD

# Ada and Bo: one game that ended, in which Ada changed her mind; one cut off in its second round.
_VERSION_1 = f"""
INSERT INTO members VALUES (1, {GUILD}, 11, 'Ada'), (2, {GUILD}, 12, 'Bo');
INSERT INTO questions VALUES (printf('%064d', 1), 'q1', '{CONTENT.decode()}'),
    (printf('%064d', 2), 'q2', '{CONTENT.decode().replace("largest", "biggest")}');
INSERT INTO games VALUES
    (1, {GUILD}, {CHANNEL}, 1, '[["planets", "r1"]]', '{{"questions":1}}', 1000, 3000, 'finished'),
    (2, {GUILD}, {CHANNEL}, 2, '[["planets", "r1"]]', '{{"questions":5}}', 4000, NULL, NULL);
INSERT INTO rounds VALUES
    (1, 1, 1, printf('%064d', 1), 'q1', '[2,0,1]', 2000, 901, 1100, 2500),
    (2, 2, 1, printf('%064d', 2), 'q2', '[0,1,2]', 5000, 902, 4100, 5500),
    (3, 2, 2, printf('%064d', 1), 'q1', '[1,0,2]', 8000, 903, 6100, NULL);
INSERT INTO answers VALUES (1, 1, 1, 0, 1500, 400), (1, 1, 2, 1, 1600, 500),
    (1, 2, 1, 2, 1700, 600), (2, 2, 1, 1, 4500, 400), (3, 1, 1, 1, 6500, 400);
INSERT INTO scores VALUES (1, 1, 'settlement', 150, 1, '["all","2026"]'),
    (1, 2, 'settlement', 0, 0, '["all","2026"]'), (2, 2, 'settlement', 90, 0, '["all"]');
INSERT INTO boards VALUES ({GUILD}, '2026', 1, 150, 1, 1), ({GUILD}, '2026', 2, 0, 0, 1),
    ({GUILD}, 'all', 1, 150, 1, 1), ({GUILD}, 'all', 2, 90, 0, 2);
INSERT INTO board_points VALUES
    ({GUILD}, '2026', 1, 0, 1), ({GUILD}, '2026', 1, 150, 1), ({GUILD}, '2026', 256, 0, 2),
    ({GUILD}, '2026', 65536, 0, 2), ({GUILD}, 'all', 1, 90, 1), ({GUILD}, 'all', 1, 150, 1),
    ({GUILD}, 'all', 256, 0, 2), ({GUILD}, 'all', 65536, 0, 2);
"""  # noqa: S608 - constants of the tests

# The same evening, as version 2 wrote it.
_VERSION_2 = f"""
INSERT INTO members VALUES (1, {GUILD}, 11, 'Ada', 0), (2, {GUILD}, 12, 'Bo', 0);
INSERT INTO questions VALUES (printf('%064d', 1), 'q1', '{CONTENT.decode()}'),
    (printf('%064d', 2), 'q2', '{CONTENT.decode().replace("largest", "biggest")}');
INSERT INTO games (id, guild_id, channel_id, starter_id, packs, request,
    started_ms, ended_ms, end_reason, plan)
    SELECT 1, {GUILD}, {CHANNEL}, 1, '[["planets", "r1"]]', '{{"questions":1}}',
    1000, 3000, 'finished', json_array(printf('%064d', 1));
INSERT INTO games (id, guild_id, channel_id, starter_id, packs, request,
    started_ms, ended_ms, end_reason, plan)
    SELECT 2, {GUILD}, {CHANNEL}, 2, '[["planets", "r1"]]', '{{"questions":5}}',
    4000, NULL, NULL, json_array(printf('%064d', 2), printf('%064d', 1));
INSERT INTO rounds VALUES
    (1, 1, 1, printf('%064d', 1), 'q1', '[2,0,1]', 2000, 901, 1100, 2500, 0, 1),
    (2, 2, 1, printf('%064d', 2), 'q2', '[0,1,2]', 5000, 902, 4100, 5500, 0, 1),
    (3, 2, 2, printf('%064d', 1), 'q1', '[1,0,2]', 8000, 903, 6100, NULL, 0, 0);
INSERT INTO answers SELECT column1, column2, column3,
    json_object('type', 'picked', 'option', column4), column5, column6 FROM (VALUES
    (1, 1, 1, 0, 1500, 400), (1, 1, 2, 1, 1600, 500), (1, 2, 1, 2, 1700, 600),
    (2, 2, 1, 1, 4500, 400), (3, 1, 1, 1, 6500, 400));
INSERT INTO bag VALUES ({GUILD}, 'q1', 1), ({GUILD}, 'q2', 1);
{_VERSION_1[_VERSION_1.index("INSERT INTO scores") :]}
"""  # noqa: S608 - as above

# Since version 2 there may also be Cy, who hid after a point; a server that was left, and one that
# is erased in part; and a last sign of life.
LEFT, HALF_ERASED = GUILD + 5, GUILD + 6
_MORE = f"""
INSERT INTO members VALUES (31, {GUILD}, 31, 'Cy', 1), (32, {HALF_ERASED}, 11, 'Ada', 0);
INSERT INTO answers VALUES (1, 31, 1, json_object('type', 'picked', 'option', 1), 1800, 700);
INSERT INTO scores VALUES (1, 31, 'settlement', 40, 1, '["all","2026"]');
INSERT INTO liveness VALUES (1, 7000);
INSERT INTO left_guilds VALUES ({LEFT}, 5000, 0), ({HALF_ERASED}, 4000, 1);
"""  # noqa: S608 - as above
_VERSION_2 += _MORE
_VERSION_3 = _VERSION_2.replace("end_reason", "ending")
# Version 4 counts points for a part: Bo's 90.
_VERSION_4 = (
    _VERSION_3.replace(
        "INTO scores", "INTO scores (round_id, member_id, cause, points, right_count, periods)"
    ).replace(
        "INTO boards", "INTO boards (guild_id, period, member_id, points, right_count, answered)"
    )
    + """
UPDATE scores SET part_count = 1 WHERE points = 90;
UPDATE boards SET part_count = 1 WHERE points = 90;
"""
)

ROWS = {1: _VERSION_1, 2: _VERSION_2, 3: _VERSION_3, 4: _VERSION_4}
"""What is put into a database of each version but the newest."""


def make_earlier(path: Path, version: int) -> Path:
    """Make a database of a version, with its rows, and return its path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA journal_mode = WAL")
        for number, script in scripts():
            if number <= version:
                connection.executescript(script)
        connection.executescript(f"BEGIN; {ROWS[version]} COMMIT;")
    return path


def endings_in_words(sentences: Iterable[str]) -> list[str]:
    """Return statements that add games to version 2 that ended so, from number 10 on.

    Two members are called “Twin”, one is called as a sentence ends, and one was erased.
    """
    games = (
        f"({number}, {GUILD}, 7, 2, '[]', '{{}}', 1, 2, '{words}', '[]')"
        for number, words in enumerate(sentences, 10)
    )
    members = (
        f"(3, {GUILD}, 13, 'Twin', 0)",
        f"(4, {GUILD}, 14, 'Twin', 0)",
        f"(5, {GUILD + 1}, 13, 'The stopped the game.', 0)",
        f"(6, {GUILD}, -6, 'A former member', 0)",
    )
    return [
        f"INSERT INTO members VALUES {', '.join(members)}",  # noqa: S608 - constants of the tests
        f"INSERT INTO games VALUES {', '.join(games)}",  # noqa: S608 - as above
    ]


def stopped_games(number: int) -> list[str]:
    """Return statements that add so many games to version 2, each stopped by another member."""
    count = "WITH RECURSIVE n (i) AS (SELECT 100 UNION ALL SELECT i + 1 FROM n WHERE i < {number})"
    members = "INSERT INTO members {count} SELECT i, {guild}, 1000 + i, 'Ann ' || i, 0 FROM n"
    games = """INSERT INTO games {count} SELECT i, {guild}, i, 2, '[]', '{{}}', 1, 2,
        'Ann ' || i || ' stopped the game.', '[]' FROM n"""
    numbers = count.format(number=number)
    return [each.format(count=numbers, guild=GUILD) for each in (members, games)]
