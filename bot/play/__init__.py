"""A live game: timers and effects around the rules, speaking to ports only."""
