"""Requests for things that are not done here, put together from what is asked, how, and about what.

Invariant: no request names a task or asks about a board, a map, a table of costs or a series.

    request(dice)    "Could you write a short poem about my cat?"
"""

from __future__ import annotations

from agents.frontend.draft import Dice, Pool


def _parts(text: str) -> tuple[str, ...]:
    return tuple(text.strip("\n").replace("\n", "|").split("|"))


TOPICS = Pool(_parts("""
my cat|the French Revolution|black holes|the offside rule|a wedding in June|my diploma thesis|old trams
marathon training|the boiling point of ethanol|quarterly sales|our cleaning rota|a lost parcel|tooth pain
bitcoin|a rash on my arm|blood pressure pills|my tax return|a noisy neighbour|speeding fines|inheritance law
a rental contract|sourdough bread|vegan lasagne|a birthday cake|cheap flights to Lisbon|the weather in Oslo
tomorrow's football match|the war of 1812|Napoleon|the moon landing|photosynthesis|Ohm's law|the Treaty of Rome
the capital of Peru|a Python decorator|binary search|memory leaks in C++|a React component|CSS grid layout
Docker volumes|SQL joins|regular expressions|Kubernetes|git rebase|an Excel macro|the Fibonacci numbers
a linked list|unit tests|my mother in law|heartbreak|being nervous before exams|my first date|loneliness
friendship|the meaning of life|autumn rain|jazz|the Beatles|Mozart|a horror film|Harry Potter|Hamlet
The Great Gatsby|chess openings|poker odds|crossword clues|the subjunctive in Spanish|German articles
a cover letter|my CV|a complaint to the phone company|a speech for my boss|a limerick|a bedtime story
a slogan for a bakery|a name for a goldfish|gift ideas for my dad|a workout plan|yoga|diabetes|vaccines
sleeping pills|migraine|a sprained ankle|my dog's diet|house plants|mortgage rates|index funds
the stock price of Apple|my pension|divorce|parking tickets|GDPR|trademarks|visa rules for Japan|a used car
solar panels|electric cars|my washing machine|a leaking tap|Wi-Fi problems|a broken screen|printer drivers
the national anthem|elections|climate change|inflation|philosophy of Kant|Buddhism|Greek myths|dinosaurs
penguins"""),
             _parts("""
the plot of Casablanca|knitting a scarf|my hay fever|a haiku|volcanoes|Rust lifetimes|rental deposits|paella
horoscopes|a eulogy"""))
ASKS = Pool(_parts("""
tell me about {}|what do you know about {}|explain {}|explain {} like I'm five|write something about {}
write a short poem about {}|write an essay on {} with {d} words|give me {d} facts about {}
can you help me with {}|I need help with {}|what is {}|who invented {}|when was {}
why is everyone talking about {}|translate "{}" into French|summarise {} in {d} sentences
what should I do about {}|is {} dangerous|how does {} work|how much is {}|what do you think of {}
tell me a joke about {}|let's talk about {}|find me a website about {}|draw {}|make an image of {}
sing a song about {}|recommend a book on {}|what's the latest news on {}|is it legal, {}|should I worry about {}
my question is about {}|a question on {} please|how do I start with {}|teach me {}|quiz me on {}
compare {} and {}|pros and cons of {}|what is the difference between {} and {}|schreib mir einen Text über {}
was weißt du über {}|erkläre {}|hilf mir bei {}|écris un poème sur {}|parle-moi de {}|que sais-tu de {}
escribe algo sobre {}|qué sabes de {}|ayúdame con {}|parlami di {}|scrivi una poesia su {}|me fale sobre {}
告诉我关于{}的事|写一首关于{}的诗|remind me about {} at {d} o'clock
book a table, it is about {}|order {} for me|define {}
spell {}|proofread my text about {}|I wrote {d} pages about {}, are they good|rate {} from 1 to {d}
I can't stop thinking about {}|I am sad because of {}|my doctor said {}, what does it mean|google {}|code for {}
write code for {}|implement {}|debug {}|review my pull request for {}
what does this error mean: {} failed with code {d}|convert {d} miles to km for {}|how many calories has {}
how old is {}|how far away is {}|where can I buy {}|plan {} for {d} people|what rhymes with {}
continue: once upon a time there was {}|pretend you are {}|act as {}
my homework on {} is due on {date}, do it for me|homework: {}. {d} marks.|essay question {d}: discuss {}
prove something about {}|in {year}, who won with {}|what happened to {} in {year}"""),
             _parts("""
could you say a few words on {}|what's your take on {}|I'd love to hear about {}|look up {}
erzähl mir was über {}|give me a recipe: {}|how would {} change my life"""))
OPENERS = _parts("""
|||Hey, |Please |Could you |Can u |ok so |Hi! |Quick question: |Btw |Sorry, |pls |So |Hello, |Also, 
One more thing: |Dear assistant, |Yo |Bonjour, |Hola, """)
CLOSERS = _parts("""
|||?|.|!| please| thanks|??| :)|...| asap| it's for school| my boss wants it by {time}| I have {d} minutes""")


def request(dice: Dice) -> str:
    """One request, with the slots of `talk.fill` still open."""
    words = dice.pick(ASKS)
    while "{}" in words:
        words = words.replace("{}", dice.pick(TOPICS), 1)
    return dice.pick(OPENERS) + words + dice.pick(CLOSERS)
