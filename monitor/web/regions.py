"""Parts of the world a person filters by; every country in exactly one."""

from __future__ import annotations

_TABLE = """
africa Africa: AO BF BI BJ BW CD CF CG CI CM CV DJ ER ET GA GH GM GN GQ GW KE KM LR LS MG ML MR MU MW MZ NA NE NG RE RW
  SC SD SH SL SN SO SS ST SZ TD TG TZ UG YT ZA ZM ZW
middle_east Middle East and North Africa: AE BH DZ EG EH IL IQ IR JO KW LB LY MA OM PS QA SA SY TN YE
europe Europe: AD AL AM AT AX AZ BA BE BG BY CH CY CZ DE DK EE ES FI FO FR GB GE GG GI GR HR HU IE IM IS IT JE LI LT LU
  LV MC MD ME MK MT NL NO PL PT RO RS RU SE SI SJ SK SM TR UA VA XK
asia South and Central Asia: AF BD BT IN IO KG KZ LK MV NP PK TJ TM UZ
pacific East Asia and Pacific: AS AU BN CC CK CN CX FJ FM GU HK HM ID JP KH KI KP KR LA MH MM MN MO MP MY NC NF NR NU NZ
  PF PG PH PN PW SB SG TF TH TK TL TO TV TW UM VN VU WF WS
americas Americas: AG AI AR AW BB BL BM BO BQ BR BS BV BZ CA CL CO CR CU CW DM DO EC FK GD GF GL GP GS GT GY HN HT JM KN
  KY LC MF MQ MS MX NI PA PE PM PR PY SR SV SX TC TT US UY VC VE VG VI
antarctica Antarctica: AQ
"""


def _regions() -> dict[str, tuple[str, tuple[str, ...]]]:
    rows = (row.partition(": ") for row in _TABLE.strip().replace("\n  ", " ").split("\n"))
    return {head.partition(" ")[0]: (head.partition(" ")[2], tuple(codes.split())) for head, _, codes in rows}


REGIONS = _regions()  # key: name, countries
