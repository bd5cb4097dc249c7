"""Words by which people say what a row, a column or a list of a table is, in six languages.

Invariant: a text says one thing of a kind, or nothing: words for two of them are no word at all.

>>> amount_kind("Pallets needed") == DEMAND, amount_kind("max load") == CAPACITY, amount_kind("Lyon")
(True, True, 0)
"""

from __future__ import annotations

import re

from agents.frontend.labels import CAPACITY, CONSUMER, COST, DEMAND, RESOURCE, USE


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_CAPACITY = _words("""
capacity capacities cap caps max maximum limit limits supply supplies stock stocks available availability remaining free
room space holds hold carries fits left inventory storage ceiling headroom allowance throughput reserves
produces provides ships limited
kapazität kapazitäten kap vorrat vorräte angebot bestand obergrenze platz fasst verfügbar lagermenge maximal höchstens
capacité capacités capa offre disponible contenance limite réserve capacidad capacidades oferta existencias cupo reserva
capacità scorta disponibile giacenza massimo máximo 容量 库存 产能 供应 供应量 上限 存量 最大""")
_DEMAND = _words("""
demand demands need needs needed require requires required requirement requirements ordered orders wants want booked
intake requested wishes
bedarf bedarfe nachfrage benötigt braucht bestellt bestellmenge anforderung bestellung demande demandes besoin besoins
commande demanda demandas pedido necesidad necesita requerido domanda fabbisogno richiesta
需求 需求量 需要 订货量 用量""")
_SOME_DEMAND = _words("""
qty quantity quantities order volume vol load size weight amount pallets boxes units crates cases tons tonnes kg pieces
pcs cartons menge last gewicht paletten kisten tonnen stück quantité volume charge palettes caisses cantidad carga cajas
palets quantità carico bancali 数量 箱 件 takes requests consumption""")
"""Said of demands, unless a word of another kind stands beside it."""
_COST = _words("""
cost costs price prices fee fees rate rates freight tariff charge charges expense distance distances km miles minutes
toll mileage score points kosten preis preise fracht frachtkosten tarif gebühr gebühren entfernung fahrzeit
transportkosten coût coûts cout couts prix frais distance tarifs coste costes costo costi costos precio precios flete
tarifa distancia prezzo prezzi tariffa distanza 成本 费用 运费 价格 单价 距离 路费""")
_USE = _words("""
use uses used usage consumption footprint effort hours occupied verbrauch platzbedarf belegung aufwand stunden
consommation uso consumo ocupación ingombro 占用 用量 消耗 takes load space""")
_TOTAL = _words("""total totals sum summe gesamt insgesamt somme totaal suma totale 合计 总计 总和 σ""")
_RESOURCE = _words("""
warehouse warehouses depot depots plant plants factory factories supplier suppliers machine machines truck trucks
server servers worker workers agent agents hub hubs mine mines silo silos port ports van vans dc dcs facility facilities
mill mills source sources origin bin bins tank tanks press presses knapsack knapsacks from vendor vendors
lager werk werke fabrik lieferant maschine maschinen lkw standort halle von entrepôt entrepôts dépôt dépôts usine usines
fournisseur almacén almacenes depósito planta plantas fábrica proveedor máquina magazzino magazzini deposito fabbrica
仓库 工厂 供应商 机器 配送中心""")
_CONSUMER = _words("""
customer customers client clients shop shops job jobs task tasks order orders patient patients retailer retailers market
markets school schools restaurant village villages destination destinations item items parcel parcels branch outlet
outlets store stores to target dest cafe pharmacy hospital tenant lane
town towns city cities village patients guests ville villes stadt städte ciudad ciudades città
kunde kunden filiale filialen laden läden auftrag aufträge nach markt baustelle magasin magasins commande commandes
boutique tienda tiendas cliente clientes pedido pedidos tarea tareas negozio negozi ordine ordini clienti
客户 商店 门店 订单 任务""")
_WORD = re.compile(r"(?<!\d)[^\W\d_]+(?!\d)")
_CJK = re.compile(r"[\u3400-\u9fff]+")
RULE_WORDS = re.compile(
    r"\b(?:clos|shut|only|must|has to|have to|cannot|can't|can not|won't|never|not\b|no\b|fix|contract|except|unavail|"
    r"insist|refus|forbid|prohibit|blocked|out of|too far|stays? with|belongs|exclusiv|down\b|strike|burn|repair|off\b|"
    r"geschl|fällt aus|ferm|panne|cerrad|funciona|chius|nur\b|nicht|kein|muss|darf|gehört|doit|peut|pas\b|reste|debe|"
    r"puede|solo\b|acepta|deve|may\b|reach|serv|allowed|assigned|tied|accept|available|"
    r"livre|interdit|prohib|unmög|imposs|imposib|verbot|sperr)|关|不|必须", re.IGNORECASE)
