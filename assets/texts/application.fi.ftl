# Mitä ohjelma sanoo hakemuksesta sen lisäksi, mitä luettelo sanoo sen lajista.

type-checked = { $grade }. Tarkistettu viimeksi { $date }.
answer-left-out = Tallennettua vastausta ei voi lukea. Vastaa tähän uudelleen.
slot-receipt = Hakemuksen kuitti

## Virheet

error-application-not-chosen = Vielä ei tiedetä, mitä tällä hakemuksella haetaan.
    .cure = Valitse ensin hakemus.
error-answer-refused = Tätä ei voi tallentaa tähän: { $field }
    .cure = Mikään ei muuttunut. Vastaa toisella tavalla.
error-hand-over-empty = Vietävää ei vielä ole.
    .cure = Lisää sivuja ainakin yhteen liitteeseen.
error-hand-over-not-ready = Eivät vielä valmiita: { $names }
    .cure = Odota, että ne valmistuvat, tai katso, mikä niissä on vialla.
error-hand-over-too-large = Liian suuria vastaanottajalle: { $names }
    .cure = Poista tarpeettomat sivut tai ota kuvat uudelleen.
error-page-not-opened = Sivua ei voitu avata selaimessa ({ $reason }).
    .cure = Avaa selain ja kirjoita tämä osoite: { $page }
