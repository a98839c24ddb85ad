package en

import _ "embed"

// The lists of names. Each file says in its head how it is read; README-gazetteers.md has sources and licences.
var (
	//go:embed names-countries.txt
	NamesCountries string
	//go:embed names-countries-also.txt
	NamesCountriesAlso string
	//go:embed names-cities.txt
	NamesCities string
	//go:embed names-places.txt
	NamesPlaces string
	//go:embed names-metonyms.txt
	NamesMetonyms string
	//go:embed names-organisations.txt
	NamesOrganisations string
	//go:embed names-outlets.txt
	NamesOutlets string
	//go:embed names-groups.txt
	NamesGroups string
	//go:embed names-forenames.txt
	NamesForenames string
	//go:embed names-surnames.txt
	NamesSurnames string
	//go:embed names-titles.txt
	NamesTitles string
	//go:embed names-orgwords.txt
	NamesOrgWords string
	//go:embed names-words.txt
	NamesWords string
	//go:embed names.model
	NamesModel string // README-names-model.md says what it was learnt from
)
