"""English words that say nothing of what a text is about."""

_LITTLE = (
    "about after album all also and any are been before being boy but by did does during each ever"
    " first for from had has have her his how into its last long many more most much name new not"
    " of off on once one only other our out over own part place same show she some song such than"
    " that the their them then there these they this three time two under until very was were what"
    " when where which while who whose why will with year years you your"
)
EMPTY_WORDS = frozenset(_LITTLE.split())
