"""The codes of the Episodes and Reviews tables, with their official labels."""

from __future__ import annotations

from heed.exchange.ssda903.codes.lists import Change, CodeList

REASON_NEW = CodeList(
    {
        "S": "Started to be looked after",
        "L": "Change of legal status only",
        "P": "Change of placement and carer(s) only",
        "T": "Change of placement (but same carer(s)) only",
        "B": "Change of legal status and placement and carer(s) at the same time",
        "U": "Change of legal status and change of placement (but same carer(s)) at the same time",
    }
)

LEGAL_STATUS = CodeList(
    {
        "C1": "Interim care order",
        "C2": "Full care order",
        "D1": "Freeing order granted",
        "E1": "Placement order granted",
        "V2": "Single period of accommodation under section 20 (Children Act 1989)",
        "V3": "Accommodated under an agreed series of short-term breaks, when individual episodes of care are recorded",
        "V4": "Accommodated under an agreed series of short-term breaks, when agreements are recorded (NOT individual"
        " episodes of care)",
        "L1": "Under police protection and in local authority accommodation",
        "L2": "Emergency protection order (EPO)",
        "L3": "Under child assessment order and in local authority accommodation",
        "J1": "Remanded to local authority accommodation or to youth detention accommodation",
        "J2": "Placed in local authority accommodation under the Police and Criminal Evidence Act 1984, including secure"
        " accommodation; not necessarily where the child would be detained",
        "J3": "Sentenced to Youth Rehabilitation Order (Criminal Justice and Immigration Act 2008 as amended by LASPO 2012)"
        " with residence or intensive fostering requirement",
    }
)

NEED = CodeList(
    {
        "N1": "Abuse or neglect",
        "N2": "Child’s disability",
        "N3": "Parental illness or disability",
        "N4": "Family in acute stress",
        "N5": "Family dysfunction",
        "N6": "Socially unacceptable behaviour",
        "N7": "Low income",
        "N8": "Absent parenting",
    }
)

LABEL_NOT_FOUND = "Other placements, a kind of (the guide’s label was not found)"

PLACEMENT = CodeList(
    {
        "A3": "Placed for adoption with parental/guardian consent with current foster carer(s)",
        "A4": "Placed for adoption with parental/guardian consent not with current foster carer(s)",
        "A5": "Placed for adoption with placement order with current foster carer(s)",
        "A6": "Placed for adoption with placement order not with current foster carer(s)",
        "H5": "Semi-independent living accommodation not subject to children’s homes regulations",
        "K1": "Secure children’s homes",
        "K2": "Children’s homes subject to Children’s Homes Regulations",
        "P1": "Placed with own parent(s) or other person(s) with parental responsibility",
        "P2": "Independent living (flat, lodgings, bedsit, B&B or with friends, with or without formal support)",
        "P3": "Residential employment",
        "R1": "Residential care home",
        "R2": "NHS/health trust or other establishment providing medical or nursing care",
        "R3": "Family centre or mother and baby unit",
        "R5": "Young offender institution (YOI)",
        "S1": "All residential schools, except where dual-registered as a school and children’s home",
        "T0": "All types of temporary move",
        "T1": "Temporary periods in hospital",
        "T2": "Temporary absences of the child on holiday",
        "T3": "Temporary accommodation while normal foster carer(s) is/are on holiday",
        "T4": "Temporary accommodation of seven days or less, for any reason not covered by T1 to T3",
        "U1": "Foster placement with relative(s) or friend(s) - long term fostering",
        "U2": "Fostering placement with relative(s) or friend(s) who is/are also an approved adopter(s) - fostering for"
        " adoption / concurrent planning",
        "U3": "Fostering placement with relative(s) or friend(s) - not long term or FFA/concurrent planning",
        "U4": "Foster placement with other foster carer(s) - long term fostering",
        "U5": "Foster placement with other foster carer(s) who is/are also an approved adopter(s) - FFA/concurrent planning",
        "U6": "Foster placement with other foster carer(s) - not long term or FFA/concurrent planning",
        "Z1": "Other placements (must be listed on a schedule sent to DfE with annual submission)",
    },
    (
        Change(2025, {"K3": "Registered supported accommodation"}, went=("P2",)),
        Change(2026, dict.fromkeys(("Z11", "Z12", "Z13", "Z14"), LABEL_NOT_FOUND), went=("H5", "Z1")),
    ),
)

