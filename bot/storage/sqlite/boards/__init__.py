"""Who leads: the sums of the ledger, and the places in them."""
