"""Cue lines in Spanish, Italian and Romanian. For the form see `form`."""

from __future__ import annotations

from typing import Final

from warreader.article import Kind
from warreader.text.cleaning.cues.form import Cues

SPANISH: Final = (
    Cues(
        Kind.RELATED,
        whole="""lea también · lee también · leer más · ver más · te puede interesar · le puede interesar ·
            noticias relacionadas · más noticias · más leídas · lo más leído · lo más visto · relacionados ·
            artículos relacionados · también te puede interesar · últimas noticias · leer también ·
            ver también · recomendados · seguir leyendo · más sobre este tema · temas relacionados ·
            siguiente · anterior · puede interesarle · más información · en vivo · destacados · lo último ·
            noticia relacionada · otras noticias · más artículos · noticias de hoy · otros artículos ·
            leer más noticias""",
        lead="""lea también · lee también · lea además · lee más · leer más · lea más · le puede interesar ·
            te puede interesar · también puede leer · ver también · vea también · más información · además ·
            noticias relacionadas · también lea · lea aquí · siga leyendo · mira también · puede leer ·
            relacionado · más en · video · siguiente · anterior""",
        start="""lea también · lee también · te puede interesar · le puede interesar · más información ·
            sigue toda · siga toda · consulte · ver más · más noticias · leer más · lo más leído""",
    ),
    Cues(
        Kind.NEWSLETTER,
        whole="suscríbete · suscribirse · boletín · newsletter · suscríbase · suscribirme · boletines",
        start="""suscríbete · suscríbase · recibe en tu · recibe las · recibe nuestra · recibe nuestro ·
            descarga la app · síguenos · descargue · apúntate · regístrate · únete a · no te pierdas ·
            siga a · conéctate a""",
        inside="""nuestro boletín · nuestra newsletter · en su correo · en tu correo · nuestro canal ·
            google noticias · canal de whatsapp · nuestros canales""",
    ),
    Cues(
        Kind.SHARE,
        whole="""compartir · comparte · imprimir · enviar · copiar enlace · guardar · compártelo · enlace copiado ·
            comparte esta noticia · comparta · seguir · compartir en""",
        lead="compartir · comparte · síguenos en · comparte en",
        start="compartir en · comparte en · comparte esta · síguenos en · haz clic para · comparte este",
        words="compartir comparte enviar imprimir copiar enlace guardar tuitear correo en por facebook",
    ),
    Cues(
        Kind.CAPTION,
        whole="foto de archivo · imagen de archivo",
        lead="""foto · imagen · crédito · fotografía · fuente de la imagen · pie de foto · fotos · créditos ·
            video · infografía""",
        start="foto: · (foto: · fuente de la imagen · pie de foto · imagen: · crédito: · foto de archivo",
        inside="(foto: · foto: · / efe · /efe · (afp) · foto de archivo · getty images · (archivo)",
    ),
    Cues(
        Kind.COMMENTS,
        whole="""comentarios · comentar · deja un comentario · ver comentarios · dejar un comentario · responder ·
            comentario · deja una respuesta · opina""",
        lead="comentarios · deja un comentario",
        start="tu dirección de correo · deja un comentario · inicia sesión para · para comentar",
    ),
    Cues(
        Kind.ADVERT,
        whole="publicidad · anuncio · anuncios · contenido patrocinado · patrocinado",
        lead="publicidad · patrocinado",
    ),
    Cues(
        Kind.PAYWALL,
        whole="iniciar sesión · regístrate · inicia sesión · solo para suscriptores",
        start="para seguir leyendo · contenido exclusivo · este artículo es · suscríbete para seguir",
        inside="exclusivo para suscriptores",
    ),
    Cues(
        Kind.LEGAL,
        whole="""todos los derechos reservados · aviso legal · política de privacidad · política de cookies""",
        start="© · todos los derechos · prohibida la reproducción · copyright",
        inside="utilizamos cookies · usamos cookies · utiliza cookies · derechos reservados · política de privacidad",
        notice="todos los derechos reservados · prohibida su reproducción · prohibida la reproducción",
    ),
    Cues(
        Kind.AUDIO,
        whole="""escuchar · escucha · ver video · reproducir · galería · vídeo · video · escuchar artículo ·
            pódcast""",
        lead="escucha · video · vídeo · galería · escuchar · mira el video · en video · en vídeo",
        start="escucha este · escuchar este · su navegador no · tu navegador no",
    ),
    Cues(
        Kind.LIVE,
        whole="en directo · en vivo · minuto a minuto · última hora",
        lead="en directo · en vivo · minuto a minuto · siga en vivo",
        start="sigue en directo · siga en vivo · sigue la última hora · sigue aquí",
    ),
    Cues(
        Kind.BYLINE,
        whole="por · autor · redacción · autora",
        lead="por · autor · redacción · autora · escrito por · texto · publicado por",
        start="escrito por · publicado por",
    ),
    Cues(
        Kind.OTHER,
        whole="etiquetas · temas · inicio · menú · buscar · archivado en · tags · contacto · más",
        lead="""etiquetas · temas · archivado en · tiempo de lectura · tags · secciones · categorías ·
            en este artículo""",
        inside="min de lectura · minutos de lectura",
    ),
)
ITALIAN: Final = (
    Cues(
        Kind.RELATED,
        whole="""leggi anche · leggi tutto · leggi di più · vedi anche · articoli correlati · correlati ·
            potrebbe interessarti · ti potrebbe interessare · potrebbero interessarti · le ultime notizie ·
            ultime notizie · i più letti · più letti · altre notizie · continua a leggere · guarda anche ·
            approfondisci · approfondimenti · argomenti correlati · notizie correlate · articolo precedente ·
            articolo successivo · consigliati · ultim'ora · in evidenza · precedente · successivo ·
            altri articoli · notizie di oggi · da leggere · più lette""",
        lead="""leggi anche · leggi · vedi anche · guarda anche · guarda · approfondisci · approfondimento ·
            per approfondire · potrebbe interessarti · ti potrebbe interessare · il video · lo speciale ·
            leggi di più · la diretta · articoli correlati · video""",
        start="""leggi anche · leggi tutti · ti potrebbe interessare · potrebbe interessarti · tutte le notizie ·
            per approfondire · vedi anche · leggi l'articolo · vai allo speciale · altri articoli""",
    ),
    Cues(
        Kind.NEWSLETTER,
        whole="iscriviti · newsletter · abbonati · iscriviti alla newsletter · iscriviti ora",
        start="""iscriviti · seguici · resta aggiornato · ricevi · rimani aggiornato · abbonati · unisciti ·
            non perdere""",
        inside="""nostra newsletter · alla newsletter · nostro canale · canale whatsapp · google news · nostra app""",
    ),
    Cues(
        Kind.SHARE,
        whole="""condividi · condividi su · stampa · invia · copia link · salva · condivisioni ·
            condividi questo articolo · seguici · torna su · copia""",
        lead="condividi · condividi su · seguici su · condividi questo articolo",
        start="condividi su · condividi questo · seguici su · clicca per condividere · fai clic",
        words="condividi stampa invia copia link salva tweet su facebook commenta via mail",
    ),
    Cues(
        Kind.CAPTION,
        whole="foto d'archivio · immagine d'archivio · immagine di repertorio",
        lead="foto · immagine · crediti · didascalia · fonte foto · video · credits · credit",
        start="foto: · foto di · (foto · credit foto · foto d'archivio",
        inside="foto ansa · (foto · foto d'archivio · © ansa · /ansa · (ansa/afp) · getty images",
    ),
    Cues(
        Kind.COMMENTS,
        whole="""commenti · commenta · lascia un commento · commento · scrivi un commento · rispondi ·
            commenta questo articolo""",
        lead="commenti · lascia un commento",
        start="il tuo indirizzo email · lascia un commento · per commentare · devi essere",
    ),
    Cues(
        Kind.ADVERT,
        whole="pubblicità · annuncio · contenuto sponsorizzato · sponsorizzato · annuncio pubblicitario",
        lead="pubblicità · sponsorizzato",
    ),
    Cues(
        Kind.PAYWALL,
        whole="accedi · registrati · contenuto riservato agli abbonati",
        start="per continuare a leggere · questo contenuto è riservato · già abbonato",
        inside="riservato agli abbonati",
    ),
    Cues(
        Kind.LEGAL,
        whole="""riproduzione riservata · tutti i diritti riservati · privacy policy · note legali ·
            informativa sulla privacy""",
        start="© · riproduzione riservata · tutti i diritti",
        inside="""utilizza cookie · utilizza i cookie · utilizziamo i cookie · riproduzione riservata ·
            diritti riservati""",
        notice="riproduzione riservata · tutti i diritti riservati",
    ),
    Cues(
        Kind.AUDIO,
        whole="""ascolta · ascolta l'articolo · video · guarda il video · riproduci · fotogallery · gallery ·
            ascolta il podcast""",
        lead="ascolta · video · fotogallery · il podcast · guarda il video",
        start="ascolta questo · ascolta la versione",
    ),
    Cues(
        Kind.LIVE,
        whole="diretta · la diretta · in diretta",
        lead="diretta · la diretta · in diretta · segui la diretta",
        start="segui la diretta · segui gli aggiornamenti",
    ),
    Cues(
        Kind.BYLINE,
        whole="di · redazione · autore · di redazione",
        lead="autore · redazione · a cura di · scritto da · di redazione · articolo di",
        start="a cura di · di redazione · scritto da",
    ),
    Cues(
        Kind.OTHER,
        whole="argomenti · tag · tags · temi · home · menu · cerca · categorie · argomento",
        lead="argomenti · tag · tags · temi · tempo di lettura · categorie · in questo articolo",
        inside="min di lettura · minuti di lettura · ' di lettura",
    ),
)
ROMANIAN: Final = (
    Cues(
        Kind.RELATED,
        whole="""citește și · citeşte şi · citește mai mult · vezi și · vezi şi · articole similare ·
            cele mai citite · știri recomandate · recomandări · ultimele știri · articole recomandate ·
            mai multe știri · citește mai departe · recomandarea video · știri similare · vezi mai mult ·
            pe aceeași temă · articolul următor · articolul precedent · știrile zilei · alte articole ·
            cele mai noi · alte știri · alte ştiri · știri pe aceeași temă · cele mai citite știri ·
            știrile momentului""",
        lead="""citește și · citeşte şi · citiți și · citește mai mult · vezi și · vezi şi · citește · citeşte ·
            pe aceeași temă · recomandări · recomandare · vezi · articole similare · mai multe""",
        start="""citește și · citeşte şi · citiți și · vezi și · vezi şi · mai multe știri · mai multe detalii ·
            citește mai multe · toate știrile""",
    ),
    Cues(
        Kind.NEWSLETTER,
        whole="abonează-te · newsletter · abonare",
        start="""abonează-te · aboneaza-te · urmărește-ne · urmăreşte-ne · urmăriți · fii la curent ·
            urmărește știrile · urmărește cele · vrei să fii · urmăriți-ne · abonați-vă · abonează-te la""",
        inside="""pe google news · canalul nostru · canalul de whatsapp · newsletterul · pe whatsapp ·
            aplicația noastră""",
    ),
    Cues(
        Kind.SHARE,
        whole="""distribuie · distribuiți · trimite · partajează · share pe facebook · tipărește · copiază link ·
            salvează""",
        lead="distribuie · partajează · distribuie pe",
        start="""dacă ți-a plăcut articolul · înainte de a pleca · distribuie pe · distribuie articolul ·
            urmărește-ne · dacă ai găsit""",
        words="distribuie trimite tipărește copiază link partajează pe",
    ),
    Cues(
        Kind.CAPTION,
        whole="foto arhivă · foto cu caracter ilustrativ",
        lead="""foto · sursa foto · sursă foto · credit foto · video · imagine · sursa video ·
            imagine cu caracter ilustrativ""",
        start="foto: · sursa foto · sursă foto · credit foto · foto ilustrativ",
        inside="sursa foto · foto: · getty images · profimedia · inquam photos · hepta",
    ),
    Cues(
        Kind.COMMENTS,
        whole="""comentarii · comentează · adaugă comentariu · lasă un comentariu · comentariu · lasă un răspuns""",
        lead="comentarii · adaugă un comentariu",
        start="adresa ta de email · pentru a comenta · lasă un",
    ),
    Cues(
        Kind.ADVERT,
        whole="""publicitate · articolul continuă mai jos · reclamă · articolul continuă după reclamă ·
            conținut sponsorizat""",
        lead="publicitate",
        start="articolul continuă · continuarea după",
    ),
    Cues(
        Kind.LEGAL,
        whole="toate drepturile rezervate · politica de confidențialitate · termeni și condiții",
        start="© · toate drepturile · copyright · informațiile publicate · articolele de pe",
        inside="""folosește cookie · utilizează cookie · folosim cookie · drepturile rezervate ·
            legea drepturilor de autor""",
        notice="toate drepturile rezervate · preluarea fără · legii dreptului de autor · pot fi preluate",
    ),
    Cues(
        Kind.AUDIO,
        whole="""ascultă · video · galerie foto · ascultă articolul · foto · încarcă playerul · se încarcă · redă""",
        lead="ascultă · video · galerie foto",
        start="ascultă articolul",
    ),
    Cues(
        Kind.LIVE,
        whole="live · în direct · live text",
        lead="live · live text · în direct",
        start="urmărește live",
    ),
    Cues(
        Kind.BYLINE,
        whole="autor · redacția · de",
        lead="autor · autori · redactor · redacția · de · scris de · editor · autorul articolului",
        start="scris de",
    ),
    Cues(
        Kind.OTHER,
        whole="""vizualizări · vizualizari · afișări · citiri · etichete · taguri · tag-uri · acasă · meniu ·
            căutare · categorii""",
        lead="etichete · taguri · tag-uri · tags · sursa url · categorie · subiecte · categorii",
    ),
)