"""Words that may rule something out, fix it, or close something."""
PLAN_WORDS = re.compile(r"\b(?:plan|solution|my answer|i'd|i would|currently|suggests?|so far|assigned|(?:model"
                        r"|official|given|book'?s) answer|right now|"
                        r"at the moment|bisher|derzeit|momentan|actuellement|actualmente|attualmente|lösung|planung|"
                        r"solución|soluzione|piano)\b|方案|目前", re.IGNORECASE)
"""Words of somebody who tells what they would do: no data."""
_IMPOSSIBLE = re.compile(
    r"forbid|not\b|\bno\b|n't\b|imposs|imposib|unmög|verboten|nicht|prohib|interdit|block|unreach|too far|infeas|∞|"
    r"^inf|不|never|cannot|ruled out|blocked|excluded|unavailable", re.IGNORECASE)
_OPEN = re.compile(r"know|idea|yet|clear|sure|data|avail|tbd|confirm|ask", re.IGNORECASE)


def words_of(text: str) -> set[str]:
    """Words of a text, each also without the s of a plural; of Chinese every run of two and three signs."""
    found = {word.casefold() for word in _WORD.findall(text)}
    for run in _CJK.findall(text):
        found |= {run[k:k + n] for n in (1, 2, 3, 4) for k in range(len(run) - n + 1)}
    return found


def amount_kind(text: str) -> int:
    """CAPACITY or DEMAND where the text speaks of one of them, else 0."""
    words = words_of(text)
    told = {kind for kind, known in ((CAPACITY, _CAPACITY), (DEMAND, _DEMAND)) if words & known}
    if len(told) == 1:
        return told.pop()
    return DEMAND if not told and words & _SOME_DEMAND and not words & _COST else 0


def is_weak(text: str) -> bool:
    """Whether a text speaks of an amount by a unit or a word such as "size" alone."""
    return not words_of(text) & (_CAPACITY | _DEMAND)


def pair_kind(text: str) -> int:
    """COST or USE where the text speaks of one of them, else 0."""
    words = words_of(text)
    told = {kind for kind, known in ((COST, _COST), (USE, _USE)) if words & known}
    return told.pop() if len(told) == 1 else 0


def speaks_of_use(text: str) -> bool:
    """Whether a text speaks of what a pair takes of a capacity."""
    return bool(words_of(text) & _USE)


def side_kind(text: str) -> int:
    """RESOURCE or CONSUMER where the text names things of one of them, else 0."""
    words = words_of(text)
    told = {kind for kind, known in ((RESOURCE, _RESOURCE), (CONSUMER, _CONSUMER)) if words & known}
    return told.pop() if len(told) == 1 else 0


def is_total(text: str) -> bool:
    return bool(words_of(text) & _TOTAL) or text.strip(" :") == "Σ"


def says_impossible(text: str) -> bool:
    """Whether what stands where a number should be says that there is none because the pair cannot be."""
    short = len(text) < 30 and not any(char.isdigit() for char in text)
    return short and _IMPOSSIBLE.search(text) is not None and _OPEN.search(text) is None
