"""Given names that are equivalent across languages: Volodymyr and Vladimir, Oleh and Oleg.

Written from usage: the forms under which agencies of both languages name the same people. A short form stands only
where it belongs to one name.
"""

from __future__ import annotations

from typing import Final

from warreader.text.names._phonetic_key import skeleton
from warreader.text.names._transliteration import latin

_NAMES: Final = """
volodymyr vladimir volodimir wolodymyr wladimir wołodymyr uladzimir володимир владимир уладзімір | oleksandr
alexander aleksandr alexandr aleksander alexandre alessandro alexandros aliaksandr oleksander sasha олександр
александр | oleksandra alexandra aleksandra олександра александра | mykola nikolai nikolay nikolaj nicholas nikolas
mikalai nicolas nick микола николай | serhiy sergei sergey serhii sergii serhij sergej serge siarhei sergio sergiy
сергій сергей | dmytro dmitry dmitri dmitriy dmitrii dmitrij dimitri dmitro dimitry дмитро дмитрий | oleksiy alexei
alexey aleksei aleksey oleksii alexej oleksij aliaksei олексій алексей | andriy andrei andrey andrii andrij andrew
andré andreas andrzej андрій андрей | mykhailo mikhail mykhaylo michail michael mychajlo mihail mikhael mike michel
михайло михаил | yevhen evgeny yevgeny evgeni yevhenii evgenii yevgeniy yevgeni evgeniy evgenij eugene eugen jewgeni
jewhen євген евгений євгеній | petro petr pyotr peter pjotr piotr pierre pedro петро петр пётр | pavlo pavel paul
pawel pawlo pablo павло павел | kateryna ekaterina yekaterina catherine katerina katherine катерина екатерина |
yulia yuliya julia iuliia yuliia julija юлія юлия | natalia nataliya natalya nataliia natalie наталія наталья
наталия | olena elena yelena helen helena hélène олена елена | iryna irina irene ірина ирина | kostiantyn konstantin
kostyantyn constantine костянтин константин | vasyl vasily vasiliy vasilii vasili wassili basil василь василий |
hryhoriy grigory grigori hryhorii gregory григорій григорий | ihor igor ігор игорь | oleh oleg ołeh олег | valeriy
valery valeri valerii waleri валерій валерий | vitaliy vitaly vitali vitalii witali vitalij віталій виталий | yuriy
yuri yury iurii yurii jurij juri yurij юрій юрий | viktor victor wiktor віктор виктор | maksym maxim maksim maxime
максим | denys denis dennis денис | artem artyom artiom артем артём | illia ilya ilia illya elijah ілля илья |
anatoliy anatoly anatolii anatoli anatolij анатолій анатолий | arseniy arseny arsenii арсеній арсений | borys boris
борис | bohdan bogdan богдан | oksana оксана | tetiana tatiana tatyana tetyana татьяна тетяна | svitlana svetlana
світлана светлана | liudmyla lyudmila ludmila lyudmyla людмила | hanna anna ганна анна ann | halyna galina галина |
olha olga ольга | mariia maria marija mariya mary марія мария | sofiia sofia sophia софія софия | viktoriia victoria
viktoria viktoriya вікторія виктория | larysa larisa лариса | liubov lyubov lubov любов любовь | nadiia nadia
nadezhda nadiya надія надежда | vira vera віра вера | stepan stephen steven stefan stefano étienne steve степан |
leonid леонід леонид | fedir fyodor feodor fedor федір федор | vadym vadim вадим | viacheslav vyacheslav
wjatscheslaw vjačeslav в'ячеслав вячеслав | vladyslav vladislav wladyslaw владислав | yaroslav jaroslav jarosław
ярослав | stanislav stanislaw stanislas станіслав станислав | valentyn valentin валентин | valentyna valentina
валентина | kyrylo kirill cyril kyril кирило кирилл | hennadiy gennady gennadiy gennadii геннадій геннадий | eduard
edward edouard едуард эдуард | mohammed muhammad mohamed mohammad muhammed mohamad mehmet mahomed mohamud محمد
мохаммед мухаммед | ahmed ahmad ahmet أحمد ахмед | hussein hussain husayn hossein husein hussien حسين хусейн |
hassan hasan حسن | mahmoud mahmud mahmood محمود махмуд | yousef youssef yusuf yousuf yussef يوسف | ibrahim ibraheem
إبراهيم | omar omer umar عمر | osama usama أسامة | khaled khalid خالد | said saeed saïd sayed سعيد | abdullah
abdallah abdulla عبدالله | mustafa mostafa مصطفى | benjamin binyamin ben | joseph joe josef iosif josé giuseppe
yosef джо | robert bob | william bill | james jim | thomas tom tomas | christopher chris | anthony tony antony
antonio | david dave | recep redjep реджеп | tayyip tayip тайип | donald дональд | john johannes джон | olaf олаф |
emmanuel еммануель эммануэль
"""
_GROUPS: Final = tuple(_NAMES.split("|"))
_WESTERN: Final = """
alexander alexandre alessandro alexandros nicholas nikolas nicolas nick serge sergio andrew andré andre andreas
michael mike michel michail eugene peter pierre pedro paul pablo catherine katherine julia natalie helen helena
hélène irene constantine basil gregory george victor maxim maxime dennis anna ann anne maria mary sophia victoria
stephen steven stefan steve étienne joseph joe josé giuseppe robert bob william bill james jim thomas tom tomas
christopher chris anthony tony antony antonio david dave benjamin ben john johannes donald olaf emmanuel valentin
valentina boris edward eduard edouard roman cyril alexandra stanislas
"""
EASTERN: Final = frozenset(latin(word) for group in _GROUPS for word in group.split() if word not in _WESTERN.split())
"""Given names of languages whose romanisations differ."""
GIVEN: Final[dict[str, str]] = {}
"""From the skeleton of a given name to the one that stands for its group; the first group that has a form keeps it."""
for _group in _GROUPS:
    _forms = list(dict.fromkeys(skeleton(latin(word)) for word in _group.split()))
    for _form in _forms:
        GIVEN.setdefault(_form, _forms[0])
