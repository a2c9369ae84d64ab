"""Labels of buttons, menus and boxes that fill their line, by kind, in all languages together. For the form see `form`.

A line that is one of them and nothing else is never a sentence, and hardly ever a heading. From general knowledge of
news sites.
"""

from __future__ import annotations

from typing import Final

from warreader.article import Kind
from warreader.text.cleaning.cues.form import Cues

BUTTONS: Final = (
    Cues(
        Kind.AUDIO,
        whole="""tap to unmute · swipe for next photo · watch on youtube · watch on facebook ·
            play (k to toggle) · this video is not available in your region · this embed is invalid ·
            listen to this · play now · artikel vorlesen lassen · слушать новость · ascolta la notizia ·
            video consigliati · nos dernières vidéos · дивитися на youtube · смотреть на youtube ·
            oglądaj na youtube""",
        start="video duration · this video is not available · your device does not support",
    ),
    Cues(
        Kind.SOCIAL,
        whole="""allow twitter content? · allow instagram content? · allow facebook content? ·
            wir brauchen ihre zustimmung · view this post on instagram · this post could not be loaded""",
        start="""content from x can't be · this article contains content provided by ·
            we ask for your permission before · to view this content, click · view this post on""",
    ),
    Cues(
        Kind.NEWSLETTER,
        whole="""thank you for signing up · enter your email · invalid email · newsletter bestellen ·
            eingeben und abonnieren · читайте у telegram · читайте в telegram · додаток для android ·
            додаток для ios · завантажити додаток · скачать приложение · приложение для android ·
            приложение для ios · дзен новости · descarcă aplicația · descarca aplicatia · حمل التطبيق ·
            حمّل التطبيق · حمل التطبيق الآن · حمّل التطبيق الآن · εγγραφή στο newsletter ·
            εγγραφείτε στο newsletter · set as default · add as preferred source""",
    ),
    Cues(
        Kind.PAYWALL,
        whole="""our journalism needs your support · unlock this article · premium content ·
            exclusiv für abonnenten · exklusiv für abonnenten · abo testen · abo bestellen · jetzt gratis lesen ·
            kup dostęp · czytaj bez reklam · contenuto per abbonati · contenido para suscriptores ·
            підтримай нашу роботу · підтримати нашу роботу · стати спонсором · долучайся до клубу читачів ·
            стань частиною спільноти · поддержать издание · стать спонсором · сделать пожертвование ·
            оформить пожертвование · увійти через facebook · увійти через google · войти через вконтакте ·
            войти через google · give now · donate here · donate via monobank · donate via paypal""",
        start="""support the work of · ваш донат · ваше пожертвование · эта публикация доступна ·
            ця публікація доступна · dieser artikel ist teil von · jetzt 4 wochen · монобанка: · збір на""",
    ),
    Cues(
        Kind.RELATED,
        whole="""most commented · what others are reading · people are also reading · in case you missed it ·
            next in world · next in news · catch up on today's news · scroll down for more · найчитаніше ·
            найпопулярніші · головне сьогодні · головне за тиждень · популярне за добу · популярне сьогодні ·
            показати ще · завантажити більше · завантажити ще новини · цікаве за темою · рекомендуємо прочитати ·
            вибір редактора · раніше ми писали · спецпроєкт · спецпроєкти · главное сегодня · главное за неделю ·
            популярное за сутки · популярное сегодня · спецпроект · спецпроекты · выбор редактора ·
            meistkommentiert · aktuelle entwicklungen im liveblog · polecane artykuły · najczęściej komentowane ·
            powiązane · wróć na stronę główną · recomandarea zilei · știri din aceeași categorie ·
            partenerii noștri · dernières minutes · voir tous les articles · contenus sponsorisés ·
            la rédaction vous conseille · retour à l'accueil · te recomendamos · ultima ora · torna alla home ·
            διαβάστε ακόμα · back to homepage · back to home · back to news · jump to comments""",
        lead="раніше ми писали · ранее мы писали · ми писали раніше · διαβάστε ακόμα",
    ),
    Cues(
        Kind.SHARE,
        whole="""save to bookmarks · зберегти в закладки · поскаржитися · пожаловаться · copiază linkul ·
            share your thoughts · αντιγραφή συνδέσμου · κοινοποίηση στο facebook · reading mode · text size ·
            text size: a a a · lire plus tard · send us your story · contact the newsroom · site feedback ·
            report an error · raportează o greșeală · powered by google translate · schriftgröße ·
            zgłoś błąd w tekście""",
    ),
    Cues(
        Kind.COMMENTS,
        whole="""top comments · sort by: newest · sort by: oldest · sort by newest · report this comment ·
            your comment is awaiting moderation · people like this · авторизуйтесь, щоб коментувати ·
            авторизуйтесь, чтобы комментировать · правила коментування · правила комментирования ·
            zum kommentieren bitte anmelden · bitte anmelden, um zu kommentieren · zaloguj się, aby komentować ·
            scrie un comentariu · spune-ne părerea ta · iniciar sesión para comentar · accedi per commentare ·
            connectez-vous pour commenter · أضف تعليقك · اكتب تعليقك""",
    ),
    Cues(
        Kind.LIVE,
        whole="live blog closed · new updates will appear here · new update · new updates · live feed",
    ),
    Cues(
        Kind.LEGAL,
        whole="""terms and conditions apply · accessibility statement · modern slavery statement ·
            cookie preferences · manage consent · manage cookie consent · угода користувача · про редакцію ·
            контакти редакції · редакційна політика · о редакции · контакты редакции · редакционная политика ·
            datenschutz impressum agb · impressum datenschutz agb · korrekturhinweis · polityka cookies ·
            conditions générales d'utilisation · términos y condiciones · όροι χρήσης · πολιτική απορρήτου ·
            признан иностранным агентом · внесен в реестр иностранных агентов · реклама на сайті""",
        start="""настоящий материал (информация) произведен · настоящий материал произведен ·
            reuse of this text""",
        inside="произведен иностранным агентом · произведён иностранным агентом",
    ),
    Cues(
        Kind.BYLINE,
        whole="""редактор стрічки новин · журналіст відділу новин · журналістка відділу новин ·
            редактор ленты новостей · редактор новостей · редактор новин · redaktor wydania · with agency inputs ·
            (with agency inputs) · with input from agencies · (pti) · (ani) · (ians) · avec afp ·
            con información de afp · con información de efe · inputs from reuters · inputs from afp ·
            inputs from ap · redakcja portalu""",
    ),
    Cues(
        Kind.OTHER,
        whole="""read in ukrainian · read in russian · read in english · translated from ukrainian ·
            machine translation · translated from russian · original in russian · original in ukrainian ·
            page updated · today's paper · refresh · читати на сайті · читать на сайте · мова: українська ·
            мапа повітряних тривог · онлайн-мапа бойових дій · карта бойових дій · тривога! перейдіть в укриття ·
            kursy walut · masz informacje? napisz do nas · masz temat? napisz do nas · photo from open sources ·
            symbolfoto · reads · odsłon · odsłony · مشاهدة · مشاهدات · likes""",
        lead="час прочитання · время на чтение · also available in · мова · язык · weather · وقت القراءة",
        start="also available in",
    ),
)
