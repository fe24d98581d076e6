"""Content: from fact files on disk to checked questions in memory."""
