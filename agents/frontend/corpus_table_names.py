"""What the things in a table are called: cities, people, firms, codes, plain words, letters; "Lager Nord" and "Hub 3".

Invariant: the names of one side differ, whatever their case; held-out names never occur in training.

    draw_names(dice, CONSUMERS, 3, "shop")    (["ORD-881", "ORD-884", "ORD-890"], "")
"""

from __future__ import annotations

from collections.abc import Sequence

from agents.frontend import vocabulary
from agents.frontend.corpus_table_words import capitalised, ids
from agents.frontend.draft import Dice, Pool


def _pool(train: str, held: str) -> Pool[str]:
    """Names parted by commas."""
    return Pool(tuple(" ".join(name.split()) for name in train.split(",")),
                tuple(" ".join(name.split()) for name in held.split(",")))


RESOURCES = _pool(
    "W#, W#, w#, Warehouse #, Warehouse @, warehouse #, Depot #, Depot @, D#, Plant @, P#, DC#, Lager #, Entrepôt #, "
    "Almacén #, 仓库#, F#, @, WH#, hub_#, Factory #, S#, W-#, store@, Press #, Hub @, DC-#, van #, V#, Werk #, m#, "
    "Line #, Silo #, Truck @, Room #, Bay #, machine_@, server-#, Ofen #, Zentrallager #, Bodega #, Usine #, Site @, "
    "W_#",
    "Center #, Facility @, L#, Site-#, Terminal #, Cell #, Tank @, node-#, Halle #, Dock @, G#, Büro #")
CONSUMERS = _pool(
    "C#, C#, c#, Customer #, customer #, Shop #, Client #, K#, Kunde #, Store #, client_#, Cliente #, 客户#, R#, J#, "
    "Customer @, shop@, Order #, cust#, C-#, k#, job @, Job #, job-#, s#, t#, task #, T#, Farm @, Tienda #, "
    "Magasin #, Filiale #, Auftrag #, Patient @, class #@, item #, Item @, lot #, A#, x#, 门店#, Negozio #",
    "Retailer #, Buyer @, Market #, N#, Pharmacy #, Ticket #, y#, batch @, Laden #, Pupil @, Chantier #, z#")
CITIES = _pool(
    "Berlin, Hamburg, Paris, Lyon, Madrid, London, Leeds, Rome, Oslo, Vienna, Prague, Boston, Denver, San Francisco, "
    "New York, Köln, München, Dallas, Lisbon, Graz, Bonn, Turin, Bern, St. Louis, Austin, Miami, Seattle, Porto, "
    "Bristol, Nice, Bremen, Leipzig, Ghent, Bruges, Antwerp, Metz, Dijon, Rennes, Reims, Sevilla, Cádiz, León, Girona, "
    "Pisa, Parma, Modena, York, Bath, Dundee, Perth, Galway, Sligo, Tampa, Mobile, Fargo, Boise, Flint, Salem, Lund, "
    "Turku, Vaasa, Aarhus, Odense, Bergen, Tromsø, Riga, Vilnius, Kraków, Poznań, Brno, Pécs, Split, Niš, Kyoto, "
    "Osaka, Busan, Pune, Delhi, Lagos, Accra, Nairobi, Cairo, Rabat, 北京, 广州, 成都, 武汉, 南京",
    "Zürich, Naples, Los Angeles, Cork, Gent, Tulsa, Malmö, Bilbao, Kiel, Reno, Aix, Lugano, Erfurt, Kassel, Nantes, "
    "Hull, Derby, Exeter, Macon, Provo, Plano, Salta, Cuzco, Lima, Tours, Ulm, Jena, Umeå, Espoo, Gdynia, Zadar, Kobe, "
    "Nara, 上海, 西安, 苏州, 长沙, 重庆")
