"""What many people say around a series of readings: what they want, what they add, what they know to be normal.

Invariant: data only; slots are filled by `talk.fill`, `{k}` by a number of points and `{name}` of RUNNING by a series'
name. Held-out sentences never occur in training.
"""

from __future__ import annotations

from agents.frontend.draft import Pool

SERIES_SOLVE = Pool(
    ("my greenhouse thermometer acts up, which readings are off?", "tell me which values are weird", "spot the glitch",
     "something's wrong with the {word} line, look at this", "anything suspicious in here?", "what stands out?",
     "Could you scan the following measurements for outliers?", "does this look ok to you", "is my freezer dying?",
     "I logged my pulse every {d} minutes, anything to worry about?", "Which of these points don't fit the rest?",
     "The nurse wrote these down for bed {d}, which ones are off?", "pls check 4 spikes", "find the spike",
     "We see strange peaks on compressor {d}; please identify them", "Run outlier detection on this", "outliers??",
     "My {relative} thinks the boiler is broken, here are the numbers", "where are the jumps", "flag the bad ones",
     "Which samples deviate from the normal behaviour?", "please mark every abnormal value",
     "look for drift and spikes",
     "Here is an export from our SCADA, find abnormal periods", "at which time did the pump fail?", "weird data, help",
     "the readings from station {d}: tell me what's odd", "data quality check please", "Any point I should remove?",
     "i have this data from my arduino and something is not right", "my robot's motor current, is one value broken",
     "Hello sir, kindly find abnormal value in below data", "please to look if data is good", "it is strange or not?",
     "Sensor drift analysis needed for the below", "can you find where it went bananas", "yo find the weird number",
     "My teacher says there's an outlier in this list, which one?", "homework: find the outlier",
     "ugh. which is wrong",
     "I suspect a leak in week {d}, can you see it?", "When did consumption explode?",
     "why is my bill so high, see data",
     "Hourly kWh for flat {d}; tell me which hours look unnatural", "cpu of server{d}, anything off during the night?",
     "Request latencies from prod since {time}, find the incident", "We had an outage, where does it show?",
     "Could there be fraud in these daily totals?", "daily sales of shop {d}, unusual days?",
     "visitors per day, odd ones?",
     "Vibration of bearing {d}: is there anything unusual?", "check my glucose log",
     "Baby's temperature log, odd values?",
     "Check whether the flow meter stuck at some point", "has the sensor frozen anywhere?",
     "list the anomalous indices",
     "Give me the positions of all anomalies", "only tell me the outliers", "just the anomalies, no essay",
     "Bitte prüfe diese Messreihe auf Ausreißer", "Wo spinnt der Sensor?", "Welche Messpunkte passen nicht?",
     "Da stimmt was nicht, schau mal bitte drüber", "Unsere Anlage {d} läuft komisch, siehe Daten",
     "Finde ungewöhnliche Werte", "Ist da was kaputt?", "Ab wann ist der Druck weg?",
     "Stromverbrauch, wo ist es komisch?",
     "Kannst du die Fehlmessungen finden?", "Hier die Werte der Heizung, irgendwas faul?",
     "Vérifie ces mesures s'il te plaît", "Quelles valeurs sont anormales ?", "Le capteur déconne, où ça ?",
     "Repère les points aberrants", "Voici le relevé de la chaudière, un souci ?", "Détecte les anomalies, merci",
     "Revisa estos datos, algo no cuadra", "¿Qué lecturas son raras?", "Busca anomalías en estos valores",
     "Detecta los picos", "Aquí están las medidas de la bomba, ¿falla algo?", "¿Cuándo falló el sensor?",
     "Trova le anomalie in questi dati", "Ci sono valori strani?", "Quali letture non tornano?",
     "Controlla il sensore della caldaia", "看看这些数据有没有问题", "哪些读数不正常？", "帮我找异常点",
     "传感器是不是坏了",
     "检测异常值", "Encontre as anomalias nesta série", "Znajdź wartości odstające", "Zoek de uitschieters",
     "the following is from our {word} unit", "log below", "data:", "raw data below, you know what to do",
     "see attached",
     "As discussed on the phone, here are the measurements from {date}", "Dear team, the trend of {date} is below",
     "Operator note {time}: pump {d} noisy. Values follow", "shift report {date}", "Tank levels overnight",
     "ok so i measured the voltage of my battery {n} times", "I wrote down the numbers by hand", "from my notebook",
     "We need to know if the experiment can be used", "reviewer {d} asks whether the run is clean, is it?"),
    ("any hiccups in this trace?", "which ticks are rubbish?", "please audit these meter readings", "who ate my watts",
     "Schau mal, ob da Murks dabei ist", "Wo liegt der Messfehler?", "Il y a un truc bizarre ?", "¿Ves algo extraño?",
     "Qualcosa non va?", "这组数据哪里怪", "pinpoint the moment it broke", "Is one of these not like the others?",
     "screen this trace for faults", "our thermostat log looks fishy, no?", "which day was off"))
