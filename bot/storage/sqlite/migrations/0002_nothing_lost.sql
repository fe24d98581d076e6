-- Games that outlive a restart, every kind of answer, the bag of a server, and the right to be
-- forgotten.

BEGIN;

-- The hashes of a game's questions in the order of asking. Of a game from before, no more is
-- known than the rounds that it had.
ALTER TABLE games ADD COLUMN plan TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(plan));
UPDATE games SET plan = (
    SELECT json_group_array(question_hash) FROM (
        SELECT question_hash FROM rounds WHERE rounds.game_id = games.id ORDER BY number
    )
);
CREATE INDEX games_of_guild ON games (guild_id);
CREATE INDEX games_of_starter ON games (starter_id);

-- `away_ms`: how long the bot was away while the round was open, all of it together.
ALTER TABLE rounds ADD COLUMN away_ms INTEGER NOT NULL DEFAULT 0 CHECK (away_ms >= 0);
ALTER TABLE rounds ADD COLUMN revealed INTEGER NOT NULL DEFAULT 0 CHECK (revealed IN (0, 1));
UPDATE rounds SET revealed = 1 WHERE settled_ms IS NOT NULL;

-- `given`: the answer as JSON, whatever its kind; NULL once the words that were typed are erased.
CREATE TABLE answers_of_every_kind (
    round_id   INTEGER NOT NULL REFERENCES rounds (id),
    member_id  INTEGER NOT NULL REFERENCES members (id),
    seq        INTEGER NOT NULL CHECK (seq >= 1),
    given      TEXT    CHECK (given IS NULL OR json_valid(given)),
    at_ms      INTEGER NOT NULL,
    elapsed_ms INTEGER NOT NULL,
    PRIMARY KEY (round_id, member_id, seq)
) STRICT, WITHOUT ROWID;
INSERT INTO answers_of_every_kind
SELECT round_id, member_id, seq, json_object('type', 'picked', 'option', option), at_ms, elapsed_ms
FROM answers;
DROP TABLE answers;
ALTER TABLE answers_of_every_kind RENAME TO answers;
CREATE INDEX answers_of_member ON answers (member_id);
CREATE INDEX scores_of_member ON scores (member_id);
CREATE INDEX boards_of_member ON boards (member_id);

-- A hidden member has no rows in boards and is not counted in board_points. An erased member keeps
-- the surrogate id alone: their user_id is its negative, which is nobody's.
ALTER TABLE members ADD COLUMN hidden INTEGER NOT NULL DEFAULT 0 CHECK (hidden IN (0, 1));

-- How often each question left the bag of a server. What was asked before has left it once.
CREATE TABLE bag (
    guild_id    INTEGER NOT NULL,
    question_id TEXT    NOT NULL,
    lap         INTEGER NOT NULL CHECK (lap >= 1),
    PRIMARY KEY (guild_id, question_id)
) STRICT, WITHOUT ROWID;
INSERT INTO bag
SELECT DISTINCT games.guild_id, rounds.question_id, 1
FROM rounds JOIN games ON games.id = rounds.game_id;

-- One row: when the bot was last known to be alive.
CREATE TABLE liveness (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
    alive_ms INTEGER NOT NULL
) STRICT;

-- Servers that the bot was removed from; once `erasing`, only a part of their data is left.
CREATE TABLE left_guilds (
    guild_id INTEGER PRIMARY KEY,
    left_ms  INTEGER NOT NULL,
    erasing  INTEGER NOT NULL DEFAULT 0 CHECK (erasing IN (0, 1))
) STRICT;

PRAGMA user_version = 2;

COMMIT;
