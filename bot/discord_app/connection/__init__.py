"""The connection to Discord: the client, the gateway, the registered commands, the servers."""
