-- A board says who was right in part: of whoever earns half of every list, “0 of 5 right” is unkind.

BEGIN;

-- Points without being right are points for a part. Like `right_count`, a correction holds the
-- difference.
ALTER TABLE scores ADD COLUMN part_count INTEGER NOT NULL DEFAULT 0
    CHECK (part_count BETWEEN -1 AND 1);
UPDATE scores SET part_count = 1 WHERE cause = 'settlement' AND right_count = 0 AND points > 0;

ALTER TABLE boards ADD COLUMN part_count INTEGER NOT NULL DEFAULT 0;
UPDATE boards SET part_count = earned.parts
FROM (
    SELECT games.guild_id, key.value AS period, scores.member_id, sum(part_count) AS parts
    FROM scores JOIN json_each(scores.periods) AS key
    JOIN rounds ON rounds.id = scores.round_id JOIN games ON games.id = rounds.game_id
    WHERE rounds.settled_ms IS NOT NULL AND part_count <> 0
    GROUP BY 1, 2, 3
) AS earned
WHERE earned.guild_id = boards.guild_id AND earned.period = boards.period
  AND earned.member_id = boards.member_id;

PRAGMA user_version = 4;

COMMIT;
