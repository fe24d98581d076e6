"""Stores of games, answers and scores; one contract, one folder per engine."""
