# Liitteen sanat suomeksi. Avaimet ovat samat joka kielellä.

## What was done

converted-within-limit = { $file }: { $pages ->
    [one] 1 sivu
   *[other] { $pages } sivua
}, { $size } (raja { $limit }), { $standard }
converted = { $file }: { $pages ->
    [one] 1 sivu
   *[other] { $pages } sivua
}, { $size }, { $standard }
batch-done = Valmiita: { $done }. Kesken jääneitä: { $failed }. Tarkemmat tiedot ovat tiedostossa report.json.
check-acceptable = Kelpaa vastaanottajalle { $receiver }.
check-not-acceptable = Ei kelpaa vastaanottajalle { $receiver }:
check-conforms = Noudattaa standardia { $standard } siltä osin kuin tämä ohjelma sen tarkistaa.
check-does-not-conform = Ei noudata standardia { $standard } (puutteita: { $count }):
page-number = Sivu { $page }

## While it works

progress-reading = luetaan
progress-fitting = sovitetaan kokoon
progress-checking = tarkistetaan

## Errors: the file

error-file-unreadable = Tiedostoa ei voi lukea ({ $reason }).
    .cure = Tarkista, että se on vielä paikallaan ja että saat avata sen.
error-file-unwritable = Tiedostoa { $path } ei voi kirjoittaa ({ $reason }).
    .cure = Valitse toinen kansio tai vapauta levytilaa.
error-file-too-large = Tiedosto on suurempi kuin 300 Mt.
    .cure = Ota valokuva uudelleen tai skannaa tarkkuudella 300 dpi.
error-folder-empty = Kansiossa { $path } ei ole mitään muunnettavaa.
    .cure = Laita siihen yhden asiakirjan valokuvat tai skannaukset.
error-output-is-input = { $path } on yksi muunnettavista papereista; sen päälle ei kirjoiteta.
    .cure = Anna tulokselle toinen nimi.
error-empty = Tiedosto on tyhjä.
    .cure = Kopioi se uudelleen puhelimesta tai kamerasta.
error-not-recognised = { $kind ->
    [word-document] Tämä on Word-asiakirja, ei kuva eikä PDF.
    [spreadsheet] Tämä on laskentataulukko, ei kuva eikä PDF.
    [presentation] Tämä on esitys, ei kuva eikä PDF.
    [open-document] Tämä on toimisto-ohjelman asiakirja, ei kuva eikä PDF.
    [rich-text] Tämä on tekstiasiakirja (RTF), ei kuva eikä PDF.
    [plain-text] Tämä on pelkkää tekstiä, ei kuva eikä PDF.
    [web-page] Tämä on verkkosivu, vaikka sen nimi olisi kuin kuvan.
    [mail] Tämä on sähköpostiviesti.
    [archive] Tämä on pakattu tiedosto (esimerkiksi zip).
    [photoshop] Tämä on Photoshop-tiedosto.
    [jpeg-2000] Tämä on JPEG 2000 -kuva, jota tämä ohjelma ei osaa lukea.
    [jpeg-xl] Tämä on JPEG XL -kuva, jota tämä ohjelma ei osaa lukea.
    [camera-raw] Tämä on kameran raakakuva, jota tämä ohjelma ei osaa lukea.
    [svg] Tämä on piirros (SVG).
    [icon] Tämä on kuvake.
    [postscript] Tämä on PostScript-tiedosto.
    [video] Tämä on video.
    [audio] Tämä on äänitallenne.
    [cloud-placeholder] Tiedostoa ei ole vielä ladattu pilvestä.
    [program] Tämä on ohjelma, ei kuva eikä PDF.
   *[other] Tämä ei ole kuva eikä PDF.
}
    .cure = { $kind ->
    [word-document] Avaa se ja tallenna PDF-muotoon.
    [spreadsheet] Avaa se ja tallenna PDF-muotoon.
    [presentation] Avaa se ja tallenna PDF-muotoon.
    [open-document] Avaa se ja tallenna PDF-muotoon.
    [rich-text] Avaa se ja tallenna PDF-muotoon.
    [plain-text] Avaa se ja tallenna PDF-muotoon.
    [web-page] Lataa itse asiakirja tai tulosta sivu PDF-muotoon.
    [mail] Tallenna ensin sen liite.
    [archive] Pura se ensin.
    [video] Ota sen sijaan valokuva joka sivusta.
    [audio] Ota sen sijaan valokuva joka sivusta.
    [cloud-placeholder] Avaa se kerran pilvikansiossaan, jotta se tulee tälle tietokoneelle.
    [program] Älä avaa sitä, ellet tiedä, mikä se on.
   *[other] Tallenna se JPEG- tai PDF-muotoon tai ota paperista valokuva.
}
error-is-pdf = Tämä on PDF-asiakirja.
    .cure = Lisää se PDF:nä.
