"""What belongs to a state or comes from it is called: by code, the likeliest first."""

from __future__ import annotations

from collections.abc import Mapping

_TABLE = """
AD Andorran;AE Emirati;AF Afghan;AG Antiguan;AI Anguillan;AL Albanian;AM Armenian;AO Angolan
AR Argentine,Argentinian,Argentinean;AT Austrian;AU Australian;AW Aruban;AZ Azerbaijani,Azeri
BA Bosnian;BB Barbadian,Bajan;BD Bangladeshi;BE Belgian;BF Burkinabe,Burkinabé;BG Bulgarian
BH Bahraini;BI Burundian;BJ Beninese;BM Bermudian;BN Bruneian;BO Bolivian;BR Brazilian;BS Bahamian
BT Bhutanese;BW Motswana,Botswanan;BY Belarusian,Belarussian;BZ Belizean;CA Canadian
CD Congolese;CF Central African;CG Congolese;CH Swiss;CI Ivorian;CL Chilean;CM Cameroonian
CN Chinese;CO Colombian;CR Costa Rican;CU Cuban;CV Cabo Verdean,Cape Verdean;CY Cypriot
CZ Czech;DE German;DJ Djiboutian;DK Danish;DM Dominican;DO Dominican;DZ Algerian;EC Ecuadorian
EE Estonian;EG Egyptian;EH Sahrawi;ER Eritrean;ES Spanish;ET Ethiopian;FI Finnish;FJ Fijian
FM Micronesian;FO Faroese;FR French;GA Gabonese;GB British;GD Grenadian;GE Georgian;GH Ghanaian
GL Greenlandic;GM Gambian;GN Guinean;GQ Equatorial Guinean,Equatoguinean;GR Greek;GT Guatemalan
GW Bissau-Guinean;GY Guyanese;HN Honduran;HR Croatian;HT Haitian;HU Hungarian;ID Indonesian
IE Irish;IL Israeli;IN Indian;IQ Iraqi;IR Iranian;IS Icelandic;IT Italian;JM Jamaican;JO Jordanian
JP Japanese;KE Kenyan;KG Kyrgyz;KH Cambodian;KI I-Kiribati;KM Comorian;KN Kittitian
KP North Korean;KR South Korean;KW Kuwaiti;KZ Kazakh,Kazakhstani;LA Lao,Laotian;LB Lebanese
LC Saint Lucian;LI Liechtensteiner;LK Sri Lankan;LR Liberian;LS Basotho,Lesothan;LT Lithuanian
LU Luxembourgish;LV Latvian;LY Libyan;MA Moroccan;MC Monegasque,Monégasque;MD Moldovan
ME Montenegrin;MG Malagasy;MH Marshallese;MK Macedonian,North Macedonian;ML Malian
MM Burmese;MN Mongolian;MR Mauritanian;MT Maltese;MU Mauritian;MV Maldivian;MW Malawian
MX Mexican;MY Malaysian;MZ Mozambican;NA Namibian;NE Nigerien;NG Nigerian;NI Nicaraguan
NL Dutch;NO Norwegian;NP Nepalese,Nepali;NR Nauruan;NU Niuean;NZ New Zealand;OM Omani
PA Panamanian;PE Peruvian;PG Papua New Guinean;PH Philippine,Filipino;PK Pakistani;PL Polish
PS Palestinian;PT Portuguese;PW Palauan;PY Paraguayan;QA Qatari;RO Romanian;RS Serbian
RU Russian;RW Rwandan;SA Saudi,Saudi Arabian;SB Solomon Island;SC Seychellois;SD Sudanese
SE Swedish;SG Singaporean;SI Slovenian,Slovene;SK Slovak;SL Sierra Leonean;SM Sammarinese
SN Senegalese;SO Somali;SR Surinamese;SS South Sudanese;ST Sao Tomean;SV Salvadoran,Salvadorean
SY Syrian;SZ Swazi;TD Chadian;TG Togolese;TH Thai;TJ Tajik,Tajikistani;TL Timorese;TM Turkmen
TN Tunisian;TO Tongan;TR Turkish;TT Trinidadian;TV Tuvaluan;TW Taiwanese;TZ Tanzanian
UA Ukrainian;UG Ugandan;US American,US,U.S.;UY Uruguayan;UZ Uzbek;VA Vatican;VC Vincentian
VE Venezuelan;VN Vietnamese;VU Ni-Vanuatu;WS Samoan;AS American Samoan;XK Kosovar,Kosovan
YE Yemeni;ZA South African;ZM Zambian;ZW Zimbabwean
"""

