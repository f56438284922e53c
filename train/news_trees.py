#!/usr/bin/env python3
"""Writes sentences as news writes them, with their trees, to train the parser beside the treebanks.

usage: news_trees.py COUNT SEED > news.conllu

The treebanks hold little news, and names that nobody has heard of before a word that is a verb or a noun
("Velora supplies drones to ...") are read wrongly. A small grammar of our own makes such sentences: invented
names, the verbs and nouns of reports on business and states, in the shapes of the trade: who said it before or
behind, plans, deals and stakes with their infinitives and prepositions, lists, relative clauses, headlines.
Trees follow UD English EWT 2.16 (Universal Dependencies; Silveira et al. 2014).
"""
import random
import sys

ONSETS = "b br c ch d dr f g gr h j k l m n p pr r s sh st t tr v w z".split()
VOWELS = "a e i o u ai ea io ia".split()
CODAS = ["", "", "", "", "n", "r", "l", "x", "s", "th", "m", "rd", "ck"]
KNOWN = ("Intel Boeing Airbus Apple Google Huawei Samsung Tesla Ford Toyota Fiat Siemens Nvidia Microsoft Amazon Meta "
         "Oracle Sony Nokia Ericsson Volkswagen Pfizer Shell Nestle Foxconn").split()
BUSINESS = ("Robotics Energy Motors Systems Bank Airlines Holdings Group Pharma Semiconductor Media Foods Labs Mining "
            "Steel Air Telecom Aerospace Capital Chemicals Software Partners Networks Power Insurance").split()
FIRST = ("Anna Omar Wei Lucia James Priya Tom Fatima Ivan Mary Kenji Paul Elena David Aisha Carlos Min-jun Olga Peter "
         "Grace").split()
COUNTRIES = ("Norway Brazil Japan Iran Poland Italy Kenya Vietnam India Turkey Canada Egypt Chile Qatar Ukraine Israel "
             "Germany Taiwan Spain Mexico")
CITIES = "Oslo Munich Osaka Austin Leeds Hanoi Lagos Geneva Dallas Warsaw Busan Lyon Pune".split()
MONTHS = "January March May July September October".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday".split()
GOODS = ("drones chips routers batteries jets missiles servers engines phones vaccines turbines sensors planes trucks "
         "trains satellites tankers tools screens pills").split()
MASS = "software gas oil steel equipment coal wheat fuel lithium".split()
ADJECTIVES = "new advanced electric military cheap modern large faulty medical".split()
# lemma, -s, past, participle, -ing
TO_VERBS = ["supply supplies supplied supplied supplying", "sell sells sold sold selling",
            "ship ships shipped shipped shipping", "export exports exported exported exporting",
            "lease leases leased leased leasing", "deliver delivers delivered delivered delivering",
            "license licenses licensed licensed licensing", "donate donates donated donated donating"]
FROM_VERBS = ["buy buys bought bought buying", "order orders ordered ordered ordering",
              "import imports imported imported importing", "purchase purchases purchased purchased purchasing",
              "rent rents rented rented renting", "source sources sourced sourced sourcing"]
NAME_VERBS = ["back backs backed backed backing", "fund funds funded funded funding",
              "own owns owned owned owning", "control controls controlled controlled controlling",
              "sue sues sued sued suing", "ban bans banned banned banning",
              "block blocks blocked blocked blocking", "target targets targeted targeted targeting",
              "head heads headed headed heading", "chair chairs chaired chaired chairing",
              "run runs ran run running", "support supports supported supported supporting",
              "slam slams slammed slammed slamming", "blame blames blamed blamed blaming",
              "probe probes probed probed probing", "face faces faced faced facing",
              "visit visits visited visited visiting", "fine fines fined fined fining",
              "hire hires hired hired hiring", "sanction sanctions sanctioned sanctioned sanctioning",
              "acquire acquires acquired acquired acquiring", "join joins joined joined joining",
              "rival rivals rivaled rivaled rivaling", "attack attacks attacked attacked attacking",
              "strike strikes struck struck striking", "lead leads led led leading"]
