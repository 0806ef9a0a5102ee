"""Who is in the demo. All of them are invented; telephone numbers are from the ranges kept for drama."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Staff:
    """Somebody of the service, with the passphrase of the demo."""

    key: str
    name: str
    passphrase: str
    supervisor: bool
    see: str


@dataclass(frozen=True)
class Person:
    """A participant. `see` says what their page shows; without a passphrase there is no account yet."""

    key: str
    name: str
    call: str
    side: str
    safe: str
    see: str
    passphrase: str = ""
    telephone: str = ""
    address: str = ""
    email: str = ""
    note: str = ""
    mode: str = "self"
    custody: bool = False
    known_as: str = "the other person"


STAFF = (
    Staff(
        "sam",
        "Sam Okafor",
        "lantern orchard tuesday velvet harbour",
        False,
        "facilitator: the queue, with letters at every state",
    ),
    Staff(
        "priya",
        "Priya Nair",
        "copper meadow sparrow window quiet",
        False,
        "facilitator: the second reader for two of the cases",
    ),
    Staff("ruth", "Ruth Calder", "saddle winter ribbon gravel thimble", True, "supervisor of all four cases"),
)

BURGLARY = (
    Person(
        "hazel",
        "Hazel Whitcombe",
        "Mrs Whitcombe",
        "victim",
        "Mornings, by telephone. Her sister knows.",
        "her questions were answered; a letter is ready to open; a letter sent in; a draft begun",
        "kettle garden bramble",
        "01632 960417",
        "6 Sexton Row, Haverley",
        "hazel.whitcombe@example.org",
        "Sleeps with the landing light on. Kyle may be told.",
    ),
    Person(
        "kyle",
        "Kyle Marsden",
        "Kyle",
        "offender",
        "Through the prison's office, Tuesdays and Thursdays.",
        "her questions, read; his answers and letter with us; a name taken out as he allowed; a hard week just sent in",
        "football biscuit ladder",
        "01632 960188",
        "HMP Stanmoor",
        "",
        "Reads slowly. Read aloud, and give him time.",
        custody=True,
    ),
)

NEIGHBOUR = (
    Person(
        "winnie",
        "Winifred Tull",
        "Mrs Tull",
        "victim",
        "Knock twice; she does not hear the telephone.",
        "came later, has no device, and does not want to know; nobody else sees that she was asked",
        telephone="01632 960255",
        address="4 Lanyard Steps, Haverley",
        note="Her shed was broken into the same night.",
        mode="scribe",
        known_as="Mrs Tull",
    ),
)

BEREAVEMENT = (
    Person(
        "moira",
        "Moira Kessell",
        "Ms Kessell",
        "victim",
        "Any time but Thursdays, and not around the ninth.",
        "a reply she has read; new questions that she agreed to",
        "piano marigold teapot",
        "07700 900341",
        "Top Lodge, Carrow Hill, Ninfield Moor",
        "moira.kessell@example.org",
        "Tom Arden's partner of eleven years. They were not married.",
        known_as="Ms Kessell",
    ),
    Person(
        "graham",
        "Graham Pike",
        "Mr Pike",
        "offender",
        "By telephone after four.",
        "her first letter, read; letters of his that are with us",
        "gravel lighthouse walnut",
        "07700 900562",
        "22 Cobbold Street, Leasowe",
        "",
        "On licence until March. Does not drive.",
        known_as="Mr Pike",
    ),
    Person(
        "elsie",
        "Elsie Arden",
        "Mrs Arden",
        "victim",
        "Sundays not at six.",
        "no device: what she said was written down by Sam; her own letter on paper waits to be compared with it",
        telephone="01632 960733",
        address="3 Almshouse Court, Haverley",
        note="Tom's mother, 84. Her hands are bad.",
        mode="scribe",
        known_as="Mrs Arden",
    ),
)

ASSAULT = (
    Person(
        "carly",
        "Carly Renshaw",
        "Carly",
        "victim",
        "Evenings, not Fridays. Text first.",
        "three suggested changes to her letter: her address is taken out, the swearing stays",
        "thunder pickle bicycle",
        "07700 900874",
        "14 Tern Court, Haverley",
        "carly.renshaw@example.org",
        "Do not ask her to be calm.",
        known_as="Carly",
    ),
    Person(
        "lewis",
        "Lewis Ashdown",
        "Lewis",
        "offender",
        "By e-mail; his daughter may see his telephone.",
        "one letter we cannot pass on, one he asked back, one that came back to him, one with us",
        "pebble october mirror",
        "07700 900229",
        "8b Quarry Lane, Haverley",
        "lewis.ashdown@example.org",
        "Remembers nothing of the minutes that matter. Has seen the film.",
    ),
    Person(
        "imran",
        "Imran Sattar",
        "Mr Sattar",
        "victim",
        "Afternoons.",
        "a card that has not been used yet: choose any passphrase",
        telephone="07700 900655",
        address="41 Market Parade, Haverley",
        note="Stood between them that night; his wrist was broken.",
        known_as="Mr Sattar",
    ),
)

ROBBERY = (
    Person(
        "danuta",
        "Danuta Wrona",
        "Ms Wrona",
        "victim",
        "After two, by telephone, with an interpreter.",
        "wrote in Polish; was asked whether to wait for Priya; has paused, and reads what becomes of each thing",
        "ladder cherry evening",
        "07700 900418",
        "Flat 3, 9 Saddler's Row, Haverley",
        note="Worked alone that evening.",
        known_as="Ms Wrona",
    ),
    Person(
        "dean",
        "Dean Rowley",
        "Dean",
        "offender",
        "Through the chaplain, Mondays.",
        "in prison, on paper: her letter was handed to him, in both languages; his answer was dictated and waits",
        telephone="01632 960291",
        address="HMP Aldercote",
        note="Reads a little. The chaplain is there.",
        mode="scribe",
        custody=True,
    ),
    Person(
        "ravi",
        "Ravi Menon",
        "Mr Menon",
        "victim",
        "At the shop, before ten.",
        "no page: his letter was being read when he said that he wants to stop",
        telephone="01632 960344",
        address="Menon's, Haverley",
        note="It is his shop.",
        mode="scribe",
        known_as="Mr Menon",
    ),
)

TERMS = {
    "robbery": ("Saddler's Row", "Menon's", "HMP Aldercote", "Aldercote"),
    "burglary": (
        "Sexton Row",
        "Haverley",
        "Hazel Whitcombe",
        "Whitcombe",
        "HMP Stanmoor",
        "Stanmoor",
        "Deano Pratt",
    ),
    "bereavement": (
        "Top Lodge",
        "Carrow Hill",
        "Ninfield Moor",
        "Cobbold Street",
        "Leasowe",
        "Almshouse Court",
    ),
    "assault": ("Tern Court", "Garrick's", "Renshaw", "Quarry Lane", "Market Parade", "Sattar"),
}
