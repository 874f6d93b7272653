"""Recurring resolutions on other arms, on mercenaries, on the sea and on trade."""

from __future__ import annotations

from scripts.un_votes.recurring import Recurring

TOPIC = "arms"

ARMS: tuple[Recurring, ...] = (
    Recurring(
        id="no-arms-race-in-space",
        topics=(TOPIC,),
        short="Space arms race",
        proposition="An arms race in outer space should be prevented.",
        question="Should an arms race in outer space be prevented by new agreements?",
        description="Put forward each year; the votes are nearly unanimous but for some years.",
        vote_on="an arms race in outer space",
        titled="(Prevention of (an )?arms race|Arms race prevention) in outer space",
    ),
    Recurring(
        id="no-first-weapons-in-space",
        topics=(TOPIC,),
        short="First in space",
        proposition="No state should be the first to place weapons in outer space.",
        question="Should states promise not to be the first to place weapons in outer space?",
        description="Put forward by Russia and others since 2014.",
        vote_on="not being the first to place weapons in outer space",
        titled="No first placement of weapons in outer space",
    ),
    Recurring(
        id="ban-landmines",
        topics=(TOPIC,),
        short="Landmines",
        proposition="All states should join and carry out the convention that bans anti-personnel"
        " mines.",
        question="Should all states join the convention on anti-personnel mines?",
        description="On the convention that was signed at Ottawa in December 1997.",
        vote_on="the convention on anti-personnel mines",
        headed=("LAND MINES, CONVENTION",),
        titled="Implementation of the convention (on|to) the Prohibition of the Use,"
        " Stockpiling, Production and Transfer of Anti-Personnel Mines and on their"
        " Destruction",
    ),
    Recurring(
        id="arms-trade-treaty",
        topics=(TOPIC,),
        short="Arms trade",
        proposition="A treaty should set common rules for the trade in conventional arms.",
        question="Should the trade in conventional arms be bound by a treaty?",
        description="Until 2012 on negotiating the treaty, since 2013 on joining it.",
        vote_on="a treaty on the arms trade",
        titled="(The Arms Trade Treaty\\W*|Towards an arms trade treaty: .*)",
    ),
    Recurring(
        id="curb-small-arms",
        topics=(TOPIC,),
        short="Small arms",
        proposition="States should work together against the illicit trade in small arms, under"
        " the programme of action that the United Nations agreed on.",
        question="Should the programme of action against the illicit trade in small arms go on?",
        description="The programme is of 2001; in other years the resolution passed without a"
        " vote.",
        vote_on="the illicit trade in small arms",
        titled="The illicit trade in small arms and lights? weapons in all its aspects",
    ),
    Recurring(
        id="study-depleted-uranium",
        topics=(TOPIC,),
        short="Depleted uranium",
        proposition="The effects of arms that contain depleted uranium should be looked into.",
        question="Should the effects of depleted uranium in arms be looked into?",
        description="Every second year since 2008, for the first time in 2007.",
        vote_on="depleted uranium in arms",
        titled="Effects of the use of armaments and ammunitions containing depleted uranium",
    ),
    Recurring(
        id="ban-mercenaries",
        topics=("law", "human-rights"),
        short="Mercenaries",
        proposition="States should neither use nor tolerate mercenaries, and should forbid by law"
        " to recruit or pay them.",
        question="Should mercenaries be banned, as a danger to the self-determination of peoples?",
        description="A resolution on human rights and the self-determination of peoples.",
        vote_on="the use of mercenaries",
        headed=("MERCENARIES",),
        titled="Use of mercenaries as a means of violating human rights and impeding the"
        " exc?ercise of the rights?( of peoples to| of) self-determination",
    ),
    Recurring(
        id="join-law-of-the-sea",
        topics=("law",),
        short="Law of the sea",
        proposition="States should join the Convention on the Law of the Sea and keep to it in"
        " their uses of the oceans.",
        question="Should states join and keep to the Convention on the Law of the Sea?",
        description="The convention is of 1982; it has been in force since 1994.",
        vote_on="the law of the sea",
        headed=("LAW OF THE SEA",),
        titled="Oceans and( the)? law of( the)? sea",
        but_not=("A/RES/72/72",),
    ),
    Recurring(
        id="end-cuba-embargo",
        topics=("trade",),
        short="Cuba embargo",
        proposition="The United States should end its embargo against Cuba.",
        question="Should the embargo of the United States against Cuba end?",
        description="Put forward by Cuba each year since 1992.",
        vote_on="the embargo against Cuba",
        titled="Necessity of ending the economic, commercial and financial embargo imposed by the"
        " Unite[ds] States( of America)? against Cuba",
    ),
    Recurring(
        id="no-unilateral-measures",
        topics=("trade", "human-rights"),
        short="Unilateral measures",
        proposition="States should not put pressure on others by coercive measures of their own.",
        question="Should states refrain from unilateral coercive measures?",
        description="On what such measures mean for human rights.",
        vote_on="unilateral coercive measures",
        titled="Human rights and? unilateral coercive measures",
    ),
    Recurring(
        id="new-economic-order",
        topics=("trade",),
        short="Economic order",
        proposition="The rules of the world economy should be made anew, so that developing"
        " countries have an equal part in it.",
        question="Should there be a new international economic order?",
        description="Put forward again since 2008, mostly every second year.",
        vote_on="a new international economic order",
        titled="Towards a new international economic order",
    ),
)
