"""Names of months and weekdays, folded so that case and accents do not matter.

Sources: the languages seen in a hundred crawled pages of war news and their neighbours; the names are those of Unicode
CLDR (wide and abbreviated, nominative and genitive, for Arabic also the Levantine and Maghrebi ones, for Persian also
the Dari ones), with the abbreviations that agencies print.
"""

from __future__ import annotations

import unicodedata
from typing import Final

from warreader.text.letters import without_marks

_EXTRA_FOLDS: Final = str.maketrans(
    {"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ς": "σ", "ى": "ي", "ی": "ي", "ک": "ك", "\u200c": ""}
)

_MONTH_NAMES: Final = """
en: january/jan february/feb march/mar april/apr may june/jun july/jul august/aug september/sept/sep october/oct
    november/nov december/dec
de: januar/jänner/jan februar/feber/feb märz/maerz/mrz april/apr mai juni/jun juli/jul august/aug september/sep/sept
    oktober/okt november/nov dezember/dez
fr: janvier/janv février/févr/fév mars avril/avr mai juin juillet/juil août septembre octobre novembre décembre/déc
es: enero/ene febrero marzo abril/abr mayo junio julio agosto/ago septiembre/setiembre octubre noviembre
    diciembre/dic
it: gennaio/genn/gen febbraio/febbr marzo aprile maggio/magg/mag giugno/giu luglio/lug agosto/ago settembre/sett/set
    ottobre/ott novembre dicembre/dic
pt: janeiro fevereiro/fev março abril/abr maio/mai junho julho agosto/ago setembro/set outubro/out novembro
    dezembro/dez
nl: januari februari maart/mrt april mei juni juli augustus september oktober november december
pl: stycznia/styczeń/styczniu/sty lutego/luty/lut marca/marzec/marcu kwietnia/kwiecień/kwi maja/maj
    czerwca/czerwiec/cze lipca/lipiec/lip sierpnia/sierpień/sie września/wrzesień/wrz października/październik/paź
    listopada/listopad/lis grudnia/grudzień/gru
uk: січня/січень/січ лютого/лютий/лют березня/березень/бер квітня/квітень/квіт/кві травня/травень/трав
    червня/червень/черв липня/липень/лип серпня/серпень/серп вересня/вересень/вер жовтня/жовтень/жовт
    листопада/листопад/лист грудня/грудень/груд
ru: января/январь/янв февраля/февраль/фев/февр марта/март/мар апреля/апрель/апр мая/май июня/июнь/июн июля/июль/июл
    августа/август/авг сентября/сентябрь/сен/сент октября/октябрь/окт ноября/ноябрь/ноя/нояб декабря/декабрь/дек
be: студзеня/студзень лютага/люты сакавіка/сакавік красавіка/красавік траўня/мая чэрвеня/чэрвень ліпеня/ліпень
    жніўня/жнівень верасня/верасень кастрычніка/кастрычнік лістапада/лістапад снежня/снежань
tr: ocak/oca şubat/şub mart nisan/nis mayıs haziran/haz temmuz/tem ağustos/ağu eylül/eyl ekim/eki kasım/kas
    aralık/ara
ro: ianuarie/ian februarie martie aprilie mai iunie/iun iulie/iul august septembrie octombrie noiembrie/noi
    decembrie
el: ιανουαρίου/ιανουάριος/ιαν φεβρουαρίου/φεβρουάριος/φεβ μαρτίου/μάρτιος/μαρ απριλίου/απρίλιος/απρ μαΐου/μάιος/μαι
    ιουνίου/ιούνιος/ιουν ιουλίου/ιούλιος/ιουλ αυγούστου/αύγουστος/αυγ σεπτεμβρίου/σεπτέμβριος/σεπ
    οκτωβρίου/οκτώβριος/οκτ νοεμβρίου/νοέμβριος/νοε δεκεμβρίου/δεκέμβριος/δεκ
hu: január/jan február/febr március/márc április/ápr május/máj június/jún július/júl augusztus szeptember/szept
    október november december
sl: januárja/januar februarja/februar marca/marec aprila/april maja/maj junija/junij julija/julij avgusta/avgust/avg
    septembra oktobra novembra decembra
sk: január/januára február/februára marec/marca apríl/apríla máj/mája jún/júna júl/júla august/augusta
    september/septembra október/októbra november/novembra december/decembra
cs: ledna/leden února/únor března/březen dubna/duben května/květen června/červen července/červenec srpna/srpen září
    října/říjen listopadu prosince/prosinec
fi: tammikuuta/tammikuu/tammikuun helmikuuta/helmikuu/helmikuun maaliskuuta/maaliskuu/maaliskuun
    huhtikuuta/huhtikuu/huhtikuun toukokuuta/toukokuu/toukokuun kesäkuuta/kesäkuu/kesäkuun
    heinäkuuta/heinäkuu/heinäkuun elokuuta/elokuu/elokuun syyskuuta/syyskuu/syyskuun lokakuuta/lokakuu/lokakuun
    marraskuuta/marraskuu/marraskuun joulukuuta/joulukuu/joulukuun
kk: қаңтар/қаңтарда/қаң ақпан/ақпанда/ақп наурыз/наурызда/нау сәуір/сәуірде/сәу мамыр/мамырда/мам
    маусым/маусымда/мау шілде/шілдеде/шіл тамыз/тамызда/там қыркүйек/қыркүйекте/қыр қазан/қазанда/қаз
    қараша/қарашада/қар желтоқсан/желтоқсанда/жел
hi: जनवरी/जन फ़रवरी/फरवरी/फर मार्च अप्रैल मई जून जुलाई अगस्त सितंबर/सितम्बर अक्टूबर/अक्तूबर नवंबर/नवम्बर
    दिसंबर/दिसम्बर
ar: يناير فبراير مارس أبريل/ابريل/إبريل مايو يونيو/يونيه يوليو/يوليه أغسطس سبتمبر أكتوبر نوفمبر ديسمبر
ar-levant: كانون_الثاني شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين_الأول تشرين_الثاني كانون_الأول
ar-maghreb: جانفي فيفري مارس أفريل ماي جوان جويلية أوت سبتمبر أكتوبر نوفمبر ديسمبر
ar-ma: يناير فبراير مارس أبريل ماي يونيو يوليوز غشت شتنبر أكتوبر نونبر دجنبر
fa: ژانویه/جنوری فوریه/فبروری مارس/مارچ آوریل/اپریل مه/می ژوئن/جون ژوئیه/جولای اوت/اگست/آگوست سپتامبر/سپتمبر
    اکتبر/اکتوبر نوامبر/نومبر دسامبر/دسمبر
sv: januari/jan februari/feb mars april/apr maj juni juli augusti/aug september/sep oktober/okt november/nov
    december/dec
da: januar februar marts/mars april maj/mai juni juli august september oktober november december/desember
et: jaanuar veebruar märts aprill mai juuni juuli august september oktoober november detsember
lv: janvāris/janvārī februāris/februārī marts/martā aprīlis/aprīlī maijs/maijā jūnijs/jūnijā jūlijs/jūlijā
    augusts/augustā septembris/septembrī oktobris/oktobrī novembris/novembrī decembris/decembrī
lt: sausio/sausis vasario/vasaris kovo/kovas balandžio/balandis gegužės/gegužė birželio/birželis liepos/liepa
    rugpjūčio/rugpjūtis rugsėjo/rugsėjis spalio/spalis lapkričio/lapkritis gruodžio/gruodis
hr: siječnja/siječanj veljače/veljača ožujka/ožujak travnja/travanj svibnja/svibanj lipnja/lipanj srpnja/srpanj
    kolovoza/kolovoz rujna/rujan listopada studenog/studenoga/studeni prosinca/prosinac
sr: januar/januara februar/februara mart/marta april/aprila maj/maja jun/juna/juni jul/jula/juli avgust/avgusta
    septembar/septembra oktobar/oktobra novembar/novembra decembar/decembra
sr-cyrl: јануар/јануара фебруар/фебруара март/марта април/априла мај/маја јун/јуна јул/јула август/августа
    септембар/септембра октобар/октобра новембар/новембра децембар/децембра
bg: януари/ян февруари/фев март април/апр май юни юли август/авг септември/сеп октомври/окт ноември/ное декември/дек
az: yanvar/yanvarın fevral mart aprel may iyun iyul avqust sentyabr oktyabr noyabr dekabr
ka: იანვარი/იანვარს თებერვალი/თებერვალს მარტი/მარტს აპრილი/აპრილს მაისი/მაისს ივნისი/ივნისს ივლისი/ივლისს
    აგვისტო/აგვისტოს სექტემბერი/სექტემბერს ოქტომბერი/ოქტომბერს ნოემბერი/ნოემბერს დეკემბერი/დეკემბერს
hy: հունվար/հունվարի փետրվար/փետրվարի մարտ/մարտի ապրիլ/ապրիլի մայիս/մայիսի հունիս/հունիսի հուլիս/հուլիսի
    օգոստոս/օգոստոսի սեպտեմբեր/սեպտեմբերի հոկտեմբեր/հոկտեմբերի նոյեմբեր/նոյեմբերի դեկտեմբեր/դեկտեմբերի
he: בינואר/ינואר בפברואר/פברואר במרץ/מרץ/במרס/מרס באפריל/אפריל במאי/מאי ביוני/יוני ביולי/יולי באוגוסט/אוגוסט
    בספטמבר/ספטמבר באוקטובר/אוקטובר בנובמבר/נובמבר בדצמבר/דצמבר
id: januari februari maret april mei juni juli agustus september oktober november desember
bn: জানুয়ারি/জানুয়ারি ফেব্রুয়ারি/ফেব্রুয়ারি মার্চ এপ্রিল মে জুন জুলাই আগস্ট সেপ্টেম্বর অক্টোবর নভেম্বর ডিসেম্বর
ur: جنوری فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر
"""
"""Each language its twelve groups of spellings; `_` stands for the space inside a name."""

