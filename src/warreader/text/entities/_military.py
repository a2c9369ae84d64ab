"""Military units and weapons: '93rd Mechanized Brigade', 'HIMARS', 'T-72', 'Іскандер-М', 'Shahed-136'.

In: the text and a range. Out: spans with the labels UNIT and WEAPON. Units are a number and a kind of unit; weapons
are a list of names and designations seen in the news of 2014-2024 (after the equipment tables of the Military
Balance), and the pattern of Soviet and Western designations with the letters that weapons have.
"""

from __future__ import annotations

import re
from typing import Final

from warreader.article import Label
from warreader.text.entities._rules import Found

_BRANCH: Final = (
    r"(?:separate|independent|guards?|combined|arms|motor(?:ized|ised)?|mechani[sz]ed|rifle|tank|armou?red|airborne|air|assault|infantry|"
    r"mountain|marine|naval|artillery|rocket|missile|special|operations|forces|territorial|defen[cs]e|national|guard|reconnaissance|"
    r"engineer(?:ing)?|signal|volunteer|volunteers|jaeger|ranger|cavalry|parachute|light|heavy|anti-aircraft|field|army|border|police|desna|"
    r"окрем[аоуїій]+|механізован[аоуїій]+|танков[аоуїій]+|штурмов[аоуїій]+|десантно-штурмов[аоуїій]+|аеромобільн[аоуїій]+|"
    r"гірсько-штурмов[аоуїій]+|артилерійськ[аоуїій]+|єгерськ[аоуїій]+|отдельн[аоуяйіы]+|мотострелков[аоуяйы]+|десантн[аоуяйы]+|гвардейск[аоуяйы]+|"
    r"воздушно-десантн[аоуяйы]+|механизированн[аоуяйы]+)"
)
_KIND: Final = (
    r"(?:brigade|battalion|regiment|division|corps|army|squadron|company|fleet|brigades|"
    r"бригад[аиуоюійе]{1,3}|батальйон[уаоміу]{0,3}|батальон[аоуеме]{0,2}|полк[уаоміе]{0,3}|дивізі[яїюєїй]{1,2}|дивизи[яиюей]{1,2}|арм[ії][яїєю]{0,2}|корпус[уа]?)"
)
_ORDINAL: Final = r"\d{1,4}(?:st|nd|rd|th|-[а-яіїє]{1,3})"
_UNIT: Final = re.compile(rf"(?i)\b{_ORDINAL}[ ](?:{_BRANCH}[ ]){{0,5}}{_KIND}\b")

_NAMES: Final = (
    r"HIMARS|ATACMS|Javelins?|Stingers?|NLAWs?|Bayraktar(?: TB2)?|"
    r"Patriots?(?= missiles?| systems?| batter(?:y|ies)| air)|Shaheds?(?:-1\d\d)?|Geran-[12]|"
    r"Iskanders?(?:-[MK])?|Kinzhals?|Kalibrs?|Tochka-U|Tornado-[SG]|Smerch|Uragan|Storm Shadow|Scalp(?:-EG)?|"
    r"Leopard(?: [12](?:A\d)?)?s?(?= tanks?|\b [12])|Challenger 2s?|M1 Abrams|Abrams(?= tanks?)|"
    r"Bradleys?(?= fighting| vehicles?| IFVs?)|Marders?|Caesars?(?= howitzers?| guns?)|PzH ?2000|IRIS-T|NASAMS|"
    r"Gepards?|Lancets?|Switchblades?|Kornets?|Katyushas?|Qassams?|Kalashnikovs?|Oreshnik|Zircon|"
    r"Taurus(?=-| missiles?| cruise)|Grads?(?= rockets?| missiles?| systems?| launchers?)|Harpoons?|"
    r"Neptunes?(?= missiles?)|Buk(?:-M\d)?|Tor-M\d|Pantsirs?(?:-S1)?|Iron Dome|Tomahawks?|Hellfires?|"
    r"Reapers?(?= drones?)|Orlan-10|Mohajer-6|Іскандер(?:-[МК])?|Искандер(?:-[МК])?|Кинджал\w{0,3}|"
    r"Кинжал\w{0,3}|Калібр\w{0,3}|Калибр\w{0,3}|Точка-У|Герань-[12]|Шахед\w{0,3}|Ланцет\w{0,3}|Смерч\w{0,3}|"
    r"Ураган\w{0,3}(?=[»\"])|Град(?:ів|ами|ов|и|ы)?(?=[»\"])|Циркон\w{0,3}|Байрактар\w{0,3}|Хаймарс\w{0,3}|"
    r"Джавелін\w{0,3}|ХІМАРС|ХАЙМАРС|КАБ(?:и|ів|ами|ы|ов)?|РСЗВ|РСЗО|БпЛА|БПЛА"
)
_DESIGNATION: Final = (
    r"T-(?:54|55|62|64|72|80|90)[A-Z\d]{0,4}|Т-(?:54|55|62|64|72|80|90)[А-Я]{0,3}|(?:MiG|Mig|МиГ|МіГ)-\d{2}[A-Z]{0,2}|(?:Su|Су)-\d{2}[A-ZА-Я]{0,2}|"
    r"(?:Tu|Ту)-\d{2,3}[A-ZА-Я]{0,2}|(?:Mi|Ми|Мі)-\d{1,2}[A-ZА-Я]{0,3}|(?:Ka|Ка)-\d{2}|(?:Kh|Х)-\d{2,3}[A-ZА-Я]{0,2}|(?:S|С)-(?:200|300|400|500)\w{0,2}|"
    r"(?:BMP|BTR|БМП|БТР)-\d{1,3}[A-Z]?|(?:BM|БМ)-(?:21|27|30)|F-(?:4|14|15|16|18|22|35)[A-Z]?|M(?:1|2)A\d|M777|M270|AK-\d{2,3}|RPG-\d{1,2}|"
    r"(?:FAB|ФАБ|KAB)-\d{3,4}|(?:2S|2С)\d{1,2}|ZU-23|AN-?\d{2}|Mirage 2000|AH-64|A-10|B-52|C-130"
)
_WEAPON: Final = re.compile(rf"(?<![\w-])(?:{_NAMES}|{_DESIGNATION})(?![\w-])")


def arms(text: str, start: int, end: int) -> list[Found]:
    """Find units and weapons.

    Args:
        text: The source text.
        start: Code point at which the line begins.
        end: Code point behind its last one.

    Returns:
        The spans in order of label and place; they do not overlap. Linear: every repetition is bounded.
    """
    units = [Found(match.start(), match.end(), Label.UNIT) for match in _UNIT.finditer(text, start, end)]
    weapons = [Found(match.start(), match.end(), Label.WEAPON) for match in _WEAPON.finditer(text, start, end)]
    return units + weapons
