"""What Japanese calls the ground of advice: countries, borders and sides in English, other names parted into places."""

from __future__ import annotations

import re

from monitor.locate.places import by_code

_COUNTRIES = """
    スーダン SD; 南スーダン SS; ニジェール NE; マリ ML; ブルキナファソ BF; チャド TD; ナイジェリア NG;
    エジプト EG; リビア LY; エチオピア ET; エリトリア ER; ジブチ DJ; ソマリア SO; ケニア KE; ウガンダ UG;
    ルワンダ RW; コンゴ民主共和国 CD; ブルンジ BI; タンザニア TZ; 中央アフリカ CF; モーリタニア MR; セネガル SN;
    ギニア GN; アルジェリア DZ; モロッコ MA; チュニジア TN; イスラエル IL; レバノン LB; シリア SY; ヨルダン JO;
    イラク IQ; イラン IR; クウェート KW; サウジアラビア SA; バーレーン BH; カタール QA; アラブ首長国連邦 AE;
    オマーン OM; イエメン YE; トルコ TR; アルメニア AM; アゼルバイジャン AZ; トルクメニスタン TM;
    アフガニスタン AF; パキスタン PK; インド IN; ネパール NP; バングラデシュ BD; ミャンマー MM; タイ TH;
    カンボジア KH; ラオス LA; ベトナム VN; 中国 CN; ロシア RU; ウクライナ UA; ベラルーシ BY; ポーランド PL;
    モルドバ MD; ハイチ HT; ドミニカ共和国 DO; ベネズエラ VE; コロンビア CO; ブラジル BR; マダガスカル MG;
    スリランカ LK; フィリピン PH; インドネシア ID; アイスランド IS; アイルランド IE; アルゼンチン AR; アルバニア AL;
    アンゴラ AO; アンドラ AD; イタリア IT; ウズベキスタン UZ; ウルグアイ UY; エクアドル EC; エストニア EE;
    エスワティニ SZ; エルサルバドル SV; オーストラリア AU; オーストリア AT; オランダ NL; カーボベルデ CV;
    カザフスタン KZ; カナダ CA; カメルーン CM; ガーナ GH; ガイアナ GY; ガボン GA; ガンビア GM; キプロス CY;
    キューバ CU; キリバス KI; キルギス KG; ギニアビサウ GW; ギリシャ GR; グアテマラ GT; グレナダ GD;
    クロアチア HR; コスタリカ CR; コソボ XK; コモロ KM; コンゴ共和国 CG; コートジボワール CI; サモア WS;
    サントメ・プリンシペ ST; サンマリノ SM; ザンビア ZM; シエラレオネ SL; シンガポール SG; ジャマイカ JM;
    ジョージア GE; ジンバブエ ZW; スイス CH; スウェーデン SE; スペイン ES; スリナム SR; スロバキア SK;
    スロベニア SI; セルビア RS; セーシェル SC; セントルシア LC; ソロモン諸島 SB; タジキスタン TJ; チェコ CZ;
    チリ CL; ツバル TV; デンマーク DK; ドイツ DE; ドミニカ国 DM; トリニダード・トバゴ TT; トーゴ TG; トンガ TO;
    ナウル NR; ナミビア NA; ニカラグア NI; ニュージーランド NZ; ノルウェー NO; バチカン VA; バヌアツ VU;
    バハマ BS; バルバドス BB; パナマ PA; パプアニューギニア PG; パラオ PW; パラグアイ PY; パレスチナ PS;
    ハンガリー HU; フィジー FJ; フィンランド FI; フランス FR; ブータン BT; ブルガリア BG; ブルネイ BN; ベナン BJ;
    ベリーズ BZ; ベルギー BE; ペルー PE; ホンジュラス HN; ボスニア・ヘルツェゴビナ BA; ボツワナ BW; ボリビア BO;
    ポルトガル PT; マーシャル諸島 MH; マラウイ MW; マルタ MT; マレーシア MY; ミクロネシア FM; メキシコ MX;
    モーリシャス MU; モザンビーク MZ; モナコ MC; モルディブ MV; モンゴル MN; モンテネグロ ME; ラトビア LV;
    リトアニア LT; リヒテンシュタイン LI; リベリア LR; ルーマニア RO; ルクセンブルク LU; レソト LS; 英国 GB;
    韓国 KR; 北朝鮮 KP; 北マケドニア MK; 香港 HK; 赤道ギニア GQ; 台湾 TW; 東ティモール TL; 南アフリカ ZA; 米国 US
"""
LANDS = dict(row.split() for row in _COUNTRIES.split(";"))  # ISO 3166-1 alpha-2
_LAND = "(?:" + "|".join(sorted(LANDS, key=len, reverse=True)) + ")"
_BORDER = re.compile(
    rf"(?P<lands>{_LAND}(?:(?:、|及び|・|と|並びに)(?:{_LAND}))*)との国境(?:線)?"
    r"(?:から約?(?P<far>[\d.]+) ?(?:キロメートル|キロ|km)(?:以内|圏内)?)?"
    r"の?(?:周辺|隣接|沿い|付近|に接する)?の?(?:地域|地帯|一帯|付近|周辺)?(?:\(国境地域を含む。?\))?"
)
_SIDES = {
    "北部": "north", "南部": "south", "東部": "east", "西部": "west", "北東部": "northeast", "北西部": "northwest",
    "南東部": "southeast", "南西部": "southwest", "中部": "centre", "中央部": "centre",
}  # fmt: skip
_SIDE = re.compile(rf"(?P<side>{'|'.join(sorted(_SIDES, key=len, reverse=True))})の?(?:地域|一帯|地方)?")

_JAPANESE = re.compile(r"[\u3041-\u30ff\u4e00-\u9fff]")
# Particles, measures, and the sorts of ground that many areas are.
_BETWEEN = re.compile(
    r"[()（）、，・]|から|及び|および|並びに|ならびに|又は|または|との|の(?=[\u30a1-\u30ff\u4e00-\u9fff])|と(?=[\u30a1-\u30ff])"
    r"|約?[\d.]+ ?(?:キロメートル|キロ|km|メートル)(?:以内|圏内)?|以内|以東|以西|以北|以南"
    r"|国境(?:周辺|隣接|沿い)?(?:地域|地帯|付近|一帯)?|(?:周辺|隣接|一部)?地域|地帯|付近|周辺|一帯|全域|全土|沿い|地方"
    r"|レベル ?\d|(?:と|に)?(?:隣)?接する|(?<=[\u30a0-\u30ff])(?:自治州|州|県|省|市|郡|島)|を含む|首都"
)


def parted(name: str) -> str:
    """Write the places of a Japanese name apart, any other name as it stands."""
    return " ".join(_BETWEEN.sub(" ", name).split()) or name if _JAPANESE.search(name) else name


def lands(text: str) -> set[str]:
    """Return the codes of the countries a Japanese text names."""
    return {LANDS[land] for land in re.findall(_LAND, text)}


def in_english(name: str) -> str:
    """Give an area that is a border, a strip along one, or a side of the country in English; any other as it stands."""
    if side := _SIDE.fullmatch(name):
        return f"the {_SIDES[side['side']]}"
    found = _BORDER.fullmatch(name)
    if found is None:
        return name
    named = (by_code(LANDS[land]) for land in re.findall(_LAND, found["lands"]))
    border = f"the border with {' and '.join(land.name for land in named if land)}"
    return f"areas within {found['far']} km of {border}" if found["far"] else f"areas along {border}"
