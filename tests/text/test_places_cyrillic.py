"""Case forms as Ukrainian and Russian news has them, each in a sentence of its own; and prose that names no place."""

from __future__ import annotations

import pytest

from warreader import resources
from warreader.text.places import Gazetteer, find_places

# Each form with the name that newspapers in English use.
UKRAINIAN = (
    "у Харкові:Kharkiv мер Харкова:Kharkiv під Харковом:Kharkiv у Києві:Kyiv біля Києва:Kyiv над"
    " Києвом:Kyiv у Бучі:Bucha"
    " з Бучі:Bucha в Ірпені:Irpin біля Ірпеня:Irpin у Бахмуті:Bakhmut під Бахмутом:Bakhmut у Маріуполі:Mariupol"
    " з Маріуполя:Mariupol над Маріуполем:Mariupol у Херсоні:Kherson до Херсона:Kherson у Сумах:Sumy під Сумами:Sumy"
    " у Чорнобаївці:Chornobaivka в Авдіївці:Avdiivka біля Авдіївки:Avdiivka у Сєвєродонецьку:Sievierodonetsk"
    " в Ізюмі:Izium з Ізюма:Izium у Лисичанську:Lysychansk у Лимані:Lyman у Соледарі:Soledar у Вугледарі:Vuhledar"
    " біля Вугледара:Vuhledar у Запоріжжі:Zaporizhzhia до Запоріжжя:Zaporizhzhia у Дніпрі:Dnipro в Одесі:Odesa"
    " з Одеси:Odesa над Одесою:Odesa у Львові:Lviv до Львова:Lviv у Миколаєві:Mykolaiv з Миколаєва:Mykolaiv"
    " у Краматорську:Kramatorsk в Енергодарі:Enerhodar у Мелітополі:Melitopol у Гостомелі:Hostomel"
    " у Бородянці:Borodianka у Чернігові:Chernihiv у Торецьку:Toretsk у Покровську:Pokrovsk у Черкасах:Cherkasy"
    " у Чернівцях:Chernivtsi у Рівному:Rivne"
)
UKRAINIAN_WORDS = (
    ("у Кривому Розі", "Kryvyi Rih"),
    ("у Часовому Яру", "Chasiv Yar"),
    ("у Новій Каховці", "Nova Kakhovka"),
    ("у Білій Церкві", "Bila Tserkva"),
    ("у Куп’янську", "Kupiansk"),
    ("у Слов'янську", "Sloviansk"),
    ("у Хмельницькому", "Khmelnytskyi"),
    ("у Кропивницькому", "Kropyvnytskyi"),
)
RUSSIAN = (
    "в Харькове:Kharkiv мэр Харькова:Kharkiv под Харьковом:Kharkiv в Киеве:Kyiv из Киева:Kyiv в"
    " Буче:Bucha из Бучи:Bucha"
    " в Ирпене:Irpin в Бахмуте:Bakhmut в Артёмовске:Bakhmut в Мариуполе:Mariupol из Мариуполя:Mariupol"
    " под Мариуполем:Mariupol в Херсоне:Kherson в Сумах:Sumy в Чернобаевке:Chornobaivka в Авдеевке:Avdiivka"
    " из Авдеевки:Avdiivka в Северодонецке:Sievierodonetsk в Изюме:Izium в Лисичанске:Lysychansk в Соледаре:Soledar"
    " в Угледаре:Vuhledar в Запорожье:Zaporizhzhia в Днепре:Dnipro в Одессе:Odesa во Львове:Lviv в Николаеве:Mykolaiv"
    " в Мелитополе:Melitopol в Белгороде:Belgorod в Курске:Kursk в Донецке:Donetsk в Луганске:Luhansk в Судже:Sudzha"
    " в Чернигове:Chernihiv в Краматорске:Kramatorsk"
)
UKRAINIAN_PROSE = """
Уночі пролунали вибухи, люди вийшли на вулицю. Він сказав, що війна скоро скінчиться. Мати чекала на сина
три роки. Рятувальники розбирали завали до ранку. Жінка показала нам порожню кімнату, де раніше жили діти.
Сума збитків поки не відома. Президент Володимир Зеленський подякував медикам. Міністр заявив про нову
угоду. Генерал Валерій Залужний відвідав поранених. Щастя — це коли всі живі, каже Олена Петрівна. Мирні
люди ховалися у підвалі. Нові правила набули чинності у січні. Лише вчора вони повернулися додому. Велика
черга стояла біля крамниці. Друга хвиля прийшла вдень. Добрий ранок почався з тиші. Командир роти Андрій
Шевченко розповів про бій. Оксана, вчителька математики, втратила дім. Вода з'явилася о шостій. Сьогодні
День матері, але ніхто не святкує. Перша допомога прибула за годину. Слава Богу, всі живі, каже Марія.
Верховна Рада ухвалила закон. Збройні сили відбили шість атак. Національна поліція відкрила справу. Служба
безпеки мовчить. Червоний Хрест привіз ліки. Сили оборони збили вісім дронів. Повітряні сили повідомили про
загрозу. Чорна хмара стояла над полем. Пані Надія пекла хліб для сусідів. Дідусь Микола лагодив дах сам.
Собака Рижик не відходив від господаря ні на крок. Світла не було дві доби. Зв'язок зник опівдні. Телефон
мовчав, і вона плакала. Потім прийшли сусіди і принесли свічки. Історик Ярослав Грицак пише про пам'ять.
Поет Сергій Жадан читав вірші у метро. Книга вийшла навесні, її вже перекладають.
"""
RUSSIAN_PROSE = """
Ночью раздались взрывы, люди вышли на улицу. Он сказал, что война скоро кончится. Мать ждала сына три года.
Спасатели разбирали завалы до утра. Женщина показала нам пустую комнату, где раньше жили дети. Сумма ущерба
неизвестна. Президент Владимир Путин провёл совещание. Министр заявил о новом соглашении. Генерал Сергей
Суровикин молчит. Мир нужен всем, говорит Ольга Николаевна. Мирные жители прятались в подвале. Новые правила
вступили в силу в январе. Только вчера они вернулись домой. Большая очередь стояла у магазина. Вторая волна
пришла днём. Доброе утро началось с тишины. Командир роты Андрей Шевченко рассказал о бое. Оксана,
учительница математики, потеряла дом. Вода появилась в шесть. Победа будет за нами, повторял он. Первая
помощь прибыла через час. Слава Богу, все живы, говорит Мария. Государственная дума приняла закон.
Вооружённые силы отбили шесть атак. Следственный комитет возбудил дело. Кремль не ответил. Красный Крест
привёз лекарства. Силы обороны сбили восемь дронов. Белые каски сообщили об ударе. Чёрное облако висело над
полем. Бабушка Вера пекла хлеб для соседей. Дед Николай чинил крышу сам. Собака Рыжик не отходила от хозяина
ни на шаг. Света не было двое суток. Связь пропала в полдень. Телефон молчал, и она плакала. Потом пришли
соседи и принесли свечи. Историк Иван Курилла пишет о памяти. Поэт Лев Рубинштейн читал стихи. Книга вышла
весной, её уже переводят.
"""


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer(resources.data_bytes("gazetteer.bin"))


