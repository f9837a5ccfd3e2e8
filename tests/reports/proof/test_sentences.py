"""Sentences in our own words, each with what the proof-reader must find in it, or that it must leave it alone."""

from __future__ import annotations

import pytest

from heed.reports import proof
from heed.reports.document import Audience
from heed.reports.proof import Kind
from tests.reports.proof.figures import small_book


def kinds(text: str, **how) -> list[str]:
    """What is found in a text, without the gentle advice to write a tag."""
    found = proof.read(text, pasted=True, **how)
    return [finding.kind.value for finding in found]


AGAINST_THE_BOOK: tuple[tuple[str, list[str]], ...] = (
    # what is typed and wrong
    ("During the year 97% of reviews were held on time.", ["number"]),
    ("97 per cent of reviews were held within timescale.", ["number"]),
    ("During the year 97% of reviews were held\u00a0on time.", ["number"]),
    ("Views were given at 99% of reviews.", ["number"]),
    ("On 31 March 2026 there were 438 children in our care.", ["number"]),
    ("There were 438 children looked after at the year end.", ["number"]),
    ("A total of 1,100 reviews were held.", ["number"]),
    ("110 children came into care during the year.", ["number"]),
    ("All told, 100% of reviews were held on time.", ["number"]),
    ("Of these, 78% were living with foster carers.", ["number"]),
    ("We have a rate of 131 children in care per 10,000.", ["number"]),
    ("100% of adoption reviews were held within 4 weeks.", ["number"]),
    ("Reviews held on time rose from 93% last year to 97% this year.", ["number"]),
    # what is typed and right, as rounded
    ("99.8% of adoption reviews were held within 4 weeks.", []),
    ("Reviews held on time rose from 93% last year to 95% this year.", []),
    ("During the year 95% of reviews were held on time.", []),
    ("During the year 95.2% of reviews were held on time.", []),
    ("1,052 of 1,105 reviews were held on time (95.2%).", []),
    ("53 reviews were held late.", []),
    ("On 31 March 2026 there were 446 children in our care, down from 452 at the end of last year.", []),
    ("120 children came into care and 126 children left care.", []),
    ("95% took part in their reviews and 40% of children attended their review.", []),
    ("First reviews were on time for 91% of children.", []),
    ("Of children in care 30% are aged 16 and over.", []),
    ("33 children turned 18, which is 26% of those who left care.", []),
    ("Our rate of children in care is 132 per 10,000.", []),
    ("England has 67% of children in foster care, and we have 73%.", []),
    # another year, a target, another’s, a part, about: never grave
    ("Last year 93% of reviews were held on time.", []),
    ("Our target is that 98% of reviews are held on time.", []),
    ("We aim for 100% of reviews to be held on time.", []),
    ("About 450 children in our care were written to.", []),
    ("Nearly 96% of reviews were on time.", []),
    ("Statistical neighbours held 91% of reviews on time.", []),
    ("In June, 88% of reviews were held on time.", ["no-figure"]),
    ("Audits found that 80% of audited reviews were held on time.", []),
    ("85% of social workers’ reports for reviews were received within timescales.", []),
    ("97% of child protection conferences were held within timescale.", ["no-figure"]),
    ("91% of PEPs were reviewed on time.", ["no-figure"]),
    ("In 2022-23, 88% of reviews were on time, in 2024-25 it was 92.6% and now it is 95.2%.", ["no-figure"]),
    ("As of today, 15 February 2026, there are 495 children in care.", ["no-figure"]),
    ("103 children came into care in the last six months.", ["no-figure"]),
    ("In the second quarter 91% of reviews were on time.", []),
    ("For every 0.6 children who came into care one left.", []),
    ("4 in 10 children came to their review.", []),
    ("All of our 7 children’s homes are good.", []),
    ("The number of children in care fell by 6, from 452 to 446, or 1.3%.", []),
    ("There were 340 of 1,122 records (30%) that were late.", []),
    ("5 Children in our care\n\n6 Reviews on time", []),
    ("26% left by adoption, special guardianship or a child arrangements order.", ["no-figure"]),
    ("Views were given at 94.7% of reviews, and children came to 40.1%.", []),
    ("Across the region 93% of reviews were on time, with the best at 99% and the worst at 84%.", []),
    ("England held 93% of reviews on time, and we held 97% of reviews on time.", ["number"]),
    ("Between April and June 2025, 262 reviews were held; between January and March 2026, 301.", ["no-figure"]),
    # what no figure answers: one gentle mark for a sentence
    ("There were 52 children who asked for an independent visitor.", ["no-figure"]),
    ("37% and 41% of children had life story work.", ["no-figure"]),
    ("England has 71% of children in foster care.", ["no-figure"]),
)


