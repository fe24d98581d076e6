"""What cards are drawn with: their elements, and the values of the rules as they are said."""
