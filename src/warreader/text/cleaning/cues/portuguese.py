"""Cue lines in Portuguese and Czech. For the form see `form`."""

from __future__ import annotations

from typing import Final

from warreader.article import Kind
from warreader.text.cleaning.cues.form import Cues

PORTUGUESE: Final = (
    Cues(
        Kind.RELATED,
        whole="""leia também · leia mais · ler mais · veja também · ver mais · saiba mais · mais lidas · mais lidos ·
            as mais lidas · últimas · últimas notícias · notícias relacionadas · artigos relacionados · relacionados ·
            recomendados · recomendadas · a não perder · continuar a ler · outras notícias · mais notícias ·
            em destaque ·
            destaques · momentos-chave · pode gostar · também lhe pode interessar · próximo · anterior · populares""",
        lead="""leia também · leia mais · ler mais · veja também · saiba mais · ver também · recomendado ·
            notícias relacionadas · mais sobre este tema · vídeo · relacionado""",
        start="leia também · veja também · leia mais sobre · saiba mais sobre · ver mais notícias",
    ),
    Cues(
        Kind.NEWSLETTER,
        whole="subscrever · subscreva · newsletter · assine · assinar · receber alertas",
        start="""subscreva a nossa · subscreva as nossas · assine a nossa · receba as notícias · receba a nossa ·
            receba nossa · siga-nos · inscreva-se · ative as notificações · descarregue a app · baixe o aplicativo ·
            siga o canal""",
        inside="nossa newsletter · nosso canal · no google notícias · no seu e-mail · no seu email",
    ),
    Cues(
        Kind.SHARE,
        whole="""partilhar · partilhe · compartilhe · compartilhar · copiar link · copiar ligação · imprimir ·
            guardar · enviar · salvar · gostar · partilhar artigo · reportar erro""",
        lead="partilhar · compartilhe · compartilhar · partilhe · siga-nos",
        start="""partilhar no · compartilhe no · compartilhar no · partilhe este ·
            encontrou um erro · encontrou algum erro""",
        words="""partilhar partilhe compartilhar compartilhe guardar ouvir imprimir copiar enviar salvar link ligação
            facebook e-mail""",
    ),
    Cues(
        Kind.CAPTION,
        whole="foto de arquivo · imagem de arquivo · imagem ilustrativa",
        lead="foto · imagem · crédito · créditos · legenda · fotografia · fonte da imagem · fotos",
        start="foto de arquivo · imagem de arquivo · crédito: · legenda:",
        inside="/lusa · / lusa · getty images",
    ),
    Cues(
        Kind.COMMENTS,
        whole="""comentários · comentar · comente · deixe um comentário · escreva um comentário · ver comentários ·
            responder · sem comentários · deixe o seu comentário · primeiro comentário""",
        lead="comentários · deixe um comentário",
        start="deixe um comentário · para comentar · inicie sessão para · faça login para · o seu endereço de",
        inside="inicie sessão",
    ),
    Cues(
        Kind.ADVERT,
        whole="publicidade · pub · continua depois da publicidade · conteúdo patrocinado · patrocinado · anúncio",
        lead="publicidade · pub · patrocinado",
        start="continua após a publicidade · continua depois da",
    ),
    Cues(
        Kind.PAYWALL,
        whole="iniciar sessão · entrar · registar · registe-se · exclusivo para assinantes · já é assinante?",
        start="para continuar a ler · este artigo é exclusivo · conteúdo exclusivo para · já é assinante",
        inside="exclusivo para assinantes · exclusivo assinantes",
    ),
    Cues(
        Kind.LEGAL,
        whole="todos os direitos reservados · política de privacidade · termos e condições · ficha técnica",
        start="© · todos os direitos · este site utiliza · este site usa",
        inside="utiliza cookies · usa cookies · direitos reservados · política de privacidade",
        notice="todos os direitos reservados · proibida a reprodução",
    ),
    Cues(
        Kind.AUDIO,
        whole="ouvir · ouvir artigo · ouça · vídeo · galeria · fotogaleria · podcast",
        lead="ouça · podcast · galeria · fotogaleria",
    ),
    Cues(
        Kind.LIVE,
        whole="ao minuto · em direto · ao vivo · direto",
        lead="ao minuto · em direto · ao vivo",
        start="siga em direto · acompanhe ao vivo · acompanhe em direto",
    ),
    Cues(
        Kind.BYLINE,
        whole="autor · autora · redação",
        lead="autor · autora · redação · por · texto · escrito por · texto de",
    ),
    Cues(
        Kind.OTHER,
        whole="etiquetas · início · menu · pesquisar · pesquisa · contactos · sobre nós · tópicos",
        lead="etiquetas · tópicos · tempo de leitura · temas · neste artigo",
        inside="min de leitura · minutos de leitura",
    ),
)
CZECH: Final = (
    Cues(
        Kind.RELATED,
        whole="""čtěte také · čtěte dále · související · související články · nejčtenější · přečtěte si také ·
            další články · další zprávy · doporučujeme · mohlo by vás zajímat · více k tématu · z tématu""",
        lead="čtěte také · čtěte více · přečtěte si · čtěte · související · více · psali jsme · sledujte · k tématu",
        start="čtěte také · přečtěte si také · psali jsme · mohlo by vás",
    ),
    Cues(
        Kind.SHARE,
        whole="sdílet · sdílejte · vytisknout · poslat e-mailem · kopírovat odkaz · uložit",
        start="sdílet na · našli jste chybu · sledujte nás",
        words="sdílet tweet vytisknout poslat uložit facebooku twitteru odkaz kopírovat e-mailem",
    ),
    Cues(
        Kind.CAPTION,
        whole="ilustrační foto · ilustrační snímek",
        lead="foto · autor fotografie · zdroj · video",
        start="foto: · zdroj: ",
        inside="ilustrační foto · profimedia · foto: čtk",
    ),
    Cues(
        Kind.COMMENTS,
        whole="diskuse · vstoupit do diskuse · komentáře · diskuze · přidat komentář",
        lead="diskuse · diskuze · komentáře",
        start="vstoupit do diskuse",
    ),
    Cues(
        Kind.ADVERT,
        whole="reklama · inzerce · článek pokračuje pod reklamou · text pokračuje pod reklamou",
    ),
    Cues(
        Kind.NEWSLETTER,
        start="odebírejte · přihlaste se k odběru · stáhněte si naši",
        inside="náš newsletter · do e-mailu · google zprávy",
    ),
    Cues(
        Kind.LEGAL,
        whole="všechna práva vyhrazena · ochrana osobních údajů",
        start="© · copyright",
        inside="bez souhlasu je zakázáno · práva vyhrazena",
    ),
    Cues(
        Kind.OTHER,
        whole="štítky · přejít k obsahu · domů · hledat · témata",
        lead="štítky · témata · doba čtení",
    ),
)