@pytest.mark.parametrize(("text", "expected"), AGAINST_THE_BOOK)
def test_a_typed_number_is_held_against_the_figure_that_its_words_name(text, expected):
    assert kinds(text, book=small_book()) == expected


NO_FIGURES = (
    "It follows section 25B of the Children Act 1989 and regulations 33 and 36 to 38 of 2010.",
    "Under section 20 children are accommodated; under regulation 44 visitors report.",
    "Children aged 4 and over took part; those under 5 and the over 16s were asked in other ways.",
    "The 16 and 17 year olds, a 12-year-old and children aged between 8 and 14 came.",
    "Ofsted 2019 and Ofsted 2024 are quoted, and the 2021 census.",
    "From Q1 to Q4, and in quarter 3, Year 11 children were asked.",
    "Call 01234 567890, 0300 123 4567 or +44 20 7946 0018, or write to 12 High Street, FE1 2AB.",
    "Write to iro24@fenshire.example or see https://fenshire.example/2026/95-percent?page=12.",
    "It cost £95, £1,200, £4.5m and 3 million pounds.",
    "Audit gave Level 4, and the framework is version 2.1 of ISO 9001, WCAG 2.2.",
    "We have 6.5 FTE IROs, 1.2 full-time equivalent managers and 3 posts vacant.",
    "On 12/06/25, 3 July 2025 and 2025-07-04 at 10:30, 2.15pm and 4pm, the board met.",
    "2023/24, 2024-25, 2024 – 2025 and 24/25 are years; 2030 is the plan’s end.",
    "Two events, three recognitions, four workshops and a bake-off were held.",
    "See paragraphs 4.1 to 4.6, pages 12 and 13, Table 3, Figure 2, Annex C, items 5 and 6.",
    "Priority 1, Stage 2, Step 3, Phase 4, Tier 2, Band 5 and Recommendation 7 go on.",
    "Staff were on call 24/7 and rated it 4/5; 9 out of 10 would do so again.",
    "Some lived over 20 miles away, and visits took 3 hours, 20 minutes or 5 days.",
    "4.2 The service is well led.",
    "1. Recommendation\n2. Background\n3. What we did",
    "12 new social workers were trained by 5 managers in 4 sessions.",
    "COVID-19 and the L30 programme are past; PN4 and K2 are codes, and so is C2.",
    "He was 17, she was in Year 6, and it was her 18th birthday.",
    "The 1st, 2nd and 31st of the month, and the 21st century.",
    "A 1:1 session, a 50/50 split and a 3-2-1 plan were tried.",
)


@pytest.mark.parametrize("text", NO_FIGURES)
def test_a_number_that_is_no_figure_is_left_alone(text):
    assert kinds(text, book=small_book(), audience=Audience.COUNCIL) == []


