"""Discord's REST API: what happens to a request, and the routes that do its work."""