GOODS_VERBS = ["use uses used used using", "test tests tested tested testing", "make makes made made making",
               "build builds built built building", "design designs designed designed designing",
               "launch launches launched launched launching", "fly flies flew flown flying",
               "unveil unveils unveiled unveiled unveiling", "release releases released released releasing",
               "deploy deploys deployed deployed deploying", "stock stocks stocked stocked stocking",
               "field fields fielded fielded fielding", "train trains trained trained training"]
WITH_VERBS = ["partner partners partnered partnered partnering", "compete competes competed competed competing",
              "merge merges merged merged merging", "trade trades traded traded trading",
              "clash clashes clashed clashed clashing", "work works worked worked working"]
PLAN_VERBS = ["plan plans planned planned planning", "agree agrees agreed agreed agreeing",
              "want wants wanted wanted wanting", "refuse refuses refused refused refusing",
              "hope hopes hoped hoped hoping", "intend intends intended intended intending",
              "threaten threatens threatened threatened threatening", "offer offers offered offered offering"]
PLAN_NOUNS = "plan deal agreement contract bid attempt proposal offer decision".split()
PLAN_HOLDERS = ["sign signs signed signed signing", "announce announces announced announced announcing",
                "scrap scraps scrapped scrapped scrapping", "abandon abandons abandoned abandoned abandoning",
                "shelve shelves shelved shelved shelving", "make makes made made making",
                "reach reaches reached reached reaching", "drop drops dropped dropped dropping"]
SAY = ["say says said said saying", "announce announces announced announced announcing",
       "confirm confirms confirmed confirmed confirming", "deny denies denied denied denying",
       "report reports reported reported reporting", "claim claims claimed claimed claiming"]
OUTLETS = "Reuters Bloomberg CNN Nikkei AFP".split()
DEMONYMS = dict(zip(COUNTRIES.split(), ("Norwegian Brazilian Japanese Iranian Polish Italian Kenyan Vietnamese Indian Turkish "
                                      "Canadian Egyptian Chilean Qatari Ukrainian Israeli German Taiwanese Spanish "
                                      "Mexican").split()))
OFFICES = ["prime minister", "president", "foreign minister", "finance minister", "defense minister", "justice minister",
           "senator", "chancellor", "trade minister", "premier"]
REPORTS = ["announce announces announced announced announcing", "say says said said saying",
           "announce announces announced announced announcing", "confirm confirms confirmed confirmed confirming",
           "state states stated stated stating", "warn warns warned warned warning",
           "report reports reported reported reporting", "claim claims claimed claimed claiming",
           "deny denies denied denied denying", "declare declares declared declared declaring",
           "pledge pledges pledged pledged pledging", "vow vows vowed vowed vowing"]
JUDGING = ["condemn condemns condemned condemned condemning", "criticize criticizes criticized criticized criticizing",
           "praise praises praised praised praising", "welcome welcomes welcomed welcomed welcoming",
           "invade invades invaded invaded invading", "summon summons summoned summoned summoning",
           "urge urges urged urged urging", "expel expels expelled expelled expelling",
           "arrest arrests arrested arrested arresting", "detain detains detained detained detaining",
           "charge charges charged charged charging", "indict indicts indicted indicted indicting"]
ACTS = ["sanctions sanction on", "strikes strike on", "attacks attack on", "tariffs tariff on", "restrictions restriction on",
        "talks talk with", "plans plan against", "measures measure against", "duties duty on"]
TITLES = ["chief executive", "president", "chairman", "spokeswoman", "chief economist", "founder"]

rnd = random.Random(0)


class Node:
    """A word with what depends on it, in the order of the sentence."""

    def __init__(self, form, upos, xpos, lemma=None):
        self.form, self.upos, self.xpos, self.lemma = form, upos, xpos, lemma or form
        self.left, self.right = [], []

    def before(self, relation, node):
        self.left.append((relation, node))
        return self

    def after(self, relation, node):
        self.right.append((relation, node))
        return self

    def first(self, relation, node):
        """Leftmost of what stands before it."""
        self.left.insert(0, (relation, node))
        return self

    def order(self, out):
        for _, child in self.left:
            child.order(out)
        out.append(self)
        for _, child in self.right:
            child.order(out)


def pick(items):
    return rnd.choice(items)


def chance(share):
    return rnd.random() < share


