// Package cli holds the commands, one file each. Commands read their input through desk and write views of what it
// knows; data goes to standard output, everything else to standard error.
package cli

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/signal"
	"path/filepath"
	"runtime/debug"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"github.com/readoutdesk/readout/internal/brief"
	"github.com/readoutdesk/readout/internal/desk"
	"github.com/readoutdesk/readout/internal/intake"
)

// Version is set when a release is built: -ldflags "-X …/internal/cli.Version=1.2.3".
var Version = ""

// What an error means to whoever called the program.
var (
	errNothing  = errors.New("nothing found")
	errInput    = errors.New("some input could not be read")
	errUnproven = errors.New("verification failed")
	exitOf      = []struct {
		err  error
		code int
	}{{errNothing, 1}, {errUnproven, 3}}
)

// exitWrong is the code for wrong use, unreadable input and everything else that went wrong.
const exitWrong = 2

// app is one run of the program.
type app struct {
	in       io.Reader
	out, err io.Writer
	env      func(string) string
	quiet    bool
	verbose  bool
	private  bool
	output   string
	failed   bool // some input could not be read
	mu       sync.Mutex
}

// Main runs the program on the process's arguments and streams and returns its exit code.
func Main() int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	return Run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr, os.Getenv)
}

// Run runs one command and returns its exit code: 0 done, 1 nothing found, 2 wrong use or unreadable input,
// 3 verification failed.
func Run(ctx context.Context, args []string, in io.Reader, out, errw io.Writer, env func(string) string) int {
	a := &app{in: in, out: out, err: errw, env: env}
	root := a.root()
	root.SetArgs(args)
	root.SetIn(in)
	root.SetOut(out)
	root.SetErr(errw)
	err := root.ExecuteContext(ctx)
	if err == nil && a.failed {
		err = errInput
	}
	if err == nil {
		return 0
	}
	if !errors.Is(err, errInput) && !errors.Is(err, errUnproven) {
		a.say("%v", err)
	}
	if errors.Is(err, errNothing) && a.failed {
		return exitWrong
	}
	for _, e := range exitOf {
		if errors.Is(err, e.err) {
			return e.code
		}
	}
	return exitWrong
}

