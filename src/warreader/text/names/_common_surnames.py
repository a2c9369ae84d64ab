"""Surnames too common to identify anybody alone.

The 700 commonest of the United States (census of 1990, public domain) and some 250 that are as common elsewhere,
written from the registers' published lists.
"""

from __future__ import annotations

from typing import Final

from warreader.text.names._phonetic_key import skeleton

_WORDS: Final = """
abbas abbott abdallah abdullah acosta adams adkins aguilar ahmed alekseev alexander ali aliyev allen allison alvarado
alvarez anderson andreev andrews anthony armstrong arnold atkins atkinson austin avila ayala aydin ayers aziz bailey
baker baldwin ball ballard banks barber barker barnes barnett barr barrett bartlett barton bass bates bauer baxter
beard beasley beck becker bell bennett benson bernard berry bianchi bishop black blackwell blair blake blankenship
bond bondar bondarenko booker boone booth bowen bowers bowman boyd boyer boyko bradford bradley brady brewer bridges
briggs brock brooks brown browning bruce bryan bryant buchanan bullock burgess burke burnett burns burton bush butler
byrd cain caldwell calhoun callahan cameron campbell campos cannon carey carlson carpenter carr carrillo carroll
carson carter casey castillo castro celik chambers chandler chang chapman charles chase chavez chen cho choi
christensen christian clark clarke clay clayton cline cobb cochran cohen cole coleman collier collins colombo colon
combs conley conner contreras conway cook cooper copeland cortez costa cox craig crawford cross cruz cummings
cunningham curry curtis dalton daniel daniels das davenport davidson davis dawson day dean decker deleon delgado
demir dennis diaz dickerson dixon dominguez dorsey douglas doyle drake dubois duncan dunn duran durand durham dyer
eaton edwards egorov elliott ellis ellison english erickson espinoza esposito estrada evans farmer farrell fedorov
ferguson fernandez ferrari ferreira fields figueroa fischer fisher fitzgerald fleming fletcher flores flowers floyd
flynn foley ford foster fowler fox francis frank franklin frazier freeman french fuller gaines gallagher gallegos gao
garcia gardner garner garrett garrison garza gates gentry george gibbs gibson gilbert gill gilmore glass glenn glover
golden gomez gonzales gonzalez goodman goodwin gordon graham grant graves gray green greene greer gregory griffin
griffith grimes gross guerra guerrero guo gupta gutierrez guzman hakobyan hale hall hamid hamilton hammond hampton
hancock hansen hanson hardin hardy harmon harper harrell harrington harris harrison hart hartman harvey hassan
hawkins hayes haynes he heath henderson henry hensley henson hernandez herrera herring hess hickman hicks higgins
hill hines hobbs hodge hodges hoffman hoffmann hogan holland holloway holmes holt hood hoover hopkins horn horton
horvat house houston howard howell hu huang hubbard hudson huff huffman hughes hull humphrey hunt hunter hurst
huseynov hussein hutchinson ibrahim ingram ionescu ivanenko ivanov jackson jacobs james jang jefferson jenkins
jennings jensen jimenez johns johnson johnston jones jordan joseph jovanovic juarez jung kaminski kang karim kaya
keith keller kelley kelly kemp kennedy kent khan kim king kirby kirk klein klymenko knight knox koch kovac koval
kovalchuk kovalenko kowalczyk kowalski kozlov kramer kravchenko kumar kuzmenko kuznetsov lamb lambert landry lane
lang lara larsen larson laurent lawrence lawson leach lebedev leblanc lee leon leonard lester levy lewandowski lewis
li lim lin lindsey little liu lloyd logan long lopez love lowe lowery lucas luna luo lynch lyons lysenko ma mack
mahmoud makarov maldonado malik malone mammadov mann manning marchenko markovic marks marquez marsh marshall martin
martinez mason massey mathews mathis matthews maxwell may maynard mcbride mccall mccarthy mcclain mcclure mccormick
mccoy mcdaniel mcdonald mcdowell mcgee mcguire mckee mckenzie mckinney mclaughlin mclean medina melnyk melton mendez
mendoza mercado merritt meyer meyers mikhailov miles miller mills miranda mitchell mizrahi mohammed molina monroe
montgomery montoya moody moore morales moran moreau moreno morgan moroz morozov morris morrison morrow morton moses
mosley moss mueller muller mullins munoz murphy murray myers nash navarro neal nelson newman newton nguyen nichols
nicholson nikitin nikolaev nikolic nixon noble norman norris norton novikov nowak nunez obrien oconnor oliveira
oliver oliynyk olsen olson omar oneal orlov orr ortega ortiz osborne owen owens ozturk pace pacheco padilla page
palmer park parker parks parrish parsons patel patrick patterson patton paul pavlenko pavlov payne pearson pena
pereira perez perkins perry peters petersen peterson petrenko petrosyan petrov petrovic pham phelps phillips pierce
pittman pitts polishchuk poole popa pope popescu popov porter potter powell powers pratt preston price prince pruitt
quinn rahman ramirez ramos ramsey randall randolph ray reed reese reeves reid reyes reynolds rhodes ricci rice rich
richard richards richardson richter riley rios rivera robbins roberson roberts robertson robinson robles rodgers
rodriguez rodriquez rogers rojas roman romano romero rose ross rossi roth rowe roy rudenko ruiz russell russo ryan
said salazar saleh salem salinas sanchez sanders sandoval santiago santos sato saunders savage savchenko savchuk
sawyer schmidt schneider schroeder schultz schwartz scott sellers semenov serrano sexton shaffer shah shannon sharma
sharp shaw shelton shepherd sherman shevchenko shevchuk shields short sidorov silva simmons simon simpson sims singh
singleton skinner sloan small smirnov smith snow snyder sokolov soto souza sparks spencer stafford stan stanley
steele stepanov stephens stephenson stevens stevenson stewart stokes stone strickland strong sullivan summers sun
sutton suzuki swanson sweeney tanaka tanner tate taylor terry thomas thompson thornton tkachenko todd torres townsend
tran trevino trujillo tucker turner tyler tymoshenko underwood valdez vance vargas vasiliev vasquez vaughn vazquez
vega velasquez villarreal vincent volkov wade wagner walker wall wallace walls walsh walter walters walton wang ward
ware warner warren washington watanabe waters watkins watson watts weaver webb weber webster weiss welch wells west
wheeler whitaker white whitehead wiggins wilcox wiley wilkerson wilkins wilkinson williams williamson willis wilson
winters wise wisniewski wojcik wolf wolfe wong wood woodard woods wright wu wyatt xu yang yates yilmaz yoon york
young zakharov zhang zhao zheng zhou zhu zimmerman
"""
COMMON: Final = frozenset(skeleton(word) for word in _WORDS.split())
"""Their skeletons."""
SHARED: Final = frozenset(
    skeleton(word)
    for word in ("clinton", "bush", "kennedy", "klitschko", "klychko", "gandhi", "castro", "bhutto", "trudeau")
)
"""Surnames of two people whom the news both calls by it alone: they are nobody's."""
