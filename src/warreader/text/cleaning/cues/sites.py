"""Cue lines that sites of every language have beside their articles. For the form see `form`.

Links past the menu, minutes of reading, lists of one's own, free articles that are left, appeals for support.
"""

from __future__ import annotations

from typing import Final

from warreader.article import Kind
from warreader.text.cleaning.cues.form import Cues

SITES: Final = (
    Cues(
        Kind.OTHER,
        whole="""skip to content · skip to main content · skip to navigation · skip to footer · skip to search ·
            zum inhalt springen · zum hauptinhalt springen · zur navigation springen · direkt zum inhalt ·
            aller au contenu · aller au contenu principal · passer au contenu · aller à la navigation ·
            ir al contenido · saltar al contenido · ir al contenido principal · pasar al contenido principal ·
            vai al contenuto · salta al contenuto · vai al contenuto principale · przejdź do treści ·
            przejdź do głównej treści · przejdź do menu · перейти до основного вмісту · перейти до вмісту ·
            перейти до контенту · перейти к основному содержанию · перейти к содержимому ·
            перейти к содержанию · перейти к материалам · перейти к контенту · sari la conținut ·
            salt la conținut · mergi la conținut · içeriğe geç · ana içeriğe geç · ana içeriğe atla ·
            μετάβαση στο περιεχόμενο · انتقل إلى المحتوى · تجاوز إلى المحتوى · تخطى إلى المحتوى ·
            ugrás a tartalomra · siirry sisältöön · hoppa till innehåll · preskoči na vsebino ·
            přejít k obsahu · pular para o conteúdo · ga naar de inhoud ·
            min read · mins read · minutes read · minute read · min to read · хв · хвилин · хвилини ·
            хв на читання · хв читання · хвилин читання · мин · мин. на чтение · минут на чтение ·
            минуты на чтение · минут чтения · min lectura · min de lectura · minutos de lectura ·
            minuti di lettura · min di lettura · min czytania · minut czytania · minute de citit ·
            min de citit · dk okuma · dakika okuma · دقائق للقراءة · دقيقة للقراءة · دقيقة قراءة ·
            دقائق قراءة · mn · min · perc olvasás · min leestijd ·
            ilgili konular · i̇lgili konular · ilgili haberler · i̇lgili haberler · etiketler ·
            primary country · other country · other countries · originally published · view original ·
            origin view original · download the pdf · file attachments · disaster type""",
        start="""reading time · estimated reading time · time to read · tiempo de lectura · tempo di lettura ·
            timp de citire · час читання · время чтения · okuma süresi · ten tekst przeczytasz""",
        notice="""this is an archived article and the information · this article is more than ·
            comments have to be in english""",
    ),
    Cues(
        Kind.SHARE,
        whole="""ajouter à vos sélections · ajouter à vos favoris · ajouter à mes favoris · offrir l'article ·
            offrir cet article · zapisz na później · dodaj do ulubionych · zur merkliste hinzufügen ·
            merkliste · guardar artículo · guardar para más tarde · leer más tarde · salva per dopo ·
            save article · save for later · save this article · bookmark · bookmark this · gift this article ·
            share full article · add to favorites · add to favourites · add to bookmarks · add to reading list ·
            додати в закладки · додати до обраного · добавить в избранное · добавить в закладки ·
            в избранное · favorilere ekle · salvează articolul · أضف إلى المفضلة · حفظ المقال""",
    ),
    Cues(
        Kind.PAYWALL,
        whole="""suscríbete · suscríbete para seguir leyendo · lee sin límites · support our work today ·
            you appreciate our journalism · join our community · become a member""",
        start="already a member? · already a subscriber? · you have reached your limit",
        notice="""de cet article à lire · la suite est réservée aux abonnés · w ramach bezpłatnego limitu ·
            free articles left · free article left · free articles remaining · free article remaining ·
            artículos gratuitos este mes · has alcanzado tu límite · suscríbete para seguir leyendo ·
            register to continue reading · subscribe to continue reading · create a free account to ·
            find our careful reporting valuable · keine kostenlosen artikel · articoli gratuiti""",
    ),
    Cues(
        Kind.NEWSLETTER,
        whole="""читайте рбк в telegram · читать тасс в · читайте нас в telegram · читайте «ъ» в telegram ·
            читайте риа новости в · подписывайтесь на рбк · newsletter email address""",
        start="""stay ahead of the news · install our app · download our app · get our app · install the app ·
            download the app · get the app · newsletter: · станьте частиною · підпишіться на наш ·
            поддержите нашу · підтримайте нашу · розкажіть свою історію · надсилайте свої""",
        notice="""jetzt kostenfrei bestellen · jetzt kostenlos bestellen · мы независимое издание ·
            мы были к этому готовы — и продолжаем работать · и работаем только в ваших интересах ·
            ми опублікуємо їх · це незалежна журналістика · haber akış sistemi · abonelik için lütfen ·
            support independent journalism · our journalism depends on · reader-funded · vous invite à revenir sur ·
            our daily edition by email · never miss our top stories · sign up for our morning ·
            sign up for our evening · get a round-up of the day""",
    ),
    Cues(
        Kind.CAPTION,
        inside="(fot. · (foto: · (фото: · (photo: · (picture: · (pap/ · (ap photo",
    ),
    Cues(
        Kind.RELATED,
        start="click here to see · click here to read · click here to view · click here to watch",
        notice="click here to see · click here to read · click here to view our",
    ),
)