_PERSIAN_MONTH_NAMES: Final = """
fa: فروردین/حمل اردیبهشت/ثور خرداد/جوزا تیر/سرطان مرداد/اسد/امرداد شهریور/سنبله مهر/میزان آبان/عقرب آذر/قوس دی/جدی
    بهمن/دلو اسفند/حوت
"""
"""The months of the Persian calendar, in Iran and in Afghanistan."""

_WEEKDAY_NAMES: Final = """
en: monday/mon tuesday/tue/tues wednesday/wed thursday/thu/thur/thurs friday/fri saturday/sat sunday/sun
de: montag/mo dienstag/di mittwoch/mi donnerstag/do freitag/fr samstag/sonnabend/sa sonntag/so
fr: lundi mardi mercredi jeudi vendredi samedi dimanche
es: lunes martes miércoles jueves viernes sábado domingo
it: lunedì martedì mercoledì giovedì venerdì sabato domenica
pt: segunda/segunda-feira terça/terça-feira quarta/quarta-feira quinta/quinta-feira sexta/sexta-feira sábado domingo
nl: maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
pl: poniedziałek/poniedziałku wtorek/wtorku środa/środę/środy/środowy czwartek/czwartku piątek/piątku
    sobota/sobotę/soboty niedziela/niedzielę/niedzieli
uk: понеділок/понеділка/пн вівторок/вівторка/вт середа/середу/середи/ср четвер/четверга/чт
    п'ятниця/п'ятницю/п'ятниці/пт субота/суботу/суботи/сб неділя/неділю/неділі/нд
ru: понедельник/понедельника вторник/вторника среда/среду/среды четверг/четверга пятница/пятницу/пятницы
    суббота/субботу/субботы воскресенье/воскресенья/вс
tr: pazartesi/pazartesiye salı/salıya çarşamba/çarşambaya perşembe/perşembeye cuma/cumaya cumartesi/cumartesiye
    pazar/pazara
ro: luni/lunea marți/marțea miercuri/miercurea joi/joia vineri/vinerea sâmbătă/sâmbăta duminică/duminica
el: δευτέρα/δευτέρας τρίτη/τρίτης τετάρτη/τετάρτης πέμπτη/πέμπτης παρασκευή/παρασκευής σάββατο/σαββάτου
    κυριακή/κυριακής
hu: hétfő/hétfőn kedd/kedden szerda/szerdán csütörtök/csütörtökön péntek/pénteken szombat/szombaton vasárnap
sl: ponedeljek/ponedeljka torek/torka sreda/sredo četrtek/četrtka petek/petka sobota/soboto nedelja/nedeljo
sk: pondelok/pondelka utorok/utorka streda/stredu štvrtok/štvrtka piatok/piatka sobota/sobotu nedeľa/nedeľu
cs: pondělí úterý středa/středu čtvrtek pátek sobota/sobotu neděle/neděli
fi: maanantai/maanantaina tiistai/tiistaina keskiviikko/keskiviikkona torstai/torstaina perjantai/perjantaina
    lauantai/lauantaina sunnuntai/sunnuntaina
kk: дүйсенбі сейсенбі сәрсенбі бейсенбі жұма сенбі жексенбі
hi: सोमवार मंगलवार बुधवार गुरुवार/बृहस्पतिवार शुक्रवार शनिवार रविवार
ar: الاثنين/الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد
fa: دوشنبه سه‌شنبه چهارشنبه پنجشنبه/پنج‌شنبه جمعه شنبه یکشنبه/یک‌شنبه
sv: måndag tisdag onsdag torsdag fredag lördag söndag
da: mandag tirsdag onsdag torsdag fredag lørdag søndag
bg: понеделник вторник сряда четвъртък петък събота неделя
hr: ponedjeljak/ponedeljak utorak srijeda/srijedu/sreda/sredu četvrtak petak subota/subotu nedjelja/nedjelju
"""
"""Each language its seven groups of spellings, Monday first."""


