"""Who plays: a member's hand, a simulated crowd, the demo, and what all of them read."""
