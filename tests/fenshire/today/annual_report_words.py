"""The texts of Fenshire's annual report, by section: what its manager wrote. Invented, as everything of Fenshire is."""

from __future__ import annotations

from collections.abc import Mapping

ALONE: Mapping[str, str] = {
    "foreword": """\
This is the fourth report that I have the honour to give to the board, and the first in which every number opens
onto the children behind it. That has changed how we wrote it. Where we do not know something we say so, and we say
when we shall.

It was a steady year for reviews and a hard one for endings. More children had each of their reviews on time. Fewer
of those who left us went to a home that is meant to last, and the board will want to know why; so do we.

I thank the children who told us what to change, and the [[iro.plural]] and colleagues in business support who did
the changing.

*Tom, IRO service manager*""",
    "siblings": """\
No return says who is whose brother or sister. In the past year every [[iro.singular]] has recorded it, child by
child, so that from next year it can be counted here.

What we see already is this. Most groups of two live together. Groups of three and more mostly do not, because there
are too few carers with the room. Where brothers and sisters live apart, the plan now has to say how often they meet
and who takes them; an [[iro.singular]] who finds that line empty asks for it before the review ends.""",
    "education": """\
How many children had a personal education plan each term is in the report of the virtual school head, and is not
told twice here.

At reviews the question asked most often was about school places after a move. A child who moves in the middle of a
term can wait weeks for a desk. [[iro.plural_capital]] raised this with the virtual school, and since February a
place is looked for on the day on which the move is known rather than on the day on which it happens.""",
    "administration": """\
Two colleagues invite, collect papers and send what was decided. Invitations go out in time wherever the day of the
review has been agreed in time, which is nearly always. Papers from social workers are the weak point: many come on
the day before.

The record of a review is typed by one person. This is the reason for most records that are late, and the reason for
our first recommendation.""",
    "training": """\
[[iro.plural_capital]] learned together on four afternoons: on writing to children, on deprivation of liberty, on
what the family justice board asked of us, and on how a plan for a child with a disability is read.

In return, an [[iro.singular]] speaks to every group of newly qualified social workers on what a review is for and
what it is not. Those who came said that they would have liked to hear it before their first one.""",
    "recording": """\
When a record was sent is kept by business support on a list of their own, which cannot be counted with the figures
of this report. The manager looks at it each week. What it shows is that decisions go out promptly and that records
do not.

From April 2027 both are recorded where they can be counted, and next year’s report will give the figure.""",
    "voice": """\
The children in care council met every month. Three things that its members asked for have been done:

- a letter after the review, to the child and in plain words
- the choice of where the review is held, asked early enough to matter
- a photograph of the [[iro.singular]], sent before they first meet

One thing they asked for has not been done. They would like fewer adults in the room. We now ask each child who
should be there, and the answer is not always followed. We shall say next year how often it was.

“I used to think it was a meeting about my placement. Now I know it is about me.”

That was said by a member of the council, who is content for it to stand here.""",
    "advocacy": """\
Every child is told at each review that they may have an [[advocate.singular]], and how to ask. The advocacy service
reports that more children came to it through their [[iro.singular]] than in any other way. It also tells us that
children placed far away ask least. We have agreed that an [[advocate.singular]] offers those children a visit
without being asked.""",
    "quality": """\
The manager reads some records of reviews each month with the [[iro.singular]] who wrote them. What is good: the
child can be heard in nearly all of them. What is not yet: decisions without a date, and decisions that name a team
rather than a person.

An auditor from outside the service looked at children who had been in care for more than two years with no change
of plan. She found that the plans were right for nearly all of them, and that a few had waited for a decision
that nobody had been asked to make. Those have since been made.""",
    "between": """\
An [[iro.singular]] stays in touch between reviews: by reading what is new on the file, by asking the social worker,
and above all by seeing the child. In a good month this happens for every child halfway between two reviews. In a
month in which somebody is away it does not.

It is not yet counted, and that is why we do not put a number on it. What we know from supervision is that children
whose plan has changed are seen, and that settled children in long placements are seen least.""",
    "concerns": """\
When an [[iro.singular]] is worried about a plan, the first step is to talk with the social worker and the
supervisor. Most concerns end there, and rightly so. What is not settled in five working days becomes a formal
concern, goes to the service lead, and from there step by step to the director. The independent reviewing service
may ask Cafcass to take a matter to court at any step.

Formal concerns were not recorded in a way that can be counted in this report. By theme, those that the manager saw
were about delay in assessments of family members, about care plans that came to the review unfinished, and about
moves made without a review. No matter was referred to Cafcass.""",
    "good_practice": """\
[[iro.plural_capital]] write to a social worker and their manager where they see good work. Three examples, told so
that no child can be known from them:

- A social worker brought a boy’s grandmother into the plan after two assessments had been put off. He lives with
  her now.
- A foster carer learned to sign so that a girl could chair her own review.
- A residential worker drove a young man to see his brother every fortnight for a year, and wrote it down each time,
  so that it could be planned for.""",
    "partners": """\
The manager meets the court’s children’s guardians four times a year, the designated nurse every other month, and
the police team for missing children when there is reason to. The regional group of reviewing services compared how
each tells children what was decided; our letter comes from there.""",
    "resources": """\
Two things put the quality of this service at risk, and both are in the risks before the board.
[[iro.plural_capital]] have more children than the Handbook says, and records wait for typing.

No [[iro.singular]] left in the year, and nobody from an agency was needed. Cover for absence is found within the
service, which is kind to children and costs the time between reviews.""",
}
"""Sections that have no first text."""

