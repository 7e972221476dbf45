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
error-photo-none = Tässä ei ole vielä valokuvaa.
    .cure = Lisää ensin valokuva.

## Henkilön valokuva

finding-photo-small = Valokuvan leveydessä on vain { $found } kuvapistettä, kun niitä tarvitaan { $needed }.
    .cure = Käytä kameran alkuperäistä kuvaa tai kuvaa lähempää.
finding-photo-dark = Valokuva on liian tumma.
    .cure = Ota uusi kuva tasaisessa päivänvalossa.
finding-photo-bright = Valokuva on liian vaalea.
    .cure = Ota uusi kuva ilman voimakasta valoa kasvoilla.
finding-photo-flat = Valokuvan vaaleat ja tummat kohdat tuskin eroavat toisistaan.
    .cure = Ota uusi kuva tasaisessa päivänvalossa puhtaalla linssillä.
finding-photo-blurred = Valokuva näyttää epätarkalta.
    .cure = Pidä kamera paikallaan ja anna sen tarkentaa kasvoihin.
finding-photo-background = Tausta ei ole tasainen.
    .cure = Seiso vaalean, yksivärisen seinän edessä hieman irti siitä, niin ettei varjo osu seinään.

## Tarkistuslista asiakirjana

list-title = Tarkistuslista
list-made = Tehty Liite-ohjelmalla { $date }. Tämä ei ole viranomaisen oma luettelo. Tarkista kaikki viralliselta sivulta:
list-foot = { $name } · sivu { $page } / { $of }
list-must = Tee ennen lähettämistä
list-abroad = Käännettävä tai laillistettava
list-check = Katso nämä
list-originals = Ota alkuperäiset mukaan
list-notes = Hyvä tietää
list-files = Tiedostot
list-no-files = Tiedostoja ei vielä ole.
list-file = Tiedosto
list-content = Mikä se on
list-pages = Sivuja
list-bytes = Tavuja
