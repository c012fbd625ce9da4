"""Of which place and hour a rule for staff is, in Japanese."""

from __future__ import annotations

import re

from monitor.compare.tongues.rules import Bounds

_NAME = r"[ァ-ヶー・A-Za-z]{2,16}"
BOUNDS = Bounds(
    posted=re.compile(rf"在{_NAME}(?=日本国?)|日本国?(?:大使館|総領事館)|テロ|デモ"),
    place=re.compile(
        rf"(?P<part>(?:(?:{_NAME}|[一-龠]{{2,6}}(?<!当館)(?<!館員)(?<!職員)(?<!当該)(?<!一部)(?<!危険))"
        rf"(?:州|県|郡|島|地区|地域|地方)"
        rf"|(?:{_NAME}|[一-龠]{{2,6}}(?<!当館)(?<!館員)(?<!職員))?(?:北東部|北西部|南東部|南西部|[東西南北中]部))"
        rf"(?:郊外)?|首都|旧市街|国境(?:地帯|付近|周辺)?)|(?P<town>{_NAME})(?=市|以外|外|内|へ|に|で|から|と|及び|、"
        rf"|周辺|郊外|の)"),
    english={"首都": "the capital", "旧市街": "the old town"},
    beyond=re.compile(
        r"(?:市|首都|圏|区|州|県|都|内|敷地)外(?!出)|以外の(?:地域|場所|都市|州)|(?:区|市|内|ゾーン|州"
        r"|圏)(?:内)?に(?:限|制限)|外に出な|(?<![郊海])外への|から出な"),
    acts={
        "night": re.compile(r"夜間|日没|深夜|早朝|夜\d|\d時(?:以降|から)|日中"),
        "curfew": re.compile(r"外出"),
        "road": re.compile(r"陸路|高速道路|幹線道路"),
        "armour": re.compile(r"防弾"),
        "escort": re.compile(r"警護|護衛|車列"),
        "compound": re.compile(r"敷地"),
        "hotel": re.compile(r"ホテル"),
        "restaurant": re.compile(r"飲食店|レストラン"),
        "market": re.compile(r"市場|商業施設|ショッピング"),
        "transit": re.compile(r"公共交通"),
        "taxi": re.compile(r"タクシー"),
    },
)
