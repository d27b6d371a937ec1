"""The complaints register: dates, lifecycle, chain, receipts, letters. Pure after loading its files."""
