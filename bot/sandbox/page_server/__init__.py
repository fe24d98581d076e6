"""What serves the page in `page/`: files, a live connection, the world as one member sees it."""
