package verb

import "github.com/actant-project/actant/fact"

// plainest is the word for a type of relation whose edge has no label, or none that says anything.
var plainest = map[fact.RelationType]string{
	fact.Said: "tell", fact.Consult: "consult", fact.Agree: "agree", fact.Accuse: "accuse", fact.Support: "support",
	fact.Request: "ask", fact.Reject: "reject", fact.Threaten: "threaten", fact.Assault: "attack", fact.Aid: "aid",
	fact.Sanction: "sanction", fact.Coerce: "coerce", fact.Yield: "yield", fact.RoleOf: "", fact.Member: "member",
	fact.Personnel: "appoint", fact.Investigate: "investigate", fact.Cooperate: "cooperate", fact.Protest: "protest",
	fact.Mobilize: "deploy",
}

// complement is what a verb needs before the one it is done to, as news write it most often.
var complement = map[string]string{
	"agree": "with", "speak": "with", "talk": "with", "meet": "", "negotiate": "with", "cooperate": "with", "clash": "with",
	"work": "with", "discuss": "with", "share": "with", "collaborate": "with", "side": "with", "quarrel": "with", "argue": "with",
	"say": "to", "yield": "to", "surrender": "to", "apologize": "to", "apologise": "to", "appeal": "to", "object": "to",
	"write": "to", "respond": "to", "reply": "to", "travel": "to", "cede": "to", "concede": "to", "donate": "to", "promise": "to",
	"confer": "with", "complain": "about", "protest": "against", "mediate": "for", "demonstrate": "against", "rally": "against",
	"vote": "against", "retaliate": "against", "trade": "with", "withdraw": "from", "withdrawal": "from", "resign": "from", "retreat": "from",
	"demand": "of", "seek": "from", "want": "from", "require": "of", "pull": "out of", "hand over": "to", "deploy": "to", "march": "against",
	"break off": "with", "sever": "ties with", "lift": "curbs on", "break up": "with", "lash out": "at", "hit out": "at", "crack down": "on", "fight": "", "battle": "",
}

// light verbs say nothing without their object, which an edge does not have ("imposed sanctions on", "carried out an attack on"), so
// the word of the relation's type stands instead. To appoint and to dismiss are of one type, which has no such word.
var light = map[string]bool{
	"impose": true, "launch": true, "carry": true, "carry out": true, "conduct": true, "express": true, "make": true, "hold": true,
	"issue": true, "take": true, "give": true, "reach": true, "pay": true, "continue": true, "resume": true, "file": true, "step": true,
	"step up": true, "try": true, "bring": true, "put": true, "show": true, "voice": true, "stage": true, "wage": true, "mount": true,
	"do": true, "have": true, "start": true, "begin": true, "lay": true, "level": true, "extend": true, "reaffirm": true,
	"reiterate": true, "lodge": true, "lead": true, "set": true, "send": true, "provide": true, "deliver": true, "undertake": true,
}

// officeFor are posts that one holds "for", "at" or as adviser "to", by their last word; the others are "of".
var officeFor = map[string]string{
	"spokesman": "for", "spokeswoman": "for", "spokesperson": "for", "lawyer": "for", "attorney": "for", "counsel": "for", "solicitor": "for",
	"negotiator": "for", "correspondent": "for", "reporter": "for", "columnist": "for", "agent": "for", "candidate": "for",
	"analyst": "at", "economist": "at", "researcher": "at", "fellow": "at", "professor": "at", "lecturer": "at", "scientist": "at", "engineer": "at",
	"adviser": "to", "advisor": "to", "aide": "to", "assistant": "to",
}

// officeOf words the verbs that tell of a post.
var officeOf = map[string]string{
	"lead": "leader of", "run": "head of", "command": "commander of", "manage": "manager of", "direct": "director of", "edit": "editor of", "found": "founder of",
	"co found": "co-founder of", "cofound": "co-founder of", "preside": "president of", "work": "worked for", "act": "acted for", "resign": "resigned from",
	"represent": "represented",
}

// verbOf turns nouns that trigger a relation into the verb that says the same.
var verbOf = map[string]string{
	"meeting": "meet", "summit": "meet", "talks": "talk", "conversation": "speak", "phone call": "call", "visitor": "visit",
	"negotiation": "negotiate", "negotiations": "negotiate", "agreement": "agree", "accord": "agree", "deal": "agree", "pledge": "pledge",
	"criticism": "criticize", "accusation": "accuse", "allegation": "accuse", "lawsuit": "sue", "complaint": "complain",
	"endorsement": "endorse", "recognition": "recognize", "rejection": "reject", "refusal": "refuse", "statement": "say",
	"remark": "say", "comment": "say", "speech": "say", "interview": "interview", "invasion": "invade", "bombing": "bomb",
	"war": "fight", "assistance": "assist", "loan": "lend", "sanctions": "sanction", "expulsion": "expel", "tariff": "tax",
	"withdrawal": "withdraw", "appointment": "appoint", "nomination": "nominate", "threats": "threaten", "ultimatum": "threaten",
	"warning": "warn", "investigation": "investigate", "cooperation": "cooperate", "protests": "protest", "killing": "kill",
	"support": "support", "praise": "praise", "threat": "threaten", "plea": "plead", "discussion": "discuss", "discussions": "discuss",
}

