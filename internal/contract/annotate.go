package contract

import (
	"fmt"
	"slices"
	"strings"

	"github.com/readoutdesk/readout/internal/annotate"
	"github.com/readoutdesk/readout/news"
)

// Layers names the layers of an annotated report in the order of the contract.
var Layers = []string{"blocks", "sentences", "tokens", "mentions", "times", "quantities", "statements", "events"}

// DefaultLayers are those shown when the user names none.
var DefaultLayers = []string{"blocks", "sentences", "mentions", "times", "quantities", "statements", "events"}

// ParseLayers reads a comma-separated list of layer names; "" gives the default. An unknown name is an error that lists
// the known ones.
func ParseLayers(list string) ([]string, error) {
	if list == "" {
		return DefaultLayers, nil
	}
	var out []string
	for name := range strings.SplitSeq(list, ",") {
		name = strings.TrimSpace(name)
		if !slices.Contains(Layers, name) {
			return nil, fmt.Errorf("unknown layer %q; layers are %s", name, strings.Join(Layers, ", "))
		}
		out = append(out, name)
	}
	return out, nil
}

// Report is one line of `readout annotate`. A layer that was not asked for is absent; one that found nothing is [].
type Report struct {
	ID         string       `json:"id"`
	URL        *string      `json:"url"`
	Title      *string      `json:"title"`
	Outlet     *string      `json:"outlet"`
	Lang       *string      `json:"lang"`
	Text       string       `json:"text"`
	Published  *Published   `json:"published"`
	Blocks     *[]Block     `json:"blocks,omitempty"`
	Sentences  *[]Range     `json:"sentences,omitempty"`
	Tokens     *[]Token     `json:"tokens,omitempty"`
	Mentions   *[]Mention   `json:"mentions,omitempty"`
	Times      *[]Time      `json:"times,omitempty"`
	Quantities *[]Quantity  `json:"quantities,omitempty"`
	Statements *[]Statement `json:"statements,omitempty"`
	Events     *[]Event     `json:"events,omitempty"`
}

// Range is a half-open span in code points.
type Range struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Published is a report's own date with its evidence.
type Published struct {
	Value      *string     `json:"value"`
	Precision  *string     `json:"precision"`
	Basis      *string     `json:"basis"`
	Start      *int        `json:"start"`
	End        *int        `json:"end"`
	Window     *[2]string  `json:"window,omitempty"`
	Candidates []string    `json:"candidates,omitempty"`
	Why        string      `json:"why,omitempty"`
	Rejected   []DateClaim `json:"rejected"`
}

// DateClaim is a rejected date.
type DateClaim struct {
	Value string `json:"value"`
	Basis string `json:"basis"`
	Start *int   `json:"start"`
	End   *int   `json:"end"`
	Why   string `json:"why"`
}

// Block is a labelled stretch of text.
type Block struct {
	Range
	Kind string `json:"kind"`
	Rule string `json:"rule,omitempty"`
}

// Token is a word; Head is its head's index in the sentence, -1 for the root.
type Token struct {
	Range
	UPOS   string `json:"upos"`
	XPOS   string `json:"xpos"`
	Lemma  string `json:"lemma"`
	Head   int    `json:"head"`
	Deprel string `json:"deprel"`
}

// Mention is a name or a reference to one.
type Mention struct {
	Range
	Type   string `json:"type"`
	Name   string `json:"name"`
	Entity string `json:"entity"`
	Role   string `json:"role,omitempty"`
}

// Time is a TIMEX3 expression.
type Time struct {
	Range
	Type       string   `json:"type"`
	Value      string   `json:"value"`
	Mod        string   `json:"mod,omitempty"`
	Zone       string   `json:"zone,omitempty"`
	Candidates []string `json:"candidates,omitempty"`
	Anchor     string   `json:"anchor,omitempty"`
	Rule       string   `json:"rule,omitempty"`
}

// Quantity is a figure.
type Quantity struct {
	Range
	Low      *float64 `json:"low"`
	High     *float64 `json:"high"`
	Bound    string   `json:"bound"`
	Strict   bool     `json:"strict"`
	Unit     string   `json:"unit"`
	Thing    string   `json:"thing"`
	Modality string   `json:"modality"`
	Change   *string  `json:"change"`
	Ordinal  bool     `json:"ordinal,omitempty"`
	Rule     string   `json:"rule,omitempty"`
}

// Speaker is whom a statement or figure is attributed to.
type Speaker struct {
	ID   string `json:"id,omitempty"`
	Name string `json:"name"`
	Kind string `json:"kind"`
	Role string `json:"role,omitempty"`
}

// Statement is an attribution relation.
type Statement struct {
	Content [][2]int `json:"content"`
	Source  [][2]int `json:"source"`
	Cue     [][2]int `json:"cue"`
	Mode    string   `json:"mode"`
	Act     string   `json:"act,omitempty"`
	Speaker Speaker  `json:"speaker"`
	Relay   []string `json:"relay"`
	Inside  *int     `json:"inside"`
	Time    *string  `json:"time"`
	Planned bool     `json:"planned,omitempty"`
	Rule    string   `json:"rule,omitempty"`
}

// Event is a coded event.
type Event struct {
	Range
	Type    *string `json:"type"`
	Mode    string  `json:"mode"`
	Kind    string  `json:"kind,omitempty"`
	Status  string  `json:"status"`
	Actors  []Actor `json:"actors"`
	Targets []Actor `json:"targets"`
	Time    *string `json:"time"`
	Place   *string `json:"place"`
	Main    bool    `json:"main,omitempty"`
	Rule    string  `json:"rule,omitempty"`
}

