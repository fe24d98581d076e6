"""What members read, in each language: catalogues, and text from people made safe for a card.

The English of a sentence stands where it is said, in `cards`, `kinds` and `commands`.
"""
