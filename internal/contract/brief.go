package contract

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/readoutdesk/readout/news"
)

// Brief is the output of `readout brief --format json`.
type Brief struct {
	Stories []Story `json:"stories"`
}

// Story is the record of one story.
type Story struct {
	ID            string          `json:"id"`
	Title         *string         `json:"title"`
	Reports       []StoryReport   `json:"reports"`
	Counts        Counts          `json:"counts"`
	Events        []EventLine     `json:"events"`
	Statements    []StatementLine `json:"statements"`
	Figures       []FigureLine    `json:"figures"`
	Positions     []Position      `json:"positions"`
	Agenda        []AgendaLine    `json:"agenda"`
	Disagreements []Disagreement  `json:"disagreements"`
	Changes       []Edit          `json:"changes"`
}

// StoryReport is a report as a brief lists it. SHA256 is of its kept text in UTF-8, so that a reader of the brief can
// tell whether a report is still the one that was read.
type StoryReport struct {
	Membership
	Mark      string     `json:"mark"`
	Outlet    *string    `json:"outlet"`
	Title     *string    `json:"title"`
	URL       *string    `json:"url"`
	Published *Published `json:"published"`
	SHA256    string     `json:"sha256"`
}

// Counts is the ladder of independence.
type Counts struct {
	Reports      int `json:"reports"`
	Texts        int `json:"texts"`
	Newsrooms    int `json:"newsrooms"`
	Origins      int `json:"origins"`
	NamedSources int `json:"named_sources"`
}

// Support is the place a line comes from: Quote is the code points [Start,End) of the report's kept text.
type Support struct {
	Report string `json:"report"`
	Start  int    `json:"start"`
	End    int    `json:"end"`
	Quote  string `json:"quote"`
}

// When is a TIMEX3 value with its precision.
type When struct {
	Value     *string `json:"value"`
	Precision *string `json:"precision"`
}

// EventLine is one event.
type EventLine struct {
	ID           string     `json:"id"`
	Label        string     `json:"label"`
	Type         *string    `json:"type"`
	Kind         string     `json:"kind"`
	When         When       `json:"when"`
	Window       *[2]string `json:"window,omitempty"`
	Start        *string    `json:"start"`
	Duration     *string    `json:"duration"`
	Participants []string   `json:"participants"`
	Place        *string    `json:"place"`
	Status       string     `json:"status"`
	Main         bool       `json:"main"`
	History      []string   `json:"history,omitempty"`
	Supports     []Support  `json:"supports"`
	Why          []string   `json:"why,omitempty"`
}

// StatementLine is one statement.
type StatementLine struct {
	ID       string    `json:"id"`
	Speaker  Speaker   `json:"speaker"`
	Mode     string    `json:"mode"`
	Content  string    `json:"content"`
	Event    *string   `json:"event"`
	Relay    []string  `json:"relay,omitempty"`
	Time     *string   `json:"time"`
	Supports []Support `json:"supports"`
	Why      []string  `json:"why,omitempty"`
}

// FigureLine is one claim of a number.
type FigureLine struct {
	ID       string    `json:"id"`
	Thing    string    `json:"thing"`
	Low      *float64  `json:"low"`
	High     *float64  `json:"high"`
	Bound    string    `json:"bound"`
	Strict   bool      `json:"strict"`
	Unit     string    `json:"unit"`
	Modality string    `json:"modality"`
	Change   *string   `json:"change"`
	AsOf     *string   `json:"as_of"`
	Speaker  Speaker   `json:"speaker"`
	Supports []Support `json:"supports"`
	Why      []string  `json:"why,omitempty"`
}

// Position is what a side demands, refuses, offers or warns of.
type Position struct {
	ID       string    `json:"id"`
	Actor    []string  `json:"actor"`
	Target   []string  `json:"target"`
	Type     *string   `json:"type"`
	Kind     string    `json:"kind"`
	Content  string    `json:"content"`
	Answers  []int     `json:"answers"`
	Supports []Support `json:"supports"`
	Why      []string  `json:"why,omitempty"`
}

// AgendaLine is something announced.
type AgendaLine struct {
	ID           string    `json:"id"`
	Label        string    `json:"label"`
	When         When      `json:"when"`
	Start        *string   `json:"start"`
	Participants []string  `json:"participants"`
	Place        *string   `json:"place"`
	Status       string    `json:"status"`
	Supports     []Support `json:"supports"`
	Why          []string  `json:"why,omitempty"`
}

// Disagreement is a point where reports or voices differ.
type Disagreement struct {
	ID       string   `json:"id"`
	About    string   `json:"about"`
	Relation string   `json:"relation"`
	Question string   `json:"question"`
	Sides    []Side   `json:"sides"`
	Why      []string `json:"why,omitempty"`
}

// Side is one value in a disagreement.
type Side struct {
	Value    string    `json:"value"`
	Supports []Support `json:"supports"`
}

