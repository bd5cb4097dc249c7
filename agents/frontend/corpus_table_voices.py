"""How different people tell a whole table in prose: a full first statement, then shorter ones.

A line of AMOUNTS is `opening~first~next~comma~last`; a line of COSTS is
`style~opening~first head~next head~first entry~next entry~comma~last~stop`. Style: c, r: groups of a consumer or of a
resource; i: its amount {d} inside; o: from the second group on the values alone, in order; l: lists of values {V} and
names {B}. Lines below "//" are held out.

Invariant: data alone; {n}, {v}, {a}, {b}, {d}, {V}, {B} are data, every other slot is words without a label.

    VOICES["English"].capacity.train[0]    "We have {k} {Rs}, ~{n} with {v}~{n} holding {v}~, ~ and "
"""

from __future__ import annotations

from dataclasses import dataclass

from agents.frontend.draft import Pool


@dataclass(frozen=True)
class Voice:
    """The ways of one language. people, places: names of consumers and of resources; counts: two, three … in words;
    ones: ways of saying 1."""

    capacity: Pool[str]
    demand: Pool[str]
    costs: Pool[str]
    people: Pool[str]
    places: Pool[str]
    counts: tuple[str, ...]
    ones: tuple[str, ...]
    asides: Pool[str]


def _pool(lines: str) -> Pool[str]:
    train, _, held = lines.partition("//\n")
    return Pool(*(tuple(line.strip("\n").replace("\\n", "\n") for line in part.split("\n") if line.strip())
                  for part in (train, held)))


def _names(words: str) -> Pool[str]:
    train, _, held = words.partition("//")
    return Pool(*(tuple(word.strip() for word in part.split("|") if word.strip()) for part in (train, held)))


_PEOPLE = ("Ann|Ben|Cid|Dora|Emil|Mrs Ward|Mr Stone|Dr Lee|Ms Ito|Aldi|Rewe|Lidl|Tesco|Old Mill|Corner Shop|The Crown|"
           "Ruiz|Soler|Nowak|Horvat|Weiss|Petit|Leroy|Greco|Conti|Hansen|store 12|store 14|store 17|shop 3|shop 5|"
           "job 1|job 2|job 3|job 4|class 5b|class 6a|Farm One|Farm Two|No. 7|No. 9|O'Neill|Baker & Sons|McKay|Zoe|Kit|"
           "Uma|Liv|Pat|Rex|Ivo|Sam|Tia|the Smiths|the Kents|Room 4|Unit B|Unit C|Mr. Fox|St Mary|Green Ltd"
           "//Mrs Bell|Mr Pike|Spar|Migros|Coop|Hugo|Ines|Jago|Kofi|Lena|site 8|site 9|Casa Pia|Le Coq|"
           "order 55|order 56")
_PLACES = ("North|South|East|West|Main Street|River Road|Old Town|Harbour|Airport|Hall A|Hall B|Gate 3|Gate 4|"
           "Silo A|Silo B|depot 1|depot 2|Van 1|Van 2|Press A|Press B|Lyon|Metz|Turin|Genoa|Leeds|York|Kent|Hull|"
           "Bergen|Malaga|Cadiz|Toledo|Gdansk|Lodz|Reno|Tampa|Macon|Hub X|Hub Y|the barn|the cellar|Mill Lane|"
           "Station Road|Red House|Blue House|Ward 2|Ward 5|Lager Nord|Lager West|Werk Süd|Werk Ost|Fresno|Ogden"
           "//Quay 7|Quay 8|Poznan|Vigo|Zadar|Split|Oak Street|Elm Street|High Bay|Low Bay|Yard C|Yard D")

