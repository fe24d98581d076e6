"""The slash commands, and what each looks at before it does anything."""
