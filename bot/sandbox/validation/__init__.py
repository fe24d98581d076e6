"""What Discord refuses: its own schemas, and the rules that no schema says."""
