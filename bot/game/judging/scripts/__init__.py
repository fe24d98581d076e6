"""Scripts and signs: what characters are the same, and how one script is written in another."""
