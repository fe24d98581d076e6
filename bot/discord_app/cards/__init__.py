"""Cards: pure functions from values to what a message shows; nothing here knows discord.py."""
