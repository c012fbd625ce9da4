"""How a text names diseases, and which of them only where it tells that they spread."""

from __future__ import annotations

import re

from monitor.compare.wordings import Hazard

# One that is named is told: hardly any text has it among its standing advice.
_NAMED = (
    Hazard("an mpox outbreak", "There are mpox cases in the capital.", r"\bm-?pox\b|\bmonkeypox\b"),
    Hazard("cholera", "Cholera is spreading.", r"\bcholera\b(?!,? (?:hepatitis|typhoid|rabies))"),
    Hazard("Ebola", "The Sudan virus is spreading.", r"\bebola(?:virus)?\b|\b(?:sudan|bundibugyo) virus\b"),
    Hazard("Marburg virus disease", "Two people died of Marburg.", r"\bmarburg\b"),
    Hazard("measles", "There is measles in the north.", r"\bmeasles\b"),
    Hazard(
        "mosquito-borne disease", "Dengue cases have risen.", r"\bmosquito-?borne\b|\bdengue\b|\bzika\b",
        r"\bmalaria\b|\byellow fever\b|\bmosquito",
    ),
    Hazard("hantavirus", "Hantavirus was found in the park.", r"\bhantavirus|\bandes virus\b"),
    Hazard("chikungunya", "Chikungunya is spreading.", r"\bchikungunya\b"),
    Hazard("Oropouche virus", "Oropouche is spreading.", r"\boropouche\b"),
    Hazard("Nipah virus", "Nipah virus was found.", r"\bnipah\b"),
    Hazard("Lassa fever", "Lassa fever is spreading.", r"\blassa fever\b"),
    Hazard("Rift Valley fever", "Rift Valley fever is spreading.", r"\brift valley fever\b"),
)  # fmt: skip
# One that every text warns of is told where it spreads.
_SPREAD = (
    r"\b(?:outbreaks?|(?:increas\w+|rise|rising|surge|spike|growing)(?: \w+){0,3} cases)\b[^;.]{0,30}\bNAME\b"
    r"|\bNAME (?:outbreak|cases (?:are|have) (?:been )?(?:increas|ris)\w+)|\bNAME\b[^;.]{0,60}\bhas spread\b"
    r"|\bNAME\b[^;.]{0,60}\bto have spread\b|\bNAME is (?:now )?spreading\b|\b(?:confirmed"
    r"|recorded) (?:[\w-]+ ){0,3}cases? of"
    r" (?:\w+ ){0,2}NAME\b|\b(?:died|deaths?|killed) (?:of|from|by) (?:[\w-]+ ){0,2}?NAME\b|\bepidemic of NAME\b"
)
SICK = ("plague", "meningitis", "diphtheria", "typhoid", "anthrax")
DISEASES = (
    *_NAMED,
    *(
        Hazard(name, f"An outbreak of {name} is reported.", _SPREAD.replace("NAME", name))
        for name in ("malaria", "yellow fever", *SICK)
    ),
    Hazard(
        "polio", "Two cases of wild polio were found.",
        r"\b(?:outbreaks?|cases?|circulation|detection) of (?:[\w-]+ ){0,3}polio"
        r"|\bpolio(?:virus|myelitis)? (?:outbreak|cases)",
        r"\bpolio",
    ),
)  # fmt: skip
# An epidemic of one of these is told by its own name.
BY_NAME = re.compile(
    rf"{'|'.join(one.says for one in _NAMED)}|\b(?:malaria|yellow fever|{'|'.join(SICK)}|polio\w*|covid\S*"
    r"|coronavirus)\b", re.I
)
# One of several of these in a sentence is a risk people are told of everywhere, and no outbreak.
MANY = ("chikungunya", "Oropouche virus", "Nipah virus", "Lassa fever", "Rift Valley fever")
# So is one of these, where nothing tells that they spread.
LISTED = ("an mpox outbreak", "cholera", "measles", "mosquito-borne disease")
_SPREADS = re.compile(
    r"\b(?:outbreaks?|epidemics?|cases?|deaths?|died|clusters?|spread\w*|surg\w+|ris(?:e|en|ing)|increas\w+|declared"
    r"|broken? out|ill|sick\w*|patients|infected"
    r"|confirmed|detected|reported|circulating|alerts?|emergenc\w+|now|current(?:ly)?|ongoing|new(?:ly)?)\b", re.I
)
_RISKS = re.compile(
    r"\b(?:chikungunya|oropouche|nipah|lassa|rift valley|dengue|zika|malaria|yellow fever|cholera|typhoid|measles"
    r"|hepatitis|rabies|polio|leishmaniasis|chagas|m-?pox|mening\w+|tuberculosis|diphtheria|HIV)\b",
    re.I,
)


def listed(what: str, plain: str) -> bool:
    """Whether a disease is only one of a list of risks that a sentence names, and no outbreak."""
    if len(_RISKS.findall(plain)) <= 2:
        return False
    return what in MANY or (what in LISTED and _SPREADS.search(plain) is None)