def coin():
    word = "".join(pick(ONSETS) + pick(VOWELS) + pick(CODAS) for _ in range(rnd.choices([1, 2, 3], [30, 60, 10])[0]))
    return word[0].upper() + word[1:]


def proper(form):
    return Node(form, "PROPN", "NNPS" if form.endswith("s") and form in BUSINESS else "NNP")


def case(word, lemma=None):
    return Node(word, "ADP", "IN", lemma)


def det(word):
    return Node(word, "DET", "DT", "a" if word == "an" else word)


def mark(word):
    return Node("to", "PART", "TO") if word == "to" else Node(word, "SCONJ", "IN")


def comma():
    return Node(",", "PUNCT", ",")


def company():
    if chance(0.25):
        return proper(pick(KNOWN))
    if chance(0.5):
        return proper(coin())
    name = proper(pick(BUSINESS))
    name.before("compound", proper(coin()))
    return name


def country():
    return proper(pick(COUNTRIES.split()))


def person():
    return proper(pick(FIRST)).after("flat", proper(coin()))


def actor():
    return company() if chance(0.7) else country()


def several(make, most=4):
    """A, B and C; or one."""
    first = make()
    count = rnd.choices([1, 2, 3, 4], [80, 12, 5, 3])[0]
    for i in range(1, min(count, most)):
        other = make()
        if i + 1 == count:
            other.first("cc", Node("and", "CCONJ", "CC"))
        else:
            other.first("punct", comma())
        first.after("conj", other)
    return first, count > 1


def number():
    return Node(pick(["12", "35", "4,000", "20", "7.5", "150", "two", "six", "40", "1.2"]), "NUM", "CD")


def goods():
    if chance(0.15):
        noun = Node(pick(MASS), "NOUN", "NN")
    elif chance(0.25):
        code = pick("ABFKMX") + str(rnd.randint(2, 990))
        noun = Node(code + "s", "PROPN", "NNPS", code)
        if chance(0.6):
            noun.before("nummod", number())
        if chance(0.4):
            noun.before("compound", proper(coin()))
        return noun
    else:
        word = pick(GOODS)
        noun = Node(word, "NOUN", "NNS", word[:-1])
        if chance(0.4):
            noun.before("nummod", number())
    if chance(0.4):
        noun.before("amod", Node(pick(ADJECTIVES), "ADJ", "JJ"))
    return noun


def money():
    sign = Node("$", "SYM", "$")
    if chance(0.3):
        sign.before("advmod", Node(pick(["about", "nearly", "almost"]), "ADV", "RB"))
    scale = Node(pick(["million", "billion"]), "NUM", "CD")
    return sign.after("nummod", scale.before("compound", Node(str(rnd.randint(1, 99)), "NUM", "CD")))


def percent():
    return Node("%", "SYM", "NN").before("nummod", Node(str(rnd.randint(2, 95)), "NUM", "CD"))


def inside(preposition, noun):
    return noun.first("case", case(preposition))


def when():
    kind = rnd.randrange(5)
    if kind == 0:
        return "obl", inside("on", proper(pick(DAYS)))
    if kind == 1:
        return "obl", inside("in", proper(pick(MONTHS)))
    if kind == 2:
        return "obl", inside("in", Node(str(rnd.randint(1990, 2026)), "NUM", "CD"))
    if kind == 3:
        return "obl:unmarked", Node(pick(["week", "month", "year"]), "NOUN", "NN").before(
            "amod", Node(pick(["last", "next"]), "ADJ", "JJ"))
    return "obl", inside("by", Node("end", "NOUN", "NN").before("det", det("the")).after(
        "nmod", inside("of", Node(str(rnd.randint(1990, 2030)), "NUM", "CD"))))


def conjugate(row, form):
    lemma, third, past, participle, gerund = row.split()
    forms = {"VBZ": third, "VBD": past, "VBN": participle, "VBG": gerund, "VB": lemma, "VBP": lemma}
    return Node(forms[form], "VERB", form, lemma)


