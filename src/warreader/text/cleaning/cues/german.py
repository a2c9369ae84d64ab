"""Cue lines in German. For the form see `form`."""

from __future__ import annotations

from typing import Final

from warreader.article import Kind
from warreader.text.cleaning.cues.form import Cues

GERMAN: Final = (
    Cues(
        Kind.RELATED,
        whole="""mehr zum thema · mehr zu diesem thema · lesen sie auch · lesen sie mehr · auch interessant ·
            das könnte sie auch interessieren · das könnte sie interessieren · ähnliche beiträge ·
            ähnliche artikel · meistgelesen · meistgelesene artikel · weitere artikel · weitere themen ·
            weiterlesen · mehr dazu · empfehlungen · empfohlen · empfehlungen der redaktion ·
            aktuelle nachrichten · neueste nachrichten · beliebte artikel · mehr anzeigen ·
            weitere nachrichten · top-themen · nächster artikel · vorheriger artikel · verwandte themen ·
            verwandte artikel · mehr lesen · zum thema · aus dem archiv · links zum thema · aktuelle themen ·
            neueste artikel · jetzt lesen · auch lesenswert · zum weiterlesen · mehr aus · mehr erfahren ·
            alle artikel · weitere meldungen · andere artikel · das könnte sie noch interessieren ·
            mehr aus diesem ressort · neues aus · zum nachlesen""",
        lead="""lesen sie auch · mehr zum thema · lesen sie mehr · lesen sie dazu · mehr dazu · auch interessant ·
            siehe auch · lesen sie hier · mehr · hier lesen · das könnte sie auch interessieren ·
            weiterlesen · mehr lesen · lesetipp · im video · lesen sie weiter · empfohlen · mehr hintergründe""",
        start="""lesen sie auch · lesen sie hier · lesen sie mehr · mehr zum · alle entwicklungen · liveblog vom ·
            zum artikel · zur übersicht · mehr aus · mehr über · alle nachrichten · weitere artikel ·
            hier finden sie · lesen sie dazu · alle artikel · alle aktuellen""",
    ),
    Cues(
        Kind.NEWSLETTER,
        whole="""newsletter abonnieren · newsletter · jetzt anmelden · jetzt abonnieren · abonnieren ·
            app herunterladen · push-nachrichten""",
        start="""newsletter abonnieren · melden sie sich · abonnieren sie · jetzt kostenlos ·
            mit unserem newsletter · unser newsletter · laden sie · der newsletter ·
            keine nachrichten mehr verpassen · bleiben sie informiert · bleiben sie auf dem laufenden""",
        inside="""in ihrem postfach · in ihr postfach · unseren newsletter · unserem newsletter · per e-mail erhalten ·
            whatsapp-kanal · google news · unsere app""",
    ),
    Cues(
        Kind.SHARE,
        whole="""teilen · diesen artikel teilen · artikel teilen · beitrag teilen · drucken · merken ·
            link kopieren · versenden · per e-mail versenden · artikel drucken · nach oben ·
            zum seitenanfang · folgen sie uns · speichern · senden · seite teilen · artikel merken · kopieren""",
        lead="teilen · teilen sie diesen artikel · folgen sie uns · artikel teilen · link kopieren",
        start="""folgen sie uns · teilen sie · per mail teilen · auf facebook teilen · bei facebook teilen ·
            auf twitter teilen · fehler gefunden · haben sie einen fehler""",
        words="teilen twittern mailen drucken merken kopieren link versenden per e-mail auf facebook",
    ),
    Cues(
        Kind.CAPTION,
        whole="symbolbild · archivbild · bildrechte · archivfoto",
        lead="""bild · foto · bildquelle · quelle foto · fotos · symbolbild · archivbild · bildrechte ·
            bildunterschrift · video · grafik · fotostrecke · © · bildnachweis · aufnahme vom""",
        start="bildquelle · foto: · bild: · symbolbild · archivbild · (foto: · quelle: dpa/",
        inside="""quelle: dpa · quelle: afp · quelle: reuters · bild: dpa · bild: ap · picture alliance · /dpa ·
            dpa/ · imago images · (archivbild) · (symbolbild) · getty images · (foto: · foto: · (archiv)""",
    ),
    Cues(
        Kind.COMMENTS,
        whole="""kommentare · kommentar · kommentar schreiben · kommentieren · diskutieren · kommentare lesen ·
            kommentare anzeigen · jetzt kommentieren · zur diskussion · kommentar verfassen · antworten ·
            diskutieren sie mit""",
        lead="kommentare · kommentar schreiben · diskussion",
        start="""kommentar schreiben · um kommentare · diskutieren sie · bitte melden sie sich an ·
            ihre e-mail-adresse wird · diese website verwendet akismet""",
    ),
    Cues(
        Kind.ADVERT,
        whole="""anzeige · werbung · advertorial · sponsored post · anzeigen · weiter nach der anzeige ·
            weiterlesen nach der anzeige · weiter mit dem artikel · artikel geht weiter""",
        lead="anzeige · werbung",
        start="""artikel wird nach der anzeige · nach der anzeige · weiter nach der ·
            dieser artikel enthält affiliate""",
    ),
    Cues(
        Kind.PAYWALL,
        whole="anmelden · einloggen · registrieren · jetzt abonnieren · abo abschließen · zum abo",
        start="""sie haben noch kein · jetzt weiterlesen · dieser artikel ist nur · weiterlesen mit · testen sie ·
            diesen artikel lesen sie""",
        inside="""jederzeit kündbar · jetzt testen · zugang zu allen · für 1 euro · euro testen · im abo ·
            nur für abonnenten · abonnentinnen und abonnenten · kostenlos testen""",
    ),
    Cues(
        Kind.LEGAL,
        whole="""alle rechte vorbehalten · datenschutz · impressum · datenschutzerklärung · cookie-einstellungen ·
            agb""",
        start="""© · alle rechte · wir verwenden cookies · diese website · diese seite verwendet · mit der nutzung""",
        inside="verwendet cookies · nutzt cookies · rechte vorbehalten · datenschutzerklärung · nutzungsbedingungen",
        notice="alle rechte vorbehalten · nutzungsbedingungen · dieser text wurde automatisch",
    ),
    Cues(
        Kind.SOCIAL,
        notice="externer beitrag geladen · externer inhalt geladen · inhalte von drittanbietern",
        whole="""empfohlener externer inhalt · externer inhalt · externen inhalt anzeigen ·
            externe inhalte anzeigen · empfohlener redaktioneller inhalt""",
        start="""wir benötigen ihre zustimmung · an dieser stelle finden sie · ich bin damit einverstanden ·
            ich stimme zu, dass mir · mit klick auf · mit ihrer zustimmung""",
        inside="externe inhalte · um diesen inhalt von · personenbezogene daten an dritt",
    ),
    Cues(
        Kind.AUDIO,
        whole="""artikel anhören · anhören · beitrag hören · video ansehen · vorlesen · audio herunterladen ·
            audio starten · audio · video""",
        notice="dieses thema im programm · über dieses thema berichtete",
        lead="""artikel anhören · podcast · audio · video · dieses thema im programm · sehen sie im video ·
            im video""",
        start="""artikel anhören · dieses thema im programm · hören sie · dieser artikel wurde ·
            über dieses thema berichtete""",
    ),
    Cues(
        Kind.LIVE,
        whole="liveblog · live-ticker · liveticker · im liveblog · newsblog",
        lead="liveblog · live-ticker · liveticker · newsblog · alle entwicklungen im liveblog",
        start="""verfolgen sie · alle entwicklungen im · folgen sie unserem · zum liveblog · zum liveticker""",
    ),
    Cues(
        Kind.BYLINE,
        whole="von · autor · autorin · redaktion",
        lead="""autor · autorin · von · redaktion · text · autoren · ein beitrag von · von unserem korrespondenten""",
        start="ein artikel von · eine analyse von · ein beitrag von · aus dem englischen",
    ),
    Cues(
        Kind.OTHER,
        whole="""schlagworte · themen · startseite · menü · suche · kontakt · inhalt · stichwörter · übersicht ·
            über uns · zurück · inhaltsverzeichnis · mehr · druckversion · feedback · fehler melden ·
            zur startseite · inhaltsübersicht""",
        lead="""schlagworte · themen · stichworte · schlagwörter · lesezeit · kategorien · tags · ressort · thema""",
        inside="min. lesezeit · minuten lesezeit",
    ),
)
