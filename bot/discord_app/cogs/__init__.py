"""Slash commands, one file a family."""