def predicate(form):
    """A verb in this form with what it takes, but its subject."""
    kind = rnd.randrange(9)
    if kind == 0:
        verb = conjugate(pick(TO_VERBS), form).after("obj", goods())
        verb.after("obl", inside("to", several(actor)[0]))
    elif kind == 1:
        verb = conjugate(pick(FROM_VERBS), form).after("obj", goods())
        if chance(0.8):
            verb.after("obl", inside("from", several(actor)[0]))
    elif kind in (2, 3):
        verb = conjugate(pick(NAME_VERBS), form).after("obj", several(actor)[0])
        if chance(0.2):
            verb.after("obl", inside("over", goods()))
    elif kind == 4:
        verb = conjugate(pick(GOODS_VERBS), form).after("obj", goods())
        if chance(0.4):
            verb.after("obl", inside("in", proper(pick(CITIES)) if chance(0.6) else country()))
    elif kind == 5:
        verb = conjugate(pick(WITH_VERBS), form).after("obl", inside("with", several(actor)[0]))
    elif kind == 6:
        verb = conjugate("invest invests invested invested investing", form).after("obj", money())
        verb.after("obl", inside("in", actor()))
    elif kind == 7:
        verb = stake(form)
    else:
        verb = tariff(form)
    if chance(0.12):
        verb.after("obl", inside("for", money()))
    if chance(0.35):
        verb.after(*when())
    return verb


def stake(form):
    if chance(0.4):
        share = percent().after("nmod", inside("of", company()))
        return conjugate(pick(["own owns owned owned owning", "buy buys bought bought buying",
                               "hold holds held held holding"]), form).after("obj", share)
    part = Node("stake", "NOUN", "NN").before("det", det("a"))
    part.before("compound", percent())
    part.after("nmod", inside("in", company()))
    return conjugate(pick(["hold holds held held holding", "buy buys bought bought buying",
                           "take takes took taken taking", "sell sells sold sold selling"]), form).after("obj", part)


def tariff(form):
    duty = Node(pick(["tariff", "duty", "levy"]), "NOUN", "NN").before("det", det("a"))
    duty.before("compound", percent())
    what = Node(pick(["goods", "imports"]), "NOUN", "NNS", None) if chance(0.6) else Node(pick(MASS), "NOUN", "NN")
    what.lemma = {"goods": "goods", "imports": "import"}.get(what.form, what.form)
    duty.after("nmod", inside("on", what.after("nmod", inside("from", several(country)[0]))))
    return conjugate(pick(["impose imposes imposed imposed imposing", "announce announces announced announced announcing",
                           "slap slaps slapped slapped slapping"]), form).after("obj", duty)


def titled():
    """A person with a post: "Acme chief executive Ann Bo", "Ann Bo, president of Acme,"."""
    title = pick(TITLES).split()
    post = Node(title[-1], "NOUN", "NN")
    if len(title) > 1:
        post.before("amod", Node(title[0], "ADJ", "JJ"))
    if chance(0.5):
        post.first("compound", company())
        return person().first("nmod:desc", post)
    post.after("nmod", inside(pick(["of", "at"]), company())).first("punct", comma()).after("punct", comma())
    return person().after("appos", post)


def demonym():
    return Node(pick(list(DEMONYMS.values())), "ADJ", "JJ")


def official():
    """A person in office: "Canadian finance minister Ann Bo", "U.S. President Ann Bo"."""
    words = pick(OFFICES).split()
    if chance(0.4):  # with capitals the words of a post are names
        post = proper(words[-1].capitalize())
        if len(words) > 1:
            post.before("compound", proper(words[0].capitalize()))
    else:
        post = Node(words[-1], "NOUN", "NN")
        if len(words) > 1:
            kind = ("compound", "NOUN", "NN") if words[0] in ("finance", "defense", "justice", "trade") else ("amod", "ADJ", "JJ")
            post.before(kind[0], Node(words[0], *kind[1:]))
    if chance(0.2):
        post.first("compound", proper("U.S."))
    else:
        post.first("amod", demonym())
    if chance(0.12):
        post.first("amod", Node("former", "ADJ", "JJ"))
    return person().first("nmod:desc", post)


def state():
    """Who acts in politics, singular."""
    kind = rnd.randrange(8)
    if kind <= 2:
        return official()
    if kind == 3:
        return person()
    if kind <= 5:
        return country()
    body = Node(pick(["government", "parliament", "court", "ministry", "police", "military"]), "NOUN", "NN")
    return body.before("det", det("the")).before("amod", demonym())


