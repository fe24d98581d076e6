"""A local stand-in for Discord, for trying, testing and showing the bot.

`world` is what there is; `rest` and `gateway` are the two ways in which the bot meets it, and
`validation` is what they refuse; `players` act in it; `page` is drawn in the browser and
`page_server` feeds it. `server` puts all of this on one port, `bot_process` runs the real bot
against it, and `main` is what the command line calls.
"""
