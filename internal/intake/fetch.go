package intake

import (
	"context"
	"errors"
	"fmt"
	"mime"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"syscall"
	"time"

	"github.com/readoutdesk/readout/news"
)

// Limits on one address.
const (
	fetchTime    = 30 * time.Second // from dialling to the last byte
	headerTime   = 10 * time.Second
	maxRedirects = 5
)

// errPrivate is why a connection is refused: a page must not make this machine talk to its own network.
var errPrivate = errors.New("the address is not public (--allow-private fetches it all the same)")

type fetcher struct {
	client  *http.Client
	agent   string
	fetched string
}

// newFetcher returns a client that checks every connection after the name is resolved, so that neither a redirect nor a
// changing DNS answer leads to a private address. It takes no proxy from the environment.
func newFetcher(o Options) *fetcher {
	dialer := &net.Dialer{Timeout: headerTime}
	if !o.AllowPrivate {
		dialer.Control = func(_, address string, _ syscall.RawConn) error { return checkPublic(address) }
	}
	version := o.Version
	if version == "" {
		version = "dev"
	}
	f := &fetcher{agent: "Readout/" + version + " (+https://github.com/readoutdesk/readout)", fetched: o.Fetched}
	f.client = &http.Client{
		Timeout: fetchTime,
		Transport: &http.Transport{DialContext: dialer.DialContext, ResponseHeaderTimeout: headerTime, TLSHandshakeTimeout: headerTime,
			MaxResponseHeaderBytes: 1 << 20, DisableKeepAlives: true},
		CheckRedirect: func(r *http.Request, via []*http.Request) error {
			if len(via) > maxRedirects {
				return fmt.Errorf("more than %d redirects", maxRedirects)
			}
			return checkURL(r.URL, o.AllowPrivate)
		},
	}
	return f
}

// checkURL refuses what is neither http nor https, and ports other than 80 and 443 unless private addresses are allowed.
func checkURL(u *url.URL, private bool) error {
	if u.Scheme != "http" && u.Scheme != "https" {
		return fmt.Errorf("scheme %q is neither http nor https", u.Scheme)
	}
	if u.Host == "" {
		return errors.New("the address names no host")
	}
	if p := u.Port(); !private && p != "" && p != "80" && p != "443" {
		return fmt.Errorf("port %s is neither 80 nor 443 (--allow-private fetches it all the same)", p)
	}
	return nil
}

// checkPublic returns errPrivate unless address, "IP:port" as dialled, is a public one.
func checkPublic(address string) error {
	ap, err := netip.ParseAddrPort(address)
	if err != nil {
		return errPrivate
	}
	ip := ap.Addr().Unmap()
	if !ip.IsGlobalUnicast() || ip.IsPrivate() || ip.IsLoopback() || ip.IsLinkLocalUnicast() {
		return errPrivate
	}
	for _, p := range reserved {
		if p.Contains(ip) {
			return errPrivate
		}
	}
	return nil
}

// reserved are ranges of the IANA special-purpose registries that netip does not count as private.
var reserved = []netip.Prefix{
	netip.MustParsePrefix("0.0.0.0/8"), netip.MustParsePrefix("100.64.0.0/10"), netip.MustParsePrefix("192.0.0.0/24"),
	netip.MustParsePrefix("192.0.2.0/24"), netip.MustParsePrefix("198.18.0.0/15"), netip.MustParsePrefix("198.51.100.0/24"),
	netip.MustParsePrefix("203.0.113.0/24"), netip.MustParsePrefix("240.0.0.0/4"), netip.MustParsePrefix("64:ff9b::/96"),
	netip.MustParsePrefix("64:ff9b:1::/48"), netip.MustParsePrefix("100::/64"), netip.MustParsePrefix("2001:db8::/32"),
	netip.MustParsePrefix("2002::/16"), netip.MustParsePrefix("fc00::/7"),
}

// fetch reads one page. Its address, as given, is the report's id.
func (f *fetcher) fetch(ctx context.Context, address string) (news.Report, error) {
	r, err := f.get(ctx, address)
	if err != nil {
		return news.Report{}, fmt.Errorf("fetching %s: %w", address, unwrapURL(err))
	}
	return r, nil
}

func (f *fetcher) get(ctx context.Context, address string) (news.Report, error) {
	u, err := url.Parse(address)
	if err != nil {
		return news.Report{}, err
	}
	if err := f.client.CheckRedirect(&http.Request{URL: u}, nil); err != nil {
		return news.Report{}, err
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return news.Report{}, err
	}
	req.Header.Set("User-Agent", f.agent)
	req.Header.Set("Accept", "text/html, application/xhtml+xml, text/plain;q=0.8")
	resp, err := f.client.Do(req)
	if err != nil {
		return news.Report{}, err
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return news.Report{}, fmt.Errorf("the server answered %s", resp.Status)
	}
	data, err := readAll(resp.Body, MaxReport) // the transport decompresses, so the limit is on the decoded body
	if err != nil {
		return news.Report{}, err
	}
	if err := checkText(data); err != nil {
		return news.Report{}, err
	}
	ct := resp.Header.Get("Content-Type")
	kind, _, _ := mime.ParseMediaType(ct)
	rep := news.Report{ID: address, URL: resp.Request.URL.String(), Source: address, Fetched: f.fetched}
	switch {
	case kind == "text/plain":
		rep.Text = decodeText(data)
	case kind == "" || strings.Contains(kind, "html"):
		rep.HTML = decodeHTML(data, ct)
	default:
		return news.Report{}, fmt.Errorf("it is %s, neither a page nor plain text", kind)
	}
	return rep, nil
}

// unwrapURL strips "Get \"address\":" that net/http puts before its errors: the message around it names the address.
func unwrapURL(err error) error {
	var u *url.Error
	if errors.As(err, &u) {
		if u.Timeout() {
			return errors.New("no answer in time")
		}
		return u.Err
	}
	return err
}
