-- How a game ended is a code, with the member who stopped it where one did. Until now it was a
-- sentence with their name in it, which an erasure found only while they were still called so.

BEGIN;

-- Who stopped a game can be told where exactly one member of its server is called like that now.
-- length(' stopped the game.') is 18.
CREATE TEMP TABLE alone (
    guild_id INTEGER, name TEXT, id INTEGER, PRIMARY KEY (guild_id, name)
) WITHOUT ROWID;
INSERT INTO alone
SELECT guild_id, name, min(id) FROM members
WHERE user_id > 0 GROUP BY guild_id, name HAVING count(*) = 1;
CREATE TEMP TABLE stopped (game INTEGER PRIMARY KEY, member INTEGER);
INSERT INTO stopped
SELECT games.id, alone.id
FROM games CROSS JOIN alone ON alone.guild_id = games.guild_id
                           AND alone.name = substr(end_reason, 1, length(end_reason) - 18)
WHERE substr(end_reason, -18) = ' stopped the game.';
DROP TABLE alone;

ALTER TABLE games RENAME COLUMN end_reason TO ending;
UPDATE games SET ending = CASE
    WHEN ending = 'finished' THEN 'finished'
    WHEN substr(ending, -18) = ' stopped the game.' THEN 'stopped'
    WHEN ending = 'Nobody answered twice in a row, so the game ends here.' THEN 'quiet'
    WHEN ending = 'The bot was away for too long.' THEN 'away'
    WHEN ending = 'The game could not go on.' THEN 'unreadable'
    WHEN ending = 'Something went wrong inside the bot. The points so far are kept.' THEN 'broken'
    WHEN ending GLOB 'This channel no longer exists.*'
      OR ending GLOB 'The message no longer exists.*'
      OR ending GLOB 'I am not allowed to post here any more: *'
      OR ending GLOB 'Discord did not take the message*'
      OR ending GLOB 'The card of this round was never posted.*' THEN 'unshown'
    WHEN ending GLOB 'Not saved: *' OR ending GLOB 'Perhaps not saved: *' THEN 'unsaved'
    ELSE 'unknown'
END
WHERE ending IS NOT NULL;

-- `ended_by`: the member who stopped the game. From now on no sentence fits into `ending`.
ALTER TABLE games ADD COLUMN ended_by INTEGER REFERENCES members (id)
    CHECK (ending NOT GLOB '*[^a-z_]*') CHECK (ended_by IS NULL OR ending = 'stopped');
UPDATE games SET ended_by = (SELECT member FROM stopped WHERE game = games.id)
WHERE ending = 'stopped';
DROP TABLE stopped;
CREATE INDEX games_ended_by ON games (ended_by);

-- Whoever was erased has no name, and is given one only on a card.
UPDATE members SET name = '' WHERE user_id < 0;

PRAGMA user_version = 3;

COMMIT;
