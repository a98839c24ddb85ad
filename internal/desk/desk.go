// Package desk is the way from input to record, as one list of steps. It is the only place that knows disks, networks
// and processors; every step it calls is a function of what the steps before it gave.
package desk

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"github.com/readoutdesk/readout/internal/annotate"
	"github.com/readoutdesk/readout/internal/copies"
	"github.com/readoutdesk/readout/internal/intake"
	"github.com/readoutdesk/readout/internal/page"
	"github.com/readoutdesk/readout/internal/record"
	"github.com/readoutdesk/readout/internal/story"
	"github.com/readoutdesk/readout/news"
)

// MaxReports is how many reports one run takes: all of them are held in memory, about 60 KB each.
const MaxReports = 200_000

// Input is what a run reads.
type Input struct {
	Args     []string // paths, addresses, "-"
	Options  intake.Options
	Warn     func(error)           // is told what could not be read; the run goes on
	Progress func(done, total int) // may be nil; called from several goroutines
}

// Desk is what a run knows of its reports, each in input order.
type Desk struct {
	Readings    []*annotate.Reading
	Memberships []news.Membership // nil until Group
}

// Read reads and annotates every report.
func Read(ctx context.Context, in Input) (*Desk, error) {
	reports := collect(ctx, in)
	read := make([]*annotate.Reading, len(reports))
	err := in.each(ctx, reports, func(i int, t *news.Text) { read[i] = annotate.Read(t) })
	if err != nil {
		return nil, err
	}
	d := &Desk{}
	for _, r := range read {
		if r == nil {
			continue
		}
		d.Readings = append(d.Readings, r)
		if r.Foreign {
			in.Warn(intake.Notice{Text: fmt.Sprintf("%s does not read like English; nothing is extracted from it but its date", r.ID)})
		}
	}
	return d, nil
}

// Texts reads the reports and returns the kept text of each by id, without annotating them.
func Texts(ctx context.Context, in Input) (map[string]string, error) {
	reports := collect(ctx, in)
	texts := make([]*news.Text, len(reports))
	if err := in.each(ctx, reports, func(i int, t *news.Text) { texts[i] = t }); err != nil {
		return nil, err
	}
	out := make(map[string]string, len(texts))
	for _, t := range texts {
		if t != nil {
			out[t.ID] = t.Text
		}
	}
	return out, nil
}

// collect reads the input into memory.
func collect(ctx context.Context, in Input) []news.Report {
	var reports []news.Report
	for r, err := range intake.Read(ctx, in.Args, in.Options) {
		if err != nil {
			in.Warn(err)
			continue
		}
		if len(reports) == MaxReports {
			in.Warn(fmt.Errorf("stopped after %d reports; split the input", MaxReports))
			break
		}
		reports = append(reports, r)
	}
	reports, notices := intake.Distinct(reports)
	for _, n := range notices {
		in.Warn(n)
	}
	return reports
}

// each parses every report and calls f with those that could be; the others are told to Warn, in input order.
func (in Input) each(ctx context.Context, reports []news.Report, f func(i int, t *news.Text)) error {
	errs := make([]error, len(reports))
	err := each(ctx, len(reports), in.Progress, func(i int) {
		// A fault of ours in one report must not cost the others; it is told like bad input, with a name to report it by.
		defer func() {
			if r := recover(); r != nil {
				errs[i] = fmt.Errorf("reading %s: fault in the program, please report it: %v", reports[i].Source, r)
			}
		}()
		t, err := page.Parse(reports[i])
		if err != nil {
			errs[i] = err
			return
		}
		f(i, t)
	})
	for _, e := range errs {
		if e != nil {
			in.Warn(e)
		}
	}
	return err
}

// Group places every report among the others: family, role, origin, event, story. A report that leaves its own day open
// is dated by what its story allows, and then everything is grouped once more.
func (d *Desk) Group(ctx context.Context) error {
	rs := slices.Clone(d.Readings) // in an order of its own, so that the order of the input decides nothing
	slices.SortFunc(rs, func(a, b *annotate.Reading) int { return cmp.Compare(a.ID, b.ID) })
	ms := story.Group(rs, copies.Find(rs))
	if windows := story.Narrow(rs, ms); len(windows) > 0 {
		for i, w := range windows {
			rs[i] = rs[i].Annotate(w)
		}
		ms = story.Group(rs, copies.Find(rs))
	}
	place := make(map[string]int, len(rs))
	for i, r := range rs {
		place[r.ID] = i
	}
	d.Memberships = make([]news.Membership, len(rs))
	for i, r := range d.Readings {
		d.Readings[i], d.Memberships[i] = rs[place[r.ID]], ms[place[r.ID]]
	}
	return ctx.Err()
}

// Date settles the day of reports that leave it open, with the help of the others.
func (d *Desk) Date(ctx context.Context) error {
	if !slices.ContainsFunc(d.Readings, func(r *annotate.Reading) bool { return r.Published.Value == "" }) {
		return nil
	}
	return d.Group(ctx)
}

// Record returns the record of every story. Group comes first.
func (d *Desk) Record() []news.Story { return record.Build(d.Readings, d.Memberships) }

// Texts returns the labelled text of every report by id.
func (d *Desk) Texts() map[string]*news.Text {
	out := make(map[string]*news.Text, len(d.Readings))
	for _, r := range d.Readings {
		out[r.ID] = r.Text
	}
	return out
}

// errStopped is returned when the user ends a run.
var errStopped = errors.New("stopped")

// each calls f for 0 … n-1 on all processors, and progress after each.
func each(ctx context.Context, n int, progress func(done, total int), f func(i int)) error {
	var wg sync.WaitGroup
	var done atomic.Int64
	next := make(chan int)
	for range min(n, runtime.GOMAXPROCS(0)) {
		wg.Go(func() {
			for i := range next {
				f(i)
				if k := done.Add(1); progress != nil {
					progress(int(k), n)
				}
			}
		})
	}
	for i := range n {
		if ctx.Err() != nil {
			break
		}
		next <- i
	}
	close(next)
	wg.Wait()
	if ctx.Err() != nil {
		return errStopped
	}
	return nil
}