error-protected = Tiedosto on suojattu salasanalla tai käyttöoikeuksin.
    .cure = Avaa se ohjelmassa, jolla se on tehty, ja tallenna ilman suojausta.
error-truncated = { $format }-kuva on katkennut: sen loppu puuttuu.
    .cure = Kopioi se uudelleen puhelimesta tai kamerasta tai ota valokuva uudelleen.
error-corrupt = { $format }-kuva on vioittunut.
    .cure = Kopioi se uudelleen puhelimesta tai kamerasta tai ota valokuva uudelleen.
error-too-large = Kuva on liian suuri tälle ohjelmalle ({ $what ->
    [side] sivun pituus { $found } kuvapistettä, enintään { $limit }
    [pixels] { $found } kuvapistettä, enintään { $limit }
    [pictures] { $found } kuvaa yhdessä tiedostossa, enintään { $limit }
   *[memory] se tarvitsee enemmän muistia kuin on lupa käyttää
}).
    .cure = Ota valokuva pienemmällä tarkkuudella tai skannaa tarkkuudella 300 dpi.
error-unsupported = { $format }-kuvassa on jotakin, mitä tämä ohjelma ei osaa lukea ({ $what }).
    .cure = Avaa se toisessa ohjelmassa ja tallenna JPEG- tai PNG-muotoon.
error-not-a-pdf = Tämä ei ole PDF-asiakirja.
    .cure = Valitse PDF tai tee siitä ensin PDF.
error-interrupted = Tiedoston avaaminen keskeytyi.
    .cure = Yritä uudelleen.

## Errors: PDF

error-pdf-unreadable = PDF on vioittunut, eikä sitä voi lukea.
    .cure = Hanki se uudelleen sieltä, mistä se on peräisin, tai tulosta se PDF-muotoon toisessa ohjelmassa.
error-pdf-password = PDF aukeaa vain salasanalla.
    .cure = Avaa se salasanalla ja tallenna ilman salasanaa.
error-pdf-encryption-unsupported = PDF on salattu tavalla, jota tämä ohjelma ei osaa lukea.
    .cure = Avaa se toisessa ohjelmassa ja tulosta PDF-muotoon.
error-pdf-no-pages = PDF:ssä ei ole sivuja.
    .cure = Hanki se uudelleen sieltä, mistä se on peräisin.
error-pdf-too-many-pages = PDF:ssä on { $pages } sivua; enintään { $limit } voidaan ottaa.
    .cure = Jaa se useaksi tiedostoksi.
error-pdf-no-such-page = PDF:ssä ei ole sivua { $page }.
    .cure = Valitse sivu, joka siinä on.
error-pdf-image-too-large = PDF:n sivulla { $page } on kuva, jonka koko on { $width } x { $height } kuvapistettä; se on liian suuri.
    .cure = Tulosta se PDF-muotoon tarkkuudella 300 dpi.
error-pdf-signed = Tiedostossa { $input } on sähköinen allekirjoitus, jonka mikä tahansa muutos rikkoisi.
    .cure = Lähetä se sellaisenaan omana liitteenään. Jos se on liian suuri, pyydä lähettäjältä pienempi.

## Errors: the isolated process

error-decoder-crashed = Tiedosto kaatoi lukijan. Mikään muu ei vahingoittunut.
    .cure = Tiedosto voi olla vioittunut tai haitallinen. Ota paperista sen sijaan valokuva.
error-decoder-panicked = Tiedosto pysäytti lukijan. Mikään muu ei vahingoittunut.
    .cure = Tiedosto voi olla vioittunut. Ota paperista sen sijaan valokuva.
