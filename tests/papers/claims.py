"""What North East Lincolnshire's report of 2024-25 says in numbers, claim by claim, and which of our figures answers it.

Source of every claim: North East Lincolnshire Council, Independent Reviewing Officer Service annual report, April 2024 to
March 2025 (published). Only its numbers stand here.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Claim:
    """One published figure. `published` is the number; `unit` "", "%" or "for each 10,000".

    `measure` is our figure that answers it, `key` a part of it (of `by`, or of a distribution), `take` what is compared:
    "value", "numerator" or "share" (a part's share). Where no return could answer it, `cannot` says why instead.
    `note` is said beside whatever comes of it.
    """

    says: str
    published: float
    unit: str = ""
    measure: str = ""
    take: str = "value"
    by: str = ""
    key: str = ""
    year: int = 2025
    cannot: str = ""
    note: str = ""


CLAIMS: tuple[Claim, ...] = (
    Claim("Children in care on 31 March 2025", 438, measure="children_in_care"),
    Claim("Children in care on 31 March 2024", 469, measure="children_in_care", year=2024),
    Claim("Change of that number over the year", -7, "%", measure="children_in_care", take="change"),
    Claim("Children in care, for each 10,000 aged 0 to 17", 132, "for each 10,000", measure="children_in_care_rate"),
    Claim("Unaccompanied children", 2, "%", measure="unaccompanied_children"),
    Claim("Boys", 53, "%", measure="sexes", take="share", key="M"),
    Claim("Girls", 47, "%", measure="sexes", take="share", key="F"),
    Claim("White", 91, "%", measure="ethnicity", take="share", key="white"),
    Claim("Living in foster care", 74, "%", measure="placements_in_foster_care"),
    Claim("Placed with parents, children", 40, measure="placed_with_parents", take="numerator"),
    Claim("Placed with parents, share", 9.1, "%", measure="placed_with_parents"),
    Claim("In the council’s own provision", 54, "%", measure="own_provision"),
    Claim("In independent provision", 29, "%", measure="independent_provision"),
    Claim(
        "Placed over 20 miles from home",
        26,
        "%",
        measure="over_20_miles",
        note="ours leaves out the nine unaccompanied children, who have no home here to measure from",
    ),
    Claim("Three or more placements in the year", 6, "%", measure="three_or_more_placements"),
    Claim(
        "Under 16 and in the same placement for two years",
        59,
        "%",
        measure="same_placement_two_years",
        note="the paper does not say that only children in care for two and a half years are counted; ours is so defined",
    ),
    Claim("Under care orders", 73, "%", measure="care_orders"),
    Claim("Accommodated under section 20", 7, "%", measure="section_20"),
    Claim("Children who came into care", 95, measure="children_entering_care"),
    Claim("Came into care, for each 10,000", 29, "for each 10,000", measure="children_entering_care_rate"),
    Claim(
        "Came into care aged under 1",
        25,
        "%",
        measure="children_entering_care",
        take="share",
        by="age_band",
        key="under 1",
    ),
    Claim(
        "Came into care aged 16 and over",
        14,
        "%",
        measure="children_entering_care",
        take="share",
        by="age_band",
        key="16+",
    ),
    Claim("Children who left care", 123, measure="children_leaving_care"),
    Claim(
        "469, and 95, less 123",
        438,
        cannot="the sum is 441: it comes true only if three children left twice, which the paper does not say",
        note="the cohort has three such children, so that all four counts are true at once",
    ),
    Claim("Left care by adoption", 20, "%", measure="leaving_by_reason", take="share", key="adoption"),
    Claim("Left care by special guardianship", 23, "%", measure="leaving_by_reason", take="share", key="sgo"),
    Claim("Left care by child arrangements order", 18, "%", measure="leaving_by_reason", take="share", key="cao"),
    Claim("Left care on turning 18, children", 32, measure="leaving_by_reason", take="numerator", key="aged_18"),
    Claim(
        "Left care on turning 18, share",
        25,
        "%",
        measure="leaving_by_reason",
        take="share",
        key="aged_18",
        note="32 of 123 is 26%",
    ),
    Claim("Left care to a permanent home", 72, "%", measure="permanence_on_leaving"),
    Claim(
        "Rise of that share over the year",
        4,
        "%",
        cannot="from 69% to 72% is 3 points, or a rise by 4.3%: the paper does not say which it means",
    ),
    Claim("Children who went missing", 43, measure="missing_children", take="numerator"),
    Claim(
        "Children who went missing, share",
        8,
        "%",
        measure="missing_children",
        note="of all 561 looked after in the year; of the 438 at its end it would be 10%",
    ),
    Claim("Convicted or cautioned, children", 7, measure="offending", take="numerator"),
    Claim(
        "Convicted or cautioned, share",
        3,
        "%",
        measure="offending",
        note="of 233 children aged 10 or over in care for 12 months, a number that the paper does not give",
    ),
    Claim(
        "Reviews held",
        1100,
        measure="reviews_held",
        note="the paper heads its table “children”; 438 children cannot be 1,100",
    ),
    Claim(
        "Reviews held within timescale",
        97,
        "%",
        cannot="no counts were published: of 1,100 reviews 97% is anything from 1,062 to 1,072, and dates are not given",
    ),
    *(
        Claim(f"Reviews coded {code}", n, measure="participation_codes", take="numerator", key=code)
        for code, n in (
            *(("PN0", 178), ("PN1", 359), ("PN2", 3), ("PN3", 1)),
            *(("PN4", 7), ("PN5", 20), ("PN6", 490), ("PN7", 42)),
        )
    ),
    Claim("Children who came to their review", 40, "%", measure="attended"),
    Claim(
        "Children who took part, views given",
        92,
        "%",
        measure="views_given",
        note="92% is (PN1 + PN6) of 922: views brought by an advocate (PN2, PN5) or by signs (PN3) are left out",
    ),
    Claim("Children who took part, with those who said nothing", 92, "%", measure="took_part", note="as above"),
    Claim(
        "Caseload of an IRO",
        65,
        cannot="a return says nothing of IROs; 438 children for 7 IROs is 62.6 at the year’s end, and 469 is 67.0 at its start",
        note="the paper says 60 to 65 all year",
    ),
    Claim("Disputes raised", 114, cannot="a return says nothing of disputes"),
    Claim("Disputes resolved informally or at the first stage", 89, "%", cannot="a return says nothing of disputes"),
)
