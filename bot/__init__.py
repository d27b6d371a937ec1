"""Recourse: live-chat support that ends in an answer, a person, or a complaint that can be proved."""
