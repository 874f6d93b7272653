"""Recurring resolutions on human rights: in single states, and in general.

That on Rohingya in Myanmar, of 2019, is another than that on Myanmar.
"""

from __future__ import annotations

from scripts.un_votes.recurring import Recurring

TOPIC = "human-rights"
IN_STATES = "human-rights-in-states"


def _in_state(id: str, name: str, titled: str, description: str, **more: str) -> Recurring:
    called = more.get("called", name)
    return Recurring(
        id=f"human-rights-{id}",
        topics=(IN_STATES,),
        short=more.get("short", name),
        proposition=f"The Assembly should voice concern over human rights in {called} and call for"
        " change there.",
        question=f"Should the Assembly take up human rights in {called}?",
        description=description,
        vote_on=f"human rights in {called}",
        titled=f"(Situation o[fn] )?human rights( situation)? in {titled}",
    )


RIGHTS: tuple[Recurring, ...] = (
    _in_state(
        "iran",
        "Iran",
        "the Islamic Republic of Iran",
        "The Assembly votes on it nearly every year since 1992.",
    ),
    _in_state(
        "north-korea",
        "North Korea",
        "the Democratic People.*s Republic of Korea",
        "In 2012, 2013 and since 2016 the resolution passed without a vote.",
    ),
    _in_state(
        "myanmar",
        "Myanmar",
        "Myanmar",
        "In some years the resolution passed without a vote.",
    ),
    _in_state(
        "syria",
        "Syria",
        "the Syrian Arab Republic",
        "Since 2011; resolutions on the war in general are others.",
    ),
    _in_state(
        "crimea",
        "Crimea",
        "the Autonomous Republic of Crimea and the city of Sevastopol.*",
        "Since 2016; the titles name Crimea and Sevastopol as Ukraine's.",
    ),
    Recurring(
        id="halt-executions",
        topics=(TOPIC,),
        short="Death penalty",
        proposition="States should halt executions, with a view to giving up the death penalty.",
        question="Should there be a moratorium on the death penalty?",
        description="Every second year since 2008, for the first time in 2007.",
        vote_on="a moratorium on the death penalty",
        titled="Moratorium on the use of the death penalty",
    ),
    Recurring(
        id="right-to-food",
        topics=(TOPIC,),
        short="Right to food",
        proposition="States should respect a right to food and see to it that all have enough.",
        question="Should states see to a right to food?",
        description="From 2009 to 2016 the resolution passed without a vote.",
        vote_on="the right to food",
        titled="The right to food",
    ),
    Recurring(
        id="right-to-development",
        topics=(TOPIC, "trade"),
        short="Right to development",
        proposition="States should carry out a right to development, and work together for it.",
        question="Should states carry out a right to development?",
        description="How many were for it has varied with the text of the year.",
        vote_on="the right to development",
        headed=("RIGHT TO DEVELOPMENT",),
        titled="(The )?right (to|of) development",
    ),
    Recurring(
        id="fairer-globalization",
        topics=(TOPIC, "trade"),
        short="Globalization",
        proposition="Globalization touches all human rights, and should be shaped so that all"
        " countries gain by it.",
        question="Should globalization be shaped for the sake of human rights?",
        description="The votes that are listed here are of 1999 to 2017.",
        vote_on="globalization and human rights",
        headed=("HUMAN RIGHTS, GLOBALIZATION",),
        titled="Globalization and its impact on the full (enjoyment|employment) of all human"
        " rights",
    ),
    Recurring(
        id="against-glorifying-nazism",
        topics=(TOPIC,),
        short="Nazism",
        proposition="States should act against the glorification of Nazism and against what feeds"
        " racism today.",
        question="Should states act against the glorification of Nazism?",
        description="Put forward by Russia and others; the title names Nazism since 2012.",
        vote_on="the glorification of Nazism",
        titled="(Glorification of Nazism ?: )?inadmissibility of certain practices that contribute"
        " to fuell?ing contempora[rt]y forms of racism.*|Combating glorification of Nazism.*",
    ),
)