ARITHMETIC: tuple[tuple[str, list[str]], ...] = (
    # n of d is p
    ("Of those, 19 of the 146 children who came into care, 12%, were under 1.", ["share"]),
    ("Of those, 19 of the 146 children who came into care, 13%, were under 1.", []),
    ("40 of 80 reviews (45%) were late.", ["share"]),
    ("Of them, 40 out of 80 children, or 50%, came.", []),
    ("45% (40 of 80) were late.", ["share"]),
    ("9 out of 10 children (92%) came.", []),
    ("50% (40 of 80) were late.", []),
    ("95.2% (1,052 of 1,105 reviews) were on time.", []),
    ("95.3% (1,052 of 1,105 reviews) were on time.", ["share"]),
    ("40 of 80 came, compared with 45% last year.", []),
    ("33% of the 10 children who left had a plan.", ["share"]),
    ("30% of the 10 children who left had a plan.", []),
    ("97% of 1,100 reviews were on time.", []),
    # a share of a whole that stands elsewhere
    (
        "There were 123 children who left care. 32 children turned 18, which accounts for 25% of all children who left care.",
        ["share"],
    ),
    (
        "There were 123 children who left care. 32 children turned 18, which accounts for 26% of all children who left care.",
        [],
    ),
    ("There were 438 children in care. There were 40 children (9.1% of children in care) placed with parents.", []),
    (
        "There were 438 children in care. There were 40 children (8.1% of children in care) placed with parents.",
        ["share"],
    ),
    (
        "There were 438 children in care. 7 children were cautioned, accounting for 3% of children in care aged over 10.",
        [],
    ),
    # changes
    ("There were 438 children in care, a decrease of 7% from 469.", []),
    ("There were 438 children in care, a decrease of 6.6% from 469.", []),
    ("There were 438 children in care, a decrease of 9% from 469.", ["change"]),
    ("There were 438 children in care, an increase of 7% from 469.", ["change"]),
    ("There were 303 disputes last year and 114 this year.", []),
    ("Reviews on time rose from 93% to 95%, up 2 percentage points.", []),
    ("Reviews on time rose from 93% to 95%, up 5 percentage points.", ["change"]),
    ("Reviews on time rose from 93% to 95%, an increase of 2%.", ["points"]),
    ("72% left to a permanent home. This is a 4% increase from the previous year of 69%.", ["points"]),
    ("72% left to a permanent home. This is a 9% increase from the previous year of 69%.", ["change"]),
    ("72% left to a permanent home, an increase of 3 percentage points from 69%.", []),
    ("97% of reviews were on time, which was an increase of 2% from the previous year.", ["points"]),
    ("Reviews on time increased from 97% to 95%.", ["change"]),
    ("Reviews on time fell from 97% to 95%.", []),
    ("Late reviews reduced from 7% to 5%, an improvement.", []),
    ("There were 694 children in care, representing a 4.4% decrease compared to the previous year.", []),
    (
        "On 1 April 2021 596 children were looked after, reduced to 551 children by March, a reduction of roughly 7.5%.",
        [],
    ),
    ("It increased from 2019 to 2025.", []),
    ("92.3% (324 of 351 children) had their health assessed, 94% their teeth.", []),
    ("It is 58.9%, down from 55.6% (50 of 90 children, then 99 of 168).", []),
    ("25.9% lived more than 20 miles from home: down 4.2 percentage points, from 30.1% to 25.9%.", []),
    ("From 60% to 63% is 3 points, and a rise of 5 per cent.", []),
    # averages of averages
    ("Average performance for the year was 98.4%.", ["share"]),
    ("The average of the months was 98.4%; the England average was 57%.", []),
)


@pytest.mark.parametrize(("text", "expected"), ARITHMETIC)
def test_arithmetic_inside_a_text_is_done_again(text, expected):
    assert kinds(text) == expected


STOCKS = (
    "There were {opening} children in our care on 31 March 2025. In 2025-26 {came} children came into care and"
    " {left} children left care. On 31 March 2026 there were {closing} children in our care. This annual report 2025-26 is final."
)


@pytest.mark.parametrize(
    ("opening", "came", "left", "closing", "expected"),
    [(469, 95, 123, 441, []), (469, 95, 123, 438, ["flow"]), (469, 95, 123, 444, ["flow"]), (100, 0, 0, 100, [])],
)
def test_children_who_came_and_left_make_the_difference_of_the_two_stocks(opening, came, left, closing, expected):
    text = STOCKS.format(opening=opening, came=came, left=left, closing=closing)

    assert kinds(text) == expected


def test_a_gap_between_the_stocks_says_what_it_may_be():
    (finding,) = proof.read(STOCKS.format(opening=469, came=95, left=123, closing=438), pasted=True)

    assert "is 441, not 438: if 3 children left twice" in finding.says
    assert finding.grave


