"""All that members read: catalogues, and text from people made safe for a card."""