// Actor is a party to an event.
type Actor struct {
	Text string `json:"text"`
	Range
	Name string `json:"name,omitempty"`
}

// AnnotatedReport returns r with the named layers.
func AnnotatedReport(r *annotate.Reading, layers []string) Report {
	o := NewOffsets(r.Text.Text)
	out := Report{ID: r.ID, URL: some(r.URL), Title: some(r.Title), Outlet: some(r.Outlet), Lang: some(r.Lang), Text: r.Text.Text,
		Published: PublishedOf(r.Published, o)}
	for _, l := range layers {
		switch l {
		case "blocks":
			out.Blocks = list(r.Blocks, func(b news.Block) Block { return Block{o.of(b.Span), string(b.Kind), b.Rule} })
		case "sentences":
			s := make([]Range, len(r.Doc.Sentences))
			for i, x := range r.Doc.Sentences {
				s[i] = o.of(x.Span)
			}
			out.Sentences = &s
		case "tokens":
			out.Tokens = tokens(r, o)
		case "mentions":
			out.Mentions = list(r.Doc.Mentions, func(m news.Mention) Mention {
				return Mention{o.of(m.Span), string(m.Type), m.Name, m.Entity, m.Role}
			})
		case "times":
			out.Times = list(r.Times, func(t news.Time) Time {
				return Time{o.of(t.Span), string(t.Type), t.Value, t.Mod, t.Zone, t.Candidates, t.Anchor, t.Rule}
			})
		case "quantities":
			out.Quantities = list(r.Quantities, func(q news.Quantity) Quantity {
				return Quantity{o.of(q.Span), q.Low, q.High, string(q.Bound), q.Strict, q.Unit, q.Thing, string(q.Modality), some(string(q.Change)), q.Ordinal, q.Rule}
			})
		case "statements":
			out.Statements = list(r.Statements, func(s news.Statement) Statement { return statement(r, o, s) })
		case "events":
			out.Events = list(r.Events, func(e news.Event) Event { return event(r, o, e) })
		}
	}
	return out
}

// PublishedOf returns p in the contract's shape; nil when there is nothing to say.
func PublishedOf(p news.Published, o *Offsets) *Published {
	if p.Value == "" && p.Window[0] == "" && len(p.Rejected) == 0 {
		return nil
	}
	out := &Published{Value: some(p.Value), Precision: some(string(p.Precision)), Basis: some(string(p.Basis)), Candidates: p.Candidates, Why: p.Why, Rejected: []DateClaim{}}
	out.Start, out.End = o.ends(p.Span)
	if p.Window[0] != "" {
		out.Window = &p.Window
	}
	for _, c := range p.Rejected {
		d := DateClaim{Value: c.Value, Basis: string(c.Basis), Why: c.Why}
		d.Start, d.End = o.ends(c.Span)
		out.Rejected = append(out.Rejected, d)
	}
	return out
}

// SpeakerOf returns s in the contract's shape.
func SpeakerOf(s news.Speaker) Speaker {
	kind := s.Kind
	if kind == "" {
		kind = news.SpeakerNone
	}
	return Speaker{s.ID, s.Name, string(kind), s.Role}
}

func tokens(r *annotate.Reading, o *Offsets) *[]Token {
	out := make([]Token, 0, len(r.Doc.Tokens))
	for _, s := range r.Doc.Sentences {
		for i := s.First; i < s.Last; i++ {
			t := r.Doc.Tokens[i]
			head := -1
			if t.Head >= 0 {
				head = t.Head - s.First
			}
			out = append(out, Token{o.of(t.Span), t.UPOS, t.XPOS, t.Lemma, head, t.Deprel})
		}
	}
	return &out
}

func statement(r *annotate.Reading, o *Offsets, s news.Statement) Statement {
	out := Statement{Content: o.pairs(s.Content), Source: o.pairs(s.Source), Cue: o.pairs(s.Cue), Mode: string(s.Mode), Act: string(s.Act),
		Speaker: SpeakerOf(s.Speaker), Relay: []string{}, Planned: s.Planned, Rule: s.Rule}
	for _, l := range s.Relay {
		out.Relay = append(out.Relay, l.Name)
	}
	if s.Inside >= 0 {
		out.Inside = &s.Inside
	}
	out.Time = timeValue(r, s.Time)
	return out
}

func event(r *annotate.Reading, o *Offsets, e news.Event) Event {
	actor := func(a news.Actor) Actor { return Actor{a.Of(r.Text.Text), o.of(a.Span), a.Name} }
	out := Event{Range: o.of(e.Span), Type: some(string(e.Type)), Mode: e.Mode, Kind: e.Kind, Status: string(e.Status),
		Actors: *list(e.Actors, actor), Targets: *list(e.Targets, actor), Time: timeValue(r, e.Time), Main: e.Main, Rule: e.Rule}
	if !e.Place.Empty() {
		out.Place = some(e.Place.Name)
		if e.Place.Name == "" {
			out.Place = some(e.Place.Of(r.Text.Text))
		}
	}
	return out
}

func timeValue(r *annotate.Reading, i int) *string {
	if i < 0 || i >= len(r.Times) {
		return nil
	}
	return some(r.Times[i].Value)
}

func (o *Offsets) of(s news.Span) Range { a, b := o.Range(s); return Range{a, b} }

func (o *Offsets) ends(s news.Span) (start, end *int) {
	if s.Empty() {
		return nil, nil
	}
	a, b := o.Range(s)
	return &a, &b
}

func list[A, B any](in []A, f func(A) B) *[]B {
	out := make([]B, len(in))
	for i, x := range in {
		out[i] = f(x)
	}
	return &out
}

// some returns nil for the empty string: the contract writes null for what is unknown.
func some(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}
