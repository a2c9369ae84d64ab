"""The words by which a line speaks of its site, and those by which it tells of people, language by language.

Read by `sentences`, which tells a sentence of the story that opens like a cue from a cue. A star stands for any ending.
The words were set by hand from general knowledge of news sites; the English ones also on 26 written pages.
"""

from __future__ import annotations

from typing import Final

from warreader.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Voice:
    """How one language speaks of a site, and how it tells of people; each a row of words, a star for any ending."""

    site: str
    """What a line about the site speaks of."""
    saying: str
    """Verbs of speech in the third person: a site speaks in the first, or orders."""
    acting: str
    """Somebody of the story, or what happened to them."""
    never: str = ""
    """Phrases of the tables that no story has, with ` · ` between them."""


ENGLISH: Final = Voice(
    site="""our us your subscriber subscribers newsletter newsletters inbox email emails mail account app apps
        channel channels page site website web article articles story stories coverage reporting journalism
        journalist journalists podcast podcasts video videos audio photo photos picture pictures gallery blog update
        updates news alert alerts notifications facebook twitter telegram instagram youtube whatsapp viber google
        tiktok linkedin threads link links here below click tap comment comments browser javascript cookie cookies
        policy privacy login password content advertisement ad ads sponsor sponsors subscription membership member
        members edition headlines feed episode moderated error mistake typo ctrl enter window agree accept
        conversation discussion section topic topics analysis copyright reserved permission headline reuters ap afp
        getty epa tass anadolu maxar planet handout file courtesy reply required signed registered logged subscribe
        username device player slideshow playback""",
    saying="said says told tells asked asks ask ruled wrote",
    acting="""he she they him her them his their hers theirs i my was were had has did say tell read writes write
        reads warned begs urged ordered whisper whispers shout shouted sang sing ends came went reached arrived hung
        hangs stood stands took lived lives died knew knows shows learn puts""",
)
UKRAINIAN: Final = Voice(
    site="""нас нам нами наш наша наше наші нашого нашої нашому нашій нашу наших нашим сайт* сторінк* канал*
        телеграм* telegram* фейсбук* facebook* інстаграм* instagram* viber вайбер* youtube* ютуб* whatsapp* google*
        tiktok* розсил* новин* статт* стаття матеріал* публікац* редакц* видання посилан* гіперпосил* cookie* комент*
        читач* підписк* передплат* реклам* помилк* ctrl enter натисн* клік* застосун* додаток відео* аудіо* подкаст*
        фото* світлин* архів* ілюстра* скриншот* getty reuters права захищ* дозвол* джерел* браузер* розділ* авториз*
        зареєстр* спільнот* журналіст* журналізм* медіа трансляц* онлайн* донат* patreon* моно* задонат* проєкт*
        оперативн* першими тут нижче друз* обговор*""",
    saying="""сказа* каже кажуть казал* говори* заяви* заявля* повідомив повідомил* повідомля* розпов* написа* пише
        пишуть писа* попросил* просил* просить просять закликав закликала закликали закликає радить радять радив
        радила пояснив пояснила пояснює зазначи* додав додала додали наголоси* запита* питає питають відпові* крича*
        кричит* опублік* оприлюд* показав показала передає передав вважає назвав назвала повтор* твердит* згадує
        згадав згадала""",
    acting="""він вона вони його її їх їм їй йому я мені мене був була було були став стала стали мав мала мали зміг
        змогла змогли належа* прийшов прийшла прийшли поїха* виїха* загин* заборони* вийшов вийшла довед* знаю* знає
        стоїть лежить висів висить живе живуть""",
    never="""читайте також · дивіться також · також читайте · вас може зацікавити · вас також можуть ·
        детальніше читайте · хочете отримувати · щоб не пропустити · щоб бути в курсі · ми у соцмережах ·
        ми в соцмережах · увійдіть, щоб · щоб читати далі · увійдіть або · увійдіть, щоб читати · грн на місяць ·
        гривень на місяць · при передруку · політика конфіденційності · відкрите для пошук · відкритого для пошук ·
        слідкуйте наживо · стежте наживо · розмір тексту · розмір шрифту · час читання · підписуйтесь ·
        підписуйтеся · підписуйся""",
)
RUSSIAN: Final = Voice(
    site="""нас нам нами наш наша наше наши нашего нашей нашему нашу наших нашим сайт* страниц* канал* телеграм*
        telegram* фейсбук* facebook* инстаграм* instagram* viber вайбер* youtube* ютуб* whatsapp* google* tiktok*
        дзен* вконтакте рассыл* новост* стать* статья материал* публикац* редакц* издани* ссылк* ссылок гиперссыл*
        cookie* коммент* читател* подписк* подписч* реклам* ошибк* опечатк* ctrl enter нажм* кликн* приложен* видео*
        аудио* подкаст* фото* архив* иллюстра* скриншот* getty reuters риа права защищ* разреш* источник* браузер*
        раздел* авториз* зарегистр* сообществ* журналист* сми трансляц* онлайн* донат* erid* проект* оперативн*
        первыми здесь ниже друзь* обсужд* агент* правообл* сообщени*""",
    saying="""сказа* говор* заяви* заявля* сообщил* сообщает сообщают рассказ* написа* пишет пишут писал* попросил*
        просил* просит просят призва* призыва* посовет* советует объясн* отмети* отмеча* добави* подчеркн* спроси*
        спрашива* ответ* крича* крикн* опублик* показал* переда* счита* назвал* повтор* тверд* вспомина* вспомни*
        подтверд* пояснил* уточни*""",
    acting="""он она они его её ее их им ей ему я мне меня был была было были стал стала стали мог могла могли смог
        смогла смогли принадлеж* пришел пришла пришли пришёл приход* уеха* выеха* погиб* запрет* вышел вышла решил*
        знает знают стоял* стоит лежит лежал* висел* висит живет живёт живут никто занял* везите здешн* хватит""",
    never="""читайте также · смотрите также · также читайте · ранее мы писали · читайте по теме ·
        вас может заинтересовать · подробнее читайте · чтобы не пропустить · будьте в курсе · мы в соцсетях ·
        получайте уведомления · войдите, чтобы · чтобы читать дальше · войдите, чтобы читать · руб. в месяц ·
        рублей в месяц · при перепечатке · политика конфиденциальности · пропустить блок · вернуться к тексту ·
        следите за развитием · размер текста · размер шрифта · время чтения · подписывайтесь · подписывайся""",
)
GERMAN: Final = Voice(
    site="""wir uns unser unsere unserem unseren unserer newsletter* app apps kanal kanäle webseite* website*
        facebook* twitter instagram* telegram* youtube* whatsapp* google* tiktok* podcast* video* audio* foto* bild
        bilder archiv* symbolbild artikel* beitrag beiträge nachricht* meldung* thema themen redaktion*
        berichterstattung abo abonn* zugang konto passwort anzeige* werbung* cookie* datenschutz* nutzungsbeding*
        inhalt* link links hier unten klick* kommentar* diskussion* fehler* hinweis* browser* javascript* dpa afp
        reuters getty imago picture liveblog* liveticker* newsblog* ticker* eilmeldung* push* e-mail mail postfach
        vorbehalten drittanb* akismet entwicklung* englischen personenbezogen* zustimm* sendung programm""",
    saying="""sagt sagte sagten sagen rief riefen ruft mahnt mahnte schrieb schreibt schrieben erklärt erklärte
        teilte teilten berichtet berichtete berichteten warnt warnte forderte fordert fragt fragte antwortet* meint
        meinte erzählt erzählte betont* verlas betonte stand""",
    acting="""er ihn ihm ich mich man niemand jemand war waren hatte hatten wurde wurden kam kamen ging gingen
        ermittel* begann begannen lebt leben lebte starb starben weiß wollte schweigt brennt""",
    never="""lesen sie auch · lesen sie mehr · lesen sie dazu · zur übersicht · jetzt kostenlos ·
        bleiben sie informiert · bleiben sie auf dem laufenden · bitte melden sie sich an · jetzt weiterlesen ·
        weiterlesen mit · jederzeit kündbar · jetzt testen · für 1 euro · euro testen · kostenlos testen ·
        dieser text wurde automatisch · wir benötigen ihre zustimmung · an dieser stelle finden sie ·
        ich bin damit einverstanden · ich stimme zu, dass mir · mit ihrer zustimmung · min. lesezeit ·
        minuten lesezeit · alle aktuellen · diskutieren sie · testen sie ·
        dieses thema im programm · über dieses thema berichtete""",
)
POLISH: Final = Voice(
    site="""nas nam nasz nasza nasze naszą naszej naszego naszym naszych portal* serwis* stron* kanał* facebook*
        instagram* twitter* telegram* youtube* whatsapp* google* tiktok* newsletter* aplikacj* artykuł* materiał*
        wiadomości wiadomość informacje redakcj* dziennikarz* dziennikarstwo prenumerat* subskryp* konto konta hasło
        reklam* cookie* regulamin* prywatnoś* link linki linku kliknij komentarz* błąd błędy podcast* wideo video*
        nagrani* zdjęci* fot foto* archiw* ilustrac* getty reuters pap epa afp shutterstock prawa prawem zastrzeż*
        zgod* wydawc* relacj* galeri* skrzynk* mail maila e-mail powiadomie* dostęp* znajomy* najnowsz* przeglądark*
        temat* sponsor* partner*""",
    saying="""powiedzia* mówi mówią mówił* pisze piszą napisa* poinform* inform* podał* podaje podają przekaza*
        przekazuje ogłosi* wyjaśni* doda* pyta pytał* pytają odpowied* odpowiad* prosi* prosz* woła* krzycz* krzykn*
        radzi* ostrzeg* twierdzi* zaapelowa* apeluje śmieje śmiał* wspomina* głosi*""",
    acting="""on ona oni one jego jej ich im mu go mnie mi był była było były byli miał miała mieli został* zosta*
        trwa* zna znamy wie wiedzą poszed* posz* przysz* stoi stał* leż* mieszka* żyje żył* zginę* zginą* podpisa*
        zobaczy* policja prokurat* dotyczą czeka*""",
    never="""czytaj także · czytaj też · zobacz także · zobacz również · zobacz też · przeczytaj także ·
        przeczytaj również · przeczytaj też · więcej przeczytasz · subskrybuj · bądź na bieżąco · zaloguj się, aby ·
        bądź pierwszy · dalsza część tekstu · dalsza część artykułu · aby czytać dalej · zł miesięcznie ·
        dzięki prenumeracie · dla zalogowanych · dalsze rozpowszechnianie · czas czytania""",
)
FRENCH: Final = Voice(
    site="""nous notre nos votre vos newsletter* application* appli chaîne* site page pages facebook* twitter*
        instagram* telegram* youtube* whatsapp* google* tiktok* podcast* vidéo* video* audio photo* image* archives
        illustration* article* actualité* actu actus info infos journal rédaction journalisme journalistes abonn*
        abonné* compte connect* publicité* cookie* confidentialité contenu* lien liens ici ci-dessous cliqu*
        commentaire* erreur* navigateur* dossier* direct émission* e-mail email mail adresse réserv* lecture lire
        reproduction afp reuters getty ap sipa partenaire* inscri* alertes""",
    saying="""dit disent disait disaient déclar* annonc* expliqu* affirm* ajout* indiqu* raconte racontent racontait
        écrit écrivait répond répondu répète répétait répètent crie crient criait ordonn* avertit prévient prévenu
        demande demandait précis* assur* confi* selon plaisante""",
    acting="""il elle ils elles lui leur leurs je me mon ma mes était étaient avait avaient fut furent a ont eut vint
        est sont vit vivent meurt meurent mort morts dorment dort tué savent sait manque souvient""",
    never="""voir aussi · à lire aussi · lire aussi · pour en savoir plus · restez informé · partager sur ·
        partager cet · pour commenter · sans engagement · mentions légales · >> · la newsletter · pour lire la suite""",
)
SPANISH: Final = Voice(
    site="""nos nuestro nuestra nuestros nuestras tu tus boletín boletines newsletter* app aplicación canal canales
        sitio página* web facebook* twitter* instagram* telegram* youtube* whatsapp* google* tiktok* podcast*
        pódcast* video* vídeo* audio* foto* imagen* archivo galería* artículo* noticia* nota notas historia*
        redacción periodis* informaci* suscri* cuenta contraseña publicidad cookie* privacidad contenido* enlace*
        aquí clic comentario* error errores navegador* tema temas cobertura* actualiz* correo lectores derechos
        reservados reproducción lectura efe afp reuters getty ap exclusivo""",
    saying="""dijo dice dicen decía decían declar* anunci* explic* afirm* añadi* indic* contó cuenta cuentan escribió
        escribieron responde respondió repite repetía gritaba* gritó gritan orden* advirt* advierte* pidió pide piden
        pregunt* precis* asegur* inform* recordó recuerda según señal*""",
    acting="""él ella ellos ellas le les lo la me mi mis era eran había habían fue fueron es son estaba* está están
        vive viven murió murieron mató salieron salió pasaron quedó quedaron llegó llegaron dará sabe saben""",
    never="""lea también · lee también · te puede interesar · le puede interesar · lo más leído · suscríbete ·
        suscríbase · para seguir leyendo · inicia sesión para · para comentar · suscríbete para seguir ·
        comparte en · compartir en · comparte esta · comparte este · sigue toda · siga toda · sigue la última hora ·
        sigue en directo · siga en vivo · escucha este · síguenos en""",
)
ITALIAN: Final = Voice(
    site="""nostra nostro nostri nostre vostra vostro tua tuo tue tuoi newsletter* app applicazione canale canali
        sito pagina pagine web facebook* twitter* instagram* telegram* youtube* whatsapp* google* tiktok* podcast*
        video* audio* foto fotogallery immagin* archivio galleri* articol* notizi* redazione giornalis* abbon*
        account password pubblicità cookie* privacy contenut* link qui clic clicca* comment* errore errori browser*
        aggiornament* mail email e-mail indirizzo lettori riservat* riproduzione lettura ansa lapresse afp reuters
        getty ap speciale loggato connesso registrato diretta""",
    saying="""disse detto dice dicono diceva dissero dichiar* annunci* spieg* afferm* aggiun* raccont* scrive scrisse
        scritto rispond* rispos* ripete ripeteva gridav* gridò gridano ordin* avver* chies* chied* precis* assicur*
        inform* ricord* secondo comunic*""",
    acting="""lui lei loro gli le lo la mi mio mia miei era erano aveva avevano fu furono è sono sta stanno vive
        vivono morì morirono sa sanno corse vide uscì uscirono servono passano coprono nessuno ha hanno""",
    never="""leggi anche · ti potrebbe interessare · potrebbe interessarti · vedi anche · iscriviti ·
        resta aggiornato · rimani aggiornato · condividi su · condividi questo · seguici su ·
        per continuare a leggere · ascolta questo · ascolta la versione""",
)
ROMANIAN: Final = Voice(
    site="""noastră noastre nostru nostri noștri ta tale tău newsletter* aplicați* canal* site-ul site pagin*
        facebook* twitter* instagram* telegram* youtube* google* tiktok* podcast* video* foto* imagin* arhiv* galeri*
        articol* știri știre știrile ştiri* redacți* jurnalis* abon* cont contul parol* publicit* cookie* confidenț*
        conținut* link* aici click comentari* comentariu eroare erori greșe* mail email e-mail adresa cititor*
        drepturi* rezervat* reproduc* preluar* prelua* sursa sursă agerpres mediafax reuters getty afp inquam
        playerul live""",
    saying="""spus spune spun spunea zis zice declarat declară anunțat anunță explicat explică afirmat afirmă adăugat
        adaugă precizat precizează transmis transmite scris povest* răspuns răspunde repetă repeta strigă striga
        strigat avertiz* cerut cere ordonat întreabă întrebat potrivit amint*""",
    acting="""el ea ei ele lui lor îl îi le mă mea meu mei era erau avea aveau fost este sunt stă stau trăiește
        trăiesc murit știe știu doarmă nimeni poliția""",
    never="""citește și · citeşte şi · citiți și · vezi și · vezi şi · citește mai multe · urmărește-ne ·
        urmăreşte-ne · urmăriți-ne · distribuie pe · pentru a comenta · legii dreptului de autor""",
)
ARABIC: Final = Voice(
    site="""قناتنا موقعنا موقع قناة صفحتنا حسابنا حساباتنا أخبارنا تطبيق تطبيقنا نشرتنا النشرة بريدك الإلكتروني
        فيسبوك تويتر تلغرام تليغرام واتساب يوتيوب إنستغرام غوغل جوغل نيوز الأخبار أخبار التغطية تغطيتنا الخبر المقال
        الموضوع الرابط الفيديو الفيديوهات البودكاست أصدقائك أرشيفية أرشيف غيتي رويترز الصفحة محفوظة الخصوصية ملفات
        المعلومات التفاصيل المزيد الاشتراك""",
    saying="""قال قالت قالوا يقول تقول كتب كتبت أعلن أعلنت ذكر ذكرت أفاد أفادت نشر نشرت صرح صرحت أكد أكدت أضاف أضافت
        وقال""",
    acting="""هو هي هم كان كانت كانوا أرسل أرسلت طلب طلبت وصل وصلت بقي بقيت بيعت قتل قتلت أصيب منذ قبل بعد لم التي
        الذي الذين جيرانه نفقته رجال""",
    never="""اقرأ أيضا · اقرأ أيضاً · إقرأ أيضا · إقرأ أيضاً · اقرأ أيضًا · شاهد أيضا · شاهد أيضاً · تابعونا ·
        تابعنا · اشترك الآن · شارك هذا · مصدر الصورة · التعليق على الصورة · لن يتم نشر · اترك تعليق · أضف تعليق ·
        استمع للخبر · استمع للمقال · كلمات مفتاحية · الكلمات المفتاحية · تابعنا على""",
)
GREEK: Final = Voice(
    site="""μας σας newsletter εφαρμογ* κανάλι σελίδα facebook twitter instagram telegram youtube google tiktok
        podcast βίντεο φωτογραφί* αρχείου άρθρ* ειδήσ* είδησ* νέα ενημερ* λογαριασμ* cookie* σύνδεσμ* εδώ κλικ σχόλι*
        παντός πνευματικ* αναδημοσ* email reuters getty φίλ*""",
    saying="""είπε είπαν λέει λένε έλεγε δήλωσε δήλωσαν ανακοίν* εξήγησε έγραψε φώναζ* φώναξ* ρώτησε απάντησε
        πρόσθεσε""",
    acting="αυτός αυτή αυτοί ήταν είχε είχαν υπάρχει ζει ζουν πέθανε έχει έχουν τελειώνουν παιδιά ψωμί",
    never="""διαβάστε επίσης · δείτε επίσης · διαβάστε όλες · δείτε όλες · διαβάστε ακόμη · μάθετε πρώτοι ·
        εγγραφείτε""",
)
