"""Every number of the search and of the decision. Set on the tuning half of tests/knowledge/questions.yaml.

After a change run `python -m bot knowledge eval`; a wrong answer about money is worse than a hand-over.
"""

MAX_QUESTION = 300
"""Characters read of a question; the rest is left to people."""

# What an article's score is made of.
MEANING = 0.6  # by what the question means; the rest is by its words
PASSAGE_SHARE = 0.25  # of the meaning: the text of the article, beside its nearest phrasing

# What a score by words is made of; the weights add up to 1.
PHRASE_WEIGHT = 0.35  # the same words as a phrasing
ARTICLE_WEIGHT = 0.25  # the words stand somewhere in the article
LETTERS_WEIGHT = 0.40  # the same runs of letters: spelling errors, compounds
BODY_SHARE = 0.4  # what a word of the text counts, beside one of the phrasings
OTHER_LANGUAGE = 0.95  # a phrasing of the language that the customer did not choose
SAME_TOPIC = 1.08  # the article is of the topic that the customer chose

# Words that no article knows.
UNKNOWN_WORD = 1.4  # weight, in units of the rarest known word
EDIT_COST = 0.15  # lost for each letter that had to be corrected
SHORTEST_TO_CORRECT = 4
LETTERS_PER_EDIT = 4

# What only a person may answer, by its meaning: -1 for a question to the firm, 1 for a plea.
LEANING = 0.3  # at least
LEANING_INSTEAD = 0.1  # at least, where no article is near: then a person costs the customer nothing
NEAR_ADDS = 0.2  # when an example of person.yaml is near
PERSON = 0.55  # so near at least
PERSON_AHEAD = 0.05  # and so much nearer than any calm sentence or phrasing of an article
LEANING_REACH = 2.0  # how fast an example counts for less with its distance
LEANING_RIDGE = 1.0  # how much the boundary is held back from following single examples
WISH = 0.05  # for a word that works everywhere: -1 for a question or an answer, 1 for the wish
MOST_LEARNED = 3000  # phrasings that the boundary is drawn from: with more articles, every second, third…
RUNS_ON = 24  # words of a sentence, beyond which it is also heard in pieces
PIECE_WORDS = 8
PIECE_LOSS = 0.05  # a piece says less than a sentence

# The decision.
ANSWER = 0.52  # at least, to answer outright
AHEAD = 0.05  # and so much better than the next article
OFFER = 0.33  # at least, to offer an article as a choice
OFFER_SHARE = 0.70  # of the best score, to stand beside it
MOST_OFFERED = 3
VAGUE_WORDS = 2  # with no more telling words than these, one asks back instead of giving up

SAME_QUESTION = 0.55
"""Two questions at least this near in meaning are counted as one gap."""

MOST_FOUND = 10
"""`find` returns no more matches than these."""
