"""The doctor: looks at everything the bot needs, changes nothing, and says how to mend it."""
