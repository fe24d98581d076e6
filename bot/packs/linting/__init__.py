"""Linting: what every question of a pack must satisfy before anybody is asked it."""