func (a *app) root() *cobra.Command {
	root := &cobra.Command{
		Use:   "readout",
		Short: "The record of a news story, every line open on its sentence",
		Long: `Readout reads the coverage of a news story and gives back the record: what happened and
when, who said what, which figures were given by whom, what is planned, where reports
differ, what changed between versions, and how many independent sources stand behind
each line. It extracts; it writes nothing of its own and judges nobody.`,
		Example: `  readout brief coverage/                        the record of all reports in a folder
  readout brief -o story.html coverage/*.txt     one page to read and pass on
  readout brief --format json -o story.json coverage/
  readout verify story.json coverage/            prove every line against the reports`,
		Version:      version(),
		SilenceUsage: true, SilenceErrors: true,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	f := root.PersistentFlags()
	f.BoolVarP(&a.quiet, "quiet", "q", false, "print no notices and no progress, errors only")
	f.BoolVarP(&a.verbose, "verbose", "v", false, "tell on standard error what is being done and how long it takes")
	root.AddCommand(a.briefCommand(), a.annotateCommand(), a.groupCommand(), a.verifyCommand(), a.versionCommand())
	root.CompletionOptions.HiddenDefaultCmd = false
	root.SetFlagErrorFunc(func(c *cobra.Command, err error) error {
		return fmt.Errorf("%w; see %s --help", err, c.CommandPath())
	})
	return root
}

// inputFlags adds what every command that reads reports takes.
func (a *app) inputFlags(c *cobra.Command) {
	c.Flags().BoolVar(&a.private, "allow-private", false, "fetch from addresses that are not public, and from any port")
	c.Flags().StringVarP(&a.output, "output", "o", "", "write to `FILE` instead of standard output")
}

// some requires at least one input.
func some(c *cobra.Command, args []string) error {
	if len(args) == 0 {
		return fmt.Errorf("no input given; name files, folders or addresses, or - for JSONL on standard input; see %s --help", c.CommandPath())
	}
	return nil
}

// keepInputs refuses an output file that is one of the inputs: a brief in the place of a report would lose the report.
func (a *app) keepInputs(args []string) error {
	out, err := os.Stat(a.output)
	if a.output == "" || err != nil {
		return nil
	}
	for _, arg := range args {
		if in, err := os.Stat(arg); err == nil && os.SameFile(in, out) {
			return fmt.Errorf("%s is an input; name another file to write to", a.output)
		}
	}
	return nil
}

// read reads and annotates the inputs.
func (a *app) read(ctx context.Context, args []string) (*desk.Desk, error) {
	if err := a.keepInputs(args); err != nil {
		return nil, err
	}
	began := time.Now()
	show, done := a.progress()
	in := a.input(args)
	in.Progress = show
	d, err := desk.Read(ctx, in)
	done()
	if err != nil {
		return nil, err
	}
	a.tell("%d reports read and annotated in %v", len(d.Readings), time.Since(began).Round(time.Millisecond))
	if len(d.Readings) == 0 {
		if a.failed {
			return nil, errInput
		}
		return nil, fmt.Errorf("%w: no report could be read", errNothing)
	}
	return d, nil
}

// input is what the arguments and flags name.
func (a *app) input(args []string) desk.Input {
	return desk.Input{Args: args, Options: intake.Options{Stdin: a.in, AllowPrivate: a.private, Version: version()}, Warn: a.warn}
}

// warn prints what is wrong with an input. A notice is no failure.
func (a *app) warn(err error) {
	var n intake.Notice
	if errors.As(err, &n) {
		if !a.quiet {
			a.say("note: %v", err)
		}
		return
	}
	a.failed = true
	a.say("%v", err)
}

// say prints one line on standard error; names of inputs may hold anything, so it is made plain.
func (a *app) say(format string, args ...any) {
	a.mu.Lock()
	defer a.mu.Unlock()
	fmt.Fprintln(a.err, brief.Plain("readout: "+fmt.Sprintf(format, args...)))
}

func (a *app) tell(format string, args ...any) {
	if a.verbose {
		a.say(format, args...)
	}
}

// progress returns a function that shows how far a run is, when somebody watches, and one that clears the line.
func (a *app) progress() (show func(done, total int), clear func()) {
	if a.quiet || !terminal(a.err) {
		return nil, func() {}
	}
	var last time.Time
	began := time.Now()
	shown := false
	show = func(done, total int) {
		a.mu.Lock()
		defer a.mu.Unlock()
		if now := time.Now(); now.Sub(began) > time.Second && now.Sub(last) > 100*time.Millisecond {
			last, shown = now, true
			fmt.Fprintf(a.err, "\r%d of %d reports", done, total)
		}
	}
	return show, func() {
		if shown {
			fmt.Fprint(a.err, "\r\x1b[K")
		}
	}
}

// write gives f the place the output goes to. A file is written beside its name first, so that a failure leaves what
// was there before.
func (a *app) write(f func(io.Writer) error) error {
	if a.output == "" || a.output == "-" {
		w := bufio.NewWriterSize(a.out, 64<<10)
		if err := f(w); err != nil {
			return err
		}
		return w.Flush()
	}
	fail := func(err error) error { return fmt.Errorf("writing %s: %w", a.output, bare(err)) }
	if info, err := os.Stat(a.output); err == nil && info.IsDir() {
		return fail(errors.New("it is a folder"))
	}
	tmp, err := os.CreateTemp(filepath.Dir(a.output), ".readout-*")
	if err != nil {
		return fail(err)
	}
	defer os.Remove(tmp.Name())
	w := bufio.NewWriterSize(tmp, 64<<10)
	if err := errors.Join(f(w), w.Flush(), tmp.Chmod(0o644), tmp.Close()); err != nil {
		return fail(err)
	}
	if err := os.Rename(tmp.Name(), a.output); err != nil {
		return fail(err)
	}
	return nil
}

func bare(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}

func terminal(w any) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// textOptions says how wide and how bright the terminal is. Output that goes elsewhere is 80 columns, without colour.
func (a *app) textOptions() brief.TextOptions {
	o := brief.TextOptions{Width: 80}
	if a.output == "" && terminal(a.out) {
		if w, _, err := term.GetSize(int(a.out.(*os.File).Fd())); err == nil && w > 0 {
			o.Width = min(w, 120)
		}
		o.Color = a.env("NO_COLOR") == "" && a.env("TERM") != "dumb"
	}
	if n, err := strconv.Atoi(a.env("COLUMNS")); err == nil && n >= 40 {
		o.Width = min(n, 200)
	}
	return o
}

// version is the release, else what the module or the build knows.
func version() string {
	if Version != "" {
		return Version
	}
	if b, ok := debug.ReadBuildInfo(); ok && b.Main.Version != "" && b.Main.Version != "(devel)" {
		return strings.TrimPrefix(b.Main.Version, "v")
	}
	return "dev"
}
