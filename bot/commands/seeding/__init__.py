"""Plays people and conversations through the real actions, on a clock of its own."""
