-- Whatever a process keeps going is on record with its owner. Until now there was one process.

BEGIN;

ALTER TABLE games ADD COLUMN owner TEXT NOT NULL DEFAULT 'solo' CHECK (owner <> '');

-- When each owner was last known to be alive.
CREATE TABLE liveness_of_owners (
    owner    TEXT PRIMARY KEY CHECK (owner <> ''),
    alive_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO liveness_of_owners SELECT 'solo', alive_ms FROM liveness;
DROP TABLE liveness;
ALTER TABLE liveness_of_owners RENAME TO liveness;

-- Every server that the bot is in or was in. `left_ms`: since when it is removed from it; once
-- `erasing`, only a part of the data is left. `settings`: what moderators have set, as JSON.
CREATE TABLE servers (
    guild_id INTEGER PRIMARY KEY,
    owner    TEXT    NOT NULL CHECK (owner <> ''),
    left_ms  INTEGER,
    erasing  INTEGER NOT NULL DEFAULT 0 CHECK (erasing IN (0, 1)),
    settings TEXT    NOT NULL DEFAULT '{}' CHECK (json_valid(settings)),
    CHECK (left_ms IS NOT NULL OR NOT erasing)
) STRICT;
INSERT INTO servers (guild_id, owner, left_ms, erasing)
SELECT guild_id, 'solo', left_ms, erasing FROM left_guilds;
INSERT OR IGNORE INTO servers (guild_id, owner)
SELECT guild_id, 'solo' FROM (
    SELECT guild_id FROM games UNION SELECT guild_id FROM members UNION SELECT guild_id FROM bag
);
DROP TABLE left_guilds;

PRAGMA user_version = 5;

COMMIT;
