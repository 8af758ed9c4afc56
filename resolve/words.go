package resolve

import (
	"strings"

	"github.com/actant-project/actant/gazetteer"
)

type set map[string]bool

func words(s string) set {
	m := make(set)
	for w := range strings.FieldsSeq(s) {
		m[w] = true
	}
	return m
}

// sharedDemonyms belong to several countries; no list can say to which.
var sharedDemonyms = map[string][]string{"korean": {"KP", "KR"}, "koreans": {"KP", "KR"}, "congolese": {"CD", "CG"}}

// particles open or join a family name.
var particles = words(`al el ul ad as ash bin ibn ben bint abu van von vom zu der den ter ten de del della dei di da do dos das du
	la le les los las st saint mac y e`)

// generations set a son apart from his father.
var generations = map[string]string{"jr": "jr", "junior": "jr", "sr": "sr", "senior": "sr", "ii": "ii", "iii": "iii", "iv": "iv"}

// letters behind a name that are no part of it.
var postnominals = words(`mp msp mep qc kc sc obe mbe cbe phd md esq usn ret`)

// familyFirst are frequent family names of East Asia, where they precede the given name.
var familyFirst = words(`kim lee park pak choi choe jung jeong kang cho jo yoon yun jang chang lim im han oh seo shin sin kwon hwang ahn an song
	yoo yu hong moon mun xi li wang zhang liu chen yang huang zhao wu zhou xu sun ma hu zhu gao lin he guo luo zheng liang xie tang deng feng mao
	wen jiang peng qin bo cai tsai nguyen tran le pham phan vu vo dang bui do ho ngo duong ly hun prayut mahathir anwar`)

// givenNameTitles stand before a given name alone: "Sheikh Khalid".
var givenNameTitles = words(`sheikh sheikha king queen prince princess emperor empress emir sultan pope sir dame lord lady tsar tsarina ayatollah imam
	datuk dato dato' seri sri tun tan datin puan encik tunku tengku sister mother father brother`)

// eitherGender are given names of women in one language and of men in another.
var eitherGender = words(`andrea nicola simone michele joan sasha dana noor kim leslie dominique marion vivian`)

// nicknames maps a short or foreign-spelt given name to the name it stands for.
var nicknames = map[string]string{
	"bill": "william", "will": "william", "billy": "william", "bob": "robert", "rob": "robert", "bobby": "robert", "robby": "robert",
	"joe": "joseph", "joey": "joseph", "mike": "michael", "mick": "michael", "jim": "james", "jimmy": "james", "jamie": "james",
	"tom": "thomas", "tommy": "thomas", "dick": "richard", "rick": "richard", "rich": "richard", "ted": "edward", "ed": "edward",
	"eddie": "edward", "dave": "david", "dan": "daniel", "danny": "daniel", "don": "donald", "ron": "ronald", "ken": "kenneth",
	"steve": "steven", "stephen": "steven", "tony": "anthony", "chris": "christopher", "matt": "matthew", "nick": "nicholas",
	"alex": "alexander", "aleksandr": "alexander", "aleksander": "alexander", "alexandr": "alexander", "sasha": "alexander",
	"andy": "andrew", "greg": "gregory", "jeff": "jeffrey", "geoff": "geoffrey", "larry": "lawrence", "chuck": "charles",
	"charlie": "charles", "sam": "samuel", "ben": "benjamin", "bernie": "bernard", "pete": "peter", "phil": "philip", "pat": "patrick",
	"tim": "timothy", "jerry": "gerald", "fred": "frederick", "gabe": "gabriel", "hank": "henry", "harry": "henry", "jack": "john",
	"johnny": "john", "josh": "joshua", "jo": "joanna", "liz": "elizabeth", "beth": "elizabeth", "betty": "elizabeth", "kate": "katherine",
	"kathy": "katherine", "katie": "katherine", "catherine": "katherine", "kathryn": "katherine", "sue": "susan", "peggy": "margaret",
	"maggie": "margaret", "meg": "margaret", "debbie": "deborah", "jenny": "jennifer", "jen": "jennifer", "becky": "rebecca",
	"barb": "barbara", "cindy": "cynthia", "vicky": "victoria", "mandy": "amanda", "angie": "angela",
	"mohamed": "mohammed", "muhammad": "mohammed", "mohammad": "mohammed", "muhammed": "mohammed", "mohamad": "mohammed",
	"sergei": "sergey", "andrei": "andrey", "aleksey": "alexey", "aleksei": "alexey", "alexei": "alexey", "yuri": "yury",
	"dmitri": "dmitry", "dmitriy": "dmitry", "yevgeny": "evgeny", "evgeni": "evgeny", "volodimir": "volodymyr",
}

// legalForms end a company's name and are dropped when it is named again.
var legalForms = words(`inc incorporated corp corporation co company ltd limited llc llp lp plc gmbh ag kg se sa s.a. nv bv spa srl ab asa oy oyj kk pty sarl
	aps as sas`)

// small words carry no initial in an acronym.
var small = words(`of the and for in on at to de la le des du und der die das des del y e et & a an`)

// prepositions before a name: it is then no subject.
var prepositions = words(`of in on at to from by with for against about into near inside outside across around over under toward towards between
	through via beyond within among after before behind beneath beside besides than like unlike including concerning despite during since
	until without upon as per off onto`)

// locative prepositions stand before the name of a place.
var locatives = words(`in at near from to into outside inside around across through toward towards via leave leaving left visit visiting visited reach reached`)

