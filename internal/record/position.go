package record

import (
	"fmt"
	"slices"

	"github.com/readoutdesk/readout/news"
)

// stance is a position as one report tells it.
type stance struct {
	src     *source
	e       news.Event
	kind    news.PositionKind
	actor   []string
	target  []string
	content string
	words   []string
}

// positionKind says what a verbal event is as a position: its own plain kind when that names one, else the commonest
// position of its type.
func positionKind(e news.Event) news.PositionKind {
	switch k := news.PositionKind(e.Kind); k {
	case news.PositionDemand, news.PositionRefusal, news.PositionWarning, news.PositionOffer, news.PositionDenial, news.PositionCondition,
		news.PositionRequest, news.PositionAgreement, news.PositionSupport, news.PositionAccusation:
		return k
	}
	switch e.Type {
	case news.TypeRequest:
		return news.PositionDemand
	case news.TypeReject:
		return news.PositionRefusal
	case news.TypeThreaten:
		return news.PositionWarning
	case news.TypeAgree:
		return news.PositionAgreement
	case news.TypeAccuse:
		return news.PositionAccusation
	case news.TypeSupport:
		return news.PositionSupport
	case news.TypeConcede:
		return news.PositionOffer
	}
	return news.PositionNone
}

// positionLines returns what the sides demand, refuse, offer and warn of, in the order of the story.
func positionLines(srcs []*source, b *book) []news.Position {
	var lines [][]stance
	for _, src := range srcs {
		for _, e := range src.Events {
			k := positionKind(e)
			if k == news.PositionNone || e.Content.Empty() || len(e.Actors) == 0 {
				continue
			}
			x := stance{src: src, e: e, kind: k, actor: b.actors(src, e.Actors), target: b.actors(src, addressed(e)), content: e.Content.Of(src.Text.Text)}
			x.words = words(x.content, false)
			same := func(o stance) bool { return x.same(b, o) }
			if i := slices.IndexFunc(lines, func(l []stance) bool { return slices.ContainsFunc(l, same) }); i >= 0 {
				lines[i] = append(lines[i], x)
			} else {
				lines = append(lines, []stance{x})
			}
		}
	}
	out := make([]news.Position, 0, len(lines))
	for _, l := range lines {
		out = append(out, positionLine(l))
	}
	for i := range out {
		answers(b, out, lines, i)
	}
	return out
}

// addressed returns the targets of a position. What is asked for ("guarantees", "a raise of 5 percent") is nobody.
func addressed(e news.Event) []news.Actor {
	var out []news.Actor
	for _, a := range e.Targets {
		if a.Name != "" || !e.Content.Contains(a.Span) {
			out = append(out, a)
		}
	}
	return out
}

// same reports whether two stances are one position: the same side, the same type, much the same words.
func (x stance) same(b *book, o stance) bool {
	if x.e.Type != o.e.Type {
		return false
	}
	if n, _ := b.shared(x.actor, o.actor); n == 0 {
		return false
	}
	f, in := overlap(x.words, o.words)
	return f >= sameWords || in >= sameCut && min(len(x.words), len(o.words)) >= 3
}

func positionLine(l []stance) news.Position {
	first := l[0]
	out := news.Position{Actor: first.actor, Target: first.target, Type: first.e.Type, Kind: first.kind, Content: first.content}
	var ps []place
	for _, x := range l {
		ps = append(ps, place{x.src.support(x.e.Content), x.src.rank})
		if len(out.Target) == 0 {
			out.Target = x.target
		}
	}
	out.Supports = supports(ps)
	out.ID = lineID("po", out.Supports[0], string(out.Type), fmt.Sprint(out.Actor))
	return out
}

// answering says which types answer which.
var answering = map[news.EventType][]news.EventType{
	news.TypeReject:   {news.TypeRequest, news.TypeAgree, news.TypeAccuse},
	news.TypeAgree:    {news.TypeRequest},
	news.TypeConcede:  {news.TypeRequest},
	news.TypeThreaten: {news.TypeThreaten},
}

// answers links position i to those of the other side that it answers: told in the same sentence, or sharing words that
// few positions share.
func answers(b *book, all []news.Position, lines [][]stance, i int) {
	for j := range all {
		if i == j || !slices.Contains(answering[all[i].Type], all[j].Type) {
			continue
		}
		if n, _ := b.shared(all[i].Actor, all[j].Actor); n > 0 {
			continue // nobody answers himself
		}
		if all[i].Type == news.TypeThreaten && lines[j][0].src.rank > lines[i][0].src.rank {
			continue
		}
		if why := answerWhy(b, lines[i], lines[j]); why != "" {
			all[i].Answers = append(all[i].Answers, j)
			all[i].Why = append(all[i].Why, fmt.Sprintf("answers %s: %s", all[j].ID, why))
		}
	}
}

func answerWhy(b *book, a, d []stance) string {
	for _, x := range a {
		for _, y := range d {
			if x.src == y.src && x.e.Sentence == y.e.Sentence {
				return "told in one sentence of " + x.src.mark
			}
			if n, _ := b.shared(x.target, y.actor); n == 0 && len(x.target) > 0 {
				continue
			}
			if f, in := overlap(x.words, y.words); f >= .34 || in >= .5 && min(len(x.words), len(y.words)) >= 3 {
				return fmt.Sprintf("shares words with %s", y.src.mark)
			}
		}
	}
	return ""
}
