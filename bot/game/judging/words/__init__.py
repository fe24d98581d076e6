"""Single words: plurals, spellings, words that sound alike, slips, and what is said around them."""
