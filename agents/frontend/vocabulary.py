"""Words without meaning for what is asked: common ones of five languages, and invented ones.

They stand where the words around data must not matter, so that the network leans on structure.

Invariant: none of them is a number word, or a name of a task.

    word(dice)    "garden", "velmat", "Straße" …
"""

from __future__ import annotations

import re

from agents.frontend.draft import Dice

_ENGLISH = """
able about above accept account across act add address afraid after again against age ago agree air allow almost alone
along already also although always among amount anger animal answer anyone anything appear area argue arm army arrive
art ask attack aunt autumn away baby back bad bag ball band bank bar base bath beat beautiful because become bed
before begin behind believe below best better between big bird bit black blood blow blue boat body bone book born
borrow both bottle bottom bowl boy brave break breakfast breath bridge bright bring brother brown brush build burn bus
business busy butter buy cake camera camp capital car card care carry case cat catch cause central certain chance
change cheap check cheese child choose church circle city class clean clear climb clock close clothes coat cold
collect color common compare complain complete computer condition cook cool copper corn corner correct cost count
country course cover crazy create cross cry cup cut dad damn dance dangerous dark daughter dead deal dear death decide
deep deer delay depend desk develop die different difficult dinner direction dirty discover dish doctor dog door
double doubt dress drink drop dry dude dust early east easy eat edge education effect egg else end enemy energy engine
enjoy enough enter equal error even evening event ever every exact example except excited exercise expect expensive
explain extreme eye face fact fail fall false family famous far farm fast father fault favorite fear feed feel female
fever few fight figure film final finger finish fire fish fit fix flag flat float floor flour flower fly follow food
fool foot force foreign forest forget forgive form fortune forward fox free freeze fresh friend front fruit full fun
funny furniture further future game gas gate general gentle gift girl give glad glass goat god gold good grass great
ground group grow gun guess guy hair half hall hammer hand happen happy hat hate head healthy hear heat heavy hell
help hide high hill history hit hobby hold hole holiday home honest hope horse hospital hot hotel hour huge human
hungry hurry hurt husband ice idea ill imagine important improve increase indeed inside interest invite iron job join
joke judge juice jump just keep key kid kill kind king kiss kitchen knee knife knock lady lake lamp land language
large last late laugh law lazy lead leaf learn leave left leg lend length lesson letter library lie life lift limit
line lion lip list listen lock lonely lose lost lot love low luck lunch machine main male manager mark market marry
matter maybe meal mean measure meat medicine meet member mention method middle milk mind minute miss mistake mix model
modern moment monkey month moon morning mother mountain mouth move movie mud murder naked name nature near neck need
needle neighbor neither never news newspaper nice nobody noise none nose note nothing notice object ocean offer office
often oil open opinion opposite orchestra order ordinary organize other outside own page pain paint pair paper parent
park party pass past path patient pattern pay peace pen pencil perfect period person photo pick picture piece pink
plan plane plant plastic plate play please plenty pocket poison police polite pool poor popular position possible
potato pour power present press pretty prevent price prince prison private prize probably promise proper protect
provide public pull punish pupil push queen question quick quiet quite race rain raise reach read ready real really
reason receive record red remember repair repeat reply report rest restaurant result return rice rich ride ring rise
road rock room rule run sad safe sail salt same sand save say school science sea search season seat second secret
secretary see seem seldom sell send sentence serious serve several shade shadow shake shape share sharp sheep sheet
ship shirt shoe shoot shop short shoulder shout show sick side signal silence silly similar simple since sing sink
sister sit situation skill skin skirt sky sleep slip slow small smell smile smoke snow soap sock soft someone song
soon sorry sound soup south space speak special speed spell spend spoon sport spread spring stamp stand star start
station stay steal steam step still stomach stop store storm story strange street strong structure student study
stupid subject success sudden suit summer sun surprise sweet swim sword table take talk tall taste taxi tea teach team
tear telephone tell tennis terrible test thank theater thick thin think thirsty thought threat throw ticket tie till
tiny tired title today together tomorrow tonight tool tooth top total touch town toy trade travel tree trip trouble
true trust try turn twice type ugly umbrella uncle understand unit until useful usual vegetable very village visit
wait wake walk wall want war warm wash waste watch way weak wear weather wedding week weight welcome west wet wheel
while white whole why wide wife wild win wind window wine winter wire wise wish without woman wonder wood world worry
worst wrong yard yes yesterday yet lol omg tbh imo fyi gonna wanna cuz bro btw idk smh ngl rn pls plz thx hmm meh yeah
nah ugh okay anyway literally basically
"""
_GERMAN = """
aber alle allein alles also alt andere Angst Antwort Arbeit auch auf Auge aus Auto Bahn bald Ball Baum Berg Bett Bild
bitte blau bleiben Blume Boden brauchen Brief bringen Brot Bruder Buch bunt Dach damit danach dann darf dass dein
denken denn deshalb dick Ding doch dort draußen dumm dunkel durch Durst echt Ecke ehrlich einfach Eltern Ende endlich
Enkel Essen etwas fahren falsch Familie fast Fenster fertig Feuer finden Fisch Flasche Frage Frau freuen Freund früh
für Garten geben gegen gehen Geld genau gern Geschichte gestern gesund gewinnen Glas glauben gleich Glück groß grün
gut Haare haben Hand Haus heiß helfen Herr Herz heute hier Himmel hinter hoch hoffen Hund Hunger immer jeder jetzt
jung Kaffee kalt Katze kaufen kein kennen Kind Kirche klein klug kochen kommen können krank Küche kurz lachen lang
langsam lassen laufen laut leben leicht leider lernen lesen letzte Leute lieb links Luft machen Mädchen manchmal Mann
mehr mein Mensch mit Mittag morgen müde Mutter nach Nachbar Nacht nah natürlich neben nehmen nett neu nicht nichts
niemand noch nur oben oder oft ohne Oma Opa Papier Platz plötzlich rechts reden Regen reich richtig rot rufen ruhig
sagen schauen schlafen schlecht schnell schon schön schreiben Schule schwarz schwer Schwester sehen sehr seit Seite
selbst sicher Sohn Sommer Sonne spät Spiel Sprache Stadt stark stehen Stein Straße Stück Stuhl Stunde suchen Tag Tante
Tasche Tee Tier Tisch Tochter tot tragen traurig trinken trotzdem Tür über Uhr unter Urlaub Vater vergessen verstehen
viel vielleicht Vogel voll von vor Wagen Wald wann warm warten warum was Wasser Weg weil Wein weiß weit wenig wenn
werden Wetter wichtig wieder Winter wirklich wissen Woche wohl Wohnung wollen Wort wünschen Zahn zeigen Zeit Zeitung
ziehen Zimmer Zucker zusammen zwischen
"""
_FRENCH = """
accord acheter adorer affaire aider aimer air ainsi aller ami amour ancien année apprendre après arbre argent arriver
assez attendre aucun aussi autre avant avec avoir bain beau beaucoup besoin bien bientôt blanc bois boire bon bonheur
bord bouche boulot bras bruit cadeau café calme campagne ceci celui cependant cerveau chacun chaise chambre champ
chance changer chanter chapeau chaque chat chaud chaussure chemin cher chercher cheval cheveux chien choisir chose
ciel clé cœur coin comme comment comprendre compte connaître content contre copain corps côté coucher couleur courir
court croire cuisine dame dans debout déjà demain demander dent depuis dernier derrière désolé dessin devant devenir
devoir dimanche dire doigt donc donner dormir doux droit eau école écouter écrire effet enfant enfin ensemble ensuite
entendre entrer envie épaule équipe espérer essayer été étoile étrange être étude facile façon faim faire famille
fatigué femme fenêtre fermer fête feu feuille fille fils fin fleur fois fort fou frère froid fruit gagner garçon
garder gauche genou gens goût grand grand-mère gros guerre habiter herbe heure heureux hier histoire hiver homme ici
idée île image jamais jambe jardin jaune jeu jeune joie joli jouer jour journal lait langue large laver léger lent
lettre lever libre lieu lire lit livre loin long longtemps lourd lumière lune main maintenant mais maison malade maman
manger marché marcher mari matin mauvais meilleur même mer merci mère message mettre mieux moins mois moitié monde
montagne montrer mort mot mourir mur musique neige noir nom nouveau nuit oiseau ombre oncle oreille oublier ouvrir
pain papier parce pareil parler partir partout passer pauvre payer pays peau pendant penser perdre père personne petit
peur peut-être pied pierre place plage plaisir plein pleurer pluie plus
"""
_SPANISH = """
abajo abierto abrir abuela acabar aceite agua ahora aire alegre algo alguien alto amable amarillo amigo amor andar
animal antes año aprender aquí árbol arriba arroz así aunque ayer azúcar azul bailar bajo barato barco barrio bastante
beber bien blanco boca bonito bosque brazo bueno buscar caballo cabeza cada caer café caja calle calor cama cambiar
camino camisa campo cansado cantar cara carne caro carta casa casi cena cerca cerrar cielo cierto ciudad claro cocina
coger comer comida como comprar con conocer contar contento corazón correr cortar cosa creer cuando cuarto cuerpo
cuidado dar debajo deber decir dedo dejar delante dentro derecha desde despacio después detrás día diferente difícil
dinero dolor donde dormir dulce durante duro edad ejemplo empezar encima encontrar enfermo enseñar entender entonces
entrar escribir escuchar escuela espejo esperar estar este estrella extraño fácil falda familia feliz feo fiesta flor
frío fuego fuera fuerte ganar gastar gato gente gracias grande gris guapo gustar haber hablar hacer hacia hambre hasta
hermano hierba hijo historia hoja hombre hora hoy hueso huevo idea iglesia igual isla izquierda jabón jardín joven
juego jugar junto lado lago lámpara largo leche leer lejos lengua lento libre libro limpio llamar llave llegar llenar
llevar llorar lluvia luego lugar luna luz madera madre malo mañana mano mar marido mayor mejor menos mesa miedo
mientras mirar mismo mitad montaña morir mucho mujer mundo música nada nadie nariz negro
"""
_ITALIAN = """
abbastanza accanto acqua adesso albero allora alto amare amico anche ancora andare anno aperto appena aprire aria
arrivare aspettare avere avanti bagno bambino barca basso bello bene bere bianco bicchiere bisogno bocca bosco bravo
brutto buono cadere caldo cambiare camera camminare cane capelli capire carne caro carta casa cena cercare certo
chiave chiedere chiesa chiudere cielo cibo città cognome colore come comprare con conoscere contento corpo correre
corto cosa così credere cucina cuore dare davanti dentro destra dietro difficile dire diventare dolce domanda domani
donna dopo dormire dove dovere durante essere estate facile fame famiglia fare felice festa figlio finestra finire
fiore fiume foglia forse forte fratello freddo fuori gamba gatto gente giardino giocare giorno giovane grande guardare
idea ieri imparare insieme isola lago lasciare latte lavoro leggere lento letto libro lingua lontano luce lungo luogo
madre magari mai male mangiare mano mare mattina meglio mela
"""
WORDS = re.findall(r"\S+", _ENGLISH + _GERMAN + _FRENCH + _SPANISH + _ITALIAN)
_STARTS = re.findall(r"\S+", "b bl br c ch cl cr d dr f fl fr g gl gr h j k kl kn l m n p pl pr qu r s sch sh sk sl sn "
                     "sp st str t th tr v w z")
_MIDDLES = re.findall(r"\S+", "a e i o u ai au ea ee ei ie oa oo ou ä ö ü é y")
_ENDS = ["", "", "", *re.findall(r"\S+", "l m n r s t ck nd ng rt st th x ll ss ble tion ish o sky")]


def word(dice: Dice) -> str:
    """A common word, or an invented one of one to three syllables."""
    if dice.chance(0.75):
        return dice.pick(WORDS)
    made = "".join(dice.pick(_STARTS) + dice.pick(_MIDDLES) for _ in range(dice.pick((1, 1, 2, 2,
        3)))) + dice.pick(_ENDS)
    return dice.pick((made, made, made, made.capitalize(), made.upper()))


def scrambled(sentence: str, dice: Dice, share: float) -> str:
    """The sentence with this share of its words replaced; slots, numbers and signs stay."""
    return re.sub(r"(?<![\w{@/])[^\W\d_]{2,}(?![\w}@/])",
                  lambda found: word(dice) if dice.rng.random() < share else found[0], sentence)
