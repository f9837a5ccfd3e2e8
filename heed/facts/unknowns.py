"""The reasons for which a fact is unknown, and for which a track ends: each sentence once, as figures print it. No Django."""

OUTSIDE_RETURNS = "the review before lies outside the returns loaded"
MAY_HAVE_BEEN_FIRST = "the review before may have been the first"
NO_LONGER_CARRIED = "care was left open, and the returns that follow do not carry the child"
WHAT_FOLLOWED_IS_MISSING = "care was said to go on, and what followed is not in the returns loaded"
AFTER_DISRUPTION = "a placement for adoption ended before it, and the law for that review is not encoded"
SHORT_BREAK_NOT_RETURNED = "reviews of short breaks are not in the return"
OUTSIDE_CARE = "held on a day outside any period of care in the returns"

UNDER_FOUR_CODE = "under-4 code for a child of 4 or over"
OVER_FOUR_CODE = "code for a child of 4 or over, but the child was under 4"

LEFT_CARE = "left care"
DIED = "died"
TURNED_18 = "turned 18"
PLACED_FOR_ADOPTION = "placed for adoption"
MOVED_TO_SHORT_BREAKS = "moved to short breaks"
PLACEMENT_FOR_ADOPTION_ENDED = "placement for adoption ended"
