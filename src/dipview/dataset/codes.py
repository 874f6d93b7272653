"""The codes of every problem that the loader can find: how bad each is, its cause and its cure."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from dipview.dataset.problems import Place, Problem, Severity


class Code(NamedTuple):
    """A kind of problem."""

    name: str
    severity: Severity
    cause: str
    """What is wrong, in one sentence."""
    cure: str
    """What to do, in one sentence."""


_ERROR, _WARNING = Severity.ERROR, Severity.WARNING

_PATHS = (
    Code("no-such-path", _ERROR, "There is no file or folder of this name.", "Check the spelling of the path."),  # noqa: E501
    Code("cannot-read", _ERROR, "The system does not let dipview read the path.", "Check who may read it, and that no link in it leads back to itself."),  # noqa: E501
    Code("not-a-file", _ERROR, "The path is a pipe, a device or a socket.", "Name a regular file, or a folder of .toml files."),  # noqa: E501
    Code("too-large", _ERROR, "The file, or all files together, are larger than dipview reads.", "Split the dataset, or raise the limit with --max-bytes."),  # noqa: E501
    Code("no-files", _ERROR, "The folder holds no .toml file that dipview can open.", "Name another folder, or the file itself."),  # noqa: E501
)  # fmt: skip
"""What keeps a path from being read at all."""

_FILES = (
    Code("outside-folder", _ERROR, "A link leads out of the folder that was opened.", "Name the file it leads to on the command line, or copy it into the folder."),  # noqa: E501
    Code("not-utf8", _ERROR, "The file is not UTF-8 text.", "Save it as UTF-8 in your editor."),
    Code("not-toml", _ERROR, "The file is of another format than TOML, the only one that dipview reads.", "Name a .toml file; 'dipview init' begins a dataset, and 'dipview new' a record."),  # noqa: E501
    Code("merge-conflict", _ERROR, "Lines of a merge that was not finished stand in the file, so nothing in it is read.", "Keep what is right of both sides, and take the lines of <<<<<<<, ======= and >>>>>>> out."),  # noqa: E501
    Code("bad-toml", _ERROR, "The file breaks the rules of TOML, so nothing in it can be read.", "Correct the line; https://toml.io has the rules."),  # noqa: E501
    Code("duplicate-key", _ERROR, "A key or table is given twice in the same table.", "Keep one of the two; a second record begins with a new [[header]]."),  # noqa: E501
    Code("too-deep", _ERROR, "Lists or tables are nested more deeply than dipview reads.", "Flatten the value."),  # noqa: E501
    Code("number-too-large", _ERROR, "A whole number has more digits than dipview keeps.", "Put the number in quotes."),  # noqa: E501
)  # fmt: skip

_STRUCTURE = (
    Code("unknown-table", _ERROR, "The data format has no table of this name.", "Correct the name, or move the table into a record's extra."),  # noqa: E501
    Code("unknown-key", _ERROR, "This kind of record has no such key; what it says is not read.", "Correct the name, or move the key into extra = { … }."),  # noqa: E501
    Code("missing-key", _ERROR, "A key that this kind of record needs is missing or empty; without it the record is left out.", "Add the key."),  # noqa: E501
    Code("wrong-type", _ERROR, "A value is of the wrong type: a number for text, text for a list.", "Write the value as the hint shows."),  # noqa: E501
    Code("unknown-value", _ERROR, "A value is none of those that the key allows.", "Use one of the values that the hint lists."),  # noqa: E501
    Code("bad-date", _ERROR, "A date is impossible, or in no form that dipview reads.", 'Write it like 2017-04-11, "2017-04", "2017-21" for a spring, "2017?" or "2017-04-10/2017-04-11".'),  # noqa: E501
    Code("negative-count", _ERROR, "A number of how many there are is less than none; it is left out.", "Write how many there are, or leave the key out."),  # noqa: E501
    Code("newer-schema", _ERROR, "The dataset is written for a later version of the data format.", "Use a newer dipview."),  # noqa: E501
    Code("schema-behind", _WARNING, "A record says what came with a later version of the data format than the dataset names.", "Write that version as schema in [dataset]."),  # noqa: E501
    Code("extra-header", _WARNING, "More than one file has a [dataset] table; only the first counts.", "Keep [dataset] in one file."),  # noqa: E501
)  # fmt: skip

_IDS = (
    Code("bad-id", _ERROR, "An id is not made of lower-case ASCII letters, digits and inner - _ . alone; the record is left out.", "Rename it, here and wherever it is referred to."),  # noqa: E501
    Code("duplicate-id", _ERROR, "Two records share an id; the first is loaded, the second is not.", "Rename or remove one of them."),  # noqa: E501
    Code("unknown-id", _ERROR, "A reference leads to no record; it is left out, and with it what cannot stand without it.", "Correct the id, or add the record."),  # noqa: E501
    Code("wrong-kind", _ERROR, "A reference leads to a record of another kind than the key takes; it is left out.", "Refer to a record of the right kind."),  # noqa: E501
    Code("left-out", _WARNING, "References lead to a record that did not load, and are left out with it.", "Correct that record first."),  # noqa: E501
    Code("repeated-id", _WARNING, "A list names the same record twice.", "Remove one of the two."),
    Code("cycle", _ERROR, "Records belong to, derive from or answer each other in a circle; it is cut at one place.", "Remove one of the references in the circle."),  # noqa: E501
)  # fmt: skip

_DATES = (
    Code("end-before-start", _ERROR, "A role or membership ends before it starts.", "Correct one of the two dates."),  # noqa: E501
    Code("after-as-of", _WARNING, "Something is told as past, but is dated after the dataset's own as_of.", 'Set status = "planned", or bring as_of up to date.'),  # noqa: E501
    Code("after-source", _WARNING, "A statement is dated after its source was issued.", "Correct one of the two dates."),  # noqa: E501
)  # fmt: skip

_WORDS = (
    Code("words-missing", _ERROR, "A verbatim statement or a fragment has no text.", "Give the exact words, or another form."),  # noqa: E501
    Code("words-not-allowed", _ERROR, "Only verbatim statements and fragments have text.", "Move the words to summary, or give another form."),  # noqa: E501
    Code("printed-not-allowed", _ERROR, "Only reported and described statements have the source's own sentences in printed.", "Give the exact words in text, or another form."),  # noqa: E501
    Code("translation-unmarked", _ERROR, "There is an original_text, but nothing says who translated the text.", "Add translation = official, agency, ours or machine."),  # noqa: E501
    Code("translation-without-text", _ERROR, "A translator is named, but there is no text.", "Give the translated text, or remove translation."),  # noqa: E501
    Code("speakers-described", _ERROR, "A described statement is in the source's own voice, and has no speakers.", "Name those whom it describes as the position's holders."),  # noqa: E501
    Code("no-speaker", _WARNING, "A statement says neither who spoke nor for whom.", "Add speakers, or unnamed_speakers."),  # noqa: E501
    Code("alike-statements", _WARNING, "Two statements of one coder, or of which one is not signed, have the same source, place, speakers and words, or passages that overlap by half: one utterance, perhaps, that was coded twice; both count. Those of two coders (coded_by) count once.", "Keep one of them, or set status = \"retracted\" in the other."),  # noqa: E501
    Code("unnamed-with-names", _WARNING, "An actor is unnamed, but has other names or identifiers.", "Remove unnamed = true, or the names."),  # noqa: E501
    Code("control-character", _WARNING, "A text holds characters that are not seen but change how it is shown.", "Retype the text without them."),  # noqa: E501
)  # fmt: skip

_POSITIONS = (
    Code("stance-misfit", _ERROR, "A stance does not fit the kind of issue; the position is left out.", "Use a stance that the hint lists."),  # noqa: E501
    Code("position-on-topic", _ERROR, "A topic takes no positions; the position is left out.", "Take the position on a policy or claim under the topic."),  # noqa: E501
    Code("alike-positions", _ERROR, "Two positions of a statement share issue and holder; the first is loaded.", "Remove one, or split the statement."),  # noqa: E501
    Code("attributed-to-self", _ERROR, "A position is attributed by its own holder.", "Remove attributed_by where the holder speaks for itself."),  # noqa: E501
    Code("no-proposition", _ERROR, "A policy or a claim needs a proposition.", "Add one affirmative sentence that one can agree or disagree with."),  # noqa: E501
    Code("no-title", _ERROR, "A topic needs a title.", "Add title."),
    Code("wrong-issue-kind", _ERROR, "Rivals, series and what is voted on are policies, contradicts and because are claims, a parent and topics are topics; other issues are left out of them.", "Refer to an issue of the right kind."),  # noqa: E501
    Code("value-missing", _ERROR, "A position on a quantity names neither a value nor a stance; it is left out.", "Add value."),  # noqa: E501
    Code("quantity-misplaced", _ERROR, "A value, a unit, options or a range belong to a quantity alone; they are left out.", "Set kind = \"quantity\" in the issue, or remove them."),  # noqa: E501
)  # fmt: skip

_VOTES = (
    Code("vote-misplaced", _ERROR, "Only an event of the kind vote has a vote; it is left out.", "Set kind = \"vote\"."),  # noqa: E501
    Code("option-misplaced", _ERROR, "An option is chosen at an event that has a vote, in a statement of the form recorded; it is left out.", "Set form and event, or remove option."),  # noqa: E501
    Code("position-of-vote", _ERROR, "A position on what is voted on follows from the option; the one that is written is left out.", "Remove it."),  # noqa: E501
    Code("two-options", _ERROR, "Somebody chose two options in one vote.", "Keep one, or say which statement corrects the other."),  # noqa: E501
    Code("corrects-nothing", _ERROR, "A correction of a vote does not say which statement it corrects.", "Add supersedes."),  # noqa: E501
    Code("miscounted", _WARNING, "The counts of a vote do not fit those who are named.", "Correct the counts or the speakers."),  # noqa: E501
)  # fmt: skip

_OFFICES = (
    Code("capacity-without-role", _ERROR, "A statement is spoken in a capacity in which none of its speakers has a role.", "Add the role to a speaker, or correct the capacity."),  # noqa: E501
    Code("capacity-out-of-date", _WARNING, "The role spoken in was certainly over, or had not begun.", "Correct the dates, or the capacity."),  # noqa: E501
    Code("wrong-actor-kind", _ERROR, "An office, a membership or a part leads to a person.", "Refer to a state, an organization, a body or a group."),  # noqa: E501
)  # fmt: skip

_SOURCES = (
    Code("no-source", _ERROR, "A statement names no source; it is left out.", 'Add source = "id" of the document that prints it.'),  # noqa: E501
    Code("unsourced", _WARNING, "A record rests on no source.", 'Add sources = ["id"].'),
    Code("odd-symbol", _WARNING, "A symbol begins as those of the United Nations do, and is not made as they are.", "Write it as it is printed on the document, like S/PV.7919 or A/RES/76/1."),  # noqa: E501
    Code("symbol-misfit", _WARNING, "A source's symbol says that it is something else than its type does.", "Correct the type or the symbol."),  # noqa: E501
    Code("unknown-source-type", _WARNING, "A source's type is none that citation tools know.", "Use a type of CSL, or agency, press-release, communique, resolution, meeting-record, contact-note."),  # noqa: E501
)  # fmt: skip

_TEXTS = (
    Code("passage-misfit", _ERROR, "A passage is no start and end, or its source has no stored text.", "Write passage = [start, end], in characters of the source's text from 0."),  # noqa: E501
    Code("text-outside", _ERROR, "The stored text of a source lies outside the folder that was opened, and is not read.", "Copy it into the folder, and name it by a path from the file that has the source."),  # noqa: E501
    Code("text-unreadable", _ERROR, "The stored text of a source is not there, or cannot be read.", "Put the text there, or write text = \"withheld\" where no copy may be kept."),  # noqa: E501
    Code("text-changed", _WARNING, "A stored text is another than the one that its source was coded from.", "Look at its statements again, then write the new text_sha256."),  # noqa: E501
    Code("passage-stale", _WARNING, "What a statement rests on does not stand at its passage any more.", "Write the passage that the hint gives, or look for it in the text."),  # noqa: E501
    Code("words-differ", _WARNING, "Exact words stand otherwise in the stored text of their source.", "Write them as they are printed."),  # noqa: E501
    Code("words-absent", _WARNING, "Exact words do not stand in the stored text of their source.", "Correct the words or the source, or give another form."),  # noqa: E501
)  # fmt: skip

_MARKINGS = (
    Code("unknown-marking", _ERROR, "A marking is none of the dataset's markings; what has it is in no document.", "Write one of the markings that the hint lists, or add it to markings in [dataset]."),  # noqa: E501
    Code("no-markings", _ERROR, "Records are marked, and the dataset does not say in which order its markings stand; what is marked is in no document.", "Add markings to [dataset]: uk, eu, nato, tlp, or a list from the lowest to the highest."),  # noqa: E501
    Code("caveat-unmarked", _WARNING, "A caveat stands beside no marking; it keeps nothing back.", "Add marking."),  # noqa: E501
    Code("unclear-embargo", _ERROR, "An embargo ends at no moment and on no day; it lasts to the last that can be meant.", "Write a moment with its offset, or a day."),  # noqa: E501
    Code("embargo-without-offset", _WARNING, "An embargo ends at a time of day without an offset: at another moment in each zone.", "Write the offset too."),  # noqa: E501
    Code("no-attribution", _ERROR, "A source is on background, and does not say what its speaker may be called.", "Add attributed_as."),  # noqa: E501
    Code("attribution-unused", _WARNING, "A source says what its speaker may be called, and is not on background.", "Set ground_rules = \"background\", or remove attributed_as."),  # noqa: E501
    Code("nothing-left", _WARNING, "Ground rules leave nothing of a statement: it has no summary.", "Add a summary."),  # noqa: E501
    Code("speaker-named", _ERROR, "What ground rules leave of a statement names its speaker; it is in no document.", "Say it without the name."),  # noqa: E501
)  # fmt: skip

_REGISTERS = (
    Code("unknown-country", _WARNING, "A code is that of no country in ISO 3166-1; one that ISO leaves to its users needs an actor that has it.", "Write the code of two letters, like GB."),  # noqa: E501
    Code("unknown-language", _WARNING, "A language is not given as a tag of BCP 47.", "Write a tag like en, ar or pt-BR."),  # noqa: E501
    Code("unknown-script", _WARNING, "A script is not given by its ISO 15924 code.", "Write the code of four letters, like Arab."),  # noqa: E501
    Code("bad-identifier", _WARNING, "An identifier is not of the form that its register gives.", "Write it as the register does: wikidata = \"Q145\"."),  # noqa: E501
    Code("bad-url", _WARNING, "An address does not begin with http:// or https://.", "Write the whole address."),  # noqa: E501
)  # fmt: skip

_ALL = (
    *(*_PATHS, *_FILES, *_STRUCTURE, *_IDS, *_DATES, *_WORDS),
    *(*_POSITIONS, *_VOTES, *_OFFICES, *_SOURCES, *_TEXTS, *_MARKINGS, *_REGISTERS),
)

CODES: Mapping[str, Code] = MappingProxyType({code.name: code for code in _ALL})
"""Every code by its name, in the order in which the loader comes to it."""

UNREADABLE = frozenset(code.name for code in _PATHS)
"""The codes of paths that cannot be read at all; any other problem lies inside a file."""


def problem(code: str, message: str, place: Place, *, hint: str = "", record: str = "") -> Problem:
    """Make a problem of a known code, as severe as the table says.

    Raises:
        KeyError: The table has no such code.
    """
    severity = CODES[code].severity
    return Problem(
        severity=severity, code=code, message=message, place=place, hint=hint, record=record
    )


def unreadable(path: Path, code: str, message: str, hint: str = "") -> Problem:
    """Make a problem of a path as a whole."""
    return problem(code, message, Place(file=path), hint=hint)


def unquoted(found: Problem) -> Problem:
    """Give a problem without anything that its file says: its kind, its file and its line."""
    code = CODES[found.code]
    place = Place(file=found.place.file, line=found.place.line)
    return Problem(
        severity=found.severity, code=found.code, message=code.cause, place=place, hint=code.cure
    )