def state_predicate(form):
    """What states and officials do, without its subject."""
    kind = rnd.randrange(9)
    whom = several(country)[0] if chance(0.6) else state()
    if kind <= 1:
        noun, lemma, preposition = pick(ACTS).split()
        act = Node(noun, "NOUN", "NNS", lemma)
        if chance(0.5):
            act.before("amod", Node(pick(["new", "retaliatory", "further", "military", "economic"]), "ADJ", "JJ"))
        elif noun == "tariffs" and chance(0.6):
            act.before("compound", percent())
        target = whom if chance(0.6) else inside("from", country())
        if target is not whom:
            goods_ = Node(pick(["goods", "imports"]), "NOUN", "NNS")
            goods_.lemma = {"imports": "import"}.get(goods_.form, goods_.form)
            target = goods_.after("nmod", target)
        act.after("nmod", inside(preposition, target))
        return conjugate(pick(["announce announces announced announced announcing", "launch launches launched launched launching",
                               "impose imposes imposed imposed imposing", "begin begins began begun beginning",
                               "suspend suspends suspended suspended suspending"]), form).after("obj", act)
    if kind <= 3:
        verb = conjugate(pick(JUDGING), form).after("obj", whom)
        if chance(0.3):
            verb.after("advcl", predicate("VBG").first("mark", mark("for")))
        return verb
    if kind == 4:
        plan = Node("plans", "NOUN", "NNS", "plan").after("acl", state_verb("VB").first("mark", mark("to")))
        return conjugate("announce announces announced announced announcing", form).after("obj", plan)
    if kind == 5:
        pact = Node(pick(["agreement", "accord", "treaty"]), "NOUN", "NN")
        pact.before("det", det("an" if pact.form[0] == "a" else "a")).after("nmod", inside("with", whom))
        return conjugate("sign signs signed signed signing", form).after("obj", pact)
    if kind == 6:
        verb = conjugate("meet meets met met meeting", form).after("obl", inside("with", official()))
        return verb.after("obl", inside("in", proper(pick(CITIES))))
    if kind == 7:
        post = Node(pick(["minister", "ambassador", "director", "governor"]), "NOUN", "NN")
        return conjugate("appoint appoints appointed appointed appointing", form).after("obj", person()).after(
            "obl", inside("as", post))
    post = Node(pick(["minister", "president", "leader"]), "NOUN", "NN").after("nmod", inside("of", country()))
    return conjugate("resign resigns resigned resigned resigning", form).after("obl", inside("as", post))


def state_verb(form):
    return conjugate(pick(JUDGING), form).after("obj", country())


def announced():
    """ "Canadian finance minister Ann Bo announces that Kenya will sanction Iran"."""
    form = "VBZ" if chance(0.7) else "VBD"
    verb = conjugate(pick(REPORTS), form).before("nsubj", state() if chance(0.8) else subject()[0])
    if chance(0.35):
        told = clause()
    else:
        told = state_predicate("VB").before("aux", Node(pick(["will", "would", "may"]), "AUX", "MD")) if chance(
            0.5) else state_predicate("VBZ" if form == "VBZ" else "VBD")
        told.first("nsubj", country() if chance(0.7) else state())
    if chance(0.6):
        told.first("mark", mark("that"))
    return verb.after("ccomp", told)


def politics():
    form = "VBZ" if chance(0.6) else "VBD"
    verb = state_predicate(form).first("nsubj", state())
    if chance(0.2):
        verb.after("advcl", state_predicate("VBG").first("punct", comma()))
    if chance(0.3):
        verb.after(*when())
    return verb