PERSONS = _pool(
    "Smith, Jones, Müller, Garcia, Rossi, Kim, Chen, Dupont, Novak, Singh, Ali, Brown, Acme, Bakery Jo, Globex, "
    "Initech, Umbra Ltd, Miller & Co, Bistro Luna, Anna, Tom, Meyer, Schulz, Hofmann, Köhler, Braun, Lehmann, Vogel, "
    "Martin, Bernard, Petit, Moreau, Girard, Lambert, Fontaine, Romero, Ruiz, Navarro, Iglesias, Molina, Ferrari, "
    "Bianchi, Ricci, Esposito, Conti, Nguyen, Tran, Tanaka, Suzuki, Park, Choi, Haddad, Hassan, Diallo, Mensah, "
    "Kowalski, Wójcik, Nowak, Horváth, Larsen, Nilsson, Lund, Virtanen, O'Neill, Murphy, MacLeod, Evans, Ben, Cara, "
    "Dan, Ella, Finn, Gina, Hugo, Ida, Jo, Kai, Lea, Max, Nia, Olaf, Pia, Rosa, Sven, Uwe, Zoe, Ann, Bea, Carl, Dot, "
    "Emil, Fay, Lou, Sam, 张伟, 李娜, 王芳, 刘洋, 陈静, 王家, 李记, Rewe, Lidl, Penny, Tesco, Asda, Spar, Coop, "
    "Carrefour, Mercadona, Blue Café, The Crown, Hotel Post, Café Mond, La Table, El Faro, St Mary's, Oak House, "
    "Green Park School, North Clinic, Mill Lane, Top Shop, A-Mart, Bauer KG, Huber GmbH, Nordic AB, Delta SA, P&G",
    "Weber, Costa, Ivanov, Hooli, Vandelay, Okafor, Café Rio, Stark, Bob, Eve, Lopez, Fischer, Keller, Laurent, "
    "Lefèvre, Serrano, Ortega, Greco, Marino, Yamada, Sato, Lee, Osei, Zielinski, Berg, Jensen, Byrne, Amir, Bo, Cy, "
    "Dora, Gus, Ivy, Kit, Moe, Ned, Ron, Tia, Una, 赵强, 孙丽, 周店, Aldi, Edeka, Netto, Migros, Sainsbury's, The "
    "Anchor, Casa Luna, Le Relais, Zum Hirsch, Weaver Ltd, Brandt AG, H&M, Elm School")
WORDS = _pool(
    "north, south, west, coast, inland, alpha, beta, gamma, delta, omega, red, green, blue, amber, main, backup, "
    "etl, web, cron, mail, auth, api, cache, search, build, video, gear, shaft, bolt, valve, frame, wheel, lid, case, "
    "oak, pine, birch, maple, rose, lily, tulip, bakery, deli, market, gym, museum, tower, harbour, bridge, mars, "
    "venus, Catan, Risk, Monopoly, Cluedo, Chess, Lion, Tiger, Bear, Wolf, Eagle, Hawk, maths, physics, art, "
    "music, history",
    "ml, db, ops, flange, cover, bracket, housing, elm, cedar, fir, ash, saturn, pluto, Root, Azul, Go, Fox, Elk, Owl, "
    "Yak, acme, crux, dyno, zug, basel, chur, latin, biology, upstairs, east, kiosk, library")
TITLES = _pool("Mrs, Mr, Ms, Dr, Frau, Herr, Mme, M., Sra., Sr., Prof., Sister", "Miss, Mx, Dott., Fam.")
SIDES = _pool("Nord/Süd/Ost/West/Mitte, north/south/east/west/central, Nord/Sud/Est/Ouest/Centre, "
              "Norte/Sur/Este/Oeste/Centro, 东/西/南/北/中, A/B/C/D/E, X/Y/Z/V/U, 甲/乙/丙/丁/戊, "
              "Main/Back/Side/Top/Low",
              "Alt/Neu/Groß/Klein/Rot, upper/lower/old/new/big, Nord/Sud/Est/Ovest/Centro")
COUNTS = (*["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"],)
INDIVIDUAL = Pool((CITIES, PERSONS, PERSONS, WORDS), (CITIES, PERSONS))


