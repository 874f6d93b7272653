"""Lists of English words that the rules look at: data, and nothing else."""

from __future__ import annotations

ARTICLES = frozenset(("the", "a", "an"))
DETERMINERS = ARTICLES | frozenset(
    "this that these those his her their its our my your some many several most all both each"
    " every no any another other two three four five six seven eight nine ten dozens hundreds"
    " thousands few more certain various such one numerous".split()
)
PRONOUNS = frozenset(("he", "she", "they", "it"))
QUANTIFIERS = frozenset(
    "some others many several most both one another few none".split()
)
PREPOSITIONS = frozenset(
    "of in on at by for with from to about against between during after before under over into"
    " through among within without across behind beyond despite since until upon toward towards"
    " regarding concerning following including like unlike via per amid amidst throughout near"
    " around above below inside outside off as than because".split()
)
ATTACHING = frozenset(("of", "from", "for", "in", "at", "to", "with", "on"))
"""Prepositions by which words are attached to a speaker: the delegates *from* Aland."""
CONJUNCTIONS = frozenset(
    "and or but nor while whereas although though because if when where whether that which who"
    " whom whose as since unless until so yet then than how what why once after before".split()
)
AUXILIARIES = frozenset(
    "has have had is are was were be been being do does did will would can could may might shall"
    " should must 's 've 'd hasn't haven't hadn't isn't aren't wasn't weren't don't doesn't didn't"
    " won't wouldn't can't cannot couldn't".split()
)
BE = frozenset("is are was were be been being isn't aren't wasn't weren't".split())
POSSIBLE = frozenset("will would can could may might shall should must won't wouldn't to".split())
NEGATIVE = frozenset(
    "not never no hasn't haven't hadn't isn't aren't wasn't weren't don't doesn't didn't won't"
    " wouldn't can't cannot couldn't nobody none nothing hardly neither nor".split()
)
ADVERBS = frozenset(
    "also then further therefore however again already even just still later now once often only"
    " soon thus too twice always both repeatedly rightly first earlier previously meanwhile instead"
    " nevertheless nonetheless strongly all ever perhaps merely simply similarly otherwise since"
    " today yesterday long further furthermore moreover likewise together all".split()
)
TIMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june"
    " july august september october november december morning afternoon evening night noon week"
    " weekend month year years months weeks days day today yesterday tomorrow midday session"
    " meeting meetings plenary sessions spring summer autumn winter".split()
)
OPENERS = frozenset(
    "however then therefore meanwhile also finally further moreover furthermore still later but and"
    " yet so instead similarly likewise nevertheless nonetheless additionally first second third"
    " lastly again thus accordingly otherwise indeed now today yesterday".split()
)
"""Words that open a sentence before its subject."""
SPEAKERS = frozenset(
    "abc activist activists administration administrator adviser advisers advisor advisors advocate"
    " advocates agency agencies aide aides alliance ally allies ambassador ambassadors analyst"
    " analysts army association attorney attorneys author authors authority authorities bank board"
    " boy brother bureau cabinet campaign campaigns candidate candidates captain centre center"
    " chair chairs chairman chairwoman chairperson chancellor chief chiefs church citizen citizens"
    " city coalition co-chair co-chairs colleague colleagues columnist commander commission"
    " commissioner committee community companies company conference congressman congresswoman"
    " conservatives consultant coordinator correspondent council counsel counterpart countries"
    " country court courts critic critics cuban dad daughter defendant delegate delegates delegation"
    " delegations democrat democrats department deputy developer diplomat diplomats director"
    " directors doctor doctors economist economists editor editors embassy employee employees envoy"
    " executive executives expert experts facilitator family father firm federation force forces"
    " former foundation friend friends general girl government governments governor governors group"
    " groups head husband immigrant institute intervention investigator investigators investor"
    " judge judges justices king lawmaker lawmakers lawyer lawyers leader leaders legislator"
    " legislators liberals man manager mayor member members men military minister ministers ministry"
    " moderator mother negotiator negotiators neighbor network newspaper nominee observer observers"
    " office officer officers official officials opponent opponents organization organizations"
    " organizer organizers owner pair panel panelists parent parents parliament participant"
    " participants parties partner party people person police politician politicians pollster"
    " pollsters poll polls pope premier presenter president prince producer professor prosecutor"
    " prosecutors protester protesters public queen rapporteur reader readers regime regulator"
    " regulators reporter reporters representative representatives republican republicans resident"
    " residents researcher researchers scholar scholars scientist scientists secretariat secretary"
    " senate senator senators sergeant sheriff side singer sister son source sources speaker"
    " speakers specialist spokesman spokesmen spokesperson spokespersons spokeswoman staff star"
    " state states strategist strategists student students supporter supporters surrogate surrogates"
    " teacher team tribunal union university veteran veterans victim voter voters watchdog white"
    " widow wife witness witnesses woman women worker workers writer writers youth co-founder"
    " businessman billionaire mogul actor actress comedian host anchor journalist journalists"
    " historian lobbyist operative operatives congressmen coach player opposition majority minority"
    " camp delegate-general undersecretary vice-president vice-chair activists ngos parties"
    " constituency bloc blocs signatories donors envoys neighbours neighbors nations nation".split()
)
"""Nouns of those who can speak."""
DOCUMENTS = frozenset(
    "article bill book communique complaint data declaration document documents editorial email"
    " emails essay evidence figures filing findings indictment law lawsuit letter magazine memo"
    " message order paper poll polls post proposal record records release report reports research"
    " results resolution review ruling spot statement statements statistics studies study survey"
    " surveys transcript tweet video website ad warrant post analysis press headline agreement"
    " communiqué".split()
)
"""Nouns of what is quoted as if it spoke."""
FEMALE, MALE = frozenset(("ms", "ms.", "mrs", "mrs.", "lady")), frozenset(("mr", "mr.", "lord"))