SERIES_HINT = Pool(
    ("Don't list them all, just say where to look first", "which region should I inspect?",
     "a hint where the problem is",
     "just point me to the first suspicious one", "Give me a tip, I want to find it myself", "where roughly is it?",
     "Nur ein Tipp, wo ich suchen soll", "juste un indice", "solo una pista por favor", "un piccolo aiuto",
     "提示一下就好"),
    ("nudge me to the right hour",))
SERIES_WHY = Pool(
    ("Why is that reading an anomaly?", "Explain why you flagged it", "why do you call this one an outlier?",
     "How do you know it isn't noise?", "What makes that value unusual?", "Why was nothing flagged?",
     "Warum ist dieser Wert auffällig?", "pourquoi cette valeur est-elle anormale ?", "¿por qué es anómalo?",
     "perché è anomalo?", "为什么是异常"), ("on what grounds is it odd?",))
SERIES_CHECK = Pool(
    ("Is this series clean?", "I think there is no anomaly here, correct?",
     "my colleague says point {d} is wrong, true?",
     "Confirm that the data is fine", "Am I right that it is all normal?", "I marked {d} of them, is that right?",
     "Sind die Daten in Ordnung?", "Stimmt es, dass nichts auffällig ist?", "est-ce que tout est normal ?",
     "¿está todo normal?", "è tutto a posto?", "数据正常吗？", "sanity-check this please", "validate the log"),
    ("can I sign this off as normal?",))
SERIES_WHAT_IF = Pool(
    ("What if the alarm limit were {d}?", "would it still count if the sensor was noisier?",
     "what if I drop the first {d} points?", "Suppose reading {d} is a typo, what then?",
     "And if we ignore the night hours?", "Was, wenn der Wert {d} ein Tippfehler ist?", "et si on enlève le pic ?",
     "¿y si quito el primer valor?", "如果去掉最大值呢"), ("would it change with one point less?",))
SERIES_MORE = Pool(
    ("The threshold is {d}.", "Sensor {d}, channel {d}.", "Values above {big} can't be real.", "Interval {d} min.",
     "call me: 0{four}-{big}", "Tel. +49 {four} {big}", "It was replaced on {date}.", "Serial no {big}-{four}.",
     "I don't know what happened at {time}.", "There was a power cut at {time}.", "We calibrate every {d} weeks.",
     "Alarm set to {d}.{d}", "limit is {d} bar", "Range 0-{big}", "Accuracy ±{d}%", "sorry for the mess", "tia",
     "Reply asap, the shift ends at {time}", "units are °C", "Don't bother with rounding.", "it's urgent!!!", "lol",
     "The last calibration was {d} months ago.", "ID {big}", "room {d}, floor {d}", "Patient {d}, ward {d}",
     "Sent from my phone", "Mit freundlichen Grüßen {person}", "Danke im Voraus", "LG {person}", "Grenzwert ist {d}",
     "Der Sensor hängt in Halle {d}.", "Cordialement, {person}", "Merci d'avance", "Le seuil est de {d}.",
     "Saludos, {person}", "El umbral es {d}.", "Grazie mille", "Saluti, {person}", "谢谢你", "采样间隔{d}分钟",
     "thx m8", "and be quick", "If nothing is wrong just say so.", "I expect about {d} of them.", "no graphs pls",
     "that's {n} values in total", "hope that's enough data", "got {n} more if you need them", "Version {d}.{d}",
     "The plant was down on {date}.", "Weather was fine.", "My dog stepped on it once.", "Budget code {four}",
     "cc {person}", "Please answer before {time}.", "kind regards {person}", "(exported by tool v{d}.{d})"),
    ("Meter point {big}.", "Rückfragen unter {four}.", "bises, {person}", "The fuse is rated {d} A.", "over and out"))