ENGLISH = Voice(_pool("""
We have {k} {Rs}, ~{n} with {v}~{n} holding {v}~, ~ and
We have {k} {Rs}: ~{n} with room for {v}~{n} with {v}~, ~ and
~{n} can ship {v} a week~{n} {v}~, ~ and
~{n} can send out {v} a day~{n} only {v}~, ~,
There are {k} {Rs}: ~{n} ({v})~{n} ({v})~, ~ and
There are {k} {Rs}, ~{n} holds {v}~{n} {v}~, ~ and
our {Rs} are ~{n}, which holds {v}~{n} with {v}~, ~, and
ok so ~{n} holds {v}~{n} holds {v}~, ~,
~{n} fits {v}~{n} fits {v} too~, ~,
~{n} has room for {v}~{n} for {v}~, ~ and
{Cap}: ~{n} {v}~{n} {v}~, ~,
{Cap} is ~{n} {v}~{n} {v}~, ~ and
{Cap}s are ~{n} {v}~{n} {v}~, ~,
~{cap} {n} {v}~{cap} {n} {v}~, ~,
~{n} takes up to {v} that morning~{n} up to {v}~, ~,
~{n} takes up to {v}~{n} up to {v}~, ~ and
{Rs}: ~{n} {v}~{n} {v}~, ~,
{Rs}: ~{n} {cap} {v}~{n} {cap} {v}~, ~,
{k} {Rs}: ~{n} {cap} {v}~{n} {v}~, ~,
{k} {Rs} (~{n} has {v} {cap}~{n} has {v}~, ~) and (
~{n}: {cap} {v}~{n}: {cap} {v}~; ~;
~{R} {n} {cap} {v}~{R} {n} {cap} {v}~\\n~\\n
~{n} limit {v}~{n} limit {v}~, ~,
~{n} can bake {v} a day~{n} {v}~, ~,
Free places: ~{n} has {v}~{n} has {v}~, ~,
~In {n} there is space for {v}~in {n} for {v}~, ~ and
I can store ~{v} at {n}~{v} at {n}~, ~ and
We can get ~{v} from {n}~{v} from {n}~, ~ and
The most we can take is ~{v} out of {n}~{v} out of {n}~, ~ and
~{n}'s {cap} is {v}~{n}'s is {v}~, ~ and
The {R} ~in {n} can handle {v}~in {n} {v}~, ~ and the one
~{n} stocks {v} right now~{n} stocks {v}~. ~.
* ~{n} holds {v}~{n} holds {v}~\\n* ~\\n*
- {Rs}: ~{n} with {v}~{n} with {v}~, ~ and
//
You may load ~{n} with {v}~{n} with {v}~, ~ and
~{n} is able to give {v}~{n} another {v}~, ~,
On hand: ~{v} in {n}~{v} in {n}~, ~,
At most ~{v} leave {n}~{v} leave {n}~, ~ and
~{n} tops out at {v}~{n} at {v}~, ~ and
"""), _pool("""
~{n} orders {v}~{n} {v}~, ~ and
~{n} needs {v}~{n} {v}~, ~ and
~{n} needs {v}~{n} needs {v}~. ~.
{K} {Cs} are waiting: ~{n} wants {v}~{n} wants {v}~, ~ and
{K} {Cs} order from us: ~{n} wants {v}~{n} {v}~, ~ and
{k} {Cs} (~{n} wants {v}~{n} {v}~, ~) and (
{Dem}: ~{n} {v}~{n} {v}~, ~,
{Dem}s are ~{n} {v}~{n} {v}~, ~ and
{Cs}: ~{n} {v}~{n} {v}~, ~,
Our {Cs}: ~{n} needs {v}~{n} {v}~, ~,
~{C} {n} has {v}~{C} {n} has {v}~, ~,
~{n} takes {v}~{n} takes {v}~, ~,
~For {n} we need {v}~for {n} {v}~, ~ and for
~{v} go to {n}~{v} to {n}~, ~ and
I have to deliver ~{v} to {n}~{v} to {n}~, ~ and
Orders so far: ~{v} for {n}~{v} for {n}~, ~ and
~{n} asked for {v}~{n} for {v}~, ~ and
~{n} weighs {v}~{n} {v}~, ~ and
~{n} would like {v}~{n} is happy with {v}~, ~ and
- ~{n} needs {v}~{n} needs {v}~\\n- ~\\n-
* ~{n}, {v}~{n}, {v}~\\n* ~\\n*
They want: ~{n} {v}~{n} {v}~, ~ and
~{C} {n} needs {v}~{C} {n} {v}~; ~;
//
To be served: ~{n} with {v}~{n} with {v}~, ~ and
~{n} put down {v}~{n} {v}~, ~ and
The list says ~{v} to {n}~{v} to {n}~, ~,
"""), _pool("""
r~~~~From {a} to {b} costs {v}~from {a} to {b} costs {v}~, ~ and ~.
r~~~~{a} to {b} is {v}~{a} to {b} {v}~, ~, ~.
c~~Shipping to {a} costs ~for {a} it's ~{v} from {b}~{v} from {b}~, ~ and ~.
c~~Shipping to {a} costs ~To {a} it costs ~{v} from {b}~{v} from {b}~, ~ and ~.
c~~Costs {a}: ~Costs {a}: ~{b} {v}~{b} {v}~, ~, ~.
c~Costs: ~{a}: ~{a}: ~{b} {v}~{b} {v}~, ~, ~;
c~costs: ~{a} ~{a} ~{b}={v}~{b}={v}~ ~ ~;
c~~{a} is ~{a} is ~{v} from {b}~{v} from {b}~ and ~ and ~,
c~~{a} is ~{a} ~{v} from {b}~{v} from {b}~, ~ n ~.
c~~Cost of {a}: ~{a}: ~{v} on {b}~{v} on {b}~, ~, ~.
c~~Cost for {a}: ~for {a}: ~{v} via {b}~{v} via {b}~, ~, ~.
co~~Going to {a} costs ~to {a} ~{v} from {b}~{v} from {b}~ and ~ and ~;
co~~The van for {a} costs ~for {a} ~{v} to {b}~{v} to {b}~ and ~ and ~;
co~~Serving {a} is ~{a}: ~{v} by {b}~{v} by {b}~, ~ and ~.
r~~Driving from {a} costs me ~from {a} it's ~{v} for {b}~{v} for {b}~, ~ and ~;
r~~Cost {a}: ~Cost {a}: ~{b} {v}~{b} {v}~, ~, ~\\n
r~~Costs from {a}: ~Costs from {a}: ~{b} {v}~{b} {v}~, ~, ~.
r~~costs from {a}: ~from {a}: ~{b} {v}~{b} {v}~ ~ ~\\n
r~~{a} charges ~{a} ~{v} for {b}~{v} for {b}~, ~ and ~.
ro~~From {a} it costs ~From {a} ~{v} to {b}~{v} to {b}~, ~ and ~.
rl~~From {a} it costs {V} to {B} respectively~from {a} {V} to {B}~~~~~.
rl~~Delivery from {a} to {B} is {V}~from {a} {V}~~~~~;
rl~~From {a} to {B} it costs {V} respectively~From {a} it is {V}~~~~~.
rl~~{a} asks {V} for {B}~{a} asks {V}~~~~~.
cl~~{a} can be reached from {B} for {V} respectively~{a} from {B} for {V}~~~~~.
cl~~For {a} the {Rs} {B} charge {V}~for {a} {V}~~~~~;
ci~~{a} wants {d} (~{a} wants {d} (~{v} from {b}~{v} from {b}~, ~, ~)\\n
ci~~{a} needs {d} (~{a} needs {d} (~{b} {v}~{b} {v}~, ~, ~)\\n
ci~~{a} needs {d} (~{a} {d} (~from {b} that costs {v}~from {b} {v}~, ~, ~),
ci~~{a} {d}: ~{a} {d}: ~{v} to {b}~{v} to {b}~, ~, ~\\n
ci~~{a} {d}: ~{a} {d}: ~{b} {v}~{b} {v}~, ~, ~\\n
ci~~- {a}, {d}, ~- {a}, {d}, ~{v} from {b}~{v} from {b}~, ~, ~\\n
ci~~{a}: {d}, ~{a}: {d}, ~from {b} {v}~from {b} {v}~, ~, ~\\n
ci~~{a} needs {d} and costs ~{a} needs {d} and costs ~{v} from {b}~{v} from {b}~ or ~ or ~.
ci~~{a} - {d} - ~{a} - {d} - ~{b} {v}~{b} {v}~, ~, ~\\n
ci~~{a} orders {d}; ~{a} orders {d}; ~{b} would cost {v}~{b} {v}~, ~, ~.
ci~{Cs}: ~{a} {d} (~{a} {d} (~{b} {v}~{b} {v}~, ~, ~),
ci~• ~{C} {a}, {d}: ~• {C} {a}, {d}: ~{b} {v}~{b} {v}~, ~, ~\\n
ci~~{a} ({d}) → ~{a} ({d}) → ~{b} {v}~{b} {v}~ | ~ | ~\\n
ri~~{a} holds {d} and charges ~{a} holds {d} and charges ~{v} for {b}~{v} for {b}~, ~ and ~.\\n
ri~~{a}, {cap} {d}: ~{a}, {cap} {d}: ~{b} {v}~{b} {v}~, ~, ~\\n
c~points: ~{a} -> ~{a} -> ~{b} {v}~{b} {v}~, ~, ~\\n
c~~- {a}: ~- {a}: ~{b} costs {v}~{b} costs {v}~, ~, ~\\n
c~cost ~~~{a}-{b} {v}~{a}-{b} {v}~, ~, ~,
r~cost ~~~{a}→{b}: {v}~{a}→{b}: {v}~, ~, ~,
r~costs: ~~~({a}, {b}) = {v}~({a}, {b}) = {v}~, ~, ~\\n
c~~~~cost[{a}][{b}] = {v}~cost[{a}][{b}] = {v}~\\n~\\n~\\n
c~~If {a} goes to ~if {a} goes to ~{b} it costs {v}~{b} {v}~, to ~, to ~.
c~~With {a} at ~{a} at ~{b} we pay {v}~{b} {v}~, at ~, at ~.
//
ci~~{a} must have {d}, priced ~{a} must have {d}, priced ~{v} out of {b}~{v} out of {b}~ / ~ / ~\\n
co~~Bringing it to {a} runs ~to {a} ~{v} starting in {b}~{v} starting in {b}~, ~, ~.
r~~{a}'s tariff: ~{a}'s tariff: ~{b} pays {v}~{b} {v}~, ~, ~;
rl~~{a} would drive to {B} for {V}~{a} for {V}~~~~~.
c~~{a} has quotes of ~{a} of ~{v} by {b}~{v} by {b}~, ~, ~.\\n
"""), _names(_PEOPLE), _names(_PLACES),
    ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    ("1", "one"), _pool("""
My plan was {c} from {r}, {c2} from {r2}. Is it the best?
Why does the tool send {c} to {r}?
why would anybody serve {c} from {r} and not from {r2}??
Someone proposed {c} at {r}, {c2} at {r2}. Can that be right?
What would happen if {r} burnt down?
Is it clever to have {c} at {r}?
The old system put {c} at {r}, please check.
What changes if {c} orders twice as much?
Last year {c} was served from {r}.
//
A colleague would give {c} to {r}. Agree?
The spreadsheet says {c} from {r}, no idea why.
"""))

