package timex

// field names a part of a frame that a class of words or a rule's constant sets.
type field uint8

const (
	fNone field = iota
	fYear
	fMonth
	fDay
	fWeekday
	fQuarter
	fHalf
	fSeason
	fPart
	fHM
	fHour
	fHHMM
	fClockAP
	fNoon
	fAP
	fZone
	fUnit
	fN
	fOrd
	fDir
	fQual
	fVague
	fMod
	fRef
	fBase
	fWeek
	fYearShift
	fDecade
	fAdverb
	fYear2
)

// fields are the names of rules.txt.
var fields = map[string]field{"year": fYear, "month": fMonth, "day": fDay, "weekday": fWeekday, "quarter": fQuarter, "half": fHalf,
	"season": fSeason, "part": fPart, "unit": fUnit, "n": fN, "dir": fDir, "vague": fVague, "mod": fMod, "ref": fRef, "base": fBase,
	"week": fWeek, "yearshift": fYearShift}

// classFields tells what the value of a class of words sets.
var classFields = []struct {
	name string
	field
}{
	{"WEEKDAY", fWeekday}, {"WEEKDAYS", fWeekday}, {"WDABBR", fWeekday}, {"MONTH", fMonth}, {"MABBR", fMonth},
	{"SEASON", fSeason}, {"PART", fPart}, {"PARTS", fPart}, {"NOON", fNoon}, {"UNIT", fUnit},
	{"UNITS", fUnit}, {"UNITLY", fAdverb}, {"ORD", fOrd}, {"QTR", fOrd}, {"DECADE", fDecade}, {"AP", fAP}, {"ZONE", fZone}, {"QUAL", fQual},
	{"DIR", fDir}, {"VAGUE", fVague}, {"NUM", fN}, {"D", fDay}, {"DD", fDay},
	{"DO", fDay}, {"DOW", fDay}, {"MM", fMonth}, {"Y4", fYear}, {"Y2", fYear2}, {"YW", fYear}, {"HM", fHM}, {"HHMM", fHHMM}, {"H12", fHour},
	{"CLOCKAP", fClockAP},
}

// operation says how a frame's value is made; resolve.go.
type operation uint8

const (
	opDate operation = iota
	opRel
	opShift
	opDur
	opSet
	opRef
	opHoliday
	opDecade
	opCentury
)

var operations = map[string]operation{"date": opDate, "rel": opRel, "shift": opShift, "dur": opDur, "set": opSet, "ref": opRef,
	"holiday": opHoliday, "decade": opDecade, "century": opCentury}

// unit is a calendar or clock unit, as words.txt counts them.
type unit int8

const (
	uSecond unit = 1 + iota
	uMinute
	uHour
	uDay
	uWeek
	uMonth
	uQuarter
	uYear
	uDecade
	uCentury
	uWeekend
)

// Directions of a weekday, month or season: "last Friday", "this coming Friday", "next Friday", "this Friday".
const (
	dirNone  = 0
	dirPast  = -1
	dirNext  = 1
	dirAfter = 2 // "next Friday": not the one of this week
	dirThis  = 3
)

// frame is an expression's meaning before it is resolved: the parts it names. Zero parts are not named.
type frame struct {
	op            operation
	year, month   int
	day, weekday  int
	quarter, half int // quarter -1: the quarter last told
	season, part  int
	hour, minute  int // valid with clock
	ap            int // -1 none, 0 a.m., 12 p.m.
	zone          int // minutes from UTC; noZone; 9000 and more follow the summer time of the United States
	clock         bool
	unit          unit
	n             float64
	counted       bool // n is set
	ord           int
	dir           int
	based         bool // counts from the time told last, not from the report's day
	vague         bool
	week          int // with hasWeek: weeks from this one
	hasWeek       bool
	yearShift     int
	hasYearShift  bool
	decade        int
	mod           string
	ref           string
}

const noZone = -99999

var quals = [...]string{"", "APPROX", "LESS_THAN", "MORE_THAN", "EQUAL_OR_MORE", "EQUAL_OR_LESS"}

// put sets the part f to v, a class's value.
func (x *frame) put(f field, v int, num float64) {
	switch f {
	case fYear:
		x.year = v
	case fYear2:
		x.year = century(v)
	case fMonth:
		x.month = v
	case fDay:
		x.day = v
	case fWeekday:
		x.weekday = v
	case fSeason:
		x.season = v
	case fPart:
		x.part = v
	case fNoon:
		x.clock, x.hour, x.minute = true, v, 0
	case fHM, fHHMM:
		x.clock, x.hour, x.minute = true, v/100, v%100
	case fHour:
		x.clock, x.hour = true, v
	case fClockAP:
		x.clock, x.hour, x.minute, x.ap = true, v%10000/100, v%100, v/10000*12
	case fAP:
		x.ap = v
	case fZone:
		x.zone = v
	case fUnit:
		x.unit = unit(v)
	case fAdverb:
		x.unit, x.n, x.counted = unit(v), 1, true
	case fN:
		x.n, x.counted = num, true
	case fOrd:
		x.ord = v
	case fDir:
		x.dir = v
	case fQual:
		if x.mod == "" {
			x.mod = quals[v]
		}
	case fVague:
		x.vague = true
	case fDecade:
		x.decade = v
	}
}

// apply sets a rule's constant.
func (x *frame) apply(s setting) {
	v := int(s.val)
	switch s.field {
	case fQuarter:
		if s.ref == "last" {
			x.quarter = -1
			if x.ord > 0 {
				x.quarter = x.ord
			}
		} else if s.ref == "ord" {
			x.quarter = x.ord
		}
	case fHalf:
		x.half = v
		if s.ref == "ord" {
			x.half = x.ord
		}
	case fN:
		x.n, x.counted = s.val, true
	case fUnit:
		x.unit = unit(v)
	case fPart:
		x.part = v
	case fDir:
		x.dir = v
	case fMod:
		x.mod = s.ref
	case fRef:
		x.ref = s.ref
	case fBase:
		x.based = true
	case fVague:
		x.vague = true
	case fWeek:
		x.week, x.hasWeek = v, true
	case fYearShift:
		x.yearShift, x.hasYearShift = v, true
	}
}

// century completes a year of two digits: 00-49 lie in this century, 50-99 in the last.
func century(y int) int {
	if y < 50 {
		return 2000 + y
	}
	return 1900 + y
}

// expr is a temporal expression in the text before resolution: tokens [i,j) of sentence sent.
type expr struct {
	frame
	rule   *rule
	i, j   int
	sent   int
	status status

	side     bool // stands in a caption or gallery
	file     bool // … of an old picture ("FILE PHOTO")
	head     bool // stands in the headline
	dateline bool // is the day of the dateline
	weak     bool // planned by its preposition alone: "by June 30"
	posted   bool // the text calls it a date of publication: "Posted: March 7, 2014"
	edge     bool // ends or starts a stretch: "the quarter ended Sept. 30", "since Nov. 4"
}

func (x *expr) dayLevel() bool {
	return x.op == opDate && (x.weekday > 0 || x.day > 0) || x.op == opRel && x.unit == uDay && !x.based
}

// fullDate reports whether the expression itself names year, month and day.
func (x *expr) fullDate() bool { return x.op == opDate && x.year > 0 && x.month > 0 && x.day > 0 }

// bareWeekday reports whether it is a weekday alone.
func (x *expr) bareWeekday() bool {
	return x.op == opDate && x.weekday > 0 && x.day == 0 && x.month == 0 && !x.hasWeek
}
