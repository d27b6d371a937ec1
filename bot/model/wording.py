"""What a text that a person writes may hold, as patterns."""

TEXT = r"^[^\x00]*$"
"""A NUL is no letter of any language, and what letters and files are made with does not take it."""
BLANK = (
    r"\s\x00-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    r"\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0"
)
"""What shows nothing by itself: spaces, control and format characters, fillers, selectors."""
SAYS_SOMETHING = rf"^[^\x00]*[^{BLANK}][^\x00]*$"
