"""The bot on Discord: the only package that imports `discord`."""