_CAPITALS: Final = frozenset({"en", "de", "el"})  # in Greek 'τρίτη' is third as well
_SHORTEST_WEEKDAY: Final = 5  # 'lundi'; shorter ones are abbreviations, but for 'Tues' and 'joi'
_SHORT_WEEKDAYS: Final = {"ro": ("joi",), "tr": ("salı", "cuma")}
_AMBIGUOUS_WEEKDAYS: Final = frozenset({"среда", "среды", "tues", "thurs"})


def fold(word: str) -> str:
    """Make a word comparable: case, accents, Arabic hamzas and Persian letter forms do not count.

    Args:
        word: One word, at most a few dozen code points.

    Returns:
        The folded form; its length may differ.
    """
    if word.isascii():
        return word.lower()
    return without_marks(unicodedata.normalize("NFKD", word.casefold())).translate(_EXTRA_FOLDS)


def _table(names: str) -> dict[str, int]:
    """Number the groups of each language; where two languages claim a spelling, the first one has it."""
    table: dict[str, int] = {}
    number = 0
    for group in names.split():
        if group.endswith(":"):
            number = 0
            continue
        number += 1
        for spelling in group.split("/"):
            table.setdefault(fold(spelling.replace("_", " ")), number)
    return table


MONTHS: Final = _table(_MONTH_NAMES)
"""Folded name of a month of the Gregorian calendar to its number, 1 to 12; two-word names hold one space."""
PERSIAN_MONTHS: Final = _table(_PERSIAN_MONTH_NAMES)
"""Folded name of a month of the Persian calendar to its number, 1 to 12."""
WEEKDAYS: Final = {name: number - 1 for name, number in _table(_WEEKDAY_NAMES).items()}
"""Folded name of a weekday to its number, 0 for Monday."""


def _names(names: str, language: str) -> dict[str, int]:
    """Take the names of one language out of a table, as they are spelt."""
    found: dict[str, int] = {}
    number, inside = 0, False
    for group in names.split():
        if group.endswith(":"):
            number, inside = 0, group == f"{language}:"
            continue
        number += 1
        if inside:
            found.update((spelling.replace("_", " "), number) for spelling in group.split("/"))
    return found


def names_of_months(language: str) -> dict[str, int]:
    """List the spellings of the months of a language, in small letters, with their numbers, 1 to 12."""
    return _names(_MONTH_NAMES, language)


def names_of_weekdays(language: str) -> dict[str, int]:
    """List the spellings of the weekdays of a language as a story writes them, with their numbers, 0 for Monday.

    Abbreviations are left out, and forms that mean something else too: 'среды' is also the environment's.
    """
    names = {name: number - 1 for name, number in _names(_WEEKDAY_NAMES, language).items()}
    capital = language in _CAPITALS
    return {
        name.capitalize() if capital else name: number
        for name, number in names.items()
        if (len(name) >= _SHORTEST_WEEKDAY or name in _SHORT_WEEKDAYS.get(language, ()))
        and name not in _AMBIGUOUS_WEEKDAYS
    }