LAW: tuple[tuple[str, list[str]], ...] = (
    ("The first review is held within 28 days of a child coming into care.", ["law"]),
    (
        "A first review must be held within four weeks, the second within 12 weeks and later ones every six months.",
        ["law", "law"],
    ),
    ("First reviews take place within one month.", ["law"]),
    ("A first review takes place within 20 days.", ["law"]),
    ("The first review is held within 20 working days, the second within 90 days.", ["law"]),
    ("Later reviews are held every 12 months thereafter.", ["law"]),
    ("Subsequent reviews must be held every 26 weeks.", ["law"]),
    ("The IRO Handbook recommends a caseload of 50 to 75.", ["law"]),
    ("The IRO Handbook says that caseloads should be no more than 75.", ["law"]),
    ("An IRO is appointed within 15 working days.", ["law"]),
    # rightly quoted
    (
        "The first review is held within 20 working days, the second within three months, later ones within six months.",
        [],
    ),
    (
        "Reviews are held within twenty working days of entering care, within 3 months after, and every 6 months after that.",
        [],
    ),
    ("First reviews are held within twenty (20) working days.", []),
    ("IROs undertake reviews of care plans within 20 working days of a child entering care.", []),
    ("The IRO Handbook recommends 50 to 70 children for a full-time IRO; ours had 72 to 75.", []),
    ("The IRO Handbook says no more than 70 cases; ours are 64.", []),
    ("Our caseloads are between 60 and 75.", []),
    ("An IRO is appointed within 5 working days.", []),
    # something else, or what happened
    ("Once placed for adoption the first review is held within 4 weeks, then 3 months, then every six months.", []),
    ("The first review conference is held within 3 months of the initial child protection conference.", []),
    ("For short breaks the first review is held within three months.", []),
    ("A secure accommodation review is first held within one month.", []),
    ("The first review was held within 28 days.", []),
    ("Our own standard is a first review within 15 working days.", []),
    ("Review health assessments are held every 12 months from the age of 5.", []),
    ("A pathway plan is reviewed every six months.", []),
    ("The second review, four months after coming into care, agrees the plan for permanence.", []),
    ("IROs are supervised every two months and review their cases every two weeks.", []),
    ("The foster carer’s first annual review is held within 12 months of approval.", []),
    ("Young people told us, in their first review, that 3 weeks without a phone is long.", []),
)


@pytest.mark.parametrize(("text", "expected"), LAW)
def test_numbers_of_the_law_are_quoted_as_the_law_has_them(text, expected):
    assert kinds(text) == expected


def test_a_misquotation_gives_the_provision():
    (finding,) = proof.read("The first review is held within 28 days.", pasted=True)

    assert "20 working days" in finding.says
    assert "reg 33(1)" in finding.says
    assert finding.grave


LEFT: tuple[tuple[str, list[str]], ...] = (
    ("Reviews on time: [insert figure here].", ["prompt"]),
    ("There were xx children.", ["prompt"]),
    ("There were XX% of reviews on time.", ["prompt"]),
    ("??% were on time.", ["prompt"]),
    ("…% were on time.", ["prompt"]),
    ("The date is TBC.", ["prompt"]),
    ("Please delete this paragraph if not needed.", ["prompt"]),
    ("Lorem ipsum dolor sit amet.", ["prompt"]),
    ("Dear {{ name }}, thank you.", ["prompt"]),
    ("{% if this %} and that.", ["prompt"]),
    ("Click or tap here to enter text.", ["prompt"]),
    ("See Error! Reference source not found.", ["prompt"]),
    ("Name: ________ of the IRO.", ["prompt"]),
    ("What changed because a child said so?", ["prompt"]),
    ("[[reviews_held]] reviews were held.", ["tag"]),
    ("[[reviews_held reviews were held.", ["tag"]),
    # not left by mistake
    ("“I want to … go home,” she said. Why not?", []),
    ("Children (and carers) [sic] said so... and more.", []),
    ("He asked: what next? Nobody knew.", []),
    ("Sex: XX chromosomes, Louis XX, www.example.org/xx/1.", []),
    ("Delete is a word. To insert a chip is another; please add your voice.", []),
    ("The date is to be confirmed with each child.", []),
    ("A draft plan is a plan.", []),
    ("Use #hashtag, a_b_c and [a link](https://example.org).", []),
)


@pytest.mark.parametrize(("text", "expected"), LEFT)
def test_what_a_template_left_behind_is_told(text, expected):
    assert kinds(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"), [("DRAFT\n\nThe year.", ["prompt"]), ("The draft plan, and draft two.", [])]
)
def test_only_a_final_text_must_not_say_that_it_is_a_draft(text, expected):
    assert kinds(text, final=True) == expected
    assert kinds(text) == []


