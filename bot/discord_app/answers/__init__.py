"""Answers as they come in: taps, menus, forms and order panels.

Whether one counts, comes too late or has no try left is for the rules to say: `bot/game/round.py`.
"""
