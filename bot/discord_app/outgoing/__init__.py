"""The one way out to Discord.

`sender` answers interactions, `quick_replies` those of the hot path, `channel_messages` posts and
redraws cards; `encoding` makes Discord's JSON for all three.
"""
