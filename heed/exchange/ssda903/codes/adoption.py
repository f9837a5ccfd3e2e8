"""The codes of AD1 and PlacedAdoption. The labels of SEX_ADOPTR and LS_ADOPTR are inferred from the rules' messages."""

from __future__ import annotations

from heed.exchange.ssda903.codes.lists import CodeList

REASON_PLACED_CEASED = CodeList(
    {
        "RD1": "The child’s needs changed after the decision",
        "RD2": "The Court did not make a placement order",
        "RD3": "Prospective adopters could not be found",
        "RD4": "Any other reason",
    }
)

BY_FOSTER_CARER = CodeList({"0": "Not adopted by current foster carer", "1": "Adopted by current foster carer"})

ADOPTERS = CodeList({"1": "One adopter", "2": "Two adopters"})

ADOPTERS_SEX = CodeList(
    {"M1": "One male", "F1": "One female", "MM": "Two males", "FF": "Two females", "MF": "Male and female"}
)

ADOPTERS_STATUS = CodeList(
    {
        "L0": "Single adopter",
        "L11": "Different gender married couple",
        "L12": "Same gender married couple",
        "L2": "Civil partnership couple",
        "L3": "Different gender unmarried couple",
        "L4": "Same gender couple not married / not in civil partnership",
    }
)
