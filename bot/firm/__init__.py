"""The firm's own words and numbers: reads the files that people edit, with the place of every problem."""