error-decoder-timed-out = Tiedoston lukeminen kesti yli { $seconds } sekuntia ja keskeytettiin.
    .cure = Tiedosto voi olla vioittunut. Ota paperista sen sijaan valokuva.
error-decoder-out-of-memory = Tiedosto tarvitsee yli { $megabytes } Mt muistia, ja lukeminen keskeytettiin.
    .cure = Ota valokuva pienemmällä tarkkuudella tai skannaa tarkkuudella 300 dpi.
error-decoder-protocol = Lukija antoi vastauksen, jossa ei ollut järkeä. Mikään muu ei vahingoittunut.
    .cure = Tiedosto voi olla haitallinen. Ota paperista sen sijaan valokuva.
error-decoder-could-not-start = Tiedostojen lukijaa ei voitu käynnistää ({ $reason }).
    .cure = Käynnistä ohjelma uudelleen; jos se ei auta, asenna ohjelma uudelleen.

## Holvi

error-vault-missing = Täällä ei ole vielä holvia.
error-vault-exists = Täällä on jo holvi.
    .cure = Avaa se uuden tekemisen sijaan.
error-vault-in-use = Holvi on auki toisessa ikkunassa tai ohjelmassa.
    .cure = Sulje se siellä ja yritä uudelleen.
error-vault-locked = Holvi on lukittu.
    .cure = Avaa se jatkaaksesi.
error-vault-newer = Holvi on tehty tämän ohjelman uudemmalla versiolla ({ $found }).
    .cure = Asenna uusin versio.
error-vault-damaged = Holvi on vaurioitunut ({ $detail }).
    .cure = Palauta varmuuskopio tai pelasta jäljellä oleva.
error-vault-keys-damaged = Holvin avaintiedosto on vaurioitunut.
    .cure = Palauta se varmuuskopiosta.
error-way-missing = Holvia ei voi avata tällä tavalla.
    .cure = Valitse toinen tapa.
error-way-last = Tämä on ainoa tapa avata holvi; se jää voimaan.
    .cure = Ota ensin käyttöön toinen tapa.
error-passphrase-empty = Salalause on tyhjä.
    .cure = Kirjoita salalause tai valitse toinen tapa.
error-passphrase-wrong = Salalause on väärä.
    .cure = Yritä uudelleen; isoilla ja pienillä kirjaimilla on merkitystä. Myös palautussanat avaavat holvin.
error-words-count = Sanoja on { $count }; niitä tarvitaan 24.
    .cure = Kirjoita ne kaikki järjestyksessä.
error-word-unknown = { $position }. sana ei ole palautussana.
    .cure = Tarkista se paperistasi.
error-words-checksum = Sanat eivät kuulu yhteen.
    .cure = Tarkista, ovatko jotkin sanat vaihtaneet paikkaa.
error-words-wrong = Nämä ovat toisen holvin sanat.
    .cure = Etsi viimeksi tulostettu paperi.
error-keyring-unavailable = Tietokoneen avainnippua ei voi käyttää ({ $reason }).
    .cure = Avaa holvi salalauseella tai palautussanoilla.
error-keyring-no-entry = Tietokoneen avainnipussa ei näy tämän holvin avainta. Avainnippu voi olla lukittu.
    .cure = Avaa avainnippu tai käytä salalausetta tai palautussanoja.
error-keyring-wrong = Tietokoneen avainnipun avain ei avaa tätä holvia.
    .cure = Käytä salalausetta tai palautussanoja.
error-disk-full = Levy on täynnä. Mitään ei kadonnut, mutta uutta ei voi tallentaa.
    .cure = Vapauta levytilaa ja yritä uudelleen.
error-disk-read-only = Levylle ei voi kirjoittaa. Mitään ei kadonnut, mutta mitään ei voi tallentaa.
    .cure = Tarkista, onko se kirjoitussuojattu tai toisen käyttäjän oma.
error-vault-file-failed = Holvin tiedostoa ei voitu lukea tai kirjoittaa ({ $reason }).
    .cure = Yritä uudelleen; jos vika toistuu, tee varmuuskopio.
error-input-unreadable = Tiedostoa ei voitu lukea loppuun ({ $reason }).
    .cure = Kopioi se tälle tietokoneelle ja yritä uudelleen.