def forms(listed: str) -> list[tuple[str, str]]:
    words = listed.split(" ")
    pairs, at = [], 0
    while at < len(words):
        before, (form, name) = words[at], words[at + 1].split(":")
        pairs.append((f"{before} {form}", name))
        at += 2
    return pairs


def found(gazetteer: Gazetteer, pairs: list[tuple[str, str]], sentence: str) -> list[str]:
    wrong = []
    for form, name in pairs:
        names = [city.name for city in find_places(sentence.format(form), [], gazetteer).cities]
        if names != [name]:
            wrong.append(f"{form}: {names}")
    return wrong


def test_ukrainian_case_forms_are_found(gazetteer: Gazetteer) -> None:
    pairs = [*forms(UKRAINIAN), *UKRAINIAN_WORDS]
    assert len(pairs) >= 51
    wrong = found(gazetteer, pairs, "Увечері пролунали вибухи {}, повідомили рятувальники.")
    assert len(wrong) * 51 <= 3 * len(pairs), wrong


def test_russian_case_forms_are_found(gazetteer: Gazetteer) -> None:
    pairs = forms(RUSSIAN)
    assert len(pairs) >= 36
    wrong = found(gazetteer, pairs, "Вечером прогремели взрывы {}, сообщили спасатели.")
    assert len(wrong) * 36 <= 2 * len(pairs), wrong


@pytest.mark.parametrize("prose", [UKRAINIAN_PROSE, RUSSIAN_PROSE], ids=["uk", "ru"])
def test_prose_without_places_has_none(gazetteer: Gazetteer, prose: str) -> None:
    sentences = [sentence for sentence in prose.replace("\n", " ").split(". ") if sentence.strip()]
    assert len(sentences) >= 40
    words = sum(len(sentence.split()) for sentence in sentences)
    alone = [city.name for sentence in sentences for city in find_places(sentence + ".", [], gazetteer).cities]
    together = [city.name for city in find_places(prose, [], gazetteer).cities]
    assert len(alone) <= words * 0.01, alone
    assert len(together) <= words * 0.01, together


@pytest.mark.parametrize("form", ["Києві", "Києва", "Київ", "Киеве", "КИЄВІ", "Кийві́".replace("йві́", "єві")])
def test_a_query_may_name_a_city_in_any_case_form(gazetteer: Gazetteer, form: str) -> None:
    assert gazetteer.cities_spelt(form) == {703448}


@pytest.mark.parametrize(
    "sentence",
    [
        "Того же мнения придерживается мэр. Кроме Того, пострадали двое. Того требует закон.",
        "Того ж дня загинули двоє людей. Того вечора рятувальники працювали.",
    ],
)
def test_of_that_is_not_togo(gazetteer: Gazetteer, sentence: str) -> None:
    assert find_places(sentence, [], gazetteer).others == ()


def test_togo_behind_a_preposition_is_togo(gazetteer: Gazetteer) -> None:
    places = find_places("Делегация прибыла в Того, сообщили в министерстве иностранных дел.", [], gazetteer)
    assert [place.name for place in places.others] == ["Togo"]


def test_the_gaza_strip_is_not_the_city(gazetteer: Gazetteer) -> None:
    places = find_places("Об ударах в секторе Газа сообщили медики; сектор Газа закрыт.", [], gazetteer)
    assert places.cities == ()
    assert [place.role for place in places.others] == ["region", "region"]
