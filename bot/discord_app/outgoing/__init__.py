"""The one way out to Discord: what is said to an interaction, and what is posted in a channel."""
