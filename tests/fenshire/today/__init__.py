"""What people in Fenshire have told beside the returns, as it stands on Mon 16 Nov 2026. Plain data: who, what, which day.

`voices` are children's own words, `family` who is whose, `homes` with whom they live, `plans` the days of their next
reviews, `late` why reviews were late, `service` the school holidays and who is away.
"""

from __future__ import annotations
