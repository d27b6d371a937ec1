"""What is counted, and how: one conversation measured, days added up, figures told. Pure."""
