"""The words of tables: what has a capacity and what has a demand, in six languages, and how sentences say so.

A theme draws one of each; sentences are forms with slots, so that any verb meets any noun, unit and number.

Invariant: data and draws alone; a form's {n}, {v}, {r}, {c} are data, every other slot is words without a label.

    theme(dice).fill("{Cap} of {n}: {v}", dice)    "Stock of {n}: {v}"
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from agents.frontend.draft import Dice, Pool


@cache
def either(words: str) -> Pool[str]:
    """ "a|b//c" → a pool of a and b, with c held out."""
    train, _, held = words.partition("//")
    return Pool(tuple(train.split("|")), tuple(held.split("|")) if held else ())


@dataclass(frozen=True)
class Tongue:
    """Words of one language, as "one|other//held out". resources, consumers: "one/several" each."""

    resources: str
    consumers: str
    capacity: str
    demand: str
    cost: str
    use: str
    holds: str
    needs: str
    pairs: str
    groups_by_consumer: str
    groups_by_resource: str
    each: str
    each_needs: str
    joint: str
    joint_needs: str
    total_capacity: str
    total_demand: str
    conj: str = " and "
    apiece: str = ""
    of: str = "{w} of {n}: {v}|{n}'s {w} is {v}|the {w} at {n} is {v}|{n} has a {w} of {v}"


ENGLISH = Tongue(
    resources="warehouse/warehouses|depot/depots|plant/plants|factory/factories|supplier/suppliers|machine/machines|"
              "truck/trucks|server/servers|worker/workers|agent/agents|teacher/teachers|nurse/nurses|hub/hubs|"
              "mine/mines|farm/farms|silo/silos|port/ports|team/teams|bus/buses|room/rooms|knapsack/knapsacks|van/vans|"
              "distribution center/distribution centers|DC/DCs|facility/facilities|mill/mills|kitchen/kitchens|"
              "bakery/bakeries|employee/employees|driver/drivers|source/sources|store/stores|crew/crews|bin/bins|"
              "tank/tanks|quarry/quarries|site/sites//vessel/vessels|reservoir/reservoirs|vendor/vendors|"
              "data centre/data centres|workshop/workshops|brewery/breweries|wagon/wagons",
    consumers="customer/customers|shop/shops|city/cities|job/jobs|order/orders|task/tasks|patient/patients|"
              "class/classes|village/villages|hospital/hospitals|client/clients|project/projects|delivery/deliveries|"
              "retailer/retailers|market/markets|school/schools|restaurant/restaurants|town/towns|building site/"
              "building sites|cafe/cafes|pharmacy/pharmacies|item/items|process/processes|group/groups|parcel/parcels|"
              "branch/branches|destination/destinations|family/families|course/courses//hotel/hotels|clinic/clinics|"
              "tenant/tenants|outlet/outlets|ward/wards|supermarket/supermarkets|garage/garages|workload/workloads",
    capacity="capacity|supply|stock|limit|max|availability|hours free|budget|available|cap|max load|space|storage|"
             "room|inventory|hours available|seats|output//allowance|throughput|ceiling|reserves",
    demand="demand|need|load|requirement|order size|quantity|qty|required|size|weight|hours needed|units needed|"
           "volume|order|amount|needs//call-off|intake|consumption|ask",
    cost="cost|price|distance|km|fee|time|rate|expense|shipping cost|transport cost|cost per unit|delivery cost|"
         "minutes|charge|unit cost|miles//freight|toll|tariff|mileage",
    use="use|usage|space needed|hours|load|consumption|resource use|weight//footprint|effort",
    holds="holds|can hold|can ship|can supply|has|can take|stores|can store|can handle|has room for|can deliver|has up "
          "to|offers|can carry|is limited to|can provide|carries|has a capacity of|can process|has space for|produces|"
          "has a stock of|can serve at most|holds at most|maxes out at|tops out at|has a limit of|can do|is able to "
          "handle|won't take more than|gives us|has capacity for|provides up to|can send out|is capped at//can cope "
          "with|is good for|runs out at|has got|accommodates|manages",
    needs="needs|wants|orders|requires|has a demand of|takes|asks for|has ordered|would like|must get|must receive|"
          "demands|is asking for|needs exactly|uses|consumes|has to get|expects|is waiting for|buys|needs about|has a "
          "need of|has a load of|takes up|weighs|is after|has requested|should get|wants to have//is expecting|"
              "could do "
          "with|is short of|put in for|has booked|is due",
    pairs="from {r} to {c} costs {v}|{r} to {c}: {v}|{r} → {c}: {v}|{r} -> {c} {v}|{r}-{c}: {v}|"
              "serving {c} from {r} is "
          "{v}|{c} via {r}: {v}|shipping {r} to {c} {v}|it takes {v} to do {c} on {r}|{c} from {r}: {v}|{r} => {c} = "
          "{v}|{cost} from {r} to {c} is {v}|{cost} {r} to {c}: {v}|{r} charges {v} for {c}|{r} serves {c} for {v}|"
          "{c} costs {v} if {r} does it|{c} on {r}: {v}|{c} by {r} {v}|supplying {c} out of {r} costs us {v}|"
              "a delivery "
          "from {r} to {c} is {v}|to get from {r} to {c} we pay {v}|for {c}, {r} asks {v}|{r}/{c} {v}|{r}, {c}: {v}|"
          "between {r} and {c} it is {v}|between {c} and {r}: {v}|{c} @ {r} = {v}|{v} for {r} to {c}|{v} from {r} to "
          "{c}|{r} > {c} : {v}|route {r} - {c} comes to {v}|going from {r} to {c} sets us back {v}|{r} does {c} in {v}|"
          "if {c} is supplied by {r} we pay {v}|if {r} takes {c}, that's {v}|putting {c} on {r} costs {v}|"
              "assigning {c} "
          "to {r} costs {v}|c({r},{c}) = {v}|({c}, {r}) = {v}|{cost}[{c}][{r}] = {v}|{r}→{c}: {v}|{c}←{r} {v}|"
          "{c}–{r} {v}|{v} for {c} at {r}|{c} at {r} costs {v}|{cost} {c}-{r} {v}|{c}/{r}={v}|sending {c} to {r}: "
          "{v}|{c} + {r}: {v}|{c} with {r}: {v}|"
          "{c}<-{r}: {v}|{cost}({r}, {c}) = {v}//sending stuff from {r} over to {c} "
          "runs {v}|{r} bills {v} for {c}|{c} out of {r} amounts to {v}|{r} ~ {c} ~ {v}|{r}..{c}: {v}|"
              "{cost}[{r},{c}] : "
          "{v}|a trip {r}–{c} is {v}",
    groups_by_consumer="{a}: ~{b} {v}|to {a}: ~{v} from {b}|serving {a} costs ~{v} from {b}|{a} costs ~{v} from {b}|"
              "for "
                       "{a} ~{b} is {v}|{a} - ~{b}: {v}|{a} can be reached from ~{b} for {v}|{a} -> ~{b}={v}|"
              "{cost} for "
                       "{a}: ~{b} {v}|if you serve {a}: ~{b} {v}|{a} pays ~{v} to {b}|{a} (~{b} {v}|{a}: ~{v} ({b})|"
                       "{cost} {a}: ~{b} {v}|{cost} {a}: ~{v} from {b}|{a} is ~{v} from {b}|"
                       "{cost} of {a}: ~{v} on {b}|{a} – ~{v} via {b}|{a}: ~{v} to {b}|"
                       "for {a} it costs ~{v} out of {b}|"
                       "doing {a} takes ~{v} on {b}|{a} gets quotes: ~{b} wants {v}//reaching "
                       "{a}: ~{b} asks {v}|{a} … ~{b} for {v}|getting things to {a} runs ~{v} out of {b}",
    groups_by_resource="{a}: ~{b} {v}|from {a}: ~{b} {v}|from {a} it costs ~{v} to {b}|{a} charges ~{v} for {b}|"
              "{a} to: "
                       "~{b} {v}|{a} -> ~{b}={v}|shipping from {a} costs ~{v} to {b}|{cost} from {a}: ~{b} = {v}|{a} "
                       "delivers to ~{b} for {v}|{a} (~{b} {v}|{cost} {a}: ~{b} {v}|"
                       "{cost} at {a}: ~{v} for {b}|{a} – ~{v} to {b}|"
                       "from {a} you pay ~{v} for {b}|"
                       "{a} can serve ~{b} at {v}|{a} ~{v} to {b}|out of {a}: ~{v} ({b})//{a} "
                       "bills ~{v} for {b}|starting at {a}: ~{b} for {v}|{a} … ~{v} to {b}",
    each="Each {R} {holds} {v}|Every {R} {holds} {v}|All {Rs} have a {cap} of {v} each|{Cap} of each {R}: {v}|{v} per "
         "{R}|every one of the {Rs} {holds} {v}|{Cap}: {v} for each {R}//No {R} differs: each {holds} {v}",
    each_needs="Each {C} {needs} {v}|Every {C} {needs} {v}|All {Cs} need {v} each|{Dem} of each {C}: {v}|"
              "{v} per {C}|everyone needs {v}|each of the {Cs} takes {v}|every {C} takes {v}|all of them need {v}|"
              "each {C} counts {v}|{Dem} "
               "is {v} for every {C}//All the same: {v} for each {C}",
    joint="{Rs} {n} have a {cap} of {v}|{Rs} {n} hold {v} respectively|the {Rs} {n} can supply {v}|{n} have {v}|"
          "{cap} for {n} is {v}|{Rs}: {n} with {v} respectively|We have {Rs} {n} with {cap} {v}|{Rs} {n} ({cap} {v})|"
          "{n} can hold {v}, in that order|There are {Rs} {n}, {cap} {v}//{v} are what {n} can take, in this order|"
          "{Rs} {n} come with {v}",
    joint_needs="{Cs} {n} have a {dem} of {v}|{Cs} {n} need {v} respectively|the {Cs} {n} require {v}|{n} want {v}|"
              "{dem} "
                "for {n} is {v}|{Cs}: {n} with {dem} {v}|{Cs} {n} ({dem} {v})|"
              "{n} ask for {v}, in that order//{v} go to "
                "{n}, in this order|{n} are down for {v}",
    apiece="{some} {n}: {v} each|{n} get {v} each|{v} each for {n}|{n} – {v} apiece|{n} have {v} each",
    total_capacity="Total {cap}|Together the {Rs} have|{Cap} in all|That is a total {cap} of|Sum of {cap}|We have in "
                   "total//In aggregate the {Rs} can do",
    total_demand="Total {dem}|Together the {Cs} need|{Dem} in all|That makes a total {dem} of|"
              "Sum of {dem}//The {Cs} add "
                 "up to")
GERMAN = Tongue(
    resources="Lager/Lager|Depot/Depots|Werk/Werke|Fabrik/Fabriken|Lieferant/Lieferanten|Maschine/Maschinen|LKW/LKWs|"
              "Server/Server|Mitarbeiter/Mitarbeiter|Zentrale/Zentralen|Hof/Höfe|Hafen/Häfen|Raum/Räume|Standort/"
              "Standorte|Backstube/Backstuben//Lagerhaus/Lagerhäuser|Silo/Silos",
    consumers="Kunde/Kunden|Filiale/Filialen|Laden/Läden|Auftrag/Aufträge|Stadt/Städte|Klasse/Klassen|Krankenhaus/"
              "Krankenhäuser|Baustelle/Baustellen|Markt/Märkte|Patient/Patienten|Dorf/Dörfer//Apotheke/Apotheken|"
              "Abnehmer/Abnehmer",
    capacity="Kapazität|Vorrat|Bestand|Obergrenze|Maximum|verfügbar|max|Stunden frei|Platz//Lagermenge",
    demand="Bedarf|Nachfrage|Menge|Bestellung|benötigt|Last|Bestellmenge//Anforderung",
    cost="Kosten|Preis|Entfernung|km|Fahrzeit|Frachtkosten|Stückkosten|Transportkosten|Gebühr//Tarif|Fracht",
    use="Verbrauch|Platzbedarf|Stunden|Belegung//Aufwand",
    holds="fasst|hat|hat Platz für|kann liefern|liefert höchstens|hat eine Kapazität von|hat noch|schafft|"
              "hat auf Lager|"
          "hält maximal|kann bis zu//bringt höchstens|verfügt über",
    needs="braucht|benötigt|will|bestellt|hat einen Bedarf von|möchte|nimmt|bekommt|fordert|hat bestellt//erwartet|"
          "verlangt",
    pairs="von {r} nach {c} kostet {v}|{r} nach {c}: {v}|{r} → {c}: {v}|{r} - {c}: {v}|von {r} zu {c} {v}|{c} ab {r}: "
          "{v}|{c} über {r}: {v}|Lieferung von {r} an {c} kostet {v}|{r} beliefert {c} für {v}|{cost} {r} – {c} = {v}|"
          "es kostet {v}, {c} von {r} aus zu beliefern|{c} bei {r}: {v}|{r}/{c}: {v}|{r} verlangt {v} für {c}//die "
          "Tour {r}–{c} macht {v}|{r} an {c}: {v}",
    groups_by_consumer="{a}: ~{b} {v}|nach {a}: ~{v} von {b}|{a} kostet ~{v} ab {b}|für {a}: ~{b} {v}|{a} – ~{b}: {v}//"
                       "zu {a} zahlt man ~{v} ab {b}",
    groups_by_resource="{a}: ~{b} {v}|von {a}: ~{v} nach {b}|ab {a} ~{b} {v}|von {a} kostet es ~{v} zu {b}|"
              "{a} verlangt "
                       "~{v} für {b}//{a} nimmt ~{v} für {b}",
    each="Jedes {R} {holds} {v}|Alle {Rs} haben je {v}|{Cap} je {R}: jeweils {v} pro {R} für alle//Pro {R} gilt für "
         "jedes: {v}",
    each_needs="Jeder {C} {needs} {v}|Alle {Cs} brauchen je {v}|"
              "{Dem} für jeden: {v} für alle//{Dem} aller {Cs}: alle {v}",
    joint="Die {Rs} {n} haben {cap} {v}|{n} fassen {v}|{Rs} {n} mit {cap} {v}|{n} haben der Reihe nach {v}//{cap} von "
          "{n}: {v}",
    joint_needs="Die {Cs} {n} brauchen {v}|{n} haben {dem} {v}|{Cs} {n} mit {dem} {v}//{dem} von {n}: {v}",
    apiece="{some} {n}: je {v}|{n} haben je {v}|{n} bekommen jeweils {v}",
    total_capacity="{Cap} insgesamt|Zusammen haben die {Rs}|Gesamtkapazität//{Cap} in Summe",
    total_demand="{Dem} insgesamt|Zusammen brauchen die {Cs}|Gesamtbedarf//{Dem} in Summe",
    conj=" und ", of="{w} von {n}: {v}|{n} hat {w} {v}|{w} {n}: {v}|die {w} bei {n} ist {v}")
FRENCH = Tongue(
    resources="entrepôt/entrepôts|dépôt/dépôts|usine/usines|fournisseur/fournisseurs|machine/machines|camion/camions|"
              "ferme/fermes|serveur/serveurs|ouvrier/ouvriers|site/sites|salle/salles//mine/mines|plateforme/"
              "plateformes",
    consumers="client/clients|magasin/magasins|ville/villes|commande/commandes|tâche/tâches|hôpital/hôpitaux|école/"
              "écoles|chantier/chantiers|boutique/boutiques|patient/patients//pharmacie/pharmacies|acheteur/acheteurs",
    capacity="capacité|stock|stock dispo|disponible|maximum|limite|offre|heures dispo//réserve",
    demand="demande|besoin|quantité|commande|charge|volume//exigence",
    cost="coût|prix|distance|km|frais|tarif|temps|coût unitaire//péage",
    use="consommation|place prise|heures|charge//encombrement",
    holds="peut contenir|a|dispose de|peut livrer|stocke|a une capacité de|a en stock|peut fournir|fournit au plus|est "
          "limité à//accueille|produit au mieux",
    needs="a besoin de|veut|demande|commande|a commandé|doit recevoir|prend|réclame|attend//souhaite|exige",
    pairs="de {r} à {c} : {v}|de {r} vers {c} ça coûte {v}|{r} → {c} : {v}|{r}-{c} : {v}|"
              "livrer {c} depuis {r} coûte {v}|"
          "{c} via {r} : {v}|{r} livre {c} pour {v}|{cost} {r} – {c} = {v}|{c} par {r} : {v}|{r} vers {c} {v}|"
              "entre {r} "
          "et {c} il y a {v}|{r} facture {v} pour {c}//la tournée {r}–{c} revient à {v}|{c} chez {r} : {v}",
    groups_by_consumer="{a} : ~{b} {v}|pour {a} : ~{v} depuis {b}|livrer {a} coûte ~{v} de {b}|"
              "{a} – ~{b} : {v}//vers {a} "
                       "on paie ~{v} de {b}",
    groups_by_resource="{a} : ~{b} {v}|depuis {a} : ~{v} vers {b}|de {a} ~{v} à {b}|"
              "{a} facture ~{v} à {b}//au départ de "
                       "{a} ~{b} {v}",
    each="Chaque {R} {holds} {v}|Tous les {Rs} ont {v} chacun|{Cap} de chaque {R} : {v}//Pour chaque {R} : {v}",
    each_needs="Chaque {C} {needs} {v}|Tous les {Cs} veulent {v} chacun|"
              "{Dem} de chaque {C} : {v}//Pour chaque {C} : {v}",
    joint="Les {Rs} {n} ont {v} en {cap}|{n} peuvent contenir {v} respectivement|"
              "{Rs} {n} ({cap} {v})//{cap} de {n} : {v}",
    joint_needs="Les {Cs} {n} veulent {v}|{n} ont besoin de {v} respectivement|"
              "{Cs} {n} ({dem} {v})//{dem} de {n} : {v}",
    apiece="{some} {n} : {v} chacun|{n} ont {v} chacun",
    total_capacity="{Cap} totale|Au total les {Rs} ont|Somme des {Rs}//En tout, {cap}",
    total_demand="{Dem} totale|Au total les {Cs} veulent|Somme des {Cs}//En tout, {dem}",
    conj=" et ", of="{w} de {n} : {v}|{n} a comme {w} {v}|la {w} de {n} est {v}|{w} {n} : {v}")
SPANISH = Tongue(
    resources="almacén/almacenes|depósito/depósitos|planta/plantas|fábrica/fábricas|proveedor/proveedores|máquina/"
              "máquinas|camión/camiones|granja/granjas|servidor/servidores|trabajador/trabajadores//puerto/puertos|"
              "taller/talleres",
    consumers="cliente/clientes|tienda/tiendas|ciudad/ciudades|pedido/pedidos|tarea/tareas|hospital/hospitales|escuela/"
              "escuelas|pueblo/pueblos|proyecto/proyectos//farmacia/farmacias|obra/obras",
    capacity="capacidad|oferta|existencias|disponible|máximo|límite|horas libres|inventario//reserva",
    demand="demanda|necesidad|cantidad|pedido|carga|requerido//consumo",
    cost="coste|costo|precio|distancia|km|tarifa|tiempo|costo unitario//peaje|flete",
    use="uso|espacio|horas|consumo//ocupación",
    holds="tiene|puede almacenar|puede enviar|tiene capacidad para|dispone de|guarda hasta|produce|cabe hasta|ofrece//"
          "aguanta|da para",
    needs="necesita|quiere|pide|requiere|tiene una demanda de|ha pedido|debe recibir|ocupa//solicita|espera",
    pairs="de {r} a {c} cuesta {v}|{r} a {c}: {v}|{r} → {c}: {v}|{r}-{c}: {v}|desde {r} hasta {c} {v}|"
              "enviar de {r} a {c} "
          "cuesta {v}|{c} desde {r}: {v}|{r} atiende a {c} por {v}|{cost} {r} – {c} = {v}|"
              "servir a {c} desde {r}: {v}|{c} "
          "con {r}: {v}|{r} cobra {v} por {c}//el viaje {r}–{c} sale a {v}|{c} vía {r}: {v}",
    groups_by_consumer="{a}: ~{b} {v}|para {a}: ~{v} desde {b}|servir a {a} cuesta ~{v} desde {b}|"
              "{a} - ~{b}: {v}//hasta {a} "
                       "son ~{v} desde {b}",
    groups_by_resource="{a}: ~{b} {v}|desde {a}: ~{v} a {b}|de {a} ~{v} a {b}|"
              "{a} cobra ~{v} por {b}//saliendo de {a} ~{b} {v}",
    each="Cada {R} {holds} {v}|Todos los {Rs} tienen {v} cada uno|{Cap} de cada {R}: {v}//Para cada {R}: {v}",
    each_needs="Cada {C} {needs} {v}|Todos los {Cs} necesitan {v} cada uno|{Dem} de cada {C}: {v}//Para cada {C}: {v}",
    joint="Los {Rs} {n} tienen {v} de {cap}|{n} pueden almacenar {v} respectivamente|"
              "{Rs} {n} ({cap} {v})//{cap} de {n}: {v}",
    joint_needs="Los {Cs} {n} necesitan {v}|{n} piden {v} respectivamente|{Cs} {n} ({dem} {v})//{dem} de {n}: {v}",
    apiece="{some} {n}: {v} cada uno|{n} tienen {v} cada uno",
    total_capacity="{Cap} total|En total los {Rs} tienen//Suma de {cap}",
    total_demand="{Dem} total|En total los {Cs} necesitan//Suma de {dem}",
    conj=" y ", of="{w} de {n}: {v}|{n} tiene {w} {v}|la {w} de {n} es {v}|{w} {n}: {v}")
ITALIAN = Tongue(
    resources="magazzino/magazzini|deposito/depositi|fabbrica/fabbriche|fornitore/fornitori|macchina/macchine|camion/"
              "camion//stabilimento/stabilimenti",
    consumers="cliente/clienti|negozio/negozi|città/città|ordine/ordini|ospedale/ospedali|lavoro/lavori//farmacia/"
              "farmacie",
    capacity="capacità|scorta|disponibile|massimo|limite//giacenza", demand="domanda|fabbisogno|quantità|"
              "richiesta//carico",
    cost="costo|prezzo|distanza|km|tariffa|tempo//pedaggio", use="uso|spazio|ore//ingombro",
    holds="contiene|può contenere|ha|può fornire|ha una capacità di|dispone di//tiene",
    needs="ha bisogno di|vuole|chiede|richiede|ordina|ha ordinato//aspetta",
    pairs="da {r} a {c} costa {v}|{r} → {c}: {v}|{r}-{c}: {v}|spedire da {r} a {c} costa {v}|{c} da {r}: {v}|"
              "{r} serve {c} "
          "per {v}//{c} tramite {r}: {v}",
    groups_by_consumer="{a}: ~{b} {v}|per {a}: ~{v} da {b}//fino a {a} ~{v} da {b}",
    groups_by_resource="{a}: ~{b} {v}|da {a}: ~{v} a {b}//partendo da {a} ~{b} {v}",
    each="Ogni {R} {holds} {v}//Per ogni {R}: {v}", each_needs="Ogni {C} {needs} {v}//Per ogni {C}: {v}",
    joint="I {Rs} {n} hanno {v}|{n} contengono rispettivamente {v}//{cap} di {n}: {v}",
    joint_needs="I {Cs} {n} vogliono {v}|{n} chiedono rispettivamente {v}//{dem} di {n}: {v}",
    total_capacity="{Cap} totale|In tutto i {Rs} hanno//Somma {cap}", total_demand="{Dem} totale|"
              "In tutto i {Cs} vogliono//"
    "Somma {dem}", conj=" e ", of="{w} di {n}: {v}|{n} ha {w} {v}|{w} {n}: {v}")
CHINESE = Tongue(
    resources="仓库/仓库|工厂/工厂|配送中心/配送中心|供应商/供应商|机器/机器|卡车/卡车|服务器/服务器//矿山/矿山",
    consumers="客户/客户|商店/商店|城市/城市|订单/订单|任务/任务|医院/医院|门店/门店//学校/学校",
    capacity="容量|库存|供应量|最大|上限|产能//存量", demand="需求|需求量|订货量|数量//用量",
    cost="成本|费用|运费|价格|距离|单价//路费", use="占用|用量//消耗",
    holds="的容量是|能存|最多供应|有库存|可以发|容量为//最多装", needs="需要|的需求是|要|订购|需求为//想要",
    pairs="从{r}到{c}的{cost}是{v}|{r}到{c}：{v}|{r}→{c}：{v}|{r}给{c}送货要{v}|{c}由{r}供应：{v}|{r}-{c} {v}"
          "//{r}发往{c}收{v}",
    groups_by_consumer="{a}：~{b} {v}|到{a}：~{b}要{v}//送{a}：~{b}收{v}",
    groups_by_resource="{a}：~{b} {v}|从{a}出发：~{b}要{v}//由{a}发：~{b}收{v}",
    each="每个{R}{holds}{v}|各{R}{cap}都是{v}//每一个{R}：{v}",
            each_needs="每个{C}{needs}{v}|各{C}{dem}都是{v}//每一个{C}：{v}",
    joint="{R}{n}的{cap}分别是{v}|{n}分别有{v}//{n}的{cap}依次为{v}",
    joint_needs="{C}{n}的{dem}分别是{v}|{n}分别需要{v}//{n}的{dem}依次为{v}",
    total_capacity="总{cap}|{cap}合计//{cap}总共", total_demand="总{dem}|{dem}合计//{dem}总共",
    conj="和", of="{n}的{w}：{v}|{n}{w}{v}|{w} {n}：{v}")
TONGUES = (*[ENGLISH] * 11, *[GERMAN] * 3, *[FRENCH] * 2, *[SPANISH] * 2, ITALIAN, CHINESE)


@dataclass(frozen=True)
class Theme:
    """What one text calls its things; `fill` puts these words in the slots of a form."""

    tongue: Tongue
    resource: tuple[str, str]
    consumer: tuple[str, str]
    words: dict[str, str] = field(default_factory=dict)

    def fill(self, form: str, dice: Dice) -> str:
        def word(slot: re.Match[str]) -> str:
            key = slot[1]
            if key in ("holds", "needs"):
                return dice.pick(either(getattr(self.tongue, key)))
            said = self.words.get(key.lower() if key[1:].islower() and len(key) > 2 else key, slot[0])
            return said[:1].upper() + said[1:] if key[0].isupper() and len(key) > 2 else said
        return re.sub(r"\{(\w\w+|R|C)\}", word, form)

    def form(self, name: str, dice: Dice) -> str:
        """One filled form of the tongue's list of this name."""
        return self.fill(dice.pick(either(getattr(self.tongue, name))), dice)


