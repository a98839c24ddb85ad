package record

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/readoutdesk/readout/internal/annotate/attribution"
	"github.com/readoutdesk/readout/news"
)

// sameWords is the share of words from which two statements of one speaker are one statement; sameCut that of a shorter
// excerpt that lies in a longer one.
const (
	sameWords = .7
	sameCut   = .85
)

// said is a statement as one report carries it.
type said struct {
	src     *source
	s       news.Statement
	speaker news.Speaker
	words   []string
	content string
}

// statementLines returns what was said, in the order of the story: the same words of the same speaker are one line.
// Attitudes and announced statements are left out, and so is what nobody says.
func statementLines(srcs []*source, b *book, groups []*group) []news.StatementLine {
	main := mainEvents(groups)
	var lines [][]said
	for _, src := range srcs {
		for _, s := range src.Statements {
			if s.Act != news.ActSpeech || s.Planned || len(s.Content) == 0 || s.Speaker.Kind == news.SpeakerNone || s.Speaker.Kind == "" {
				continue
			}
			if !src.says(s) || s.Speaker.Kind == news.SpeakerUnnamed && !attribution.CanSpeak(s.Speaker.Name) {
				continue
			}
			x := said{src: src, s: s, speaker: b.speaker(s.Speaker), content: contentOf(src, s)}
			x.words = words(x.content, true)
			if i := slices.IndexFunc(lines, func(l []said) bool { return one(l, x) }); i >= 0 {
				lines[i] = append(lines[i], x)
			} else {
				lines = append(lines, []said{x})
			}
		}
	}
	var out []news.StatementLine
	for _, l := range lines {
		out = append(out, statementLine(l, main))
	}
	return out
}

// thingWords is how many words a thing has at most ("the offer", "911"); what is longer says something even without a verb.
const thingWords = 4

// says reports whether a statement says something: an indirect one holds a clause ("that the talks had failed"), not a
// thing.
func (s *source) says(x news.Statement) bool {
	if x.Mode != news.ModeIndirect {
		return true
	}
	n := 0
	for _, c := range x.Content {
		for i, end := s.Doc.Range(c); i < end; i++ {
			if t := s.Doc.Tokens[i]; t.UPOS == "VERB" || t.UPOS == "AUX" {
				return true
			}
			n++
		}
	}
	return n > thingWords
}

// one reports whether x is the statement of line l: the same speaker, much the same words.
func one(l []said, x said) bool {
	for _, o := range l {
		f, in := overlap(o.words, x.words)
		if f < sameWords && (in < sameCut || min(len(o.words), len(x.words)) < 4) {
			continue
		}
		if sameSpeaker(o, x) {
			return true
		}
	}
	return false
}

// sameSpeaker never joins unnamed speakers of two texts by their label.
func sameSpeaker(a, b said) bool {
	if a.speaker.ID != "" && a.speaker.ID == b.speaker.ID {
		return true
	}
	if a.speaker.Kind != b.speaker.Kind {
		return false
	}
	if a.speaker.Kind == news.SpeakerUnnamed || a.speaker.Kind == news.SpeakerDocument {
		return a.src.m.Family == b.src.m.Family && (sameName(a.speaker.Name, b.speaker.Name) || a.speaker.Name == b.speaker.Name)
	}
	return sameName(a.speaker.Name, b.speaker.Name)
}

// speaker returns s under the name it has in the record.
func (b *book) speaker(s news.Speaker) news.Speaker {
	s.Name = strings.TrimPrefix(s.Name, "according to the ")
	if s.Kind != news.SpeakerPerson {
		return s
	}
	if f, ok := b.full[key(s.Name)]; ok {
		s.Name = f
	}
	s.ID = key(s.Name)
	return s
}

func contentOf(src *source, s news.Statement) string {
	out := ""
	for i, p := range s.Content {
		if i > 0 {
			out += " "
		}
		out += p.Of(src.Text.Text)
	}
	return out
}

func statementLine(l []said, main map[*source]string) news.StatementLine {
	first := l[0]
	out := news.StatementLine{Speaker: first.speaker, Mode: first.s.Mode, Content: first.content, Event: main[first.src]}
	for _, r := range first.s.Relay {
		out.Relay = append(out.Relay, r.Name)
	}
	var ps []place
	for _, x := range l {
		ps = append(ps, place{x.src.support(x.s.Content.Cover()), x.src.rank})
		if out.Time == "" && x.s.Time >= 0 && x.s.Time < len(x.src.Times) {
			out.Time = x.src.Times[x.s.Time].Value
		}
		if len(x.speaker.Role) > len(out.Speaker.Role) {
			out.Speaker.Role = x.speaker.Role
		}
		if x.src != first.src {
			f, _ := overlap(first.words, x.words)
			out.Why = append(out.Why, fmt.Sprintf("%s: same speaker, %.0f %% of the words", x.src.mark, 100*f))
		}
	}
	out.Supports = supports(ps)
	out.ID = lineID("st", out.Supports[0], out.Speaker.ID)
	return out
}