PROVIDER = CodeList(
    {
        "PR0": "Parent(s) or other person(s) with parental responsibility",
        "PR1": "Own provision (by the local authority) including a regional adoption agency where the child’s responsible"
        " authority is the host",
        "PR2": "Other local authority provision, including a regional adoption agency where another local authority is the"
        " host",
        "PR3": "Other public provision (for example a health trust)",
        "PR4": "Private provision",
        "PR5": "Voluntary/third sector provision",
    }
)

REASON_CEASED = CodeList(
    {
        "X1": "Episode ceases, and new episode begins on same day, for any reason",
        "E11": "Adopted - application for an adoption order unopposed",
        "E12": "Adopted - consent dispensed with by the court",
        "E2": "Died",
        "E3": "Care taken over by another local authority in the UK",
        "E4A": "Returned home to live with parent(s), relative(s), or other person(s) with parental responsibility as part of"
        " the care planning process (not under SGO, RO or CAO)",
        "E4B": "Returned home to live with parent(s), relative(s), or other person(s) with parental responsibility which was"
        " not part of the current care planning process",
        "E13": "Left care to live with parent(s), relative(s), or other person(s) with no parental responsibility",
        "E41": "Residence order / child arrangements order (with whom the child is to live) granted",
        "E43": "Special guardianship order made to former foster carer(s)",
        "E44": "Special guardianship order made to carer(s) other than former foster carer(s)",
        "E5": "Moved into independent living arrangement and no longer looked after: supportive accommodation providing"
        " formalised advice/support",
        "E6": "Moved into independent living arrangement and no longer looked after: accommodation providing no formalised"
        " advice/support",
        "E7": "Transferred to residential care funded by adult social care services",
        "E9": "Sentenced to custody",
        "E14": "Accommodation on remand ended",
        "E15": "Age assessment determined child is aged 18 or over and E5, E6 and E7 do not apply",
        "E16": "Child moved abroad",
        "E17": "Aged 18 (or over) and remained with current carers (incl. staying put)",
        "E8": "Period of being looked after ceased for any other reason",
    },
    (
        Change(
            2019,
            {
                "E45": "Special guardianship order made to former foster carer(s), who was/are a relative(s) or friend(s)",
                "E46": "Special guardianship order made to former foster carer(s), other than relative(s) or friend(s)",
                "E47": "Special guardianship order made to carer(s), other than former foster carer(s), who was/are a"
                " relative(s) or friend(s)",
                "E48": "Special guardianship order made to carer(s), other than former foster carer(s), other than"
                " relative(s) or friend(s)",
            },
            went=("E43", "E44"),
        ),
    ),
)

REASON_PLACE_CHANGE = CodeList(
    {
        "CARPL": "Change to / implementation of care plan",
        "CLOSE": "Resignation / closure of provision",
        "ALLEG": "Allegation (s47)",
        "STAND": "Standards of care concern",
        "APPRR": "Approval removed",
        "CREQB": "Carer(s) request placement end due to child’s behaviour",
        "CREQO": "Carer(s) request placement end other than due to child’s behaviour",
        "CHILD": "Child requests placement end",
        "LAREQ": "Responsible/area authority requests placement end",
        "PLACE": "Change in the status of placement only",
        "OTHER": "Other reasons not captured above",
    },
    (Change(2019, {"CUSTOD": "Custody arrangement"}),),
)

PARTICIPATION = CodeList(
    {
        "PN0": "Child aged under 4 at the time of the review",
        "PN1": "Child physically attends and speaks for him or herself (Attendance)",
        "PN2": "Child physically attends and an advocate speaks on his or her behalf (Attendance, views represented by"
        " advocate or IRO)",
        "PN3": "Child attends and conveys his or her view symbolically (non-verbally) (Attendance symbols)",
        "PN4": "Child physically attends but does not speak for him or herself, does not convey his or her view symbolically"
        " (non-verbally) and does not ask an advocate to speak for him or her (Attendance without contribution)",
        "PN5": "Child does not attend physically but briefs an advocate to speak for him or her (Views represented by advocate"
        " or IRO through texting, written format, phone, audio/video, viewpoint)",
        "PN6": "Child does not attend but conveys his or her feelings to the review by a facilitative medium (texting the chair,"
        " written format, phone, audio/video, viewpoint)",
        "PN7": "Child does not attend nor are his or her views conveyed to the review",
    }
)