GERMAN = Voice(_pool("""
Wir haben {k} {Rs}, ~{n} mit Platz für {v}~{n} mit Platz für {v}~, ~ und
Wir haben {k} {Rs}: ~{n} fasst {v}~{n} {v}~, ~,
~{n} fasst {v}~{n} {v}~, ~ und
~{n} hat {v} auf Lager~{n} {v}~, ~,
{Cap}: ~{n} {v}~{n} {v}~, ~,
Es gibt {k} {Rs}: ~{n} ({v})~{n} ({v})~, ~ und
~In {n} ist Platz für {v}~in {n} für {v}~, ~ und
- ~{n}: {cap} {v}~{n}: {cap} {v}~\\n- ~\\n-
~{n} kann {v} liefern~{n} {v}~, ~ und
//
Bei ~{n} liegen {v}~{n} {v}~, ~ und bei
"""), _pool("""
{K} {Cs} sind zu beliefern: ~{n} braucht {v}~{n} {v}~, ~ und
~{n} braucht {v}~{n} {v}~, ~ und
~{n} bestellt {v}~{n} bestellt {v}~. ~.
{Dem}: ~{n} {v}~{n} {v}~, ~,
{Cs}: ~{n} {v}~{n} {v}~, ~,
~{v} gehen an {n}~{v} an {n}~, ~ und
- ~{n} benötigt {v}~{n} benötigt {v}~\\n- ~\\n-
//
~{n} rechnet mit {v}~{n} mit {v}~, ~ und
"""), _pool("""
ci~~{a} braucht {d} (~{a} {d} (~aus {b} kostet das {v}~aus {b} {v}~, ~, ~),
ci~~{a} braucht {d} (Kosten ~{a} braucht {d} (Kosten ~{v} ab {b}~{v} ab {b}~, ~, ~).
ci~~{a}: {d}, ~{a}: {d}, ~{b} {v}~{b} {v}~, ~, ~\\n
ci~~- {a}, {d}: ~- {a}, {d}: ~ab {b} {v}~ab {b} {v}~, ~, ~\\n
c~~Nach {a} kostet es ~nach {a} ~{v} ab {b}~{v} ab {b}~ und ~ und ~;
co~~Die Fahrt zu {a} kostet ~zu {a} ~{v} ab {b}~{v} ab {b}~ und ~ und ~;
r~~Kosten ab {a}: ~Kosten ab {a}: ~{b} {v}~{b} {v}~, ~, ~.
r~~Von {a} kostet es ~von {a} ~{v} nach {b}~{v} nach {b}~, ~ und ~.
rl~~Ab {a} kostet es {V} nach {B}~ab {a} {V}~~~~~.
r~~~~Von {a} nach {b} kostet {v}~von {a} nach {b} {v}~, ~ und ~.
c~Kosten: ~~~{a}-{b} {v}~{a}-{b} {v}~, ~, ~,
//
c~~{a} zahlt ~{a} ~bei {b} {v}~bei {b} {v}~, ~, ~.
"""), _names(_PEOPLE), _names(_PLACES),
    ("zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf"),
    ("1", "eins"), _pool("""
Mein Plan: {c} aus {r}, {c2} aus {r2}. Geht das billiger?
Warum soll {c} von {r} beliefert werden?
Was passiert, wenn {r} schließt?
//
Bisher kam {c} zu {r}.
"""))

