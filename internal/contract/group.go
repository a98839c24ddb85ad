package contract

import "github.com/readoutdesk/readout/news"

// Membership is one line of `readout group`.
type Membership struct {
	ID     string   `json:"id"`
	Family string   `json:"family"`
	Role   string   `json:"role"`
	Of     *string  `json:"of"`
	Origin *string  `json:"origin"`
	Event  string   `json:"event"`
	Story  string   `json:"story"`
	Why    []string `json:"why"`
}

// MembershipOf returns m in the contract's shape.
func MembershipOf(m news.Membership) Membership {
	why := m.Why
	if why == nil {
		why = []string{}
	}
	return Membership{m.ID, m.Family, string(m.Role), some(m.Of), some(m.Origin), m.Event, m.Story, why}
}
