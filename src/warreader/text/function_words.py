"""Function words by language, which tell languages apart, and prose from lists of links.

Written by hand from general knowledge of the languages: articles, prepositions, conjunctions, pronouns, auxiliaries and
the verbs of reporting. In lower case, one string a language; the keys are ISO 639-1.
"""

from __future__ import annotations

from typing import Final

FUNCTION_WORDS: Final[dict[str, str]] = {
    "en": """the a an of to in on at for from by with and or but that this it its is was were are be been has
        have had not he she they we you his her their our who which as after before than more will
        would could about into over when where what there also said says him them if while because
        during against between no so all two""",
    "de": """der die das und in zu den von mit ist im für auf nicht ein eine einen einem als auch es an er sie
        dem des sich wird wurde sind hat war dass haben nach bei aus um am einer oder noch über zum
        zur vor bis wie nur aber mehr durch werden wir ich kein gegen unter seine ihre seit sagte""",
    "fr": """le la les de des du et en à un une est que qui dans pour sur au aux par plus ne pas il elle ils se
        ce son sa ses avec été sont cette ces mais ou où leur nous vous était ont après selon entre
        sous contre comme depuis""",
    "es": """el la los las de del y en un una es que por para con no se su sus lo al como más pero fue han ha
        este esta entre desde sobre según también ya son era hasta sin cuando donde contra tras dijo
        muy""",
    "it": """il lo la i gli le di del della dei delle e in un una è che per con non si su da al alla come più ma
        sono ha hanno stato nel nella sul dal anche questo questa ci ai dalla dopo tra fra secondo
        suo essere""",
    "pt": """o a os as de do da dos das e em um uma é que para com não no na nos nas por se mais como mas foi ao
        são sua seu também pelo pela ou à até entre sobre segundo após ser tem já isso ele ela""",
    "ro": """și şi în de la a al ale cu pe din care nu un o este sunt pentru că să fi au fost mai prin sau ca
        după iar însă între spre acest această lui le se ce dar potrivit către unui unei""",
    "pl": """i w z na do się nie że to jest o po za od jak przez przy ze oraz dla ale czy są był była było już
        tylko tym ich jego jej który która które także być może pod nad przed według został
        poinformował""",
    "cs": """řekl řekla uvedla dokud bude budou byli všichni všech kteří jejichž této těchto více než a v na se
        že je s z do o to i k po za jako ale by od pro jsou byl bylo byla podle ve které který která
        už při až také jeho jejich není si když nebo být má uvedl před mezi""",
    "sk": """povedal povedala uviedla kým bude budú boli všetci všetkých ktorí ktorého tejto týchto viac než a v
        na sa že je s z do o to aj k po za ako ale by od pre sú bol bolo bola podľa vo ktoré ktorý
        ktorá už pri až tiež jeho ich nie si keď alebo byť má uviedol pred medzi""",
    "sl": """in v na se je da so z za ki po pri tudi ne pa bi od iz ali kot še bil bila bilo njegov ter pred med
        proti zaradi kar sta sem naj lahko več sporočil že""",
    "hr": """i u na se je da su s za koji po pri također ne bi od iz ili kao još bio bila bilo njegov te pred
        među protiv zbog što smo nije koja koje ali više rekao već""",
    "hu": """a az és hogy nem is egy ez meg volt már de csak ki el mint vagy szerint lehet azt még van ami aki
        után között ezt pedig majd voltak össze be fel lesz ukrán orosz közölte""",
    "nl": """de het een van en in is dat op te zijn met voor niet aan er om ook als maar door bij naar uit over
        dan nog werd heeft hebben was worden deze die tot zich wordt volgens geen tegen ze hij zei""",
    "sv": """och i att det som en på är av för med till den har de inte om ett men var så han från vid kan när
        ska också efter under enligt eller där hade mot sig säger""",
    "da": """og i at det som en på er af for med til den har de ikke om et men var så han fra ved kan når skal
        også efter under ifølge eller der havde mod sig siger blev""",
    "no": """og i at det som en på er av for med til den har de ikke om et men var så han fra ved kan når skal
        også etter under ifølge eller der hadde mot seg sier ble""",
    "fi": """ja on ei että se oli hän ovat mutta myös kun joka mukaan jotka sen tai kuin jo niin vain ole olla
        sekä jälkeen noin kertoi sanoo vielä ollut olisi siitä voi""",
    "et": """ja on ei et see oli ta mis ka kui kes aga oma või pärast ning juba nii vaid olla selle mille sõnul
        veel olid kuid""",
    "lv": """un ir ka par ar no uz kas arī bet tas pēc kā vai gan līdz bija tika šo viņš savu pret dēļ lai nav
        kuri teica""",
    "lt": """ir yra kad su iš į apie kaip tai bet po ar buvo taip pat nuo iki per savo jis jie kuris prieš dėl
        nėra tik sakė dar""",
    "tr": """ve bir bu da de için ile olarak daha çok olan gibi sonra kadar ise en ne ancak olduğu dedi ki değil
        göre tarafından var yok her o oldu üzerinde etti ya""",
    "id": """yang dan di dari untuk dengan pada ini itu tidak dalam akan telah ke oleh juga adalah sebagai mereka
        kata bahwa atau karena setelah""",
    "uk": """усіх хто доки був час має мають заявив повідомив повідомили коли цього цей ця і й та в у на з із що
        як не до за від про це він вона вони але або який яка яке які було були буде його її їх під
        після щоб для ще вже через також якщо є бути між при свої""",
    "ru": """всех кто пока этого этот эта имеет заявил сообщил сообщили когда время и в на с что как не к по за
        из о от это он она они но или который которая которые было были его её ее их после для при
        же бы мы вы я до со также уже еще ещё был была чтобы между через об свои""",
    "be": """што каб хто пакуль будуць быць усіх сваіх мае заявіў паведаміў і й у на з са як не да за ад пра гэта
        ён яна яны але або які якая якія было былі будзе яго яе іх пад пасля для яшчэ ўжо праз
        таксама калі ёсць паміж""",
    "bg": """и в на с за се да не от че са по е като до при или си което който която които след той тя те беше
        това но още към със във през ще бяха""",
    "sr": """и у на се је да су с са за који по при такође не би од из или као још био била било његов те пред
        међу против због што смо није која које али више рекао већ""",
    "mk": """и во на се да не од е за со дека што ќе по при или како до кој која кои беше ова но уште кон низ
        сите биле според""",
    "kk": """және бұл мен бен үшін деп болып бір да де туралы кейін дейін бойынша еді емес оның олар бар жоқ осы
        сол ғана қазақстан деді болған""",
    "ar": """في من على إلى أن عن مع هذا هذه التي الذي كان كانت قد ما لا لم بعد قال بين أو ثم كما وقد وفي ومن حتى
        خلال إن وقال أنه أنها ذلك عند قبل منذ حيث ضد""",
    "fa": """در از به که این با را است برای آن یک خود تا می های بر هم نیز شده شد کرد بود اما یا گفت کرده پس ها
        اند روز دیگر وی نمی باید""",
    "ur": """کے کی میں ہے اور سے کا کو نے یہ پر کہ ہیں اس تھا بھی نہیں ایک جو گیا لیے تک کر ہو ان تھے بعد""",
    "hi": """के में की है और से का को ने यह पर कि हैं इस था भी नहीं एक जो गया लिए तक कर हो उन थे बाद ही""",
    "el": """και το η ο του της να στο στη στην την τον με για από που τα οι των ότι δεν είναι σε θα τους ένα μια
        αλλά κατά μετά όπως ήταν έχει έχουν προς στις στον στα αυτό""",
    "he": """של את על לא הוא היא זה עם כי גם או אל כל אם יש אבל בין היה היו אחרי אשר רק עוד""",
}
"""The commonest words without meaning of their own; about thirty to sixty a language."""
