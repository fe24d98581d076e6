"""Names of people: surnames, titles, nicknames."""