AFTER: Mapping[str, str] = {
    "children": """\
The number rose because more children came than left; the next chapter tells of both. It did not rise because
children stay longer with us without need: whether they could go home is asked at every review.""",
    "entering_leaving": """\
The rise is among children of primary school age: [[children_entering_care age_band=5-9]] aged 5 to 9 came,
[[children_entering_care age_band=5-9 change]]. Several came together with brothers and sisters. The service lead is
looking at what might have helped these families sooner.

Half of those who left were 16 or over. Most who left because they turned 18 stayed in touch; the chapter on after
care says how many.""",
    "homes": """\
Fewer children live far from home than a year ago. Two new carers for teenagers in the north of the county made much
of the difference. Where a child moved for a third time, the [[iro.singular]] held a review early and asked what
would have kept the home before.""",
    "permanence": """\
Why did fewer children leave to a home that lasts? We know three reasons and not how much each weighs. More of those
who left were young people who turned 18, for whom leaving is an age and not a plan. Hearings were put off, and with
them adoptions and special guardianship orders that had been planned. And some plans to go home were, after careful
thought, not carried out. Our fourth recommendation is to look at each of these children.""",
    "service": """\
The service stands outside the line of management of any child’s case. Its manager answers to the service director,
has the director’s ear when it is needed, and holds no budget for placements. [[iro.plural_capital]] have been here
for many years on the whole; the newest began in January 2025.""",
    "timeliness": """\
A late review is not a number to the child whose plan waits for it. Most were late by days or by a few weeks. The
reasons that were written down are many, and two stand out: somebody who had to be there did not come, and reports
came too late to be read. Our third recommendation is about reports. First reviews lag a little behind the others,
because there is least time to find a day that suits everybody.

The autumn was worse than the rest of the year, as it was the year before. Reviews put off in the school holidays
come due together in October, and from this year their days are agreed before the summer.""",
    "taking_part": """\
Children come more often the older they are: to [[attended age_band=5-9]] of reviews at 5 to 9, and to [[attended
age_band=16+]] at 16 or over. They come more often, too, where they chose the place. Most of those who did not come
sent word by their [[iro.singular]], their carer or an [[advocate.singular]], or wrote it down. For the few of whom
no view is known, the record has to say what was tried.""",
}
"""Sections where ours follows Heed's first text."""

PAPERS: Mapping[str, str] = {
    "paper_recommendation": """\
- Note the annual report of the Independent Reviewing Officer service for [[year]].
- Consider the recommendations for the wider department, and ask for a report on each by its date.
- Support the publication of the report on the council’s website.""",
    "paper_previous": """\
The annual report for [[last_year]] was before the board in December 2025, which noted it and asked that this year’s
say what became of its recommendations. It does.""",
    "paper_strategy": """\
The report serves the council’s pledge to children in care and its corporate parenting strategy, in both of which
children are promised that their plans are looked at by somebody who knows them.""",
    "paper_consultation": """\
The children in care council has read the chapter on what children told us and changed two sentences of it.
[[iro.plural_capital]], the analyst and the director have commented on the drafts.""",
    "paper_resources": """\
Nothing is asked for in this paper. A case for one more post goes to the budget meeting in January 2027, and is
named in the risks.""",
    "paper_legal": """\
A local authority must appoint an independent reviewing officer for each child whom it looks after, under section
25A of the Children Act 1989. The IRO Handbook asks for a yearly report to the corporate parenting board. There are
no other legal implications.""",
    "paper_equality": """\
The report gives the age, sex and ethnicity of children in care and, where numbers allow, says which of them take
part least. Children placed far away and children with a disability fare differently, and two of the recommendations
are about them. An equality assessment of the participation offer is being made.""",
    "paper_human_rights": """\
Reviews serve a child’s right to family life and the right to be heard in decisions about them.""",
    "paper_climate": """\
[[iro.plural_capital]] travel to children wherever they live, and share a car where two reviews are near each other.
Papers go out on paper only to who asks for them so.""",
    "paper_options": """\
There was no other way to be considered: the report is asked for by guidance.""",
    "paper_circulation": """\
Not applicable: the report speaks of no one ward.""",
    "paper_conclusion": """\
Reviews are held on time for nearly every child. The two things to take from this year are that fewer children left
to a home that lasts, and that [[iro.plural]] have more children than the Handbook says. The recommendations are
about both.""",
    "paper_risk": """\
The risks were assessed under the council’s guidance on risk and stand in the table, each with what is being done.""",
    "paper_background": """\
- The annual report of the service for [[last_year]]
- The IRO Handbook, on the website of the Department for Education""",
    "paper_reference": "CPB/2026/47",
}
"""Parts of committee papers."""
