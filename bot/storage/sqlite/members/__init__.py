"""Members and servers: what is kept of them, and how it goes away."""