// mainEvents returns the id of the line of each report's main event.
func mainEvents(groups []*group) map[*source]string {
	out := make(map[*source]string)
	for _, g := range groups {
		if !g.tells() {
			continue
		}
		var id string
		for _, m := range g.mentions {
			if m.e.Main {
				if id == "" {
					id = g.line().ID
				}
				out[m.src] = id
			}
		}
	}
	return out
}

// figure is a quantity as one report carries it.
type figure struct {
	src     *source
	q       news.Quantity
	speaker news.Speaker
	head    string
}

// figureLines returns the numbers, in the order of the story: one line for one claim, that is the same value of the same
// thing by the same speaker. Places in a row ("the third round") are no figures of their own.
func figureLines(srcs []*source, b *book) []news.FigureLine {
	var lines [][]figure
	for _, src := range srcs {
		for _, q := range src.Quantities {
			if q.Ordinal {
				continue
			}
			x := figure{src: src, q: q, speaker: b.speaker(speakerOf(src, q)), head: head(q)}
			if i := slices.IndexFunc(lines, func(l []figure) bool { return slices.ContainsFunc(l, x.same) }); i >= 0 {
				lines[i] = append(lines[i], x)
			} else {
				lines = append(lines, []figure{x})
			}
		}
	}
	var out []news.FigureLine
	for _, l := range lines {
		out = append(out, figureLine(l))
	}
	return out
}

// speakerOf returns who gives a figure: the speaker of the innermost statement around it, else nobody.
func speakerOf(src *source, q news.Quantity) news.Speaker {
	best, size := news.Speaker{Kind: news.SpeakerNone}, 1<<62
	for _, s := range src.Statements {
		if s.Content.Overlaps(q.Span) && s.Speaker.Kind != news.SpeakerNone && s.Speaker.Kind != "" {
			if n := s.Content.Cover().Len(); n < size {
				best, size = s.Speaker, n
			}
		}
	}
	return best
}

// head is the word that a figure counts.
func head(q news.Quantity) string {
	if w := words(q.Unit, false); len(w) > 0 {
		return stem(w[len(w)-1])
	}
	if w := words(q.Thing, false); len(w) > 0 {
		return stem(w[len(w)-1])
	}
	return ""
}

// same reports whether two figures are one claim.
func (x figure) same(o figure) bool {
	if !equal(x.q.Low, o.q.Low) || !equal(x.q.High, o.q.High) || x.q.Bound != o.q.Bound || x.q.Strict != o.q.Strict || x.head != o.head ||
		x.q.Modality != o.q.Modality || x.q.Change != o.q.Change {
		return false
	}
	if f, _ := overlap(words(x.q.Thing, false), words(o.q.Thing, false)); f == 0 && x.q.Thing != o.q.Thing {
		return false
	}
	family := x.src.m.Family == o.src.m.Family
	switch {
	case x.speaker.ID != "" && x.speaker.ID == o.speaker.ID:
		return true
	case x.speaker.Kind == news.SpeakerUnnamed || o.speaker.Kind == news.SpeakerUnnamed:
		return family && x.speaker.Name == o.speaker.Name
	case x.speaker.Kind == news.SpeakerNone && o.speaker.Kind == news.SpeakerNone:
		return true
	}
	return sameName(x.speaker.Name, o.speaker.Name)
}

func equal(a, b *float64) bool { return a == nil && b == nil || a != nil && b != nil && *a == *b }

func figureLine(l []figure) news.FigureLine {
	q := l[0].q
	out := news.FigureLine{Thing: q.Thing, Low: q.Low, High: q.High, Bound: q.Bound, Strict: q.Strict, Unit: q.Unit, Modality: q.Modality, Change: q.Change, Speaker: l[0].speaker}
	if out.Speaker.Kind == news.SpeakerNone {
		out.Speaker.Name = cmp.Or(l[0].src.Outlet, l[0].src.m.Origin)
	}
	var ps []place
	for _, x := range l {
		ps = append(ps, place{x.src.support(x.q.Span), x.src.rank})
		if len(x.q.Thing) > len(out.Thing) {
			out.Thing = x.q.Thing
		}
	}
	out.AsOf = asOf(l[0].src)
	out.Supports = supports(ps)
	out.ID = lineID("fi", out.Supports[0], out.Speaker.ID)
	return out
}

// asOf is the day of the report that gives a figure first.
func asOf(src *source) string {
	if d, ok := src.Published.Day(); ok {
		return d.Format("2006-01-02")
	}
	return ""
}