def subject():
    """A subject and whether it is plural."""
    kind = rnd.randrange(12)
    if kind <= 5:
        return several(actor)
    if kind == 6:
        name = company()
        clause = predicate(pick(["VBZ", "VBD"])).first("nsubj", Node("which", "PRON", "WDT"))
        name.after("acl:relcl", clause.first("punct", comma()).after("punct", comma()))
        return name, False
    if kind == 7:
        name = company()
        clause = conjugate(pick(NAME_VERBS), "VBN").after("obl:agent", inside("by", actor()))
        name.after("acl", clause.first("punct", comma()).after("punct", comma()))
        return name, False
    if kind == 8:
        name = company()
        maker = Node("maker", "NOUN", "NN").before("det", det("a")).after("nmod", inside("of", goods()))
        name.after("appos", maker.first("punct", comma()).after("punct", comma()))
        return name, False
    if kind == 9:
        name = company()
        which = Node("which", "PRON", "WDT").first("case", case("in"))
        clause = conjugate("hold holds held held holding", "VBZ").before("obl", which).before("nsubj", company())
        clause.after("obj", percent())
        name.after("acl:relcl", clause.first("punct", comma()).after("punct", comma()))
        return name, False
    return (titled() if chance(0.6) else person()), False


def clause():
    """A clause with its subject: active, passive, planned, or by a noun that takes an infinitive."""
    who, plural = subject()
    present = "VBP" if plural else "VBZ"
    kind = rnd.randrange(12)
    if kind <= 3:
        verb = predicate(pick([present, "VBD"]))
        if chance(0.12):
            verb.after("advcl", predicate("VBG").first("punct", comma()))
        if chance(0.1):
            verb.after("conj", predicate(verb.xpos).first("cc", Node("and", "CCONJ", "CC")))
    elif kind == 4:
        verb = predicate("VB").before("aux", Node(pick(["will", "would", "may", "could"]), "AUX", "MD"))
        if chance(0.3):
            verb.before("advmod", Node("not", "PART", "RB"))
    elif kind == 5:
        verb = predicate("VBN").before("aux", Node("have" if plural else "has", "AUX", "VBP" if plural else "VBZ", "have"))
    elif kind == 6:
        verb = conjugate(pick(PLAN_VERBS), pick([present, "VBD"])).after("xcomp", predicate("VB").first("mark", mark("to")))
    elif kind == 7:
        noun = pick(PLAN_NOUNS)
        plan = Node(noun + "s", "NOUN", "NNS", noun) if chance(0.4) else Node(noun, "NOUN", "NN").before(
            "det", det("an" if noun[0] in "aeiou" else "a"))
        plan.after("acl", predicate("VB").first("mark", mark("to")))
        verb = conjugate(pick(PLAN_HOLDERS), pick([present, "VBD"])).after("obj", plan)
    elif kind == 8:
        talks = Node("talks", "NOUN", "NNS", "talk").after("acl", predicate("VB").first("mark", mark("to")))
        talks.before("nsubj", who).before("cop", Node("are" if plural else "is", "AUX", present, "be"))
        return talks.before("case", case("in"))
    elif kind == 9:
        verb = conjugate(pick(NAME_VERBS), "VBN").before("nsubj:pass", who)
        verb.before("aux:pass", Node("were" if plural else "was", "AUX", "VBD", "be"))
        verb.after("obl:agent", inside("by", several(actor)[0]))
        if chance(0.3):
            verb.after(*when())
        return verb
    elif kind == 10:
        verb = conjugate("accuse accuses accused accused accusing", pick([present, "VBD"])).after("obj", actor())
        verb.after("advcl", predicate("VBG").first("mark", mark("of")))
    else:
        order = Node("order", "NOUN", "NN").before("det", det("an")).after("nmod", inside("for", goods()))
        verb = conjugate("place places placed placed placing", pick([present, "VBD"])).after("obj", order)
        verb.after("obl", inside("with", company()))
    return verb.first("nsubj", who)


def speaker():
    kind = rnd.randrange(8)
    if kind <= 2:
        return titled() if chance(0.4) else person()
    if kind == 3:
        return company()
    if kind == 4:
        return Node("spokesman", "NOUN", "NN").before("det", det("a")).after("nmod", inside("for", company()))
    if kind == 5:
        who = Node("person", "NOUN", "NN").before("det", det("a"))
        knowledge = Node("knowledge", "NOUN", "NN").after("nmod", inside("of", Node("matter", "NOUN", "NN").before(
            "det", det("the"))))
        return who.after("nmod", inside("with", knowledge))
    if kind == 6:
        return Node("analysts", "NOUN", "NNS", "analyst").after("nmod", inside("at", company()))
    return Node(pick(["ministry", "company", "government", "newspaper"]), "NOUN", "NN").before("det", det("the"))


