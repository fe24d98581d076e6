"""The command line, and all that it prints. Nothing is imported before a command needs it."""
