"""Cue lines in Polish. For the form see `form`."""

from __future__ import annotations

from typing import Final

from warreader.article import Kind
from warreader.text.cleaning.cues.form import Cues

POLISH: Final = (
    Cues(
        Kind.RELATED,
        whole="""czytaj także · czytaj też · czytaj więcej · czytaj również · zobacz także · zobacz też ·
            zobacz również · zobacz więcej · przeczytaj także · przeczytaj też · przeczytaj również ·
            polecamy · polecane · najnowsze · najczęściej czytane · popularne · powiązane artykuły · podobne artykuły ·
            więcej na ten temat · warto przeczytać · najnowsze wiadomości · więcej · następny artykuł ·
            poprzedni artykuł · sprawdź także · sprawdź też · pokaż więcej · dowiedz się więcej ·
            na ten temat · wiadomości · ostatnie wiadomości · pozostałe wiadomości · inne wiadomości ·
            inne artykuły · pozostałe artykuły · nie przegap · w tym temacie · czytaj dalej ·
            popularne artykuły""",
        lead="""czytaj także · czytaj też · czytaj więcej · czytaj również · zobacz także · zobacz też ·
            zobacz również · zobacz więcej · przeczytaj także · przeczytaj też · przeczytaj również ·
            polecamy · więcej · zobacz · czytaj · sprawdź także · sprawdź też · oglądaj także ·
            warto przeczytać · dowiedz się więcej · więcej na ten temat · zobacz wideo · materiały powiązane ·
            przeczytaj""",
        start="""czytaj także · czytaj też · zobacz także · zobacz również · zobacz też · przeczytaj także ·
            przeczytaj również · przeczytaj też · więcej informacji · więcej przeczytasz ·
            wszystkie artykuły · zobacz pełną""",
    ),
    Cues(
        Kind.NEWSLETTER,
        whole="zapisz się · newsletter · subskrybuj · zapisz się na newsletter",
        start="""zapisz się · zapisz się na · subskrybuj · bądź na bieżąco · pobierz aplikację · dołącz do ·
            obserwuj nas · śledź nas · chcesz wiedzieć więcej · nie przegap""",
        inside="""na twoją skrzynkę · nasz newsletter · naszego newslettera · w google news · naszą aplikację""",
    ),
    Cues(
        Kind.SHARE,
        whole="""udostępnij · podziel się · udostępnień · drukuj · wyślij · kopiuj link · skopiuj link ·
            skopiowano · zapisz · lubię to · obserwuj · wyślij e-mailem · na górę""",
        lead="udostępnij · podziel się · obserwuj nas · polub nas · skopiuj link",
        start="""udostępnij · podziel się · polub nas · obserwuj nas · masz ciekawy temat · widzisz błąd ·
            zauważyłeś błąd · znalazłeś błąd""",
        words="udostępnij tweetnij drukuj wyślij kopiuj skopiuj link zapisz na facebooku twitterze",
    ),
    Cues(
        Kind.CAPTION,
        whole="zdjęcie ilustracyjne · fot. archiwum · zdjęcie poglądowe",
        lead="""fot · fot. · foto · zdjęcie · zdjęcia · źródło zdjęcia · źródło zdjęć · autor zdjęcia · grafika ·
            źródło zdjęcia głównego · wideo · autor zdjęć""",
        start="fot. · foto: · źródło zdjęcia · zdjęcie ilustracyjne · zdjęcie poglądowe · zdjęcie:",
        inside="""źródło: reuters · źródło: pap · źródło: epa · źródło: getty · źródło: afp · / pap · pap/epa ·
            / reuters · / shutterstock · east news · / forum · getty images · źródło zdj""",
    ),
    Cues(
        Kind.COMMENTS,
        whole="""komentarze · komentarz · komentarzy · dodaj komentarz · skomentuj · zobacz komentarze ·
            pokaż komentarze · napisz komentarz · dyskusja · odpowiedz""",
        lead="komentarze · komentarzy · dodaj komentarz",
        start="dodaj komentarz · zaloguj się, aby · aby dodać komentarz · bądź pierwszy",
    ),
    Cues(
        Kind.ADVERT,
        whole="""reklama · materiał sponsorowany · artykuł sponsorowany · dalsza część artykułu pod reklamą ·
            ciąg dalszy artykułu pod reklamą · materiał promocyjny · koniec reklamy · autopromocja""",
        lead="reklama · materiał sponsorowany",
        start="""dalsza część artykułu · dalsza część tekstu · ciąg dalszy · dalszy ciąg · reszta artykułu ·
            materiał partnera""",
        inside="pod materiałem wideo · pod reklamą · pod wideo",
    ),
    Cues(
        Kind.PAYWALL,
        whole="zaloguj się · zarejestruj się · zaloguj · wykup dostęp · kup subskrypcję",
        start="aby czytać dalej · wykup dostęp · artykuł dostępny · wypróbuj",
        inside="""zł miesięcznie · dostęp do artykułu · dzięki prenumeracie · tylko dla prenumeratorów ·
            dla zalogowanych""",
    ),
    Cues(
        Kind.LEGAL,
        whole="""wszelkie prawa zastrzeżone · polityka prywatności · regulamin · prawa autorskie ·
            materiał chroniony prawem autorskim""",
        start="""materiał chroniony · wszelkie prawa · © · copyright · dalsze rozpowszechnianie · kopiowanie""",
        inside="plików cookie · pliki cookie · prawa zastrzeżone · polityka prywatności",
        notice="""dalsze rozpowszechnianie artykułu · wszelkie prawa zastrzeżone · przetwarzanie danych osobowych""",
    ),
    Cues(
        Kind.AUDIO,
        whole="""odtwórz · posłuchaj · posłuchaj artykułu · wideo · galeria · zobacz galerię · oglądaj ·
            oglądaj na żywo · podcast""",
        lead="posłuchaj · oglądaj · wideo · galeria · zobacz wideo",
        start="posłuchaj artykułu · odsłuchaj · twoja przeglądarka nie",
    ),
    Cues(
        Kind.LIVE,
        whole="na żywo · relacja na żywo · relacja",
        lead="na żywo · relacja na żywo · relacja live",
        start="śledź naszą relację · śledź relację · relacja na żywo",
    ),
    Cues(
        Kind.BYLINE,
        whole="autor · autorka · autorzy · opracowanie · oprac. · redakcja",
        lead="""autor · autorka · autorka/autor · autor/autorka · opracowanie · oprac · oprac. · opracował ·
            opracowała · redakcja · tekst · redagował · autorzy""",
        start="autor: · autorka: · opracował · opracowała · oprac.",
    ),
    Cues(
        Kind.OTHER,
        whole="""tagi · kategorie · menu · szukaj · tematy · słowa kluczowe · w tym artykule · wyświetleń ·
            strona główna · kontakt · wersja do druku · napisz do nas · zgłoś błąd · o nas""",
        lead="""tagi · kategorie · kategoria · tematy · słowa kluczowe · wyświetleń · wyświetlenia ·
            czas czytania · temat · tag · dowiedz się""",
        start="czas czytania",
    ),
)