error-no-such-record = Hakemaasi ei enää ole.
    .cure = Palaa takaisin ja katso uudelleen.
error-case-not-draft = Hakemus ei ole enää luonnos, joten sitä ei voi muuttaa.
error-case-not-final = Hakemusta ei ole vielä merkitty valmiiksi.
error-case-in-trash = Hakemus on roskakorissa.
    .cure = Palauta se ensin roskakorista.
error-state-one-way = Hakemus ei voi siirtyä tilasta { $from } tilaan { $to }.
error-receipt-mismatch = Kuittaus koskee jotain muuta kuin lähetettyä.
    .cure = Lähetys tehdään uudelleen.
error-value-malformed = Tätä ei voi tallentaa ({ $detail }).
error-archive-passphrase-wrong = Tiedoston salalause on väärä.
    .cure = Yritä uudelleen.
error-archive-damaged = Viety tiedosto on vaurioitunut ({ $detail }).
    .cure = Vie se uudelleen alkuperäisestä paikasta.
error-no-randomness = Järjestelmä ei antanut satunnaislukuja ({ $reason }).
    .cure = Käynnistä tietokone uudelleen.
error-vault-refused = Holvi ei hyväksynyt tätä ({ $reason }).
error-page-not-made = Sivua { $page } ei voitu tehdä, joten asiakirjaa ei ole.
    .cure = Poista sivu tai yritä uudelleen.
error-document-not-ready = Asiakirja ei ole vielä valmis.
    .cure = Odota hetki ja yritä uudelleen.

part-original = Alkuperäinen
part-legalisation = Laillistus
part-translation = Käännös

## Errors: the attachment

error-receiver-unknown = Vastaanottajaa { $name } ei ole.
    .cure = Vastaanottajat ovat: { $known }.
error-slot-unknown = Tällä vastaanottajalla ei ole liitepaikkaa { $name }.
    .cure = Liitepaikat ovat: { $known }.
error-receiver-malformed = Tämän vastaanottajan tiedot ovat rikki ({ $reason }).
    .cure = Asenna ohjelma uudelleen.
error-nothing-to-convert = Yhtäkään tiedostoa ei voitu käyttää; mitään ei kirjoitettu.
    .cure = Syyt ovat alla.
error-inputs-unusable = { $count ->
    [one] Yhtä tiedostoa ei voitu käyttää
   *[other] { $count } tiedostoa ei voitu käyttää
}; mitään ei kirjoitettu, jottei sivuja puuttuisi huomaamatta.
    .cure = Vaihda ne tai jätä ne pois valinnalla --keep-going.
error-cannot-fit = Sivut tarvitsevat { $needed } tavua pysyäkseen luettavina, ja raja on { $limit } tavua; mitään ei kirjoitettu.
    .cure = Jaa liite kahtia tai kokeile valintaa --colour bw. Suurimmat sivut: { $pages }.
error-own-check-failed = Valmis tiedosto ei läpäissyt ohjelman omaa tarkistusta ({ $detail }); mitään ei kirjoitettu.
    .cure = Tämä on ohjelman vika. Ilmoita siitä.
error-compose-failed = Sivua ei voitu tehdä ({ $detail }).
    .cure = Tämä on ohjelman vika. Ilmoita siitä.
error-cancelled = Keskeytetty. Mitään ei kirjoitettu.

## Findings

finding-outline-not-trusted = Paperin reunoja ei löytynyt varmasti, joten koko kuva säilytettiin.
    .cure = Jos pöytä näkyy paperin ympärillä, anna kulmat käsin tai ota valokuva tummemmalla alustalla.
finding-page-text-coarse = Kirjaimet ovat vain noin { $height } kuvapistettä korkeita ja voivat olla vaikeita lukea.
    .cure = Ota valokuva uudelleen lähempää niin, että sivu täyttää kuvan.
finding-page-cut = Paperin kulma jää kuvan ulkopuolelle.
    .cure = Ota se uudelleen niin, että kaikki neljä kulmaa näkyvät.
finding-page-blurred = Sivu näyttää epäterävältä.
    .cure = Ota se uudelleen, pidä puhelin paikallaan ja tarkenna koskettamalla sivua näytöllä.