FRENCH = Voice(_pool("""
Nous avons {k} {Rs}, ~{n} avec {v}~{n} avec {v}~, ~ et
J'ai {k} {Rs} : ~{n} (capacité {v})~{n} ({v})~, ~ et
~{n} peut livrer {v}~{n} {v}~, ~ et
{Cap} : ~{n} {v}~{n} {v}~, ~,
- ~{n} : {cap} {v}~{n} : {cap} {v}~\\n- ~\\n-
//
Il reste ~{v} à {n}~{v} à {n}~, ~ et
"""), _pool("""
~{n} demande {v}~{n} {v}~, ~ et
{Cs} : ~{n} {v}~{n} {v}~, ~,
~{n} a besoin de {v}~{n} de {v}~, ~ et
{Dem} : ~{n} {v}~{n} {v}~, ~ et
//
On attend ~{v} chez {n}~{v} chez {n}~, ~ et
"""), _pool("""
ci~~- {a} demande {d} ; coût ~- {a} demande {d} ; coût ~{v} depuis {b}~{v} depuis {b}~, ~, ~\\n
ci~~{a} veut {d} (~{a} veut {d} (~{b} {v}~{b} {v}~, ~, ~)\\n
ci~~{a} ({d}) : ~{a} ({d}) : ~{v} de {b}~{v} de {b}~, ~ et ~.
r~~Depuis {a} ça coûte ~depuis {a} ~{v} pour {b}~{v} pour {b}~, ~ et ~ ;
c~~Livrer {a} coûte ~livrer {a} ~{v} depuis {b}~{v} depuis {b}~ et ~ et ~.
r~~~~De {a} à {b} : {v}~de {a} à {b} : {v}~, ~, ~.
//
c~~Pour {a} on paie ~pour {a} ~{v} à {b}~{v} à {b}~, ~ et ~.
"""), _names(_PEOPLE), _names(_PLACES),
    ("deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze"),
    ("1",), _pool("""
Pourquoi livrer {c} depuis {r} ?
Que se passe-t-il si {r} ferme ?
//
Mon idée : {c} chez {r}.
"""))

