"""What Fenshire's children are called: invented names, right for their sex, no two alike. No real child."""

from __future__ import annotations

from collections.abc import Iterable

from tests.fenshire import shares
from tests.returns.lives import Life

GIRLS = (
    *("Ada", "Aisling", "Alba", "Amelie", "Anwen", "Bea", "Bonnie", "Briar", "Bryony", "Caitlin", "Clemmie", "Connie"),
    *("Daisy", "Darcie", "Delphi", "Effie", "Elodie", "Elsie", "Erin", "Etta", "Faye", "Fern", "Flora", "Freya"),
    *("Gracie", "Gwen", "Hattie", "Hester", "Hollie", "Imogen", "Iris", "Ivy", "Jessamy", "Juno", "Kacey", "Keira"),
    *("Lacey", "Leah", "Libby", "Linnet", "Lottie", "Luna", "Mabel", "Maisie", "Marnie", "Meg", "Merrin", "Mollie"),
    *("Nell", "Niamh", "Orla", "Ottilie", "Paige", "Pearl", "Peggy", "Phoebe", "Poppy", "Quilla", "Robyn", "Romy"),
    *(
        "Roxy",
        "Ruby",
        "Saffron",
        "Scarlett",
        "Shannon",
        "Skye",
        "Sorrel",
        "Summer",
        "Tabitha",
        "Tilly",
        "Una",
        "Willow",
    ),
)
BOYS = (
    *("Aidan", "Albie", "Alfie", "Archie", "Arlo", "Ash", "Bailey", "Barney", "Billy", "Brodie", "Caleb", "Callum"),
    *("Casper", "Charlie", "Cody", "Connor", "Corey", "Dale", "Declan", "Dexter", "Dylan", "Eddie", "Elis", "Evan"),
    *("Ewan", "Felix", "Fergus", "Frankie", "Freddie", "George", "Gideon", "Harvey", "Hugo", "Ivo", "Jake", "Jasper"),
    *("Jensen", "Jude", "Kane", "Kieran", "Kit", "Lennon", "Lenny", "Lewis", "Liam", "Logan", "Luca", "Mason"),
    *("Max", "Merlin", "Ned", "Nico", "Ollie", "Oscar", "Otis", "Perran", "Ralph", "Reece", "Reuben", "Riley"),
    *("Robin", "Rory", "Rowan", "Ryan", "Seb", "Shay", "Stanley", "Teddy", "Toby", "Tyler", "Wilf", "Zac"),
)
BOYS_FROM_ELSEWHERE = (
    *("Aaron", "Abel", "Amanuel", "Bashir", "Daoud", "Dawit", "Elias", "Filmon", "Hamid", "Idris", "Jawad", "Karwan"),
    *("Mikal", "Nabil", "Omid", "Rebin", "Samir", "Shwan", "Tesfay", "Yonas", "Zaher", "Zoran"),
)
GIRLS_FROM_ELSEWHERE = ("Feven", "Hanna", "Hiwet", "Luwam", "Nazanin", "Parwin", "Selam", "Tirhas")
FAMILY = (
    *("Ackerfield", "Alderson", "Birdbrook", "Brackley", "Bulmer", "Carrside", "Copsey", "Cottam", "Croxby", "Dalby"),
    *("Dowsing", "Dykeman", "Easby", "Eelpound", "Elsham", "Fendyke", "Fotherby", "Garth", "Gosmoor", "Grainsby"),
    *("Haddow", "Hatcliffe", "Holbeck", "Hundleby", "Irby", "Islesham", "Jolland", "Keal", "Kettleby", "Langmere"),
    *("Laceby", "Leamside", "Ludford", "Mereworth", "Muckton", "Newsham", "Nordelph", "Orby", "Outwell", "Peakirk"),
    *("Quy", "Raithby", "Ramsholt", "Riseholm", "Saltmarsh", "Scartho", "Skegby", "Swinhope", "Tealby", "Thorney"),
    *("Tetney", "Upware", "Utterby", "Veriden", "Waltham", "Welbourn", "Wicken", "Wragby", "Yarburgh", "Yaxwell"),
)
FAMILY_FROM_ELSEWHERE = (
    *("Abraha", "Ahmadi", "Berhane", "Daryan", "Gebre", "Haile", "Jabari", "Kidane", "Mahmud", "Noori", "Rasul"),
    *("Sahak", "Tekle", "Wahidi", "Yusufi", "Zewdu"),
)


def names_of(lives: Iterable[Life]) -> dict[str, tuple[str, str]]:
    """The given and the family name of each child whom the dice told of, by number; those who came together share the second."""
    found: dict[str, tuple[str, str]] = {}
    taken: set[tuple[str, str]] = set()
    for life in lives:
        if "told by hand" in life.told:
            continue
        dice = shares.dice("names", life.born_on.toordinal(), int(life.number.removeprefix("F-")))
        of_family = shares.dice("names", household_of(life))
        surname = of_family.one_of(FAMILY if life.uasc_until is None else FAMILY_FROM_ELSEWHERE)
        free = [name for name in _given(life) if (name, surname) not in taken]
        called = dice.one_of(free), surname
        taken.add(called)
        found[life.number] = called
    return found


def _given(life: Life) -> tuple[str, ...]:
    if life.uasc_until is not None:
        return GIRLS_FROM_ELSEWHERE if life.sex == "F" else BOYS_FROM_ELSEWHERE
    return GIRLS if life.sex == "F" else BOYS


def household_of(life: Life) -> int:
    """The household that a child came from: brothers and sisters who came together, or one child."""
    return int(next(each for each in life.told if each.startswith("household ")).removeprefix("household "))
