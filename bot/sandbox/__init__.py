"""A local stand-in for Discord, for trying, testing and showing the bot."""
