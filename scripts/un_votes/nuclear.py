"""Recurring resolutions on nuclear weapons.

The zone free of nuclear weapons in the Middle East passed without a vote until 2017 and has one
roll call in the corpus; the resolution on the risk of nuclear arms there is taken in its place.
"""

from __future__ import annotations

from scripts.un_votes.recurring import Recurring

TOPIC = "nuclear-weapons"

NUCLEAR: tuple[Recurring, ...] = (
    Recurring(
        id="ban-nuclear-tests",
        topics=(TOPIC,),
        short="Test ban",
        proposition="All nuclear test explosions should be banned by a treaty.",
        question="Should a treaty ban all nuclear test explosions?",
        description="The Assembly adopted the treaty's text in September 1996; since then the"
        " resolution urges states to join it. In some years it passed without a vote.",
        vote_on="a ban on nuclear tests",
        headed=("COMPREHENSIVE TEST-BAN-TREATY", "COMPREHENSIVE TEST BAN TREATY"),
        titled="Comprehensive Nuclear-Test-Ban Treaty",
    ),
    Recurring(
        id="disarm-in-phases",
        topics=(TOPIC,),
        short="Nuclear disarmament",
        proposition="The states with nuclear weapons should give them up in phases, within a set"
        " time.",
        question="Should nuclear disarmament follow a programme with a timetable?",
        description="Since 1995; of the states that have nuclear weapons some are for it, some"
        " against.",
        vote_on="nuclear disarmament in phases",
        headed=("DISARMAMENT, NUCLEAR",),
        titled="Nuclear disarmament",
    ),
    Recurring(
        id="forbid-nuclear-use",
        topics=(TOPIC,),
        short="Ban on use",
        proposition="A convention should forbid the use and the threat of use of nuclear weapons.",
        question="Should a convention forbid any use of nuclear weapons?",
        description="A draft of such a convention goes with the resolution.",
        vote_on="a convention against the use of nuclear weapons",
        headed=("PROHIBITION, NUCLEAR USE", "PROHIBITION, NUCLEAR WEAPONS"),
        titled="Convention on the Prohibition of the Use of Nuclear Weapons",
    ),
    Recurring(
        id="negotiate-nuclear-convention",
        topics=(TOPIC,),
        short="Nuclear convention",
        proposition="States should begin to negotiate a convention that bans nuclear weapons, as"
        " the World Court's opinion of 1996 calls for disarmament.",
        question="Should the World Court's opinion be followed by negotiations on a convention?",
        description="On what the International Court of Justice said in July 1996, when it was"
        " asked about the legality of nuclear weapons.",
        vote_on="what follows from the World Court's opinion on nuclear weapons",
        headed=("NUCLEAR WEAPONS, LEGALITY", "NUCLEAR WEAPONS USE, ICJ OPINION"),
        titled="Follow-up to the advisory opinion of the International Court of Justice on the"
        " legality of the threat or use of nuclear weapons",
        but_not=(
            "A/RES/49/75K",  # asks the Court for the opinion
            "A/RES/63/49",  # has the votes of A/RES/63/47 in the corpus
        ),
    ),
    Recurring(
        id="eliminate-nuclear-weapons",
        topics=(TOPIC,),
        short="Elimination",
        proposition="Nuclear weapons should in the end be eliminated, by steps that build on the"
        " Non-Proliferation Treaty.",
        question="Should nuclear weapons be eliminated by steps under the Non-Proliferation"
        " Treaty?",
        description="Put forward by Japan, each year with another text, from 1994 to 2018.",
        vote_on="the elimination of nuclear weapons",
        headed=("DISARMAMENT, NUCLEAR ELIMINATION",),
        titled="(A path to( the)?|Renewed determination towards the|United action towards the"
        "|United action with renewed determination towards the) total elimination of nuclear"
        " weapons",
    ),
    Recurring(
        id="israel-joins-npt",
        topics=("middle-east", TOPIC),
        short="Israel and the NPT",
        proposition="Israel should join the Non-Proliferation Treaty and open its nuclear sites to"
        " international safeguards.",
        question="Should Israel join the Non-Proliferation Treaty?",
        description="Later titles do not name Israel, but the spread of nuclear arms there.",
        vote_on="Israel and the Non-Proliferation Treaty",
        headed=("NUCLEAR PROLIFERATION, MIDDLE EAST",),
        titled="(The )?risk of nuclear proliferation in the Middle East",
    ),
)
