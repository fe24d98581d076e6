"""What is: servers, people, messages and interactions, in memory and in Discord's JSON."""
