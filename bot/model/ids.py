"""Ids, typed so that one is never passed for another."""

from typing import NewType

ConversationId = NewType("ConversationId", str)
StaffId = NewType("StaffId", str)
FileId = NewType("FileId", str)
InquiryNumber = NewType("InquiryNumber", str)
"""`Q-2026-000456`; gaps allowed."""
Reference = NewType("Reference", str)
"""`C-2026-000123`; without gaps within a year of the legal zone."""
DraftId = NewType("DraftId", str)
"""Names a complaint that is being filed; the register accepts each once."""
