"""What Arabic, German, French and Spanish call the cities people follow, where it is not the name of our tables."""

from __future__ import annotations

import unicodedata

from monitor.locate.places import fold

_ARABIC = """
    Abidjan=أبيدجان; Abu Dhabi=أبوظبي; Abuja=أبوجا; Accra=أكرا; Addis Ababa=أديس أبابا; Aden=عدن; Aleppo=حلب;
    Alexandria=الإسكندرية; Algiers=الجزائر العاصمة; Almaty=ألماتي; Amman=عمّان; Ankara=أنقرة;
    Antananarivo=أنتاناناريفو; Aqaba=العقبة; Ashgabat=عشق آباد; Asmara=أسمرة; Astana=أستانا; Athens=أثينا;
    Baghdad=بغداد; Baku=باكو; Bamako=باماكو; Bangkok=بانكوك; Bangui=بانغي; Basra=البصرة; Beijing=بكين; Beirut=بيروت;
    Belgrade=بلغراد; Benghazi=بنغازي; Berlin=برلين; Bethlehem=بيت لحم; Bishkek=بيشكيك; Bogota=بوغوتا;
    Brasilia=برازيليا; Brazzaville=برازافيل; Brussels=بروكسل; Bucharest=بوخارست; Budapest=بودابست;
    Buenos Aires=بوينس آيرس; Bujumbura=بوجمبورا; Bukavu=بوكافو; Cairo=القاهرة; Caracas=كراكاس;
    Casablanca=الدار البيضاء; Colombo=كولومبو; Conakry=كوناكري; Copenhagen=كوبنهاغن; Cotonou=كوتونو; Dakar=داكار;
    Damascus=دمشق; Dar es Salaam=دار السلام; Darfur=دارفور; Dhaka=دكا; Diyarbakir=ديار بكر; Djibouti=مدينة جيبوتي;
    Doha=الدوحة; Donetsk=دونيتسك; Dubai=دبي; Dublin=دبلن; Dushanbe=دوشنبه; El Fasher=الفاشر; Erbil=أربيل; Fez=فاس;
    Freetown=فريتاون; Gaziantep=غازي عنتاب; Geneva=جنيف; Goma=غوما; Haifa=حيفا; Hanoi=هانوي; Harare=هراري;
    Hargeisa=هرجيسا; Havana=هافانا; Hebron=الخليل; Helsinki=هلسنكي; Hodeidah=الحديدة; Homs=حمص; Hong Kong=هونغ كونغ;
    Idlib=إدلب; Isfahan=أصفهان; Islamabad=إسلام آباد; Istanbul=إسطنبول; Jakarta=جاكرتا; Jeddah=جدة; Jericho=أريحا;
    Jerusalem=القدس; Juba=جوبا; Kabul=كابول; Kampala=كمبالا; Kandahar=قندهار; Karachi=كراتشي; Kathmandu=كاتماندو;
    Kharkiv=خاركيف; Khartoum=الخرطوم; Kigali=كيغالي; Kinshasa=كينشاسا; Kirkuk=كركوك; Kuala Lumpur=كوالالمبور;
    Kuwait City=مدينة الكويت; Kyiv=كييف; Lagos=لاغوس; Lahore=لاهور; Latakia=اللاذقية; Libreville=ليبرفيل; Lima=ليما;
    Lisbon=لشبونة; Lome=لومي; London=لندن; Luanda=لواندا; Lusaka=لوساكا; Lviv=لفيف; Madrid=مدريد; Manama=المنامة;
    Manila=مانيلا; Maputo=مابوتو; Marib=مأرب; Marrakesh=مراكش; Mashhad=مشهد; Mecca=مكة; Medina=المدينة المنورة;
    Minsk=مينسك; Misrata=مصراتة; Mogadishu=مقديشو; Mombasa=مومباسا; Monrovia=مونروفيا; Moscow=موسكو; Mosul=الموصل;
    Muscat=مسقط; N'Djamena=نجامينا; Nablus=نابلس; Nairobi=نيروبي; New Delhi=نيودلهي; Niamey=نيامي; Nicosia=نيقوسيا;
    Nouakchott=نواكشوط; Oran=وهران; Oslo=أوسلو; Ottawa=أوتاوا; Ouagadougou=واغادوغو; Paris=باريس; Peshawar=بيشاور;
    Phnom Penh=بنوم بنه; Port-au-Prince=بورت أو برنس; Port Sudan=بورتسودان; Prague=براغ; Pretoria=بريتوريا;
    Pristina=بريشتينا; Pyongyang=بيونغ يانغ; Quetta=كويتا; Quito=كيتو; Rabat=الرباط; Ramallah=رام الله; Riyadh=الرياض;
    Rome=روما; Salalah=صلالة; Sana'a=صنعاء; Sarajevo=سراييفو; Seoul=سيول; Shanghai=شنغهاي; Sharm el-Sheikh=شرم الشيخ;
    Sidon=صيدا; Sinai=سيناء; Skopje=سكوبي; Sofia=صوفيا; Sulaymaniyah=السليمانية; Taipei=تايبيه; Tangier=طنجة;
    Tashkent=طشقند; Tbilisi=تبليسي; Tehran=طهران; Tel Aviv=تل أبيب; Tirana=تيرانا; Tokyo=طوكيو; Tripoli=طرابلس;
    Tunis=تونس العاصمة; Vienna=فيينا; Vientiane=فيينتيان; Warsaw=وارسو; Yaounde=ياوندي; Yerevan=يريفان
"""
_GERMAN = """
    Addis Ababa=Addis Abeba; Algiers=Algier; Athens=Athen; Baghdad=Bagdad; Beijing=Peking; Belgrade=Belgrad;
    Brussels=Brüssel; Bucharest=Bukarest; Cairo=Kairo; Damascus=Damaskus; Dushanbe=Duschanbe; Havana=Havanna;
    Jeddah=Dschidda; Juba=Dschuba; Khartoum=Khartum; Kuwait City=Kuwait-Stadt; Kyiv=Kiew; Lisbon=Lissabon;
    Mexico City=Mexiko-Stadt; Mogadishu=Mogadischu; Moscow=Moskau; Muscat=Maskat; New Delhi=Neu-Delhi;
    Pyongyang=Pjöngjang; Riyadh=Riad; Rome=Rom; Sana'a=Sanaa; Singapore=Singapur; Tashkent=Taschkent; Tbilisi=Tiflis;
    Tehran=Teheran; Tripoli=Tripolis; Vienna=Wien; Warsaw=Warschau; Yaounde=Jaunde; Yerevan=Eriwan
"""
_FRENCH = """
    Addis Ababa=Addis-Abeba; Aleppo=Alep; Algiers=Alger; Athens=Athènes; Baghdad=Bagdad; Beijing=Pékin;
    Beirut=Beyrouth; Brussels=Bruxelles; Bucharest=Bucarest; Cairo=Le Caire; Copenhagen=Copenhague; Damascus=Damas;
    Dushanbe=Douchanbé; Geneva=Genève; Hanoi=Hanoï; Havana=La Havane; Jeddah=Djeddah; Jerusalem=Jérusalem;
    Juba=Djouba; Kabul=Kaboul; Kathmandu=Katmandou; Kuwait City=Koweït; Kyiv=Kiev; Lisbon=Lisbonne; London=Londres;
    Manila=Manille; Mogadishu=Mogadiscio; Moscow=Moscou; Mosul=Mossoul; Muscat=Mascate; N'Djamena=N’Djamena;
    Riyadh=Riyad; Sana'a=Sanaa; Seoul=Séoul; Singapore=Singapour; Tashkent=Tachkent; Tbilisi=Tbilissi; Tehran=Téhéran;
    Vienna=Vienne; Warsaw=Varsovie; Yaounde=Yaoundé; Yerevan=Erevan
"""
_SPANISH = """
    Addis Ababa=Adís Abeba; Aleppo=Alepo; Algiers=Argel; Athens=Atenas; Baghdad=Bagdad; Beijing=Pekín;
    Belgrade=Belgrado; Brussels=Bruselas; Bucharest=Bucarest; Cairo=El Cairo; Copenhagen=Copenhague; Damascus=Damasco;
    Dushanbe=Dusambé; Geneva=Ginebra; Havana=La Habana; Jerusalem=Jerusalén; Juba=Yuba; Kathmandu=Katmandú;
    Khartoum=Jartum; Kuwait City=Ciudad de Kuwait; Kyiv=Kiev; Lisbon=Lisboa; London=Londres;
    Mexico City=Ciudad de México; Mogadishu=Mogadiscio; Moscow=Moscú; Muscat=Mascate; N'Djamena=Yamena;
    New Delhi=Nueva Delhi; Ouagadougou=Uagadugú; Port-au-Prince=Puerto Príncipe; Prague=Praga; Pyongyang=Pionyang;
    Riyadh=Riad; Rome=Roma; Sana'a=Saná; Seoul=Seúl; Singapore=Singapur; Tashkent=Taskent; Tbilisi=Tiflis;
    Tehran=Teherán; Tripoli=Trípoli; Tunis=Túnez; Vienna=Viena; Warsaw=Varsovia; Yaounde=Yaundé; Yerevan=Ereván
"""


def _pairs(table: str) -> dict[str, str]:
    """Part a table into our name of each city and its name there."""
    rows = (row.strip().partition("=") for row in " ".join(table.split()).split(";"))
    return {ours: theirs for ours, _, theirs in rows}


def _bare(name: str) -> str:
    """Fold a name, also without the hamza on its alif, which many leave out."""
    return fold("".join(letter for letter in unicodedata.normalize("NFKD", name) if not unicodedata.combining(letter)))


_SAID = {"ar": _pairs(_ARABIC), "de": _pairs(_GERMAN), "fr": _pairs(_FRENCH), "es": _pairs(_SPANISH)}
_THERE = {code: {fold(city): name for city, name in said.items()} for code, said in _SAID.items()}
_OURS = {_bare(name): city for said in _SAID.values() for city, name in said.items()}


def ours(name: str) -> str:
    """Return our name of a city that is called so in one of the languages; any other name as it came."""
    return _OURS.get(_bare(name), name)


def exonym(city: str, language: str) -> str:
    """Return what a language calls a city of our tables; "" where it has no other name for it."""
    return _THERE.get(language, {}).get(fold(city), "")
