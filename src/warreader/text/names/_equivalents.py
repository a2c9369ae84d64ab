"""Given names that are one name in several languages: Volodymyr and Vladimir, Oleh and Oleg.

Written from usage: the forms under which agencies of both languages name the same people. A short form stands only
where it belongs to one name.
"""

from __future__ import annotations

from typing import Final

from warreader.text.names._letters import latin
from warreader.text.names._skeleton import skeleton

_GROUPS: Final = """
volodymyr vladimir volodimir wolodymyr wladimir wołodymyr volodymyr uladzimir володимир владимир уладзімір
oleksandr alexander aleksandr alexandr aleksander alexandre alessandro alexandros олександр александр aliaksandr
oleksander sasha oleksandra alexandra aleksandra олександра александра mykola nikolai nikolay nikolaj nicholas nikolas
микола николай mikalai nicolas serhiy sergei sergey serhii sergii serhij sergej serge siarhei сергій сергей sergio
sergiy dmytro dmitry dmitri dmitriy dmitrii dmitrij dimitri дмитро дмитрий dmitro dimitry oleksiy alexei alexey aleksei
aleksey oleksii alexej oleksij олексій алексей aliaksei alexi andriy andrei andrey andrii andrij andrew andré andreas
андрій андрей andrzej andre mykhailo mikhail mykhaylo michail michael mychajlo михайло михаил mihail mikhael mike
michel yevhen evgeny yevgeny evgeni yevhenii evgenii yevgeniy yevgeni eugene eugen євген евгений євгеній jewgeni jewhen
evgeniy evgenij petro petr pyotr peter pjotr piotr петро петр пётр pierre pedro pavlo pavel paul pawel pawlo павло
павел pablo kateryna ekaterina yekaterina catherine katerina катерина екатерина katherine yulia yuliya julia iuliia
yuliia юлія юлия julija natalia nataliya natalya nataliia natalie наталія наталья наталия olena elena yelena helen
helena hélène олена елена iryna irina irene ірина ирина kostiantyn konstantin kostyantyn constantine костянтин
константин vasyl vasily vasiliy vasilii vasili wassili basil василь василий hryhoriy grigory grigori hryhorii gregory
григорій григорий ihor igor ігор игорь oleh oleg ołeh олег valeriy valery valeri valerii waleri валерій валерий vitaliy
vitaly vitali vitalii witali vitalij віталій виталий yuriy yuri yury iurii yurii jurij juri yurij george юрій юрий
viktor victor wiktor віктор виктор maksym maxim maksim maxime максим denys denis dennis денис artem artyom artiom артем
артём illia ilya ilia illya elijah ілля илья anatoliy anatoly anatolii anatoli anatolij анатолій анатолий arseniy
arseny arsenii arsen арсеній арсений borys boris борис bohdan bogdan богдан taras тарас ruslan руслан roman роман
rustem рустем oksana оксана tetiana tatiana tatyana tetyana татьяна тетяна svitlana svetlana світлана светлана liudmyla
lyudmila ludmila lyudmyla людмила hanna anna ганна анна ann halyna galina галина olha olga ольга oksana оксана mariia
maria marija mariya mary марія мария sofiia sofia sophia софія софия viktoriia victoria viktoria viktoriya вікторія
виктория larysa larisa лариса liubov lyubov lubov любов любовь nadiia nadia nadezhda nadiya надія надежда vira vera
віра вера zinaida зінаїда зинаида stepan stephen steven stefan stefano степан étienne steve leonid леонід леонид fedir
fyodor feodor fedor федір федор vadym vadim вадим viacheslav vyacheslav wjatscheslaw vjačeslav в'ячеслав вячеслав
vladyslav vladislav wladyslaw владислав yaroslav jaroslav jarosław ярослав stanislav stanislaw stanislas станіслав
станислав valentyn valentin валентин valentyna valentina валентина kyrylo kirill cyril kyril кирило кирилл hennadiy
gennady gennadiy gennadii геннадій геннадий ramzan рамзан dmytrii eduard edward едуард эдуард edouard mohammed muhammad
mohamed mohammad muhammed mohamad mehmet mahomed mohamud محمد мохаммед ahmed ahmad ahmet أحمد ахмед hussein hussain
husayn hossein husein hussien حسين хусейн hassan hasan حسن mahmoud mahmud mahmood محمود махмуд yousef youssef yusuf
yousuf yussef يوسف ibrahim ibraheem إبراهيم omar omer umar عمر osama usama أسامة khaled khalid خالد said saeed saïd
sayed سعيد ali علي abdullah abdallah abdulla عبدالله mustafa mostafa مصطفى benjamin binyamin ben joseph joe josef iosif
josé giuseppe yosef джо robert bob william bill james jim thomas tom tomas christopher chris anthony tony antony
antonio david dave давид nicholas nick recep redjep реджеп tayyip tayip тайип donald дональд john johannes джон boris
борис olaf олаф emmanuel еммануель эммануэль
""".strip().splitlines()

GIVEN: Final[dict[str, str]] = {}
"""From the skeleton of a given name to the one that stands for its group; the first group that has a form keeps it."""
for _group in _GROUPS:
    _first, *_rest = dict.fromkeys(skeleton(latin(word)) for word in _group.split())
    for _form in (_first, *_rest):
        GIVEN.setdefault(_form, GIVEN.get(_first, _first))
