"""How Japanese tells of curfews, emergency rule, fighting and people held back."""

from __future__ import annotations

import re

from monitor.compare.tongues.rulings import Rulings
from monitor.compare.tongues.tongue import Row, grouped
from monitor.terms.kanji import LANDS

_CURFEW = r"外出(?:禁止|制限)(?:令|措置)?"
_RULE = r"(?:国家)?(?:非常|緊急)事態(?:宣言)?"
_MARTIAL = r"戒厳(?:令|下)?"
_SET = (
    r"(?:発令|発出|布告|発動|宣言|宣布|施行|導入|実施|適用|継続|延長|敷か|とられ|課さ|出され(?!た場合)|出て(?!いません|いない))"
)
_LIFTED = r"(?:解除|終了|撤廃|撤回)"


def _decree(kind: str, what: str, example: str, ended: str) -> tuple[Row, Row]:
    """Give the rows of one sort of decree: that it is over, and that it holds or was made."""
    return (
        (f"over_{kind}", ended, rf"{what}(?:は|が|を|の)?[^。、]{{0,8}}?{_LIFTED}"),
        (kind, example, rf"{what}[^。、]{{0,14}}?{_SET}"),
    )  # fmt: skip


_LAND = "|".join(sorted(LANDS, key=len, reverse=True))
ROWS: tuple[Row, ...] = (
    *_decree("curfew", _CURFEW, "夜間外出禁止令が発令されています。", "外出禁止令は解除されました。"),
    *_decree("emergency", _RULE, "非常事態宣言が発令されました。", "非常事態宣言は解除されました。"),
    *_decree("martial", _MARTIAL, "戒厳令が布告されました。", "戒厳令は解除されました。"),
    ("fighting", "武力衝突が発生しています。",
     r"(?:武力衝突|戦闘|銃撃戦|交戦|軍事衝突)(?:が|は)(?:[^。、]{0,8}?)(?:発生し(?:てい|まし)|続いてい|継続し(?:てい|て)"
     r"|激化し(?:てい|まし)|始まり|勃発し)"),
    ("air", "空爆しました。",
     r"(?:空爆|ミサイル攻撃|ミサイル(?:が|を)|無人機攻撃|ロケット弾攻撃|軍事攻撃)[^。、]{0,16}?(?:しました|開始|実施|行いました|行われ(?:て|まし)"
     r"|発射し|着弾し|続いて|発生し)|への(?:軍事)?攻撃(?:が|を)(?:開始|実施)"),
    ("attack", "爆弾テロ事件が発生しました。",
     r"(?:テロ(?:事件|攻撃)?|爆発(?:事件)?|襲撃(?:事件)?|銃撃(?:事件)?|銃乱射事件)(?:が|は)(?:[^。、]{0,6}?)(?:発生し(?:まし|、)|ありました|起き)"),
    ("coup", "クーデターが発生しました。",
     r"クーデター(?:未遂)?(?:が|は)[^。、]{0,8}?(?:発生|起き|起こ)(?:し)?(?:てい|まし)|(?:軍|国軍|兵士|武装勢力|反政府勢力|タリバーン)(?:の一部)?が"
     r"[^。、]{0,14}?(?:政権|権力|実権|全権)を(?:掌握|奪取)"),
    ("detained", "邦人が恣意的に拘束される事案が発生しています。",
     r"(?:恣意的|不当)(?:に|な)[^。、]{0,14}?(?:拘束|逮捕|拘禁)"
     r"|(?:邦人|日本人|外国人)[^。]{0,20}?(?:スパイ|国家安全)?[^。]{0,16}?(?:拘束|拘禁)され(?:まし|てい|る事案|る事例)|(?:スパイ(?:行為|容疑|罪)|反スパイ法)"
     r"[^。]{0,20}?(?:拘束|拘禁)され(?!ない)"),
    ("barred", "出国を禁止される事例があります。",
     r"出国(?:を|が)(?:禁止|制限|拒否|差し止め|認められ)[^。、]{0,10}?(?:事例|事案|ケース|されてい|されまし)|出国禁止(?:措置|処分)"),
)  # fmt: skip
RULINGS = Rulings(
    rows=grouped(ROWS),
    untold=re.compile(
        r"可能性|おそれが(?:ある|あり)(?<!拘束されるおそれがあり)|恐れ|かもしれ|予定|見込|検討|されていません|ていない|出ていません|ありません"
        r"|未成年|条例|債務|麻薬|薬物|頻発|頻繁|度々|たびたび|しばしば|過去に|以前|かつて|当時|停止し|釈放|犯人|訓練|時効"),
    supposed=re.compile(r"場合|との情報|との噂|報道によれば|に備え"),
    cut=re.compile(r"、|が、|ものの"),
    place=re.compile(rf"((?:{_LAND}))(?:で|に|国内|領内|市内|の)"),
)  # fmt: skip