def theme(dice: Dice) -> Theme:
    tongue = dice.pick(TONGUES)
    resource = dice.pick(either(tongue.resources)).split("/")
    consumer = dice.pick(either(tongue.consumers)).split("/")
    words = {"R": resource[0], "Rs": resource[1], "C": consumer[0], "Cs": consumer[1],
             "cap": dice.pick(either(tongue.capacity)), "dem": dice.pick(either(tongue.demand)),
             "cost": dice.pick(either(tongue.cost)), "use": dice.pick(either(tongue.use))}
    return Theme(tongue, (resource[0], resource[1]), (consumer[0], consumer[1]), words)


def capitalised(word: str, dice: Dice) -> str:
    return dice.pick((word, word[:1].upper() + word[1:], word[:1].upper() + word[1:], word.upper() if dice.chance(0.2)
                      else word))


def ids(dice: Dice, count: int) -> Sequence[str]:
    """Names of a row of equal things: numbers, letters, numerals, points of the compass."""
    first = dice.pick((1, 1, 1, 1, 101, 0, 11, 201))
    pools = [[str(first + k) for k in range(count)], [f"{first + k:02d}" for k in range(count)],
             [chr(65 + k) for k in range(count)], [chr(65 + k) for k in range(count)],
             ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII"][:count]]
    if count <= 6:
        pools.append(dice.rng.sample(["North", "South", "East", "West", "Central", "Harbour"], count))
        pools.append(dice.rng.sample(["Alpha", "Beta", "Gamma", "Delta", "Epsilon", "Zeta"], count))
    return dice.pick(pools)
