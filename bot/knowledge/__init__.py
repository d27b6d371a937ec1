"""Finds the firm's article that answers a question, or says honestly that there is none."""