// nounlikeVerbs end like nouns.
var nounlikeVerbs = map[string]bool{
	"mention": true, "question": true, "sanction": true, "commission": true, "caution": true, "condition": true, "petition": true,
	"position": true, "station": true, "implement": true, "comment": true, "lament": true, "torment": true, "influence": true,
	"reference": true, "sentence": true, "finance": true, "advance": true, "balance": true, "enhance": true, "silence": true,
	"commence": true, "experience": true, "evidence": true, "cement": true, "supplement": true, "document": true,
	"requisition": true, "apportion": true, "envision": true, "provision": true, "experiment": true, "distance": true,
}

// doubled verbs double their last letter though they have more than one syllable, or would not by the rule.
var doubled = map[string]bool{
	"admit": true, "commit": true, "permit": true, "submit": true, "omit": true, "refer": true, "defer": true, "confer": true,
	"prefer": true, "deter": true, "compel": true, "expel": true, "propel": true, "rebel": true, "repel": true, "control": true,
	"patrol": true, "cancel": true, "counsel": true, "label": true, "occur": true, "incur": true, "regret": true, "equip": true,
	"transfer": true, "kidnap": true, "acquit": true, "abet": true, "rebut": true, "outwit": true, "format": true, "veto": false,
}

// irregular past tenses of verbs that news use.
var irregular = map[string]string{
	"freeze": "froze", "be": "was", "have": "had", "do": "did", "go": "went", "say": "said", "tell": "told", "meet": "met", "speak": "spoke",
	"hold": "held", "give": "gave", "send": "sent", "lend": "lent", "take": "took", "make": "made", "write": "wrote",
	"fight": "fought", "strike": "struck", "shoot": "shot", "steal": "stole", "seek": "sought", "think": "thought",
	"bring": "brought", "buy": "bought", "sell": "sold", "lead": "led", "leave": "left", "lose": "lost", "win": "won",
	"choose": "chose", "begin": "began", "break": "broke", "build": "built", "catch": "caught", "come": "came", "overcome": "overcame",
	"cut": "cut", "put": "put", "set": "set", "let": "let", "hit": "hit", "quit": "quit", "hurt": "hurt", "shut": "shut",
	"draw": "drew", "withdraw": "withdrew", "drive": "drove", "eat": "ate", "fall": "fell", "feel": "felt", "find": "found",
	"fly": "flew", "forbid": "forbade", "forget": "forgot", "forgive": "forgave", "get": "got", "grow": "grew", "hang": "hung",
	"hear": "heard", "hide": "hid", "keep": "kept", "know": "knew", "lay": "laid", "pay": "paid", "read": "read", "ride": "rode",
	"rise": "rose", "run": "ran", "see": "saw", "oversee": "oversaw", "shake": "shook", "show": "showed", "sit": "sat",
	"spend": "spent", "stand": "stood", "withstand": "withstood", "understand": "understood", "swear": "swore", "teach": "taught",
	"throw": "threw", "overthrow": "overthrew", "wear": "wore", "beat": "beat", "bind": "bound", "bite": "bit", "blow": "blew",
	"cast": "cast", "deal": "dealt", "dig": "dug", "drink": "drank", "feed": "fed", "flee": "fled", "light": "lit", "mean": "meant",
	"mislead": "misled", "sue": "sued", "bid": "bid", "outbid": "outbid", "bet": "bet", "offset": "offset", "upset": "upset",
	"spread": "spread", "split": "split", "sink": "sank", "spy": "spied", "undertake": "undertook", "undergo": "underwent", "foresee": "foresaw",
	"stick": "stuck", "wake": "woke", "weave": "wove", "wind": "wound", "become": "became", "host": "hosted", "offer": "offered",
	"free": "freed", "agree": "agreed", "veto": "vetoed", "target": "targeted", "label": "labelled", "visit": "visited",
	"benefit": "benefited", "focus": "focused", "credit": "credited", "edit": "edited", "limit": "limited", "profit": "profited",
	"quarrel": "quarrelled", "signal": "signalled", "travel": "travelled", "cancel": "cancelled",
}
