"""Who plays: a member's hand, a simulated crowd, and what all of them read."""
