"""Where a game is shown: its channel, its cards as they change, and private lines."""
