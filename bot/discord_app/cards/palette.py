"""The few colours of the cards; each only repeats what the words say."""

OPEN = 0x4A6FA5
SETTLED = 0x3E8E6E
FINISHED = 0xB8892F
PLAIN = 0x8A8F98
