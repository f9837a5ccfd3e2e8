"""Every page of the site that a browser test opens, and as whom."""

from __future__ import annotations

from heed.measures.reviews import MEASURES

ON_TIME = "/figures/reviews_due_held_on_time/"

BEFORE_SIGN_IN = ("/sign-in/", "/nowhere/")
AS_TOM = (
    "/figures/",
    *(f"/figures/{code}/" for code in MEASURES),
    f"{ON_TIME}?by=age_band&outcome=unknown&period=2025",
    f"{ON_TIME}?outcome=met&group=sequence:first&page=2",
    "/law/",
    "/returns/",
    "/returns/load/",
    *(f"/returns/{n}/" for n in range(5)),
    "/sign-out/",
    "/nowhere/",
)
AS_DEV = ("/",)
EVERY_PAGE = (
    *((None, path) for path in BEFORE_SIGN_IN),
    *(("tom", path) for path in AS_TOM),
    *(("dev", path) for path in AS_DEV),
)