// saying and acting verbs that a person or a state is the subject of.
var speech = words(`said says say told tells asked asks added adds argued argues insisted insists claimed claims warned warns announced announces
	noted notes explained explains stated states declared declares replied replies wrote writes tweeted confirmed confirms denied denies
	admitted admits acknowledged acknowledges suggested suggests stressed stresses vowed vows pledged pledges promised promises urged urges
	called calls recalled recalls concluded concludes continued continues remarked remarks responded responds testified testifies complained
	quipped joked conceded concedes boasted alleged alleges accused accuses reiterated reiterates asserted asserts commented comments
	believes believed thinks thought hopes hoped demanded demands rejected rejects condemned condemns criticised criticized praised
	praises blamed blames agreed agrees threatened threatens expects expected`)

// acting are further verbs that only an actor has, so that a capital before one stands for its government.
var acting = words(`imposed imposes responded wants wanted sought seeks offered offers refused refuses ordered orders signed signs withdrew
	withdraws backed backs supports supported opposes opposed retaliated expelled summoned recalled recognised recognized annexed invaded
	sanctioned banned deployed launched pulled approved vetoed negotiated signalled signaled hinted proposed proposes considers regards sees
	views accuses fears feared delivered supplied supplies sent ratified suspended froze lifted dismissed`)

// auxiliaries and other frequent finite verbs without a regular ending.
var finite = words(`is was are were has had have does did do will would can could may might must should shall became becomes began begins came comes
	went goes took takes made makes gave gives got gets held holds kept keeps knew knows led leads left lost met meets put puts ran runs saw
	sees sent set stood stands spoke speaks won wins felt found fell fought flew grew heard hit lay paid quit read rose sat sold shot spent
	struck swore taught threw understood wore won't can't couldn't wouldn't doesn't didn't isn't wasn't hasn't hadn't built bought brought
	broke cut died dies drew drove ate hid hurt let lives lived married moved returned served serves works worked plays played won wants sang hung
	slept ate bore beat beats bent bet bit bled blew bred burst caught chose clung crept dealt dug drank fed fled flung forgot forgave froze
	hurt kept knelt laid leapt lent lied lit meant overcame overtook rang rode rose rests sank sewed shook shone shrank shut slid slowed spun
	spread sprang stole stuck stung swam swept swung tore undertook upheld warned wept withdrew woke wound wrote`)

// adverbs that stand between a subject and its verb.
var adverbs = words(`also then later now never still just often always once again soon already even only ever first twice both all too who not`)

// seats of government stand for their country; they stay organisations of their own.
var seats = map[string]string{
	"kremlin": "RU", "white house": "US", "pentagon": "US", "capitol hill": "US", "foggy bottom": "US", "oval office": "US",
	"downing street": "GB", "10 downing street": "GB", "no 10 downing street": "GB", "number 10": "GB", "no 10": "GB", "whitehall": "GB",
	"westminster": "GB", "buckingham palace": "GB", "elysee": "FR", "elysee palace": "FR", "quai d'orsay": "FR", "matignon": "FR",
	"zhongnanhai": "CN", "blue house": "KR", "quirinale": "IT", "palazzo chigi": "IT", "moncloa": "ES", "planalto": "BR", "casa rosada": "AR",
	"bankova": "UA",
}

// past qualifies an office that is held no more, or not yet.
var past = words(`former ex late then then-president one-time onetime ousted deposed outgoing incoming acting future would-be retired disgraced next
	previous`)

// lesser in front of an office makes it another one: the vice president is not the president.
var lesser = words(`vice deputy assistant associate under prime attorney secretary permanent shadow junior first`)

// rulers are the offices whose holder is a country's leader.
var rulers = words(`president minister chancellor premier leader king queen emperor emir sultan taoiseach dictator counterpart ruler strongman`)

// personNouns are what a pronoun may mean though it has no name, with their gender.
var personNouns = genders(map[gazetteer.Gender]string{
	gazetteer.Male: `man boy father husband son brother uncle grandfather nephew gentleman businessman spokesman policeman fireman chairman salesman
		congressman actor king prince boyfriend guy dad grandson widower groom monk priest waiter statesman gunman cameraman lad stepfather`,
	gazetteer.Female: `woman girl mother wife daughter sister aunt grandmother niece lady businesswoman spokeswoman policewoman chairwoman congresswoman
		actress queen princess girlfriend mom mum granddaughter widow bride nun waitress stateswoman schoolgirl stepmother`,
	gazetteer.Unknown: `person child teenager student teacher schoolteacher doctor nurse lawyer judge officer soldier driver victim suspect witness
		neighbour neighbor friend colleague cousin parent patient prisoner singer player coach manager boss worker reporter journalist author
		writer artist director producer analyst expert professor researcher scientist official aide adviser advisor candidate opponent rival
		president minister senator governor mayor secretary ambassador general colonel captain sergeant prosecutor attorney defendant
		passenger pilot resident caller gunman attacker killer shooter thief user owner founder farmer engineer musician composer painter
		poet novelist partner baby infant toddler kid somebody someone anyone whoever predecessor successor deputy leader chief head editor
		correspondent voter customer client employee employer boxer footballer striker goalkeeper athlete runner swimmer golfer`,
})

func genders(lists map[gazetteer.Gender]string) map[string]gazetteer.Gender {
	m := make(map[string]gazetteer.Gender)
	for g, list := range lists {
		for w := range strings.FieldsSeq(list) {
			if m[w] == gazetteer.Unknown {
				m[w] = g
			}
		}
	}
	return m
}

// conjunctions and marks that open a new clause in a sentence.
var clauseMarks = words(`that who which whom whose when while because after before although though if as since until and but or so whether where
	, ; : – — - “ ”`)