// Edit is a difference between two revisions.
type Edit struct {
	ID     string   `json:"id"`
	From   string   `json:"from"`
	To     string   `json:"to"`
	Kind   string   `json:"kind"`
	Before *Support `json:"before"`
	After  *Support `json:"after"`
	Why    string   `json:"why,omitempty"`
}

// ParseBrief reads a brief back. What is no brief is an error that says so.
func ParseBrief(data []byte) (Brief, error) {
	var b struct {
		Stories *[]Story `json:"stories"`
	}
	if err := json.Unmarshal(data, &b); err != nil {
		return Brief{}, fmt.Errorf("not a brief in JSON: %w", err)
	}
	if b.Stories == nil {
		return Brief{}, errors.New(`not a brief in JSON: it has no "stories"`)
	}
	return Brief{*b.Stories}, nil
}

// writer turns byte offsets of every report into code points.
type writer struct{ offsets map[string]*Offsets }

// BriefOf returns the stories in the contract's shape. texts holds the kept text of every report by id.
func BriefOf(stories []news.Story, texts map[string]string) Brief {
	w := writer{make(map[string]*Offsets, len(texts))}
	for id, t := range texts {
		w.offsets[id] = NewOffsets(t)
	}
	out := Brief{Stories: []Story{}}
	for _, s := range stories {
		out.Stories = append(out.Stories, w.story(s))
	}
	return out
}

func (w writer) story(s news.Story) Story {
	return Story{
		ID: s.ID, Title: some(s.Title),
		Counts:        Counts(s.Counts),
		Reports:       *list(s.Reports, w.report),
		Events:        *list(s.Events, w.event),
		Statements:    *list(s.Statements, w.statement),
		Figures:       *list(s.Figures, w.figure),
		Positions:     *list(s.Positions, w.position),
		Agenda:        *list(s.Agenda, w.agenda),
		Disagreements: *list(s.Disagreements, w.disagreement),
		Changes:       *list(s.Changes, w.edit),
	}
}

func (w writer) report(r news.StoryReport) StoryReport {
	o := w.offsets[r.ID]
	sum := sha256.Sum256([]byte(o.text))
	return StoryReport{MembershipOf(r.Membership), r.Mark, some(r.Outlet), some(r.Title), some(r.URL), PublishedOf(r.Published, o), hex.EncodeToString(sum[:])}
}

func (w writer) support(s news.Support) Support {
	a, b := w.offsets[s.Report].Range(s.Span)
	return Support{s.Report, a, b, s.Quote}
}

func (w writer) maybe(s *news.Support) *Support {
	if s == nil {
		return nil
	}
	out := w.support(*s)
	return &out
}

func (w writer) supports(in []news.Support) []Support { return *list(in, w.support) }

func when(x news.When) When { return When{some(x.Value), some(string(x.Precision))} }

func names(in []string) []string { return append([]string{}, in...) }

func (w writer) event(e news.EventLine) EventLine {
	out := EventLine{e.ID, e.Label, some(string(e.Type)), e.Kind, when(e.When), nil, some(e.Start), some(e.Duration), names(e.Participants),
		some(e.Place), string(e.Status), e.Main, e.History, w.supports(e.Supports), e.Why}
	if e.Window[0] != "" {
		out.Window = &e.Window
	}
	return out
}

func (w writer) statement(s news.StatementLine) StatementLine {
	return StatementLine{s.ID, SpeakerOf(s.Speaker), string(s.Mode), s.Content, some(s.Event), s.Relay, some(s.Time), w.supports(s.Supports), s.Why}
}

func (w writer) figure(f news.FigureLine) FigureLine {
	return FigureLine{f.ID, f.Thing, f.Low, f.High, string(f.Bound), f.Strict, f.Unit, string(f.Modality), some(string(f.Change)), some(f.AsOf),
		SpeakerOf(f.Speaker), w.supports(f.Supports), f.Why}
}

func (w writer) position(p news.Position) Position {
	return Position{p.ID, names(p.Actor), names(p.Target), some(string(p.Type)), string(p.Kind), p.Content, append([]int{}, p.Answers...), w.supports(p.Supports), p.Why}
}

func (w writer) agenda(a news.AgendaLine) AgendaLine {
	return AgendaLine{a.ID, a.Label, when(a.When), some(a.Start), names(a.Participants), some(a.Place), string(a.Status), w.supports(a.Supports), a.Why}
}

func (w writer) disagreement(d news.Disagreement) Disagreement {
	return Disagreement{d.ID, string(d.About), string(d.Relation), d.Question,
		*list(d.Sides, func(s news.Side) Side { return Side{s.Value, w.supports(s.Supports)} }), d.Why}
}

func (w writer) edit(e news.Edit) Edit {
	return Edit{e.ID, e.From, e.To, string(e.Kind), w.maybe(e.Before), w.maybe(e.After), e.Why}
}