def draw_names(dice: Dice, pool: Pool[str], count: int, noun: str) -> tuple[list[str], str]:
    """Names, and how sentences say them where they do not as they are: "warehouse #"."""
    gap = "" if ord(noun[0]) > 0x2E80 else " "  # Chinese has no gaps
    long = capitalised(noun, dice) + gap + "#"
    if dice.chance(0.5):
        own = _of_their_own(dice, pool, count, noun)
        if len({name.casefold() for name in own}) == count:
            return own, long if dice.chance(0.08) else ""
    roll = dice.rng.random()
    listed = list(ids(dice, count))
    if roll < 0.25:
        return [long.replace("#", name) for name in listed], ""
    if roll < 0.4:
        return listed, long if listed[0].isdigit() or dice.chance(0.4) else ""
    if roll < 0.6:
        sign = dice.pick(("", "", "", "-", "_", "."))
        initial = noun[0].upper() if noun[0].isascii() and dice.chance(0.8) else dice.pick("ABCDFHKLMPQSTW")
        return [initial + sign + str(k + 1) for k in range(count)], ""
    form = dice.pick(pool)
    first = dice.pick((1, 1, 1, 1, 101, 0))
    return [form.replace("#", str(first + k)).replace("@", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[k]) for k in range(count)], ""


def _of_their_own(dice: Dice, pool: Pool[str], count: int, noun: str) -> list[str]:
    """Names that do not count up; fewer than `count`, or equal ones, where it did not come out."""
    roll = dice.rng.random()
    if roll < 0.5:
        source = CITIES if pool is RESOURCES and dice.chance(0.5) else dice.pick(INDIVIDUAL)
        known = list(source.held if dice.held_out and dice.chance(0.5) else source.train)
        drawn = dice.rng.sample(known, min(count, len(known)))
        return [name.lower() for name in drawn] if dice.chance(0.12) else drawn
    if roll < 0.62:
        return _sides(dice, count, noun)
    if roll < 0.74:
        return _codes(dice, count)
    if roll < 0.84:
        first, start = dice.rng.randrange(26 - count), 97 if dice.chance(0.6) else 65
        return [chr(start + first + k) for k in range(count)]
    own = [dice.pick(TITLES) + " " + dice.pick(PERSONS) for _ in range(count)]
    return own if roll < 0.92 else [vocabulary.word(dice).capitalize() for _ in range(count)]


def _sides(dice: Dice, count: int, noun: str) -> list[str]:
    """Lager Nord, Lager Süd; or numbers as words."""
    if dice.chance(0.15):
        return list(COUNTS[:count])
    sides = dice.pick(SIDES).split("/")[:count]
    gap, word = "" if ord(sides[0][0]) > 0x2E80 else " ", capitalised(noun, dice)
    after = gap == "" or (sides[0].islower() and dice.chance(0.5))
    return [side + gap + word if after else word + gap + side for side in sides]


def _codes(dice: Dice, count: int) -> list[str]:
    """ORD-881, ORD-884, ORD-890; or 3B, 4A; or DC_East, DC_West."""
    rng = dice.rng
    if dice.chance(0.2):
        return [f"{rng.randrange(1, 10)}{rng.choice('ABCDE')}" for _ in range(count)]
    head = "".join(rng.choice("ABCDEFGHKLMNOPRSTUVWZ") for _ in range(rng.choice((1, 1, 2, 3))))
    head = (head.lower() if dice.chance(0.25) else head) + dice.pick(("", "", "-", "-", "_", " ", "/", "."))
    if dice.chance(0.15) and head[-1] in "-_":
        return [head + side for side in dice.pick(SIDES).split("/")[:count]]
    at = rng.choice((1, 10, 100, 880, 2400))
    found: Sequence[int] = sorted(rng.sample(range(at, at + 4 * count + 4), count))
    return [f"{head}{number}" for number in found]
