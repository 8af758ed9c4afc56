package ingest

import (
	"strings"
	"sync"
)

// knownPlace reports a city from which news is usually reported: capitals and the large cities. It decides
// only whether "Name:" or "Name -" before a report is a dateline.
func knownPlace(name string) bool { return knownPlaces()[strings.ToLower(name)] }

var knownPlaces = sync.OnceValue(func() map[string]bool {
	m := make(map[string]bool, 400)
	for p := range strings.SplitSeq(placeNames, "|") {
		m[strings.ToLower(strings.TrimSpace(p))] = true
	}
	return m
})

const placeNames = `Abidjan|Abu Dhabi|Abuja|Accra|Addis Ababa|Aden|Ahmedabad|Aleppo|Algiers|Almaty|Amman|Amsterdam|Anchorage|Andorra la Vella|Ankara|Antananarivo|Apia|Ashgabat|Asmara|Astana|Asunción|Athens|Atlanta|Auckland|Austin
|Baghdad|Baku|Baltimore|Bamako|Bandar Seri Begawan|Bangalore|Bengaluru|Bangkok|Bangui|Banjul|Barcelona|Basel|Basra|Beijing|Beirut|Belfast|Belgrade|Belmopan|Benghazi|Berlin|Bern|Berne|Birmingham|Bishkek|Bissau|Bloemfontein|Bogota|Bogotá|Bonn|Boston|Brasilia|Brasília|Bratislava|Brazzaville|Bridgetown|Brisbane|Bristol|Brussels|Bucharest|Budapest|Buenos Aires|Buffalo|Bujumbura
|Cairo|Calcutta|Calgary|Canberra|Cape Canaveral|Cape Town|Caracas|Cardiff|Casablanca|Charleston|Charlotte|Chennai|Chicago|Chisinau|Cincinnati|Cleveland|Cologne|Colombo|Columbus|Conakry|Copenhagen
|Dakar|Dallas|Damascus|Dar es Salaam|Darwin|Davos|Delhi|Denver|Des Moines|Detroit|Dhaka|Dili|Djibouti|Dodoma|Doha|Donetsk|Dubai|Dublin|Durban|Dushanbe|Düsseldorf|Edinburgh|Entebbe|Erbil|Frankfurt|Freetown|Fukushima
|Gaborone|Gaza|Gaza City|Geneva|Georgetown|Gibraltar|Glasgow|Goma|Guangzhou|Guatemala City|The Hague|Haifa|Hamburg|Hanoi|Harare|Hargeisa|Havana|Hebron|Helsinki|Hiroshima|Ho Chi Minh City|Hobart|Hong Kong|Honiara|Honolulu|Houston|Hyderabad
|Indianapolis|Islamabad|Istanbul|Jakarta|Jeddah|Jerusalem|Johannesburg|Juba|Kabul|Kampala|Kandahar|Kansas City|Karachi|Kathmandu|Khartoum|Kharkiv|Kherson|Kiev|Kigali|Kingston|Kinshasa|Kolkata|Kuala Lumpur|Kuwait City|Kyiv|Kyoto
|La Paz|Lagos|Lahore|Las Vegas|Leeds|Libreville|Lilongwe|Lima|Lisbon|Little Rock|Liverpool|Ljubljana|Lomé|London|Los Angeles|Luanda|Lusaka|Luxembourg|Lviv|Lyon|Macau|Madrid|Malabo|Malé|Managua|Manama|Manchester|Manila|Maputo|Mariupol|Marrakech|Marseille|Maseru|Mbabane|Mecca|Melbourne|Memphis|Mexico City|Miami|Milan|Milwaukee|Minneapolis|Minsk|Mogadishu|Mombasa|Monaco|Monrovia|Montevideo|Montreal|Moroni|Moscow|Mosul|Mumbai|Munich|Muscat
|N'Djamena|Nagasaki|Nairobi|Naples|Nashville|Nassau|Naypyidaw|New Delhi|New Orleans|New York|Niamey|Nicosia|Nouakchott|Nuuk|Odesa|Odessa|Oklahoma City|Omaha|Osaka|Oslo|Ottawa|Ouagadougou|Oxford|Palo Alto|Panama City|Paramaribo|Paris|Perth|Peshawar|Philadelphia|Phnom Penh|Phoenix|Pittsburgh|Podgorica|Port Louis|Port Moresby|Port of Spain|Port-au-Prince|Port Vila|Portland|Porto-Novo|Prague|Praia|Pretoria|Pristina|Pyongyang
|Quebec City|Quito|Rabat|Rafah|Raleigh|Ramallah|Rangoon|Reykjavik|Richmond|Riga|Rio de Janeiro|Riyadh|Rome|Roseau|Rostov-on-Don|Rotterdam|Sacramento|Salt Lake City|San Antonio|San Diego|San Francisco|San José|San Jose|San Juan|San Marino|San Salvador|Sana'a|Sanaa|Santiago|Santo Domingo|Sao Paulo|São Paulo|Sarajevo|Seattle|Seoul|Shanghai|Sharm el-Sheikh|Shenzhen|Singapore|Skopje|Sochi|Sofia|Srinagar|St. Louis|St. Petersburg|Stockholm|Strasbourg|Stuttgart|Sucre|Suva|Sydney
|Taipei|Tallinn|Tampa|Tashkent|Tbilisi|Tegucigalpa|Tehran|Tel Aviv|Thessaloniki|Thimphu|Tirana|Tiraspol|Tokyo|Toronto|Trenton|Tripoli|Tunis|Turin|Ulaanbaatar|Ulan Bator|United Nations|Vaduz|Valletta|Vancouver|Vatican City|Venice|Victoria|Vienna|Vientiane|Vilnius|Vladivostok|Warsaw|Washington|Washington DC|Washington D.C.|Wellington|Windhoek|Winnipeg|Wuhan|Xi'an|Yangon|Yaoundé|Yekaterinburg|Yerevan|Zagreb|Zaporizhzhia|Zurich|Zürich`