EDITING: tuple[tuple[str, list[str]], ...] = (
    ("It rose on the previous year for the previous year.", ["editing"]),
    ("Reviews were held were held on time.", ["editing"]),
    ("Whilst improving, improving it further is a focus.", ["editing"]),
    ("This is the the point.", ["editing"]),
    ("This had had had an effect.", ["editing"]),
    ("Children in care in care were asked.", ["editing"]),
    ("For children aged under 16 years and under.", ["editing"]),
    ("For those over 16 and over.", ["editing"]),
    ("5. Staff\n\nMany.\n\n6. Risk\n\nNone.\n\n6. Consultation\n\nDone.\n\n7. Money\n\nEnough.", ["editing"]),
    # rightly said
    ("She said that that was so, and that he had had enough; many, many did. No, no!", []),
    ("It went from good to good, day by day, again and again, side by side, one by one.", []),
    ("For those aged 16 and under, and under 16s and over 10s.", []),
    ("Children under 5 and over 16 were asked.", []),
    ("1. One thing\n2. Another\n\n1. First again\n2. Second again", []),
    ("5. Staff\n\n1. Hire\n2. Train\n\n6. Money\n\n1. Spend\n2. Save", []),
    ("review. Review it. Reviews, reviewing, reviewed.", []),
    ("Good practice\n\nGood practice was seen.", []),
    ("Name\tName\tDate\nA\tA\t2", []),
)


@pytest.mark.parametrize(("text", "expected"), EDITING)
def test_faults_of_editing_that_a_machine_can_see_are_told(text, expected):
    assert kinds(text) == expected


FEW: tuple[tuple[str, list[str]], ...] = (
    ("3 children went missing.", ["few"]),
    ("1 child was adopted.", ["few"]),
    ("Two boys and four girls went home.", ["few", "few"]),
    ("One child was placed far away.", ["few"]),
    ("One young person went home.", ["few"]),
    ("5 children went missing.", []),
    ("23 children and 104 children went missing.", []),
    ("Each child, one child at a time; more than one child; at least one child; children aged 3.", []),
    ("Section 3 children’s homes and Level 4 young people’s services.", []),
    ("1.3 Children are heard.\n2. Children speak.\n3) Young people chair.", []),
    ("Two IROs, three reviews and four events.", []),
    ("2 in 3 children come; 1 of our children’s homes is new.", []),
)


@pytest.mark.parametrize(("text", "expected"), FEW)
def test_a_count_that_points_at_a_child_is_told_of_in_a_text_for_the_public_alone(text, expected):
    assert [kind for kind in kinds(text, audience=Audience.PUBLIC) if kind == "few"] == expected
    assert "few" not in kinds(text, audience=Audience.COUNCIL)


def test_a_typed_number_that_is_right_is_told_to_be_a_tag_where_tags_are_read():
    text = "During the year 95.2% of reviews were held on time."

    (finding,) = proof.read(text, book=small_book())
    assert (finding.kind, finding.nearest, finding.grave) == (Kind.USE_TAG, "[[reviews_due_held_on_time]]", False)
    assert text[slice(*finding.at)] == "95.2%"


def test_a_wrong_number_is_told_with_the_nearest_figure_and_its_tag():
    (finding,) = proof.read("97% of reviews were held on time.", book=small_book())

    assert finding.says == (
        "97% is typed; “Reviews held on time” is 95.2%: write [[reviews_due_held_on_time]], or say what else was counted."
    )
    assert (finding.nearest, finding.grave) == ("[[reviews_due_held_on_time]]", True)


def test_what_stands_in_a_tag_is_not_typed():
    text = "[[reviews_due_held_on_time full]] of reviews on time, [[children_in_care year=2025]] children in our care before."

    assert proof.read(text, book=small_book()) == ()


def test_a_tag_of_no_figure_is_told_with_the_nearest():
    (finding,) = proof.read("[[reviews_held_on_tim]] were on time.", book=small_book())

    assert finding.kind is Kind.TAG
    assert finding.grave


def test_reviews_are_not_children():
    text = "There were 438 children in care. In all 1,214 children participated in their reviews."

    assert kinds(text) == ["unit"]
    assert kinds("There were 438 children in care. In all 314 children participated in their reviews.") == []


def test_a_caseload_is_held_against_the_children_and_the_iros():
    text = (
        "There are seven full-time IROs. Caseloads remained consistently between 60 and 65. On 31 March 2026 there were 438"
        " children in our care, and 469 children in our care last year."
    )

    assert kinds(text) == ["caseload"]
    assert kinds(text.replace("469", "441")) == []
