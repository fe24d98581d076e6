"""The simulated world, in memory and in Discord's JSON: servers, people, messages, interactions."""