KNOWN_SAID = Pool(
    ("The first {k} readings are normal", "the first {k} points are known to be fine", "the first {k} are normal",
     "first {k} ok", "the first {k} are good", "the first {k} samples are clean", "baseline: first {k} points",
     "We know that the first {k} values are good", "{k} points at the start are certainly normal",
     "the initial {k} readings were taken in normal operation", "the first {k} measurements are reference",
     "you may take the first {k} as normal", "the first {k} are certified healthy", "trust the first {k}",
     "during the first {k} samples everything was fine", "nothing wrong in the first {k} rows", "normal: first {k}",
     "the first {k} lines are from a good day", "training part = first {k} values",
     "calibrated on the first {k} points",
     "The machine was new for the first {k} readings", "the leading {k} points are normal",
     "Die ersten {k} Werte sind normal", "die ersten {k} sind in Ordnung", "die ersten {k} Messungen sind sicher gut",
     "in den ersten {k} Punkten war alles ok", "Les {k} premières valeurs sont normales", "les {k} premiers sont bons",
     "les {k} premiers points sont corrects", "Los primeros {k} valores son normales", "los primeros {k} están bien",
     "las primeras {k} lecturas son buenas", "I primi {k} valori sono normali", "i primi {k} sono buoni",
     "le prime {k} letture vanno bene", "前{k}个点是正常的", "前{k}个数据没问题",
     "os primeiros {k} valores são normais"),
    ("Nothing was wrong during the first {k} samples", "you can trust the first {k} values",
     "the opening {k} are healthy",
     "bis zum {k}. Wert war alles normal", "tout va bien sur les {k} premiers", "hasta el {k} todo normal",
     "nei primi {k} punti tutto ok"))
KNOWN_RANGE = Pool(
    ("index {a} to {b} is normal", "The points with index {a} to {b} are normal", "samples {a} to {b} are known good",
     "rows {a}..{b} are reference data (counting from zero)", "points {a} through {b} were normal operation",
     "indices {a}-{b} are clean", "normal range: {a}-{b}", "Index {a} bis {b} ist normal",
     "die Punkte {a} bis {b} sind in Ordnung", "les points {a} à {b} sont normaux", "los puntos {a} a {b} son normales",
     "i punti da {a} a {b} sono normali", "第{a}到{b}个点正常"),
    ("nothing happened from index {a} up to {b}, that is normal", "trust indices {a} to {b}"))
"""First and last of the points that are known to be normal."""
KNOWN_WORDS = {
    10: ("ten", "zehn", "dix", "diez", "dieci", "十"), 12: ("twelve", "a dozen", "zwölf", "douze", "doce", "dodici"),
    15: ("fifteen", "quinze", "fünfzehn"), 20: ("twenty", "zwanzig", "vingt", "veinte", "venti", "二十"),
    24: ("two dozen", "twenty-four"), 25: ("twenty-five", "fünfundzwanzig"),
    30: ("thirty", "dreißig", "trente", "treinta", "trenta", "三十"), 40: ("forty", "vierzig", "cuarenta", "quaranta"),
    50: ("fifty", "fünfzig", "cinquante", "cincuenta", "五十"), 60: ("sixty", "sechzig"), 100: ("hundred",
    "a hundred")}
"""Numbers of points in words."""
RUNNING = Pool(
    ("the readings were ", "I measured ", "we got ", "values: ", "it read ", "The {name} went ", "{name} was ",
     "the {name} readings are ", "my {name} showed ", "{name} values were ", "so far: ", "the meter showed ",
     "I wrote down ", "numbers are ", "they go like this: ", "recorded ", "it goes ", "Measurements of {name}: ",
     "Die Werte waren ", "gemessen habe ich ", "{name} zeigte ", "les valeurs sont ", "j'ai relevé ",
     "los valores son ", "medí ", "i valori sono ", "ho misurato ", "读数是", "数据为", "We observed for {name} ",
     "the display said ", "in order: ", "here they are, ", "I have ", "the log says "),
    ("the gauge gave ", "noted down for {name}: ", "abgelesen: ", "on a mesuré ", "se leyó ", "my notes say "))
WRAPPED = Pool(
    ("one long series, several values per line", "it is a single series, read it line by line", "one series, wrapped",
     "all one series (line breaks mean nothing)", "a single sequence, read left to right and top to bottom",
     "this is one series row after row", "eine einzige Reihe, zeilenweise", "une seule série, ligne après ligne",
     "una sola serie, línea por línea", "the lines continue each other", "read row by row as one sequence",
     "一个序列，逐行读"), ("just one signal, the newlines don't matter", "alles eine Reihe, fortlaufend"))
LOG_WORDS = Pool(
    ("", "", "", "INFO ", "INFO: ", "DEBUG ", "[INFO] ", "WARN ", "sensor ", "recv ", "measurement: ", "main ", "- ",
     "INFO root: ", "plc ", "data ", "status OK ", "kernel: ", "monitor ", "rx "), ("TRACE ", "[worker] ", "notice "))
