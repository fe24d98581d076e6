"""What happened: games, rounds, answers and settlements."""