def report():
    kind = rnd.randrange(8)
    told = clause()
    if kind <= 1:
        verb = conjugate(pick(SAY), "VBD").before("nsubj", speaker())
        if chance(0.3):
            verb.after("obl", inside("on", proper(pick(DAYS))))
            told.first("mark", mark("that"))
        elif chance(0.5):
            told.first("mark", mark("that"))
        return verb.after("ccomp", told)
    if kind == 2:
        verb = conjugate("tell tells told told telling", "VBD").before("nsubj", speaker())
        verb.after("iobj", proper(pick(OUTLETS)) if chance(0.6) else proper("Journal").before("det", det("the")).before(
            "compound", proper(coin())))
        if chance(0.8):
            told.first("mark", mark("that"))
        return verb.after("ccomp", told)
    if kind in (3, 4, 5):
        quoted = chance(0.5)
        if quoted:
            told.first("punct", Node('"', "PUNCT", "``"))
        told.after("punct", comma())
        if quoted:
            told.after("punct", Node('"', "PUNCT", "''"))
        if kind == 3:
            verb = conjugate("tell tells told told telling", "VBD").after("iobj", proper(pick(OUTLETS)))
        else:
            verb = conjugate(pick(SAY[:1] * 4 + SAY), "VBD")
        verb.before("ccomp", told).before("nsubj", speaker())
        if chance(0.4):
            verb.after("obl", inside("on", proper(pick(DAYS))))
        return verb
    source = Node("According" if kind == 6 else "according", "VERB", "VBG", "accord").after("fixed", case("to"))
    who = speaker().first("case", source)
    if kind == 6:
        return told.first("obl", who.after("punct", comma()))
    return told.after("obl", who.first("punct", comma()))


def headline():
    who, plural = several(actor)
    if chance(0.4):
        return predicate("VB").first("mark", mark("to")).first("nsubj", who)
    return predicate("VBP" if plural else "VBZ").first("nsubj", who)


def opened():
    """ "Founded in 2019 by Ann Bo, Acme makes drones"."""
    told = clause()
    start = Node("Founded", "VERB", "VBN", "found")
    start.after("obl", inside("in", Node(str(rnd.randint(1900, 2025)), "NUM", "CD")))
    start.after("obl:agent", inside("by", several(person)[0])).after("punct", comma())
    return told.first("advcl", start)


def sentence():
    roll = rnd.random()
    if roll < 0.15:
        return headline()
    if roll < 0.2:
        top = opened()
    else:
        top = pick([report, report, clause, clause, announced, politics])()
    top.after("punct", Node(".", "PUNCT", "."))
    return top


def write(number_, top, out):
    words = []
    top.order(words)
    # two commas in a row, or one before a full stop, are one
    kept = [w for i, w in enumerate(words)
            if not (w.form == "," and i + 1 < len(words) and words[i + 1].form in ",.")]
    gone = {id(w) for w in words} - {id(w) for w in kept}
    place = {id(w): i + 1 for i, w in enumerate(kept)}
    heads = {}

    def walk(node):
        for relation, child in node.left + node.right:
            if id(child) not in gone:
                heads[id(child)] = (place[id(node)], relation)
            walk(child)

    walk(top)
    heads[id(top)] = (0, "root")
    if kept[0].upos != "PUNCT":
        kept[0].form = kept[0].form[0].upper() + kept[0].form[1:]
    print(f"# sent_id = news-{number_}", file=out)
    print("# text = " + " ".join(w.form for w in kept), file=out)
    for i, w in enumerate(kept):
        head, relation = heads[id(w)]
        print(i + 1, w.form, w.lemma, w.upos, w.xpos, "_", head, relation, "_", "_", sep="\t", file=out)
    print(file=out)


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    rnd.seed(int(sys.argv[2]))
    written = 0
    while written < int(sys.argv[1]):
        top = sentence()
        words = []
        top.order(words)
        if len(words) > 45:
            continue
        write(written, top, sys.stdout)
        written += 1


if __name__ == "__main__":
    main()
