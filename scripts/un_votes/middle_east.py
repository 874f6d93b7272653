"""Recurring resolutions on Palestine and the territories that Israel has occupied since 1967."""

from __future__ import annotations

from scripts.un_votes.recurring import Recurring

TOPIC = "middle-east"

MIDDLE_EAST: tuple[Recurring, ...] = (
    Recurring(
        id="palestinian-self-determination",
        topics=(TOPIC, "human-rights"),
        short="Palestine: self-rule",
        proposition="The Palestinian people should be able to determine its future itself.",
        question="Do Palestinians have a right to self-determination that states should support?",
        description="A resolution on human rights and the self-determination of peoples.",
        vote_on="the self-determination of the Palestinian people",
        # A/RES/57/198 belongs here by what is known of it, but the corpus has another title.
        headed=("PALESTINE, SELF-DETERMINATION",),
        titled="(The )?right of( the)? Palestin(ian|e) people to self-determination",
    ),
    Recurring(
        id="settle-question-of-palestine",
        topics=(TOPIC,),
        short="Palestine: peace",
        proposition="The question of Palestine should be settled peacefully, on the terms that"
        " the Assembly names.",
        question="Should the question of Palestine be settled on the Assembly's terms?",
        description="In 1993 on the peace talks that began in Madrid; the text has grown since.",
        vote_on="a peaceful settlement of the question of Palestine",
        headed=("PALESTINE, PEACEFUL SETTLEMENT",),
        titled="Peaceful settlement of the question of Palestine",
    ),
    Recurring(
        id="help-palestine-refugees",
        topics=(TOPIC,),
        short="Palestine: refugees",
        proposition="States should go on helping Palestine refugees, and pay for the agency that"
        " does.",
        question="Should the help for Palestine refugees go on?",
        description="On the United Nations agency for Palestine refugees, UNRWA.",
        vote_on="help for Palestine refugees",
        titled="Assistance to Palestine refugees|Urges all Member States to extend and expedite"
        " aid and assistance to the relief .*",
    ),
    Recurring(
        id="stop-israeli-settlements",
        topics=(TOPIC,),
        short="Settlements",
        proposition="Israel should stop building settlements in the territories that it has"
        " occupied since 1967.",
        question="Should Israel stop building settlements in occupied territory?",
        description="Not the resolution on what the settlements mean for the economy.",
        vote_on="Israeli settlements",
        titled="Israeli settlements in the occupie[ds] Palestinian .*",
        but_not=("A/RES/61/119",),  # this title is that of A/RES/61/118
    ),
)
