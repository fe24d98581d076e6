"""What a game needs of the world, one role a file."""