finding-page-dark = Sivu on kuvattu hyvin vähässä valossa.
    .cure = Ota se uudelleen ikkunan ääressä tai lampun alla.
finding-page-glare = Sivusta heijastuu valoa, joka voi peittää jotakin.
    .cure = Ota se uudelleen ilman salamaa, lamppu sivulla.
finding-first-frame-only = Tiedosto on animaatio; siitä otettiin vain ensimmäinen kuva.
finding-high-dynamic-range = Kuvassa on laaja kirkkausalue; se muunnettiin tavalliseksi.
finding-jpeg-without-end = Kuvan loppumerkki puuttuu; itse kuva on kokonainen.
finding-picture-shrunk = Kuva oli hyvin suuri, ja sitä pienennettiin.
finding-profile-unreadable = Kuvan väriprofiilia ei voi lukea; oletettiin tavalliset värit (sRGB).
finding-pdf-attachments-not-shown = PDF:n sisään on liitetty muita tiedostoja; niitä ei otettu mukaan.
    .cure = Avaa PDF, tallenna ne tiedostot ja lisää ne tähän, jos niitä tarvitaan.
finding-pdf-dynamic-form = Tämä lomake näkyy vain Adobe Readerissa; sivu voi olla pelkkä ilmoitus.
    .cure = Avaa se Adobe Readerissa ja tulosta PDF-muotoon.
finding-pdf-portfolio = PDF on kansi muille tiedostoille; niitä ei otettu mukaan.
    .cure = Avaa PDF, tallenna ne tiedostot ja lisää ne tähän.
finding-pdf-annotation-missing = Sivulta saattaa puuttua huomautus tai täytetty kenttä.
    .cure = Tulosta PDF uudeksi PDF:ksi toisessa ohjelmassa ja käytä sitä.
finding-pdf-content-missing = Osaa sivusta ei voitu lukea, ja se puuttuu.
    .cure = Tulosta PDF uudeksi PDF:ksi toisessa ohjelmassa tai valokuvaa sivu.
finding-pdf-image-missing = Sivun kuvaa ei voitu lukea, ja se puuttuu.
    .cure = Tulosta PDF uudeksi PDF:ksi toisessa ohjelmassa tai valokuvaa sivu.
finding-pdf-text-missing = Osaa sivun tekstistä ei voitu piirtää.
    .cure = Tulosta PDF uudeksi PDF:ksi toisessa ohjelmassa tai valokuvaa sivu.
finding-pdf-kept = PDF kelpaa, ja se säilytettiin sellaisenaan.
finding-pdf-signed-kept = Sen sähköiseen allekirjoitukseen ei koskettu.
finding-pdf-signed = Siinä on sähköinen allekirjoitus, jota ei tarkistettu.
finding-pdf-encrypted = Se on salattu.
    .cure = Muunna se tällä ohjelmalla tai tallenna se ilman suojausta.
finding-pdf-active = Siinä on komentosarjoja tai toimintoja.
    .cure = Muunna se tällä ohjelmalla tai tulosta se PDF-muotoon.
finding-pdf-hides-files = Sen sisään on liitetty muita tiedostoja.
    .cure = Muunna se tällä ohjelmalla, ja lisää ne tiedostot erikseen, jos niitä tarvitaan.
finding-too-large = Sen koko on { $bytes } tavua; raja on { $limit } tavua.
    .cure = Muunna se tällä ohjelmalla.
finding-format-not-taken = { $receiver } ei ota vastaan PDF-tiedostoja.
finding-limit-unknown = Ei ole tiedossa, kuinka suuren tiedoston { $receiver } ottaa vastaan.
finding-file-name = { $receiver } ei ehkä hyväksy tiedoston nimeä { $name }.
    .cure = Kelpaava nimi: { $better }
finding-colour-required = Liitepaikka { $slot } vaatii värit, mutta valittiin toisin.
    .cure = Jätä valinta --colour pois.
finding-pages-reduced = { $count ->
    [one] Yhtä sivua pienennettiin, jotta liite mahtuu rajaan; se pysyy luettavana.
   *[other] { $count } sivua { $of } sivusta pienennettiin, jotta liite mahtuu rajaan; ne pysyvät luettavina.
}
