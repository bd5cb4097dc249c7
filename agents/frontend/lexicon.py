"""Words of tables told in prose, in six languages: what speaks of a cost, a capacity, a demand; units; no names.

Invariant: data alone, folded as `words_of` folds (lower case, no accents); no word is of both CAPACITY and DEMAND.

    told("Lyon can hold up to")    {CAPACITY}
"""

from __future__ import annotations

import re

from agents.frontend.labels import CAPACITY, CONSUMER, COST, DEMAND, RESOURCE
from agents.frontend.symbols import fold


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


COSTS = _set("""
cost costs costing costed price prices priced pricing charge charges charged fee fees rate rates freight tariff toll
expense expenses pay pays paid bill bills score scores points unhappiness distance distances mileage driving quote
quotes kosten kostet koste preis preise gebuhr frachtkosten fracht entfernung verlangt zahlt fahrt tarif transportkosten
cout couts coute coutent prix tarifs frais facture paie paye coste costes costo costi cuesta cuestan precio precios
tarifa cobra costa costano prezzo prezzi tariffa paga
运费 成本 费用 价格 总运费 单价 收费 要价 花费 距离 配送费 路费""")
CAPACITIES = _set("""
capacity capacities capcity cap caps hold holds holding room space stock stocks stocked supply supplies limit limits
max maximum fit fits handle handles ship bake produce produces provide provides offer offers available availability free
seat seats bed beds storage inventory accommodate accommodates carry carries ceiling allowance
throughput reserves output kapazitat platz fasst fassen vorrat bestand hochstens maximal maximum obergrenze
capacite capa dispo disponible peut contenir stocke offre capacidad oferta existencias caben puede
cabe capacita massimo scorta contiene 容量 库存 产能 上限 可存 能存 最多 供应量 存量 可放""")
DEMANDS = _set("""
need needs needed want wants wanted order orders ordered demand demands require requires required requirement request
requests requested asked weigh weighs qty quantity expects buys
braucht brauchen benotigt bedarf bestellt bestellung mochte nachfrage menge
demande demandent besoin veut commande commandes reclame attend pide piden pedido necesita necesitan demanda
quiere vuole vogliono chiede richiede domanda fabbisogno ordina bisogno
需要 需求 需求量 订购 订货量 想要 用量""")
RESOURCES = _set("""
warehouse warehouses depot depots hub hubs plant plants factory factories supplier suppliers silo silos server servers
van vans truck trucks kitchen kitchens machine machines press presses facility facilities source sources mill mills
mine mines tank tanks bin bins storehouse dc dcs warhouse warhouses wharehouse museum museums table tables port ports
lager depots werk werke fabrik lieferant entrepot entrepots usine usines depots fournisseur almacen almacenes planta
plantas fabrica deposito depositos magazzino magazzini depositi fabbrica stabilimento
仓库 工厂 配送中心 供应商 机器""")
CONSUMERS = _set("""
customer customers custmer custmers client clients shop shops retailer retailers cafe cafes store stores job jobs
patient patients class classes farm farms city cities village villages school schools task tasks buyer buyers
restaurant restaurants pharmacy branch branches destination destinations consumer consumers kunde kunden filiale
filialen laden magasin magasins cliente clientes tienda tiendas clienti negozio negozi boutique
客户 门店 商店 店铺 顾客""")
NOUNS = RESOURCES | CONSUMERS | _set("""
site room ward gate hall unit team crew lot zone dock pier yard farm house no nr line bay quay
auftrag stadt order standort halle client magasin ville obra commande project item group process hotel clinic outlet
market town station port agent worker nurse teacher driver employee parcel bus family course hospital agence order
patient produktion""")
UNITS = _set("""
pallet pallets box boxes unit units crate crates kg ton tons tonne tonnes t m3 case cases litre litres liter liters
gallon gallons hour hours h min minute minutes day days week weeks gb mb tb pcs piece pieces pupil pupils loaf loaves
eur euro euros usd dollar dollars cent cents chf gbp pound pounds km miles mile per apiece kisten kiste paletten
palette stuck tonnen unites caja cajas unidad unidades bancali
bancale scatole casse heures horas ore bucks k p hrs mins kilo
kilos truckloads place places load item items parcels pax people persons delivery trip run route
公斤 公里 小时""")
OTHERS = _set("""
a an and or the of to from for in at on by with via it its is are was be been being has have had having do does did will
would can could should may might must shall this that these those there here we our us i me my you your they their them
he she his her him not no yes if then than as so but only each every all any both either other others one two three four
five six seven eight nine ten eleven twelve total totals sum together each whole week month year day today tomorrow
which who whom what when where why how whose please thanks thank hi hello dear regards find give get make take takes
serve served serving serves supply supplied delivered deliver delivers delivery send sending sent ship shipping shipped
transport transporting bringing going goes go come comes assign
assigned assigning assignment allocation allocate optimal
optimum cheapest cheap minimum minimise minimize least best solution plan problem question answer data table list
numbers number following given input output between respectively also too up out over under about exactly just much many
more less most least some none nothing whose while until since after before during per down another again
only back put starting
january february march april may june july august september october november december monday tuesday wednesday thursday
friday saturday sunday morning afternoon evening night update subject re fwd fw mail tel ext phone fax
der die das den dem des ein eine einen einem einer und oder von vom nach zu zum zur fur bei mit aus ab an auf im in ist
sind war wir uns unser unsere ich sie er es ihr wer was wie wo wann warum jeder jede jedes jeweils alle nur nicht kein
bitte danke hallo sehr geehrte damen herren guten tag morgen summe gesamt zusammen woche drei zwei vier funf woher
soll sollen werden wird wurde haben hat kann konnen lieferung zuordnung gunstigste gibt
le la les l un une des du de d et ou a au aux en dans pour par sur depuis vers chez est sont nous notre nos vous votre
je il elle qui que quoi quel quelle chaque tout tous toutes bonjour merci voici livrer livraison total semaine on
el los las uno una unos unas y o del al con desde hasta por para es son tiene tenemos hay cada todo todos gracias hola
necesito servir enviar lo mi mis sus nuestro total
il lo gli i un uno e o di da dal al alla con per tra su tiene abbiamo ha sono ogni tutti ciao grazie servire totale
devo spedire qual
到 从 由 给 和 与 及 的 是 有 为 分别 每 每个 各 请 问题 分配 怎么 怎样 如何 最低 供货 供应 出发 单位 两个 三个
四个 要求
只能 必须 不能 送到 发到 发往 送 需要 运到 每箱""")
WORDS = {COST: COSTS, CAPACITY: CAPACITIES, DEMAND: DEMANDS, RESOURCE: RESOURCES, CONSUMER: CONSUMERS}
KNOWN = COSTS | CAPACITIES | DEMANDS | RESOURCES | CONSUMERS | NOUNS | UNITS | OTHERS
"""No word of these is a name by itself."""
HAN = tuple(sorted((word for word in KNOWN if not word.isascii() and ord(word[0]) > 0x2E80), key=len, reverse=True))
_WORD = re.compile(r"[^\W\d_]+")
_HAN_RUN = re.compile("|".join(map(re.escape, HAN)))
EACH = re.compile(r"\b(?:each|every|everybody|everyone|all|apiece|je|jeweils|jede[rs]?|alle|chaque|chacune?|tous|"
                  r"cada|todos|ogni|ciascun[oa]?)\b|每|各|都", re.IGNORECASE)
TOTAL = re.compile(r"\b(?:total|totals|sum|adds? up|aggregate|together|in all|altogether|insgesamt|"
                   r"gesamt\w*|zusammen|summe|somme|suma|in tutto|totale)\b|总|合计", re.IGNORECASE)


def words_of(text: str) -> list[str]:
    """Its words, folded; Chinese ones as far as they are known."""
    plain = fold(text).lower()
    return [*_WORD.findall(plain), *_HAN_RUN.findall(plain)]


def speaks_of_pairs(text: str) -> bool:
    """Whether its words speak of costs, of capacities and of demands: no other kind of problem has all three."""
    return told(text) >= {COST, CAPACITY, DEMAND}


def told(text: str) -> set[int]:
    """Which of COST, CAPACITY, DEMAND, RESOURCE, CONSUMER its words speak of."""
    words = set(words_of(text))
    return {kind for kind, known in WORDS.items() if words & known}
