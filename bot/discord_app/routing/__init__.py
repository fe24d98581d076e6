"""From a tap or a form to what takes it, once it is certain where it came from."""
