-- The ledger (games, rounds, answers, scores) and the boards that are added up from it.
-- Times are Unix milliseconds in UTC; ids of guilds, channels, messages and users are Discord's.

BEGIN;

-- "Foot": tells a database of this bot from any other SQLite file.
PRAGMA application_id = 1181708148;

-- The ledger refers to the surrogate id, so that a person can be erased without changing a sum.
CREATE TABLE members (
    id       INTEGER PRIMARY KEY,
    guild_id INTEGER NOT NULL,
    user_id  INTEGER NOT NULL,
    name     TEXT    NOT NULL, -- the display name last seen
    UNIQUE (guild_id, user_id)
) STRICT;

-- A question as it was asked, stored once; its id survives rewording, its hash does not.
CREATE TABLE questions (
    hash    TEXT PRIMARY KEY CHECK (length(hash) = 64),
    id      TEXT NOT NULL,
    content TEXT NOT NULL CHECK (json_valid(content))
) STRICT;

CREATE TABLE games (
    id         INTEGER PRIMARY KEY,
    guild_id   INTEGER NOT NULL,
    channel_id INTEGER NOT NULL,
    starter_id INTEGER NOT NULL REFERENCES members (id),
    packs      TEXT    NOT NULL CHECK (json_valid(packs)), -- [[id, revision], …]
    request    TEXT    NOT NULL CHECK (json_valid(request)),
    started_ms INTEGER NOT NULL,
    ended_ms   INTEGER,
    end_reason TEXT,
    CHECK ((ended_ms IS NULL) = (end_reason IS NULL))
) STRICT;

CREATE UNIQUE INDEX one_unfinished_game_a_channel ON games (channel_id) WHERE ended_ms IS NULL;

CREATE TABLE rounds (
    id            INTEGER PRIMARY KEY,
    game_id       INTEGER NOT NULL REFERENCES games (id),
    number        INTEGER NOT NULL CHECK (number >= 1),
    question_hash TEXT    NOT NULL REFERENCES questions (hash),
    question_id   TEXT    NOT NULL,
    option_order  TEXT    NOT NULL CHECK (json_valid(option_order)), -- shown i is the pack's [i]
    deadline_ms   INTEGER NOT NULL,
    message_id    INTEGER,
    posted_ms     INTEGER,
    settled_ms    INTEGER,
    UNIQUE (game_id, number)
) STRICT;

-- Every tap that was acknowledged; which of a member's counts is the round's rule.
CREATE TABLE answers (
    round_id   INTEGER NOT NULL REFERENCES rounds (id),
    member_id  INTEGER NOT NULL REFERENCES members (id),
    seq        INTEGER NOT NULL CHECK (seq >= 1),
    option     INTEGER NOT NULL CHECK (option >= 0),
    at_ms      INTEGER NOT NULL,
    elapsed_ms INTEGER NOT NULL,
    PRIMARY KEY (round_id, member_id, seq)
) STRICT, WITHOUT ROWID;

-- Points come to be here and nowhere else. A correction is a row with a cause of its own
-- ("ruling:1", "undo:1") that holds the difference, never an edit.
CREATE TABLE scores (
    round_id    INTEGER NOT NULL REFERENCES rounds (id),
    member_id   INTEGER NOT NULL REFERENCES members (id),
    cause       TEXT    NOT NULL CHECK (cause <> ''),
    points      INTEGER NOT NULL,
    right_count INTEGER NOT NULL CHECK (right_count BETWEEN -1 AND 1),
    periods     TEXT    NOT NULL CHECK (json_valid(periods)), -- keys of the boards it counts in
    PRIMARY KEY (round_id, member_id, cause)
) STRICT, WITHOUT ROWID;

-- Sums of scores; can be added up again from the ledger at any time.
CREATE TABLE boards (
    guild_id    INTEGER NOT NULL,
    period      TEXT    NOT NULL,
    member_id   INTEGER NOT NULL REFERENCES members (id),
    points      INTEGER NOT NULL CHECK (points >= 0),
    right_count INTEGER NOT NULL,
    answered    INTEGER NOT NULL,
    PRIMARY KEY (guild_id, period, member_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX boards_by_points ON boards (guild_id, period, points DESC, member_id);

-- How many members have so many points: exactly (width 1), and in spans of 256 and 65536 points,
-- where `points` is the span's first. A rank is a sum of a few hundred of these rows.
CREATE TABLE board_points (
    guild_id INTEGER NOT NULL,
    period   TEXT    NOT NULL,
    width    INTEGER NOT NULL CHECK (width IN (1, 256, 65536)),
    points   INTEGER NOT NULL CHECK (points % width = 0),
    members  INTEGER NOT NULL CHECK (members >= 0),
    PRIMARY KEY (guild_id, period, width, points)
) STRICT, WITHOUT ROWID;

-- Empty but for a moment within a settlement; finds the totals that nobody has any more.
CREATE INDEX deserted_points ON board_points (guild_id) WHERE members = 0;

PRAGMA user_version = 1;

COMMIT;
