package news

import "sort"

// Report is one piece of coverage as intake delivers it: one of Text and HTML is set, everything else may be empty.
// What it says of itself (Outlet, Published, Title, Byline) is a claim to be weighed, not believed.
type Report struct {
	ID        string // given, else the file's name, else a hash of the content
	URL       string
	Title     string
	Outlet    string
	Byline    string
	Lang      string // BCP 47 tag, as claimed
	Text      string // valid UTF-8, otherwise as given; nothing removed
	HTML      string // valid UTF-8
	Published string // RFC 3339 or a date, as claimed
	Fetched   string // RFC 3339; when the page was read, never a date of publication
	Source    string // path, URL or "-" with the line: names the input in messages
}

// Text is a report with its furniture labelled. Text.Text is what every Span of the report points into; nothing is
// ever cut out of it.
type Text struct {
	ID       string
	URL      string
	Title    string // the headline: claimed, or the block of kind BlockHeadline
	Outlet   string // who published it: claimed, from metadata, or a legal line; "" when the report does not tell
	Byline   string
	Lang     string // BCP 47
	Text     string
	Blocks   []Block  // in text order, without overlap; every character that is no white space lies in one
	Claims   []Claim  // dates somebody claims for the report, in the order found
	Credits  []Credit // marks of origin, in text order; metadata first
	Dateline Dateline
	Fetched  string // RFC 3339 or ""
}

// Block is a stretch of a report's text of one kind.
type Block struct {
	Span
	Kind BlockKind
	// Rule names what decided the kind, for explanations: "share-bar", "comment-marker".
	Rule string
}

// BlockKind says what a block is on its page. The names are those of the contract.
type BlockKind string

const (
	BlockBody       BlockKind = "body"
	BlockHeadline   BlockKind = "headline"
	BlockDateline   BlockKind = "dateline"
	BlockByline     BlockKind = "byline"
	BlockCaption    BlockKind = "caption"
	BlockCredit     BlockKind = "credit"
	BlockPromo      BlockKind = "promo"
	BlockShare      BlockKind = "share"
	BlockLegal      BlockKind = "legal"
	BlockNewsletter BlockKind = "newsletter"
	BlockComment    BlockKind = "comment"
	BlockModeration BlockKind = "moderation"
	BlockPageDate   BlockKind = "page-date"
	BlockGallery    BlockKind = "gallery"
	BlockOther      BlockKind = "other"
)

// Furniture reports whether nothing may be extracted from a block of this kind. Captions, credits, galleries, bylines
// and datelines are side matter: evidence with a date of their own, not furniture.
func (k BlockKind) Furniture() bool {
	switch k {
	case BlockPromo, BlockShare, BlockLegal, BlockNewsletter, BlockComment, BlockModeration, BlockPageDate, BlockOther:
		return true
	}
	return false
}

// Side reports whether a block of this kind stands beside the running text: a caption repeats or dates a picture.
func (k BlockKind) Side() bool {
	switch k {
	case BlockCaption, BlockGallery, BlockCredit, BlockByline, BlockDateline:
		return true
	}
	return false
}

// after returns the index of the first block that ends behind byte offset i.
func (t *Text) after(i int) int {
	return sort.Search(len(t.Blocks), func(k int) bool { return t.Blocks[k].End > i })
}

// BlockAt returns the block that holds byte offset i, and false when i lies between blocks.
func (t *Text) BlockAt(i int) (Block, bool) {
	if k := t.after(i); k < len(t.Blocks) && t.Blocks[k].Start <= i {
		return t.Blocks[k], true
	}
	return Block{}, false
}

// KindAt returns the kind of the block at byte offset i; BlockBody between blocks.
func (t *Text) KindAt(i int) BlockKind {
	if b, ok := t.BlockAt(i); ok {
		return b.Kind
	}
	return BlockBody
}

// Dateline is the place, and sometimes the day and agency, at the head of a report: "LEEDS, March 3 (ABC) -".
type Dateline struct {
	Span   // the whole mark, dash included; empty when there is none
	Place  string
	Day    Span // "March 3"; empty when there is none
	Agency string
}

// Credit is a mark of where a text comes from.
type Credit struct {
	Span        // empty when the mark stands in metadata
	Name string // as printed: "Reuters", "Radio Free Europe/Radio Liberty"
	Kind CreditKind
}

// CreditKind orders marks of origin by how much they say of the *text*; a photo credit says little.
type CreditKind string

const (
	CreditRepublished CreditKind = "republished" // "Republished with the permission of NAME": NAME wrote it
	CreditByline      CreditKind = "byline"      // "By NAME", "(NAME)" after the place, an agency as author
	CreditRetold      CreditKind = "retold"      // "told NAME", "the report by NAME said": somebody tells NAME's report again
	CreditTail        CreditKind = "tail"        // "NAME contributed to this report"
	CreditPhoto       CreditKind = "photo"       // "(NAME Photo/…)", "Handout via NAME"
	CreditMetadata    CreditKind = "metadata"    // an agency named as author or source by the page's data
)

// Usable reports whether something may be extracted from s: it touches no furniture.
func (t *Text) Usable(s Span) bool {
	for _, b := range t.Blocks[t.after(s.Start):] {
		if b.Start >= s.End {
			break
		}
		if b.Overlaps(s) && b.Kind.Furniture() {
			return false
		}
	}
	return true
}
