"""Our own words in the reader's language: catalogues, dates, numbers; a government's words are never among them."""