SPANISH = Voice(_pool("""
Tenemos {k} {Rs}: ~{n} con {v}~{n} con {v}~, ~ y
• {Rs}: ~{n} capacidad {v}~{n} capacidad {v}~, ~,
{Cap}: ~{n} {v}~{n} {v}~, ~,
~{n} puede enviar {v}~{n} {v}~, ~ y
//
Caben ~{v} en {n}~{v} en {n}~, ~ y
"""), _pool("""
~{n} pide {v}~{n} {v}~, ~ y
{Cs}: ~{n} {v}~{n} {v}~, ~,
~{n} necesita {v}~{n} {v}~, ~ y
//
Hay que llevar ~{v} a {n}~{v} a {n}~, ~ y
"""), _pool("""
ci~~• {C} {a} pide {d}: ~• {C} {a} pide {d}: ~{b} {v}~{b} {v}~, ~, ~\\n
ci~~{a} necesita {d} (~{a} {d} (~{v} desde {b}~{v} desde {b}~, ~, ~).
r~~Desde {a} cuesta ~desde {a} ~{v} a {b}~{v} a {b}~, ~ y ~;
c~~Servir a {a} cuesta ~a {a} ~{v} desde {b}~{v} desde {b}~ y ~ y ~.
r~~Costes desde {a}: ~Costes desde {a}: ~{b} {v}~{b} {v}~, ~, ~\\n
//
c~~El viaje a {a} sale a ~a {a} ~{v} desde {b}~{v} desde {b}~, ~ y ~.
"""), _names(_PEOPLE), _names(_PLACES),
    ("dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "once", "doce"),
    ("1", "uno"), _pool("""
¿Por qué {c} va con {r}?
¿Y si {r} cierra?
//
Mi plan: {c} con {r}.
"""))

ITALIAN = Voice(_pool("""
~{n} tiene al massimo {v}~{n} {v}~, ~,
Abbiamo {k} {Rs}: ~{n} con {v}~{n} con {v}~, ~ e
{Cap}: ~{n} {v}~{n} {v}~, ~,
//
Ci stanno ~{v} a {n}~{v} a {n}~, ~ e
"""), _pool("""
~{n} vuole {v}~{n} {v}~, ~ e
{Cs}: ~{n} {v}~{n} {v}~, ~,
//
Servono ~{v} a {n}~{v} a {n}~, ~ e
"""), _pool("""
ci~~{a}: {d}, ~{a}: {d}, ~da {b} {v}~da {b} {v}~, ~, ~\\n
r~~Da {a} costa ~da {a} ~{v} per {b}~{v} per {b}~, ~ e ~;
c~~Servire {a} costa ~{a} ~{v} da {b}~{v} da {b}~ e ~ e ~.
//
c~~Per {a} si paga ~per {a} ~{v} a {b}~{v} a {b}~, ~ e ~.
"""), _names(_PEOPLE), _names(_PLACES),
    ("due", "tre", "quattro", "cinque", "sei", "sette", "otto", "nove", "dieci", "undici", "dodici"),
    ("1", "uno"), _pool("""
Perché {c} va con {r}?
//
Il mio piano: {c} da {r}.
"""))

CHINESE = Voice(_pool("""
有{k}个{R}：~{n}容量{v}~{n}容量{v}~，~，
~{n}容量{v}~{n}容量{v}~，~，
~{n}可存{v}~{n}{v}~，~，
//
~{n}最多放{v}~{n}{v}~，~，
"""), _pool("""
~{n}需要{v}~{n}需要{v}~，~，
{C}需求：~{n}{v}~{n}{v}~，~，
//
~{n}想要{v}~{n}{v}~，~，
"""), _pool("""
r~运费：~~~{a}到{b}{v}~到{b}{v}~，~，~；
c~总运费：\\n~{a}：~{a}：~{b}{v}~{b}{v}~，~，~\\n
ci~~{a}需要{d}：~{a}{d}：~{b}{v}~{b}{v}~，~，~。
c~~到{a}：~到{a}：~从{b}{v}~从{b}{v}~，~，~；
//
r~~从{a}出发：~从{a}：~{b}收{v}~{b}{v}~，~，~。
"""), _names("张三|李四|王五|赵六|陈店|张伟|李娜|王芳|赵强|东店|西店|学校|医院|一号店|二号店//孙家|周店|吴店|郑店"),
    _names("甲仓|乙仓|丙仓|上海|杭州|北京|广州|南库|北库|总仓//苏州|成都|丁仓|港口"),
    ("两", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"),
    ("1",), _pool("""
为什么{c}由{r}供货？
//
如果{r}关门怎么办？
"""))
VOICES = {"English": ENGLISH, "German": GERMAN, "French": FRENCH, "Spanish": SPANISH, "Italian": ITALIAN,
          "Chinese": CHINESE}