DEMONYMS: Mapping[str, tuple[str, ...]] = {
    entry[:2]: tuple(entry[3:].split(","))
    for line in _TABLE.split("\n")
    for entry in line.split(";")
    if entry
}
"""By ISO 3166-1 code of two letters."""

OTHER_NAMES: Mapping[str, tuple[str, ...]] = {
    "BO": ("Bolivia",),
    "BN": ("Brunei",),
    "CD": ("DR Congo", "DRC", "Democratic Republic of Congo", "Congo-Kinshasa", "Zaire"),
    "CG": ("Republic of Congo", "Congo Republic", "Congo-Brazzaville"),
    "CI": ("Ivory Coast", "Cote d'Ivoire"),
    "CV": ("Cape Verde",),
    "CZ": ("Czech Republic",),
    "FK": ("Falkland Islands", "Malvinas"),
    "FM": ("Micronesia", "Federated States of Micronesia"),
    "GB": ("United Kingdom", "UK", "U.K.", "Great Britain", "Britain"),
    "GM": ("The Gambia",),
    "BS": ("The Bahamas",),
    "IR": ("Iran",),
    "KP": ("North Korea", "DPRK", "DPR Korea", "Democratic People's Republic of Korea"),
    "KR": ("South Korea", "Republic of Korea", "ROK"),
    "LA": ("Laos", "Lao PDR"),
    "MD": ("Moldova", "Republic of Moldova"),
    "MK": ("Macedonia", "North Macedonia", "FYROM"),
    "MM": ("Burma",),
    "NL": ("Holland",),
    "PS": ("Palestine", "State of Palestine"),
    "RU": ("Russia", "Russian Federation"),
    "SY": ("Syria",),
    "SZ": ("Swaziland", "Eswatini"),
    "TL": ("East Timor", "Timor-Leste"),
    "TR": ("Turkey", "Türkiye"),
    "TW": ("Taiwan",),
    "TZ": ("Tanzania", "United Republic of Tanzania"),
    "US": ("United States", "United States of America", "USA", "US", "U.S.", "U.S.A."),
    "VA": ("Holy See", "Vatican"),
    "VE": ("Venezuela",),
    "VN": ("Viet Nam", "Vietnam"),
    "VG": ("British Virgin Islands",),
    "VI": ("US Virgin Islands", "U.S. Virgin Islands", "United States Virgin Islands"),
    "XK": ("Kosovo",),
}
"""Names in common use that the list of codes has not, or has among words of its own."""

OTHER_CAPITALS: Mapping[str, tuple[str, ...]] = {
    "BO": ("La Paz",),
    "IL": ("Tel Aviv",),
    "KZ": ("Astana",),
    "NL": ("The Hague",),
    "UA": ("Kyiv", "Kiev"),
    "US": ("Washington", "Washington DC", "Washington D.C."),
    "XK": ("Pristina",),
    "ZA": ("Pretoria", "Cape Town"),
    "KR": ("Seoul",),
    "KP": ("Pyongyang",),
}

SHARED: Mapping[str, tuple[str, ...]] = {
    "Congo": ("CD", "CG"),
    "Korea": ("KR", "KP"),
    "Virgin Islands": ("VG", "VI"),
    "Saint Martin": ("MF", "SX"),
    "St. Martin": ("MF", "SX"),
    "Samoan": ("WS", "AS"),
    "Korean": ("KR", "KP"),
    "Timor": ("TL", "ID"),
    "Micronesian": ("FM",),
}
"""Names that two of them have, or that are short for either: a person has to choose."""
