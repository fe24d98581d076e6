"""The buttons, menus and forms that cards carry."""
