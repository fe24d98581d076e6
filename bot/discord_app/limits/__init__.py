"""What one member may send, and what is still waiting for an answer."""
