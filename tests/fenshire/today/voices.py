"""Children’s own words: how to talk with them and what matters to them. Invented, each as old as the child is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """What a child said on a day. `how` is a way of `children.HowTold`; `by` is the login of who put it into Heed."""

    number: str
    said_on: str
    how: str
    by: str
    talk: tuple[str, ...]
    matters: tuple[str, ...]


VOICES = (
    Words(
        *("F-1001", "Mon 23 Feb 2026", "told", "nadia"),
        talk=("Don’t ask me loads of questions at once.", "Sit next to me, not in front of me."),
        matters=("Seeing Ben", "Keeping my phone", "Not moving school"),
    ),
    Words(
        *("F-1001", "Sat 14 Nov 2026", "wrote", "nadia"),
        talk=(
            "Text first. Don’t just turn up.",
            "In the car or walking is easiest.",
            "Say Ben’s name, not “sibling”.",
            "I go quiet when I’m thinking. Wait.",
        ),
        matters=(
            "I want to see Ben every week, not once a month.",
            "Drama, Tuesdays",
            "My hair done properly",
            "Being asked first",
        ),
    ),
    Words(
        *("F-1002", "Tue 3 Nov 2026", "told", "dev"),
        talk=("Ask me when I’m playing football.", "Tell me how many minutes."),
        matters=("Can Amara come to my football?", "Lou’s pancakes", "My blue boots"),
    ),
    Words(
        *("F-1003", "Wed 4 Nov 2026", "wrote", "nadia"),
        talk=("Not in front of Sandra’s mum.", "I like it when you write it down for me after."),
        matters=("Choosing who comes to my meeting", "My rabbit, Biscuit", "Swimming on Fridays"),
    ),
    Words(
        *("F-1004", "Mon 19 Oct 2026", "told", "nadia"),
        talk=("Don’t say “how do you feel”. Ask what happened.", "We can build Lego while we talk."),
        matters=("Getting a school", "Seeing my mates from my old school", "Olwen’s dog"),
    ),
    Words(
        *("F-1005", "Mon 9 Nov 2026", "told", "nadia"),
        talk=("Use my whole name when it’s serious, so I know.", "Let me draw first."),
        matters=("Mum’s phone calls being on time", "My bike"),
    ),
    Words(
        *("F-1006", "Thu 29 Oct 2026", "wrote", "nadia"),
        talk=("Email is fine. I check it at lunch.", "Don’t repeat things to Samina that I told you."),
        matters=("My GCSEs", "Praying in peace", "Staying with Samina until I’m 18"),
    ),
    Words(
        *("F-1007", "Fri 23 Oct 2026", "told", "nadia"),
        talk=("Sit on the floor with me.", "Say it slow."),
        matters=("My letter from Nadia", "Gloria’s garden", "My sparkly shoes"),
    ),
    Words(
        *("F-1008", "Thu 12 Nov 2026", "wrote", "nadia"),
        talk=("Just be straight with me.", "After 4. I sleep in when there’s no college."),
        matters=("Running my own review", "Moped test", "Talking to my dad without a worker sat there"),
    ),
    Words(
        *("F-1009", "Mon 1 Jun 2026", "told", "nadia"),
        talk=("Walk the dog with me.", "If I say “dunno”, ask me again another day."),
        matters=("A dentist who is nice", "Clive’s tractor", "Not being late for school"),
    ),
    Words(
        *("F-1010", "Tue 1 Sep 2026", "told", "nadia"),
        talk=("Ask me without Rosa, then ask Rosa.", "I can read, so show me the paper."),
        matters=("Me and Rosa staying together", "Piano", "Spanish with Abuela on Sundays"),
    ),
    Words(
        *("F-1011", "Tue 1 Sep 2026", "shown", "nadia"),
        talk=("Rosa talks with her two puppets. The fox says what is true.",),
        matters=("Maya", "Joan’s cat", "The night light"),
    ),
    Words(
        *("F-1014", "Wed 20 May 2026", "shown", "sam"),
        talk=("Isla signs as well as talking. Look at her hands.",),
        matters=("Mummy signing goodnight on the tablet", "Finn in the next bed"),
    ),
    Words(
        *("F-1016", "Sat 30 May 2026", "wrote", "helen"),
        talk=("Weekends. I’m not missing lessons for meetings.", "Send me the questions before."),
        matters=("Mocks, then real exams", "Cricket with Hal", "Knowing where I’ll live after Year 11"),
    ),
    Words(
        *("F-1017", "Thu 20 Aug 2026", "told", "helen"),
        talk=("Don’t be another new person and go.", "Tell me why you were late."),
        matters=("One social worker for a whole year", "My guinea pigs"),
    ),
    Words(
        *("F-1018", "Thu 4 Jun 2026", "told", "carol"),
        talk=("I answer better on WhatsApp voice.", "Imran can be there."),
        matters=("Salma. It’s too far on two buses.", "Eid with my cousins"),
    ),
    Words(
        *("F-1022", "Tue 8 Sep 2026", "wrote", "carol"),
        talk=("Don’t call it a placement. It’s Des’s.",),
        matters=("Bonnie, every Saturday", "My apprenticeship at the boatyard"),
    ),
    Words(
        *("F-1025", "Tue 1 Sep 2026", "wrote", "carol"),
        talk=("Talk to me, not to the baby.", "If it’s about Noah, say so. If it’s about me, say so."),
        matters=("Keeping Noah with me", "Finishing college", "Bernice teaching me things"),
    ),
    Words(
        *("F-1030", "Wed 28 Oct 2026", "told", "helen"),
        talk=("Shut the door first.", "I want to know who reads this."),
        matters=("Nobody at school knowing", "Netball", "Carys’s Welsh cakes"),
    ),
    Words(
        *("F-1031", "Thu 11 Jun 2026", "wrote", "carol"),
        talk=("Ring, don’t text. I lose texts.",),
        matters=("Where I’m living after my birthday", "Errol on Sundays", "My van"),
    ),
)
