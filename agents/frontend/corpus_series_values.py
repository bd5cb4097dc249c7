"""What a series of the corpus holds: names, numbers and times, and how each is written.

Invariant: a reading's value is what its text says under the one way of writing of its item; `stamps` are the times that
are part of the problem, empty where they are of a form that the assembly does not take.

    writer(dice, comma=True)(1234.5)    Reading(1234.5, "1.234,5")
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from agents.frontend import chatter
from agents.frontend.draft import Dice, Pool
from agents.frontend.labels import READING

Number = int | float

NAMES = Pool(
    ("temperature", "pump", "pressure", "flow", "temp_1", "sensor A", "cpu", "s1", "value", "reading", "vibration",
     "x",
     "y", "humidity", "load", "Temperatur", "Druck", "débit", "temp", "power kW", "voltage", "heart rate", "requests",
     "level", "motor current", "温度", "speed", "rpm", "CO2", "latency_ms", "price", "fan", "A", "B", "station 3",
     "presión", "temp (°C)", "Temp [C]", "pulse", "SpO2", "glucose", "steps", "weight", "rainfall mm", "river level",
     "battery", "soil moisture", "wind speed", "pH", "dissolved O2", "visitors", "sales", "orders", "clicks", "errors",
     "kWh", "kW", "Verbrauch", "Leistung", "Luftfeuchte", "Puls", "Umsatz", "Durchfluss", "température", "pression",
     "humidité", "consommation", "tension", "temperatura", "humedad", "caudal", "consumo", "pressione", "portata",
     "inlet", "outlet", "north probe", "zone 2", "feed rate", "strain", "displacement", "current_a", "u_dc", "dose",
     "turbidity", "conductivity", "cabin", "attic", "cellar", "well 7", "gauge", "Pegel", "Drehzahl", "Raumtemperatur",
     "Spannung", "vitesse", "niveau", "masse", "velocidad", "nivel", "peso", "temperatura_sala", "livello", "peso_kg",
     "rms", "p95", "qps", "latency p99", "5xx", "downloads", "signups", "rides", "eggs", "milk yield", "hashrate",
     "ping", "throughput", "thrust", "salinity", "NO2", "PM2.5", "O3 (ppb)", "gas_m3", "water m³", "电压", "转速",
     "压力", "流量", "湿度", "bearing 1", "Bearing_DE", "left motor", "joint3", "imu.x", "imu.y", "T1", "T2", "P101",
     "TI-204", "TT_01.PV", "ch0", "ch1", "freezer", "fridge 2", "boiler", "tank", "queue length", "memory_mb",
     "disk io",
     "response time", "blood pressure", "mem%", "Sensor #2", "sensor_b", "living room", "outside", "v(t)", "signal_1"),
    ("chlorine", "bed 3", "Füllstand", "débit_eau", "ancho", "tensione", "frames", "load cell", "ROP", "spindle",
     "torque", "wind", "Feuchte", "altitude", "channel_2", "ph", "noise dB", "users", "tank 4", "Strom", "bpm",
     "signal",
     "kitchen", "oxygen", "débit m3/h", "corriente", "电流", "axis 2", "PT-100", "gyro_z"))
HOLES = Pool(("null", "NaN", "-", "n/a", "", "?", "None", "NA", "missing", "nan", "--", "*", "N/A", "kein Wert",
"fehlt",
              "no data", "keine Daten", "s/d", "缺失", "#N/A", "NULL", "none", "offline", "lost", "void", "___",
              "(none)",
              "[missing]", "no reading", "-----", "<NA>", "blank", "manquant", "falta", "mancante", "/"),
             ("nil", "x", "not available", ".", "gap", "k. A.", "nada", "dropout"))
WRONG = ("ERR", "abc", "1.2.3", "error", "12a", "1..5", "##", "#REF!", "overflow", "on", "twelve", "low", "high", "OK",
         "FAULT", "bad", "hoch", "1,2,3,", "too hot", "open", "12:5", "O.5", "l2", "sieben", "trois")
UNITS = Pool(("", "", "", "", "", "", "", " °C", "°C", " bar", " V", "%", " ms", " kW", " rpm", " kWh", "C", " hPa",
"°",
              " mm", " m/s", " l/min", " bpm", " mmHg", " ppm", " A", " dB", " %", " MB", " kg", "V", " W", " Hz", "K",
              " µm", " mg/dL", " Grad", " degrees", " psi", " m3/h", "$", "€", "~", "T=", " €", "°F", "s"),
             (" lx", " kPa", " Nm", " cm", "mA", "£"))
BEFORE = ("$", "€", "£", "~", "T=")
"""Units that stand before the number."""
TIME_WORDS = ("time", "timestamp", "date", "Time", "ts", "Zeit", "datetime", "t", "Datum", "fecha", "时间", "heure",
"when",
              "Date/Time", "hora", "ora", "Uhrzeit", "Zeitpunkt", "created_at", "sample", "no", "idx", "day", "#",
              "jour",
              "DateTime (UTC)", "Timestamp")


@dataclass
class Reading:
    """A number, or None, and how it is written."""

    value: Number | None
    text: str
    label: int = READING


@dataclass
class Content:
    """columns: the readings of each series. times: as written; stamps: those of the problem. cut: a row that lacks its
    last reading, -1 for none. known: points at the start that are normal; ranged: told by first and last index."""

    names: list[str]
    columns: list[list[Reading]]
    times: list[str] = field(default_factory=list)
    stamps: list[Any] = field(default_factory=list)
    known: int = 0
    ranged: bool = False
    expect: str = "parsed"
    cut: int = -1

    def gap(self, dice: Dice, *gaps: str) -> str:
        """One of these separators, of those that no number contains, nor the sign of a missing one; times aside."""
        signs = "".join(reading.text for column in self.columns for reading in column)
        fit = [gap for gap in gaps if not gap.strip(" ") or (gap.strip() or gap)[:1] not in signs]
        return dice.pick(fit or ("; ", ";", "\t", " | "))

    @property
    def rows(self) -> list[tuple[Reading, ...]]:
        rows = list(zip(*self.columns, strict=True))
        return [row[:-1] if r == self.cut else row for r, row in enumerate(rows)]


def names(dice: Dice, count: int) -> list[str]:
    found: list[str] = []
    while len(found) < count:
        name = dice.pick(NAMES)
        if dice.chance(0.2):
            join = dice.pick(("", "_", "-", " "))
            name = f"{dice.pick(chatter.WORDS)}{join}{dice.rng.randrange(1, 30)}"
        if name not in found:
            found.append(name)
    return found


def writer(dice: Dice, comma: bool, plain: bool = False) -> Callable[[float], Reading]:
    """How the numbers of a series are written; plain: as JSON has them."""
    kind = dice.pick(("1", "2", "whole", "large", "mixed", "tiny", "power") if plain else (
                      "1", "1", "1", "2", "2", "3", "whole", "whole", "large", "mixed", "power", "groups", "plus",
                      "minus",
                      "k", "tiny"))
    grouped = dice.pick((".", ".", " ", "'")) if comma else dice.pick((",", ",", "'"))

    ways: dict[str, Callable[[float], Reading]] = {
        "whole": lambda x: Reading(round(x), str(round(x))),
        "large": lambda x: Reading(round(x * 1000), str(round(x * 1000))),
        "k": lambda x: Reading(round(x) * 1000, f"{round(x)}k"),
        "tiny": lambda x: _written(f"{x / 1000:.5f}"), "plus": lambda x: _written(f"{x:+.1f}"),
        "minus": lambda x: _written(f"{-abs(x):.1f}"), "power": lambda x: _written(f"{x:{power}}"),
        "mixed": lambda x: _written(str(round(x, dice.pick((0, 1, 2, 3))))),
        "groups": lambda x: Reading(value := round(abs(x) * 100 + 1000, 1), f"{value:,.1f}".replace(",", grouped))}

    power = dice.pick((".2e", ".2e", ".3E"))

    def with_comma(x: float) -> Reading:
        places = 1 if kind in ("1", "groups", "plus") else 2
        value = round(abs(x) * 100 + 1000 if kind == "groups" else x, places)
        text = f"{value:,.{places}f}".replace(",", "_").replace(".", ",")
        return Reading(value, text.replace("_", grouped if kind == "groups" else ""))

    return with_comma if comma else ways.get(kind, lambda x: _written(f"{x:.{kind}f}"))


def _written(text: str) -> Reading:
    return Reading(float(text), text)


# Times ------------------------------------------------------------------------------------------------------------

ISO = ("%Y-%m-%d %H:%M", "%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d", "%Y-%m-%dT%H:%M:%SZ", "%Y-%m-%dT%H:%M",
       "%Y-%m-%d,%H:%M", "%Y-%m-%d;%H:%M:%S", "%Y-%m-%d\t%H:%M", "%Y-%m-%d %H:%M:%S+01:00", "%Y-%m-%d %H:%M:%S.000")
FORMS = Pool((*ISO[:5], "%d.%m.%Y %H:%M", "%H:%M:%S", "%H:%M", "%H:%M", "%m/%d/%Y %H:%M", "epoch", "index", "index",
              "index", "%I:%M %p", "%I:%M%p", "%a %H:%M", "%b %Y", "%d %b", "%d.%m.", "%d/%m/%Y", "%m/%d/%Y",
              "%d.%m.%y",
              "%b %d, %Y", "%Y/%m/%d %H:%M", "%d-%b-%Y %H:%M", "seconds", "millis", "year", "%A", "%Hh%M", "%H.%M Uhr",
              "%m/%d/%y %I:%M %p", "%B %Y", "%Y-%m", "%d %B %Y", "%Y年%m月%d日", "%-d %B", "%-d %b", "%B %-d",
              "%b %d %H:%M:%S",
              "%-d.%-m.", "%-d/%-m", "%d.%m. %H:%M", "%-H:%M", "%-I%p", "%a %-d %b %H:%M", "%d.%m.%Y;%H:%M",
              "%d.%m.%Y\t%H:%M:%S", "%H:%M:%S.000", "%-d. %B", *ISO[6:8], ISO[9]),
             ("%d/%m/%Y %H:%M:%S", ISO[5], "%d %b %H:%M", "%I.%M %p", "%a %d %b", "KW %V",
              "%-d %b %Y", "%d.%m.%y %H:%M", "%m-%d %H:%M", *ISO[8:]))
"""Forms of `strftime`, and those of counters."""


def add_times(content: Content, dice: Dice, points: int) -> None:
    rng = dice.rng
    start = datetime(rng.randrange(2015, 2027), rng.randrange(1, 13), rng.randrange(1, 28), rng.randrange(24),
                     dice.pick((0, 15, 30)))
    step = dice.pick((timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=15), timedelta(hours=1),
                      timedelta(days=1), timedelta(seconds=10)))
    form = dice.pick(FORMS)
    if not any(code in form for code in ("%H", "%I", "%-H", "%-I")):
        start, step = start.replace(hour=0, minute=0), timedelta(days=1)
    if "%S" not in form and form not in ("epoch", "index", "millis", "seconds"):
        step = max(step, timedelta(minutes=1))
    seconds = int(step.total_seconds())
    counted: dict[str, Callable[[int], Number]] = {
        "index": lambda k: first + k, "year": lambda k: 1960 + first + k,
        "epoch": lambda k: 1_700_000_000 + k * seconds, "millis": lambda k: 1_700_000_000_000 + k * seconds * 1000,
        "seconds": lambda k: round(k * pace, 2)}
    first, pace = dice.pick((0, 1, 1)), dice.pick((0.5, 0.1, 0.25, 2.5))
    if form in counted:
        content.stamps = [counted[form](k) for k in range(points)]
        content.times = [str(stamp) for stamp in content.stamps]
        return
    if form == "%-I%p":
        start, step = start.replace(minute=0), timedelta(hours=1)
    months = form in ("%b %Y", "%B %Y", "%Y-%m")
    moments = [datetime(start.year + k // 12, k % 12 + 1, 1) if months else start + k * step for k in range(points)]
    content.times = [moment.strftime(form) for moment in moments]
    if form in ISO:
        content.stamps = list(content.times)
