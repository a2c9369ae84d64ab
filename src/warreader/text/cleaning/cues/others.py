"""Cue lines in the languages that only a few pages were seen in. For the form see `form`."""

from __future__ import annotations

from typing import Final

from warreader.article import Kind
from warreader.text.cleaning.cues.form import Cues

OTHERS: Final = (
    Cues(
        Kind.RELATED,
        whole="""leia também · leia mais · veja também · saiba mais · mais lidas · notícias relacionadas ·
            lees ook · meer nieuws · lees meer · meest gelezen · čtěte také · související · nejčtenější ·
            přečtěte si také · preberite tudi · sorodne novice · najbolj brano · kapcsolódó ·
            olvassa el ezt is · legolvasottabb · lue myös · luetuimmat · läs också · läs mer · 相关阅读 ·
            相關新聞 · 相关新闻 · 延伸阅读 · 延伸閱讀 · 推荐阅读 · 関連記事 · 더보기 · 관련기사 ·
            यह भी पढ़ें · ये भी पढ़ें · čítajte aj · pročitajte još · прочетете още · опширније ·
            další články · ďalšie články · druge novice · további hírek · muut uutiset · fler nyheter ·
            meer nieuws over · outras notícias · mais notícias · još vijesti · други новини ·
            басқа жаңалықтар · 更多新聞 · 更多新闻 · 热门新闻 · 熱門新聞 · अन्य खबरें · और पढ़ें""",
        lead="""leia também · leia mais · veja também · saiba mais · lees ook · lees meer · čtěte také ·
            přečtěte si · čtěte · související · preberite tudi · preberite še · kapcsolódó · olvassa el ·
            lue myös · lue lisää · läs också · läs mer · 相关阅读 · 相關新聞 ·
            相关新闻 · 延伸閱讀 · 延伸阅读 · 関連記事 · 관련기사 ·
            यह भी पढ़ें · ये भी पढ़ें · čítajte aj · pročitajte još · прочетете още · оқи отырыңыз""",
        start="leia também · lees ook · čtěte také · preberite tudi · lue myös · läs också",
    ),
    Cues(
        Kind.NEWSLETTER,
        start="""assine a nossa · assine nossa · receba as notícias · receba nossa · inscreva-se · siga o canal ·
            meld je aan · schrijf je in · iratkozzon fel · prijavite se · tilaa""",
        inside="nossa newsletter · nosso canal · onze nieuwsbrief",
    ),
    Cues(
        Kind.SHARE,
        whole="""compartilhe · compartilhar · partilhar · deel · delen · sdílet · deli · megosztás · megosztom ·
            jaa · dela · 分享 · 分享到 · 공유 · シェア · शेयर करें · podeli · сподели · бөлісу · jaa artikkeli""",
        lead="compartilhe · compartilhar · deel dit artikel · sdílet · megosztás · 分享 · 分享到",
        words="compartilhar compartilhe partilhar delen deel sdílet deli megosztás tulosta jaa dela kirjaudu",
    ),
    Cues(
        Kind.CAPTION,
        lead="""foto · crédito · legenda · fotografie · fotó · kuva · fotografija · ilustrační foto ·
            图 · 圖 · 图片来源 ·
            写真 · 사진 · bron · fotobron · foto's""",
        inside="ilustrační foto · illusztráció · fotó: · foto: · kuvituskuva · arkivbild",
    ),
    Cues(
        Kind.COMMENTS,
        whole="""comentários · reacties · diskuse · komentari · hozzászólások · kommentit · 评论 · 댓글 · komentarji ·
            коментари · пікірлер · टिप्पणियाँ""",
        lead="comentários · reacties · diskuse · komentarji · 评论",
    ),
    Cues(
        Kind.ADVERT,
        whole="""publicidade · advertentie · reklama · inzerce · oglas · hirdetés · mainos · annons ·
            广告 · 廣告 · 広告 · článok pokračuje pod reklamou ·
            artikel gaat verder onder de advertentie ·
            광고 · विज्ञापन · реклама · жарнама · oglasi · annonse""",
        lead="publicidade · advertentie · oglas · hirdetés · mainos",
    ),
    Cues(
        Kind.LEGAL,
        start="© · todos os direitos",
        inside="""direitos reservados · všechna práva · minden jog · vse pravice · kaikki oikeudet ·
            版权所有 · 版權所有 ·
            著作権 · 무단전재""",
        notice="todos os direitos reservados · 版权所有 · 不得轉載 · 不得转载 · 未经授权 · 非經授權 · 無断転載",
    ),
    Cues(
        Kind.OTHER,
        whole="""štítky · tagok · avainsanat · 标签 · ключови думи · тегтер · címkék · značky · oznake ·
            ključne besede · trefwoorden · voltar ·
            zpět · späť · vissza · nazaj · terug · takaisin ·
            tillbaka · назад · powrót · wróć · indietro · volver""",
        lead="""tempo de leitura · štítky · címkék · 标签 · 责任编辑 · 編輯 · 编辑 · ключови думи · тегтер ·
            ključne besede · 来源""",
    ),
)
