"""Cue lines in French. For the form see `form`."""

from __future__ import annotations

from typing import Final

from warreader.article import Kind
from warreader.text.cleaning.cues.form import Cues

FRENCH: Final = (
    Cues(
        Kind.RELATED,
        whole="""à lire aussi · lire aussi · a lire aussi · voir aussi · sur le même sujet ·
            articles les plus lus · les plus lus · lire plus · lire la suite · en savoir plus ·
            articles similaires · à lire également · à voir aussi · articles liés · recommandé pour vous ·
            à la une · les dernières actualités · dernières actualités · dernières infos · plus d'articles ·
            l'actu en continu · voir plus · article suivant · article précédent · dans la même rubrique ·
            pour aller plus loin · nos derniers articles · vous aimerez aussi · sur le même thème ·
            les plus populaires · suivant · précédent · à découvrir · autres articles · autres actualités ·
            toute l'actualité · à ne pas manquer · plus d'actualités · sur ce sujet""",
        lead="""à lire aussi · lire aussi · a lire aussi · voir aussi · à lire également · lire également ·
            sur le même sujet · en savoir plus · à voir · à lire · lire · relire · retrouvez ·
            pour aller plus loin · à lire ou relire · >> · vidéo · reportage · décryptage · lire la suite""",
        start="""à lire aussi · lire aussi · >> · retrouvez toute · retrouvez tous · suivez toute · voir aussi ·
            tous nos articles · toute l'actualité · pour en savoir plus · plus d'informations · retrouvez ici""",
    ),
    Cues(
        Kind.NEWSLETTER,
        whole="""s'abonner · s'inscrire · newsletter · inscription · je m'abonne · je m'inscris · abonnez-vous""",
        start="""inscrivez-vous · abonnez-vous · recevez · téléchargez · ne manquez · restez informé · suivez-nous ·
            emportez l'actualité · rejoignez · l'essentiel de l'actualité · la newsletter""",
        inside="""notre newsletter · nos newsletters · notre application · l'application france · google actualités ·
            notre chaîne""",
    ),
    Cues(
        Kind.SHARE,
        whole="""partager · partager l'article · partagez · imprimer · envoyer par e-mail · copier le lien ·
            envoyer · partager sur · lien copié · sauvegarder · enregistrer · haut de page · retour en haut""",
        lead="partager · partager sur · suivez-nous · copier le lien",
        start="partager sur · partager cet · suivez-nous · envoyer par · signaler une · une erreur dans",
        words="""contribuer réutiliser contenu partager envoyer imprimer copier lien le tweeter sur facebook
            enregistrer par e-mail""",
    ),
    Cues(
        Kind.CAPTION,
        whole="photo d'illustration · image d'illustration · photo d'archives · illustration",
        lead="""photo · crédit · crédits · crédit photo · crédits photos · image · légende · illustration ·
            photo d'illustration · © · vidéo""",
        start="crédit photo · crédits photos · photo d'illustration · photo : · ©",
        inside="""/ afp · © afp · - afp · via reuters · photo d'illustration · (photo d'illustration) · getty images""",
    ),
    Cues(
        Kind.COMMENTS,
        whole="""commentaires · commentaire · vos réactions · réagir · commenter · laisser un commentaire ·
            voir les commentaires · réactions · ajouter un commentaire · répondre · poster un commentaire""",
        lead="commentaires · vos réactions",
        start="votre adresse e-mail · laisser un commentaire · connectez-vous pour · pour commenter",
    ),
    Cues(
        Kind.ADVERT,
        whole="""publicité · annonce · la suite après la publicité · la suite après cette publicité ·
            contenu sponsorisé · sponsorisé · publicités""",
        lead="publicité · sponsorisé",
        start="la suite après · publicité, lire · contenu proposé par",
    ),
    Cues(
        Kind.PAYWALL,
        whole="""se connecter · connexion · réservé aux abonnés · déjà abonné · article réservé aux abonnés ·
            mon compte""",
        start="""la suite est réservée · cet article est réservé · déjà abonné · il vous reste · pour lire la suite""",
        inside="réservé aux abonnés · sans engagement",
    ),
    Cues(
        Kind.LEGAL,
        whole="""tous droits réservés · mentions légales · politique de confidentialité · gestion des cookies""",
        start="© · tous droits · reproduction interdite · ce site utilise",
        inside="utilisons des cookies · utilise des cookies · droits réservés · mentions légales",
        notice="""tous droits réservés · reproduction interdite · la reproduction totale ou partielle ·
            reproduction même partielle""",
    ),
    Cues(
        Kind.AUDIO,
        whole="""écouter · écouter l'article · regarder · vidéo · diaporama · lecture · podcast · lire la vidéo ·
            écouter le podcast""",
        lead="écouter · podcast · vidéo · regarder · diaporama",
        start="écouter l'article · votre navigateur ne · écoutez · pour afficher ce contenu",
    ),
    Cues(
        Kind.SOCIAL,
        start="ce contenu est bloqué · pour afficher ce contenu · ce contenu n'est pas",
    ),
    Cues(
        Kind.LIVE,
        whole="en direct · direct · live",
        lead="en direct · direct · suivez notre direct",
        start="suivez notre direct · suivez en direct · suivez l'évolution",
    ),
    Cues(
        Kind.BYLINE,
        whole="par · auteur · la rédaction",
        lead="auteur · texte par · rédigé par · par · publié par · article rédigé par · écrit par",
        start="texte par · article rédigé par · rédigé par · avec nos correspondants",
    ),
    Cues(
        Kind.OTHER,
        whole="""mots-clés · rubriques · tags · accueil · menu · rechercher · sommaire · temps de lecture · thèmes ·
            sujets""",
        lead="""mots-clés · mots clés · tags · temps de lecture · thèmes · rubrique · dossier · sujets · thématiques""",
        inside="min de lecture · minutes de lecture · temps de lecture",
    ),
)
