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

## Page by page: how it was coded and why (`convert --explain`)

explain-page = sivu { $page } ({ $input }): { $size }, yhtenä kuvana { $finest }; { $coding }. { $reason }
explain-coding-layers = kerrokset, { $dpi } dpi: teksti { $text }, värillinen muste { $ink } ({ $inks } osaa), sävyt ja kuvat { $picture } ({ $pictures } osaa)
explain-coding-jpeg-as-it-is = JPEG sellaisenaan, { $dpi } dpi
explain-coding-jpeg-colour = väri-JPEG, { $dpi } dpi, laatu { $quality }
explain-coding-jpeg-grey = harmaasävy-JPEG, { $dpi } dpi, laatu { $quality }
explain-coding-ccitt-g4 = muste ja paperi (faksi, ryhmä 4), { $dpi } dpi
explain-coding-jbig2 = muste ja paperi (JBIG2, häviötön), { $dpi } dpi
explain-reason-layers = Teksti, muste ja tausta on tallennettu erikseen; lukija ei näe eroa.
explain-reason-layers-asked = Kerroksia pyydettiin.
explain-reason-no-layers-asked = Yhtä kuvaa pyydettiin.
explain-reason-layers-unfaithful = Kerrokset muuttaisivat sitä, mitä sivulla näkyy, joten se pysyy yhtenä kuvana.
explain-reason-picture = Valokuva, kortti tai passi pysyy yhtenä kuvana.
explain-reason-as-it-is = Se on hyvä sellaisenaan.
explain-reason-ink-only = Siinä on vain mustetta ja paperia.
explain-reason-limit = Tallennettu pienempänä, jotta kaikki sivut mahtuvat rajaan.
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
    .cure = Keskeytä lähetys lähetyssivulla niin kauan kuin se on mahdollista.
error-case-not-final = Hakemusta ei ole vielä merkitty valmiiksi.
error-case-changed = Jotakin muutettiin samalla hetkellä.
    .cure = Katso se uudelleen ja lähetä sitten.
error-case-in-trash = Hakemus on roskakorissa.
    .cure = Palauta se ensin roskakorista.
error-state-one-way = Hakemus ei voi siirtyä tilasta { $from } tilaan { $to }.
error-receipt-mismatch = Kuittaus koskee jotain muuta kuin lähetettyä.
    .cure = Lähetys tehdään uudelleen.
# Palvelu, johon hakemuksen voi lähettää
error-service-offline = Palveluun ei saada yhteyttä.
    .cure = Mitään ei katoa: lähetys tehdään, kun yhteys palaa.
error-service-portal = Vastaaja ei ole palvelu vaan jokin muu, esimerkiksi hotellin verkon sivu.
    .cure = Avaa jokin verkkosivu selaimella, tee mitä verkko pyytää ja odota hetki.
error-service-later = Palvelu pyytää odottamaan.
    .cure = Ohjelma yrittää itse uudelleen.
error-sign-in-needed = Kukaan ei ole kirjautunut palveluun.
    .cure = Kirjaudu, niin lähetys jatkuu.
error-service-unknown = Palvelua ei ole valittu.
    .cure = Valitse palvelu sivulla ”Muu palvelu”.
error-service-address = Tämä osoite ei kelpaa.
    .cure = Osoitteen alussa on oltava https://, ja se on kirjoitettava niin kuin palvelu sen ilmoittaa.
error-service-other = Tässä osoitteessa ei ole palvelua, jonka kanssa ohjelma osaa toimia.
    .cure = Tarkista osoite.
error-service-key-changed = Palvelu allekirjoittaa kuittauksensa eri avaimella kuin ennen.
    .cure = Kysy palvelun ylläpitäjältä, onko avain vaihdettu. Jos on, unohda palvelu ja valitse se uudelleen.
error-sign-in-failed = Kirjautuminen ei onnistunut.
    .cure = Yritä uudelleen.
error-service-refused = { $problem ->
    [already-paid] Maksu on jo maksettu.
    [payment-started-by-another] { $name } aloitti maksamisen { $when }.
    [deadline-passed] Määräaika on päättynyt.
    [already-answered] Tähän pyyntöön on jo vastattu.
    [strong-identification-needed] Tätä varten palvelun on tiedettävä varmasti, kuka olet.
    [not-found] Palvelu ei tunne tätä, tai se ei ole sinun nähtävissäsi.
    [forbidden] Tämä ei ole sinun tehtävissäsi.
    [wrong-state] Tätä ei voi tehdä hakemuksen nykyisessä vaiheessa.
    [mandate-exists] Asiakkaalla on jo tällainen edustus.
    [not-electronic] Tätä hakemusta ei voi tehdä sähköisesti.
    [file-refused] Palvelu ei ota tätä tiedostoa vastaan.
    [too-large] Tämä on suurempi kuin palvelu ottaa vastaan.
    [fee-unpaid] Maksu on maksettava ensin.
    [invalid] Jokin tieto on väärin.
   *[other] Palvelu ei ota tätä vastaan ({ $problem }).
}
    .cure = { $problem ->
        [already-paid] Mitään ei ole enää maksettavana.
        [payment-started-by-another] Kysy häneltä tai ota maksu hoitaaksesi.
        [deadline-passed] Lähetä lisäselvitys tai kysy viranomaiselta.
        [already-answered] Lähetä lisäselvitys, jos jotakin puuttuu.
        [strong-identification-needed] Kirjaudu ulos ja kirjaudu sisään pankkitunnuksilla, mobiilivarmenteella tai varmennekortilla.
        [mandate-exists] Ilmoita valtuutuksessa, että tulet hänen tilalleen.
        [file-refused] Katso, mikä siinä on vialla, tee se uudelleen ja lähetä uudelleen.
       *[other] Katso uudelleen, mikä tilanne on; korjaa mainittu asia ja lähetä uudelleen.
    }
error-service-changed-elsewhere = Vastauksia on muutettu toisella laitteella sen jälkeen, kun hakemus merkittiin täällä valmiiksi.
    .cure = Keskeytä lähetys, katso mikä on muuttunut ja lähetä uudelleen.
error-service-not-sendable = Tätä ei voi lähettää tällaisena.
    .cure = Keskeytä lähetys, tarkista kaikki ja lähetä uudelleen.
error-service-unbelievable = Palvelun kuittaus ei vastaa lähetettyä, joten mitään ei katsota vastaanotetuksi.
    .cure = Ohjelma yrittää itse uudelleen. Jos tämä jatkuu, kysy palvelun ylläpitäjältä.
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
error-work-under-way = Jokin muu on vielä kesken.
    .cure = Odota, että se valmistuu, tai keskeytä se.
error-backup-missing = Tässä kansiossa ei ole varmuuskopiota.
    .cure = Valitse kansio, jonka nimen alussa on Liite-backup.
error-backup-is-vault = Tämä kansio on käytössä oleva holvi eikä varmuuskopio.
    .cure = Valitse kansio, jonka nimen alussa on Liite-backup.

## Holvi: mikä on vaurioitunut

damage-pages = { $count ->
    [one] Paperiesi tiedostossa on yksi vaurioitunut kohta.
   *[other] Paperiesi tiedostossa on { $count } vaurioitunutta kohtaa.
}
damage-structure = Paperiesi tiedosto on ristiriidassa itsensä kanssa.
damage-references = { $kind ->
    [cases] Hakemuksista puuttuu jotain
    [slots] Liitteistä puuttuu jotain
    [pages] Sivuista puuttuu jotain
    [files] Tiedostoista puuttuu jotain
    [documents] Valmiista asiakirjoista puuttuu jotain
   *[other] Jotain muun tarvitsemaa puuttuu
} ({ $count }).
damage-rows = { $kind ->
    [cases] Hakemuksia ei voi lukea
    [answers] Vastauksia ei voi lukea
    [slots] Liitteitä ei voi lukea
    [pages] Sivuja ei voi lukea
    [files] Tiedostoja ei voi lukea
    [documents] Valmiita asiakirjoja ei voi lukea; ne tehdään uudelleen
    [sendings] Lähetyksiä ja kuittauksia ei voi lukea
    [undo] Kumottavia muutoksia ei voi lukea
   *[other] Jotain ei voi lukea
}{ $count ->
    [unknown] {""}
   *[other] {" "}(enintään { $count })
}.
damage-case = Hakemuksen nimi on kadonnut; sen paperit säilyvät ilman nimeä.
damage-original = Tiedosto { $name } on vaurioitunut. Sitä käytettiin hakemuksissa: { $cases }.
    .cure = Lisää se uudelleen alkuperäisestä paikasta.
damage-attachment = Valmis asiakirja on vaurioitunut. Se tehdään itsestään uudelleen. Hakemus: { $cases }.

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
    .cure = Jaa liite kahtia. Suurimmat sivut: { $pages }.{ $again ->
        [none] {""}
       *[other] {" "}Uusi, tarkka kuva hyvässä valossa pienentäisi näitä: { $again }.
    }{ $bw ->
        [none] {""}
       *[other] {" "}Mustavalkoisena (--colour bw) näiltä ei häviäisi mitään: { $bw }.
    }
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
finding-page-text-cut = Teksti katkeaa kuvan { $side ->
        [left] vasempaan reunaan
        [right] oikeaan reunaan
        [top] yläreunaan
       *[bottom] alareunaan
    }.
    .cure = Ota valokuva uudelleen niin, että koko paperi on kuvassa.
finding-page-text-at-edge = Teksti ulottuu aivan kuvan { $side ->
        [left] vasempaan reunaan
        [right] oikeaan reunaan
        [top] yläreunaan
       *[bottom] alareunaan
    }: siitä voi puuttua jotain.
    .cure = Vertaa paperiin. Jos jotain puuttuu, ota valokuva uudelleen niin, että koko paperi on kuvassa.
finding-page-shaken = Puhelin liikkui, kun kuva otettiin.
    .cure = Pidä puhelinta paikallaan kahdella kädellä hyvässä valossa ja ota kuva uudelleen.
finding-page-pale = Teksti on hyvin haaleaa.
    .cure = Ota kuva uudelleen kirkkaassa, tasaisessa valossa; jos paperi itse on haalea, pyydä tummempi kopio.
finding-page-shadow = Tekstin päällä on syvä varjo.
    .cure = Ota kuva uudelleen niin, että valo tulee sivulta etkä sinä tai puhelin ole sen edessä.
finding-page-finger = Sivun päällä on sormi.
    .cure = Ota sormet pois sivun päältä ja ota valokuva uudelleen.
finding-page-folded = Paperin kulma on taittunut tai puuttuu.
    .cure = Suorista kulma, aseta paperi tasaiseksi ja ota valokuva uudelleen.
finding-page-screen = Tämä näyttää näytöstä otetulta valokuvalta.
    .cure = Tallenna itse asiakirja tai ota kuvakaappaus ja lisää se tiedosto.
finding-page-hard-to-read = Tämän sivun tekstiä on vaikea lukea.
    .cure = Ota valokuva uudelleen lähempää hyvässä valossa; jos sait kuvan muualta, pyydä alkuperäinen tiedosto.
finding-page-empty = Tältä sivulta ei voi lukea mitään.
    .cure = Jos siinä on tekstiä, ota kuva uudelleen tarkasti ja hyvässä valossa; muuten jätä sivu pois.
finding-page-coded-coarsely = Jotta liite mahtuu rajaan, sivu pakattiin niin pieneksi, että noin { $percent } % kirjaimista voi lukea väärin.
    .cure = Jaa liite kahtia tai jätä pois sivut, joita ei tarvita.
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
finding-not-a-pdf = Tiedosto ei ole PDF.
    .cure = Muunna se ensin.
finding-pdf-unreadable = PDF on vioittunut eikä sitä voi lukea.
    .cure = Tee se uudelleen alkuperäisestä.
finding-pdf-not-archivable = Se rikkoo PDF/A:n sääntöä: { $clause }, { $rule }.
    .cure = Muunna se ensin: tulos noudattaa kaikkia sääntöjä.
finding-pdf-too-intricate = Se on liian monimutkainen kokonaan tarkistettavaksi.
    .cure = Muunna se ensin.
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

## The window: everywhere

ui-skip = Siirry sisältöön
ui-unofficial = Epävirallinen – ei Maahanmuuttoviraston ohjelma
ui-nav = Päävalikko
ui-nav-safety = Turvallisuus
ui-nav-settings = Asetukset
ui-nav-lock = Lukitse
ui-close = Sulje
ui-cancel = Peruuta
ui-continue = Jatka
ui-back = Takaisin
ui-next = Seuraava
ui-previous = Edellinen
ui-rename = Nimeä uudelleen
ui-rename-it = Nimeä { $name } uudelleen
ui-remove = Poista
ui-remove-it = Poista { $name }
ui-restore = Palauta
ui-restore-it = Palauta { $name }
ui-restore-all = Palauta kaikki
ui-gone-title = Tätä sivua ei voi näyttää
ui-optional = (vapaaehtoinen)
ui-name-missing = Kirjoita nimi.
ui-pages = { $count ->
    [one] { $count } sivu
   *[other] { $count } sivua
}
ui-minutes = { $count ->
    [one] { $count } minuutti
   *[other] { $count } minuuttia
}
ui-size-kilobytes = { $number } kt
ui-size-megabytes = { $number } Mt
ui-size-of = { $size } / { $limit }
ui-size-limit = enintään { $limit }
ui-size-meter = Koko: { $name }
ui-verdict-none = Aloittamatta
ui-verdict-working = Tekeillä
ui-verdict-stale = Päivitettävä
ui-verdict-good = Valmis
ui-verdict-doubtful = Valmis, katso vielä
ui-verdict-bad = Tarvitsee apuasi
ui-findings = Huomiot
ui-finding-times = ({ $count } sivua)

## The window: undo and redo

ui-steps = Kumoa ja tee uudelleen
ui-undo = Kumoa
ui-redo = Tee uudelleen
ui-undone = Kumottu: { $step }
ui-redone = Tehty uudelleen: { $step }
ui-step-add-pages = sivujen lisäys
ui-step-move-pages = sivujen siirto
ui-step-set-outline = reunojen muutos
ui-step-turn-page = sivun kääntö
ui-step-set-colour = värien muutos
ui-step-remove-pages = sivujen poisto
ui-step-restore-pages = sivujen palautus
ui-step-rename-case = hakemuksen uusi nimi
ui-step-add-slot = liitteen lisäys
ui-step-rename-slot = liitteen uusi nimi
ui-step-remove-slot = liitteen poisto
ui-step-move-slot = liitteen siirto
ui-step-restore-slot = liitteen palautus
ui-step-set-slot-rule = paperin lajin muutos
ui-step-set-application = hakemuksen lajin valinta
ui-step-set-answer = vastaus
ui-step-say-of-paper = mitä asiakirjasta kerrottiin
ui-step-set-photo = valokuvan rajaus
ui-step-set-events = mitä on tapahtunut
ui-step-tick = tiedoston merkitseminen viedyksi
ui-step-set-receipt = kuitti
ui-step-other = viimeisin muutos

## The window: first start

ui-first-step = Vaihe { $step }/{ $total }
ui-first-welcome = Tervetuloa
ui-first-lead = Liite tekee papereidesi valokuvista selkeitä liitteitä. Valitse kieli.
ui-first-unofficial = Tämä ohjelma ei ole Maahanmuuttoviraston tekemä. Paperisi pysyvät tällä tietokoneella; mitään ei lähetetä minnekään.
ui-first-restore = Palauta sen sijaan varmuuskopio
ui-lock-title = Pidä paperisi turvassa
ui-lock-lead = Kaikki, mitä lisäät, lukitaan tälle tietokoneelle. Valitse salalause, jonka vain sinä tiedät.
ui-passphrase = Salalause
ui-lock-hint = Kolme tai neljä sanaa, jotka eivät liity toisiinsa, on helppo muistaa ja vaikea arvata.
ui-lock-again = Sama salalause uudelleen
ui-lock-weak = Tämä on liian helppo arvata. Tee siitä pidempi.
ui-lock-different = Salalauseet eivät ole samat.
ui-lock-keyring = Avaa tämän tietokoneen kirjautumisella
ui-lock-keyring-hint = Kätevä omalla koneella. Älä valitse tätä, jos muut käyttävät konetta samalla tunnuksella.
ui-lock-busy = Lukitaan…
ui-strength-hint = Kuinka vaikea se on arvata
ui-strength-weak = Helppo arvata
ui-strength-fair = Hyvä
ui-strength-strong = Erittäin hyvä
ui-words-title = Palautussanasi
ui-words-lead = Jos unohdat salalauseesi, nämä sanat avaavat paperisi. Ne näytetään vain nyt.
ui-words-keep = Tulosta ne tai kirjoita ne muistiin tässä järjestyksessä, ja säilytä paperi passisi luona. Älä ota niistä valokuvaa.
ui-words-print = Tulosta
ui-words-kept = Minulla on ne paperilla
ui-check-title = Tarkistetaan vielä
ui-check-lead = Katso paperistasi sanat { $first } ja { $second } ja kirjoita ne.
ui-check-word = Sana { $place }
ui-check-wrong = Tämä ei ole oikea sana. Katso paperistasi vielä kerran.
ui-check-done = Valmis
ui-check-back = Näytä sanat uudelleen

## The window: opening

ui-unlock-title = Tervetuloa takaisin
ui-unlock-lead = Paperisi ovat lukittuina ja turvassa. Avaa ne, niin voit jatkaa.
ui-unlock-how = Miten haluat avata?
ui-way-passphrase = Salalause
ui-way-keyring = Tämä tietokone
ui-way-words = Palautussanat
ui-unlock-open = Avaa
ui-unlock-missing = Kirjoita se ensin tähän.
ui-unlock-busy = Avataan…
ui-unlock-keyring = Avautuu kirjautumisellasi tälle tietokoneelle.
ui-unlock-words = Palautussanasi
ui-unlock-words-hint = Samassa järjestyksessä kuin paperissasi, välilyönti sanojen välissä.
ui-unlock-forgot = Unohtuiko? Paperillasi olevat palautussanat avaavat myös.
ui-rescue = Jos paperisi eivät avaudu
ui-rescue-broken = Tämä auttaa nyt
ui-rescue-restore = Palauta varmuuskopio
ui-rescue-repair = Pelasta, mitä vaurioituneista papereista on jäljellä
ui-failed-title = Papereitasi ei voi avata
ui-failed-lead = Mitään ei ole poistettu.

## The window: applications

ui-home-title = Hakemukseni
ui-home-new = Uusi hakemus
ui-home-search = Hae nimellä
ui-home-none-found = Tällä nimellä ei löydy hakemusta.
ui-home-trash = { $count ->
    [one] { $count } hakemus roskakorissa
   *[other] { $count } hakemusta roskakorissa
}
ui-home-empty-title = Aloita ensimmäisestä hakemuksesta
ui-home-empty-text = Kuvaa paperit puhelimella, tuo kuvat tänne ja ota mukaasi yksi selkeä PDF jokaista liitettä varten.
ui-card-changed = Muutettu { $when }
ui-card-empty = Ei vielä liitteitä
ui-card-ready = Liitteistä valmiina { $ready }/{ $slots }
ui-home-take-in = Tuo hakemus tiedostosta
ui-words-reminder = Palautussanojasi ei ole koskaan tarkistettu. Ilman niitä unohtunut salalause sulkee paperisi lopullisesti.
ui-words-reminder-act = Hae uudet palautussanat
ui-hand-over = Luovuta salattuna tiedostona
ui-hand-over-hint = Tiedostossa on kaikki tämän hakemuksen paperit. Se avautuu vain salalauseella, jonka valitset tässä. Kerro salalause vastaanottajalle muuta kautta kuin itse tiedosto.
ui-hand-over-passphrase = Tiedoston salalause
ui-hand-over-save = Valitse tallennuspaikka
ui-hand-over-busy = Kirjoitetaan…
ui-take-in = Tuo hakemus
ui-take-in-hint = Valitse tiedosto, joka on tehty toiminnolla ”Luovuta salattuna tiedostona”. Siitä tulee tänne uusi hakemus; mikään nykyinen ei muutu.
ui-take-in-choose = Valitse tiedosto
ui-take-in-other = Valitse toinen tiedosto
ui-take-in-missing = Valitse ensin tiedosto.
ui-take-in-passphrase = Tiedoston salalause
ui-take-in-start = Tuo
ui-take-in-busy = Tuodaan…
ui-files-drop = Pudota paperit tähän
ui-files-title = Mihin nämä paperit kuuluvat?
ui-files-count = { $count ->
    [one] Yksi tiedosto:
   *[other] { $count } tiedostoa:
}
ui-files-case = Hakemus
ui-files-new-case = Uusi hakemus
ui-files-slot = Liite
ui-files-new-slot = Uusi liite
ui-files-add = Lisää
ui-new-case-name = Hakemuksen nimi
ui-new-case-hint = Vain sinä näet sen. Esimerkiksi: Amina, oleskelulupa
ui-new-case-create = Luo hakemus
ui-case-lead = Yksi liite on yksi asiakirja: kaikki sen sivut yhdessä.
ui-case-empty = Ei vielä liitteitä. Lisää ensimmäinen, esimerkiksi passi.
ui-case-rename-title = Nimeä hakemus uudelleen
ui-case-export = Tallenna kaikki kansioon
ui-case-exported = Tallennettu kansioon { $path }
ui-case-trash = Siirrä roskakoriin
ui-case-trashed = { $name } on roskakorissa 30 päivää.
ui-slot-add = Lisää liite
ui-slot-add-title = Mikä paperi se on?
ui-slot-passport = Passi
ui-slot-id-card = Henkilökortti tai oleskelulupakortti
ui-slot-birth = Syntymätodistus
ui-slot-marriage = Vihkitodistus
ui-slot-contract = Työsopimus
ui-slot-payslips = Palkkalaskelmat
ui-slot-bank = Tiliote
ui-slot-studies = Opiskelutodistus
ui-slot-insurance = Vakuutustodistus
ui-slot-housing = Vuokrasopimus
ui-slot-own-name = Liitteen nimi
ui-slot-own-hint = Jos paperisi ei ole yllä olevassa luettelossa
ui-slot-rule = Paperin laji
ui-slot-rule-general = Tavallinen paperi
ui-slot-rule-passport = Passi: aina värillisenä
ui-slot-add-own = Lisää
ui-slot-no-pages = Ei vielä sivuja
ui-slot-removed = { $name } poistettiin. Voit kumota tämän.
ui-slot-rename-title = Nimeä liite uudelleen
ui-slot-grip = Siirrä vetämällä
ui-move-up = Siirrä { $name } ylemmäs
ui-move-down = Siirrä { $name } alemmas
ui-moved = { $name } on nyt { $place }/{ $total }.
ui-trash-title = Roskakori
ui-trash-lead = Hakemukset ovat täällä 30 päivää. Sen jälkeen ne poistetaan lopullisesti.
ui-trash-empty = Roskakori on tyhjä.
ui-trash-goes = Poistetaan lopullisesti { $when }
ui-trash-restore = Palauta
ui-trash-restore-it = Palauta { $name }
ui-trash-restored = { $name } on taas hakemuksissasi.
ui-trash-purge = Poista lopullisesti
ui-trash-purge-it = Poista lopullisesti { $name }
ui-purge-title = Poistetaanko lopullisesti?
ui-purge-text = { $name } ja kaikki sen paperit häviävät. Tätä ei voi kumota.

## The window: settings

ui-settings-title = Asetukset
ui-settings-language = Kieli
ui-settings-theme = Ulkoasu
ui-theme-system = Kuten tietokoneessa
ui-theme-light = Vaalea
ui-theme-dark = Tumma
ui-settings-lock = Lukitse, kun mitään ei ole tehty
ui-settings-lock-never = Älä lukitse
ui-settings-safety = Salalause, palautussanat ja varmuuskopiot ovat Turvallisuus-sivulla
ui-passphrase-change = Vaihda salalause
ui-passphrase-old = Nykyinen salalause
ui-passphrase-new = Uusi salalause
ui-passphrase-changed = Salalause on vaihdettu.

## The window: safety

ui-safety-title = Turvallisuus
ui-safety-lead = Paperisi ovat vain tällä tietokoneella. Täällä varmistat, ettet koskaan menetä niitä.
ui-backup-title = Varmuuskopio
ui-backup-hint = Varmuuskopio on lukittu kopio kaikesta. Säilytä sitä muualla, esimerkiksi muistitikulla.
ui-backup-none = Varmuuskopiota ei ole vielä tehty.
ui-backup-last = Viimeisin varmuuskopio: { $when }
ui-backup-make = Tee varmuuskopio
ui-backup-made = Varmuuskopio on kansiossa { $path }
ui-backup-done = Varmuuskopio on valmis.
ui-backup-restore = Palauta varmuuskopio
ui-ways-title = Tavat avata paperisi
ui-ways-hint = Mikä tahansa niistä riittää.
ui-way-set = Käytössä
ui-way-not-set = Ei asetettu
ui-way-on = Päällä
ui-way-off = Pois päältä
ui-way-turn-on = Ota käyttöön
ui-way-turn-off = Poista käytöstä
ui-passphrase-set = Aseta salalause
ui-keyring-on = Tämän tietokoneen kirjautuminen avaa nyt paperisi.
ui-keyring-off = Tämän tietokoneen kirjautuminen ei enää avaa papereitasi.
ui-keyring-absent = Tällä tietokoneella ei ole turvallista paikkaa avaimille.
ui-words-on-paper = Paperillasi
ui-words-not-confirmed = Ei tarkistettu: ehkä niitä ei ole paperilla
ui-words-new = Uudet palautussanat
ui-words-new-hint = Saat 24 uutta sanaa tulostettavaksi tai kirjoitettavaksi muistiin. Vanhat sanat lakkaavat heti toimimasta, joten vanhan paperin voi heittää pois.
ui-words-draw = Näytä uudet sanat
ui-words-confirmed = Uudet palautussanat ovat voimassa.
ui-condition-title = Kunto
ui-condition-hint = Käy läpi jokaisen sivun ja tiedoston. Tämä voi kestää muutaman minuutin.
ui-condition-look = Tarkista kaikki
ui-condition-busy = Tarkistetaan…
ui-condition-whole = Kaikki on ehjää.
ui-condition-damaged = Jotain on vaurioitunut:
ui-condition-cure = Palauta varmuuskopio tai pelasta jäljellä oleva. Ehjä säilyy; vaurioitunut holvi siirretään sivuun eikä sitä poisteta.
ui-restore-title = Palauta varmuuskopio
ui-restore-lead = Kaikki palautuu sellaiseksi kuin se oli, kun varmuuskopio tehtiin.
ui-restore-choose-hint = Valitse varmuuskopion kansio. Sen nimen alussa on Liite-backup.
ui-restore-aside-hint = Nykyistä ei poisteta: se siirretään omaan kansioonsa.
ui-restore-choose = Valitse varmuuskopio
ui-restore-done = Varmuuskopio on palautettu. Avaa se salalauseella tai palautussanoilla, jotka sillä oli.
ui-aside = Aiempi on nyt kansiossa { $path }
ui-repair-title = Pelasta jäljellä oleva
ui-repair-lead = Kaikki, mitä voi vielä lukea, kopioidaan uuteen ehjään holviin. Vaurioitunut siirretään sivuun eikä sitä poisteta.
ui-repair-start = Pelasta jäljellä oleva
ui-repair-busy = Pelastetaan…
ui-repair-done = Jäljellä oleva on pelastettu
ui-repair-saved = Pelastettu: hakemuksia { $cases }, tiedostoja { $files }.
ui-repair-lost = Kadonnut tai muuttunut:
ui-repair-nothing-lost = Mikään ei ollut vaurioitunut, eikä mitään kadonnut.
ui-work-back-up = Varmuuskopiota tehdään
ui-work-restore = Varmuuskopiota palautetaan
ui-work-examine = Kaikkea tarkistetaan
ui-work-repair = Jäljellä olevaa pelastetaan
ui-work-hand-over = Tiedostoa kirjoitetaan
ui-work-take-in = Hakemusta tuodaan

## The window: the attachments desk

ui-desk-trail = Kaikki liitteet
ui-desk-add = Lisää sivuja
ui-desk-working = { $total ->
    [one] Yhtä sivua tehdään.
   *[other] { $total } sivua tehdään.
}
ui-desk-done = { $count ->
    [one] Liite on valmis: yksi sivu.
   *[other] Liite on valmis: { $count } sivua.
}
ui-desk-failed = Liite ei ole valmis. Jotkin sivut tarvitsevat apuasi.
ui-desk-keys = Nuolinäppäimillä kuljetaan sivulta toiselle, Enter avaa, välilyönti valitsee, Alt ja nuoli siirtää, Delete poistaa.
ui-drop-title = Pudota valokuvat, skannaukset tai PDF-tiedostot tähän
ui-drop-formats = Kuvat suoraan puhelimesta kelpaavat (JPEG, HEIC, PNG, TIFF, WebP). Voit tuoda monta kerralla.
ui-drop-choose = Valitse tiedostot
ui-tip-table = Aseta paperi tummalle pöydälle.
ui-tip-corners = Ota kuvaan kaikki neljä kulmaa.
ui-tip-light = Kuvaa päivänvalossa ilman salamaa.
ui-tip-passport = Kuvaa koko aukeama, myös alareunan kaksi merkkiriviä.
ui-part-original = Alkuperäinen
ui-part-original-hint = Itse paperi
ui-part-legalisation = Laillistus
ui-part-legalisation-hint = Apostille tai viranomaisten leimat, jos niitä on
ui-part-translation = Käännös
ui-part-translation-hint = Jos paperi ei ole suomeksi, ruotsiksi tai englanniksi
ui-part-add = Lisää
ui-part-add-to = Lisää: { $part }
ui-part-empty = Pudota tiedostoja tähän tai vedä sivuja toisesta osasta.
ui-page-name = Sivu { $place }/{ $total }
ui-page-waiting = Odottaa
ui-page-working = Tekeillä
ui-page-failed = Ei voi käyttää
ui-page-look = Katso vielä
ui-page-moved = Siirretty paikkaan { $place }, { $part }
ui-pages-moved = { $count } sivua siirretty, ensimmäinen paikka { $place }, { $part }
ui-page-at-end = Sitä ei voi siirtää pidemmälle.
ui-page-removed = Sivu poistettiin. Voit palauttaa sen.
ui-selection = Valitut sivut
ui-selection-none = Avaa sivu painamalla sitä. Merkitse sivut, jotka haluat siirtää tai poistaa.
ui-selection-count = { $count ->
    [one] 1 sivu valittu
   *[other] { $count } sivua valittu
}
ui-selection-all = Valitse kaikki
ui-selection-clear = Tyhjennä valinta
ui-selection-earlier = Aiemmaksi
ui-selection-later = Myöhemmäksi
ui-selection-move = Osa
ui-unusable = { $count ->
    [one] Yhtä tiedostoa ei voitu käyttää
   *[other] { $count } tiedostoa ei voitu käyttää
}
ui-file-working = Tiedostoa luetaan; sen sivut ilmestyvät hetken kuluttua.
ui-file-waiting = Tiedosto on tallessa ja odottaa vuoroaan.
ui-file-remove = Poista tiedosto
ui-file-not-page = Tiedosto saa paikkansa, kun siitä on tullut sivuja.
ui-removed = { $count ->
    [one] { $count } poistettu sivu
   *[other] { $count } poistettua sivua
}

## The window: the finished attachment

ui-result-title = Valmis liite
ui-result-jump = Valmiiseen liitteeseen
ui-result-none = Lisää sivuja, niin liite syntyy itsestään.
ui-result-stale = Jokin on muuttunut sen jälkeen, kun se tehtiin.
ui-result-working = Liitettä tehdään.
ui-result-failed = Sitä ei voitu vielä tehdä.
ui-result-good = Se mahtuu rajaan ja on helppo lukea.
ui-result-doubtful = Se mahtuu rajaan. Katso vielä nämä:
ui-result-bad = Sitä ei pidä lähettää näin:
ui-result-missing = { $count ->
    [one] Se ei ole täydellinen: yhtä tiedostoa ei voitu käyttää, ja se puuttuu.
   *[other] Se ei ole täydellinen: { $count } tiedostoa ei voitu käyttää, ja ne puuttuvat.
}
ui-progress = { $done }/{ $total } sivua tehty
ui-stop = Keskeytä
ui-retry = Yritä uudelleen
ui-look-through = Katso läpi
ui-save-copy = Tallenna kopio
ui-saved = Tallennettu: { $path }
ui-drag-out = Vedä tämä selaimeen tai kansioon
ui-drag-out-later = Voi vetää ulos, kun se on valmis
ui-preview-page = Sivu { $place }/{ $total }
ui-preview-close-up = Suurempana

## The window: one page

ui-editor-title = Sivu { $place }/{ $total }
ui-editor-previous = Edellinen sivu
ui-editor-next = Seuraava sivu
ui-view = Kuva
ui-view-photograph = Valokuva
ui-view-page = Valmis sivu
ui-view-photograph-alt = Valokuva
ui-view-page-alt = Valmis sivu
ui-view-hold = Vertaa pitämällä painettuna
ui-stage-hint = Vedä kulmat paperin kulmiin. Nuolinäppäimet siirtävät kulmaa, Shift-näppäimen kanssa enemmän.
ui-stage-busy = Sivua tehdään uudelleen…
ui-stage-empty = Kuvaa ei voi näyttää.
ui-edges = Paperin reunat
ui-edges-hint = Reunoja etsitään.
ui-edges-are-found = Löydettiin automaattisesti
ui-edges-are-by-hand = Itse asettamasi
ui-edges-are-whole = Koko kuva on sivu
ui-edges-are-not-found = Ei löytynyt: aseta itse tai jätä näin
ui-edges-found = Kuten löydettiin
ui-edges-whole = Koko kuva
ui-edges-crossed = Kulmien on muodostettava paperiarkki.
ui-corner = Kulma
ui-corner-top-left = Vasen yläkulma
ui-corner-top-right = Oikea yläkulma
ui-corner-bottom-right = Oikea alakulma
ui-corner-bottom-left = Vasen alakulma
ui-corner-at = { $x } vaakaan, { $y } alas
ui-turn = Käännä
ui-turn-left = Vasemmalle
ui-turn-right = Oikealle
ui-colour = Värit
ui-colour-auto = Automaattinen
ui-colour-colour = Värillinen
ui-colour-grey = Harmaa
ui-colour-bw = Mustavalkoinen
ui-colour-found-colour = Tällä sivulla on värejä; ne säilytetään.
ui-colour-found-grey = Tällä sivulla on harmaan sävyjä; ne säilytetään.
ui-colour-found-bw = Tällä sivulla ei ole värejä.
ui-colour-hint = Leimat ja allekirjoitukset näkyvät parhaiten värillisinä.
ui-colour-passport = Passin sivujen on oltava värillisiä.
ui-page-remove = Poista tämä sivu

## Ikkuna: opas ja hakemukset

ui-guide-title = Hakemusopas
ui-guide-back = Takaisin edelliseen kysymykseen
ui-guide-said = Vastauksesi tähän asti
ui-guide-change = Muuta
ui-guide-unsure = Vastasit matkalla ”En tiedä”. Katso nämä kaikki, ennen kuin valitset.
ui-guide-outcome = { $count ->
    [one] Tämä sopii sinulle
   *[other] Nämä voivat sopia sinulle
}
ui-guide-types = Tiedän, mitä haen: näytä kaikki hakemukset
ui-guide-plain = Järjestä papereita ilman hakemusta
ui-guide-lost = Oppaassa ei enää ole tätä kysymystä
ui-guide-again = Aloita opas alusta
ui-types-title = Kaikki hakemukset
ui-types-lead = Valitse omasi tästä, jos tiedät sen nimen. Muuten opas kysyy sinulta muutaman kysymyksen.
ui-types-search = Hae sanalla, esimerkiksi opiskelu
ui-types-found = { $count ->
    [0] Missään hakemuksessa ei ole näitä sanoja.
    [one] Löytyi yksi hakemus.
   *[other] Löytyi { $count } hakemusta.
}
ui-type-own-name = Nimi on oma käännöksemme.
ui-type-begin = Aloita tämä hakemus
ui-type-begin-now = Aloita
ui-type-choose = Valitse tämä hakemus
ui-type-name-hint = Vain sinä näet sen. Ilman nimeä se on: { $name }
ui-type-official = Avaa virallinen sivu
ui-type-papers = Paperit, jotka tarvitset
ui-type-sometimes = Vain osa tarvitsee
ui-type-fees = Maksut
ui-type-forms = Paperilomakkeet: { $codes }
ui-type-unofficial = Liite ei ole viranomaisen: virallinen sivu ratkaisee.
ui-optional-word = vapaaehtoinen
ui-to-application = Takaisin hakemukseen

## Ikkuna: määräajat

ui-deadlines = Määräajat
ui-deadlines-calendar = Tallenna kalenterina (.ics)

## Ikkuna: lomake

ui-form-steps = Lomakkeen vaiheet
ui-form-step = Vaihe { $number } / { $total }
ui-form-progress = Valmiina { $done } / { $total } vaihetta
ui-form-step-done = Mitään ei puutu
ui-form-step-new = Ei aloitettu
ui-form-step-open = { $count ->
    [one] Yksi kysymys avoinna
   *[other] { $count } kysymystä avoinna
}
ui-form-finish = Tarkistuslistaan
ui-form-autosave = Kaikki tallentuu itsestään
ui-form-saving = Tallennetaan…
ui-form-saved = Tallennettu
ui-form-not-saved = Ei tallennettu
ui-form-problems = { $count ->
    [one] Yksi tämän vaiheen kysymys odottaa vastausta tai korjausta
   *[other] { $count } tämän vaiheen kysymystä odottaa vastausta tai korjausta
}
ui-form-problems-later = Voit myös jatkaa nyt ja palata näihin myöhemmin.
ui-form-entry = Numero { $number }
ui-form-add-first = Lisää ensimmäinen
ui-form-add-entry = Lisää toinen
ui-form-remove-entry = Poista numero { $number }
ui-form-add-country = Lisää maa
ui-form-papers = Näihin vastauksiin kuuluvat paperit
ui-country-choose = Valitse maa
ui-choose = Valitse
ui-date-day = Päivä
ui-date-month = Kuukausi
ui-date-year = Vuosi

## Ikkuna: hakemuksen tarkistuslista

ui-case-no-type = Liite ei vielä tiedä, mitä tällä hakemuksella haetaan. Kun se tietää, se kertoo, mitä papereita tarvitset ja mitä puuttuu.
ui-case-choose-type = Selvitä, mikä hakemus se on
ui-app-form = Vastaa kysymyksiin
ui-app-hand-over = Vie paperit eteenpäin
ui-app-open = { $count ->
    [one] Yksi asia on vielä tehtävä, ennen kuin hakemus on täydellinen.
   *[other] { $count } asiaa on vielä tehtävä, ennen kuin hakemus on täydellinen.
}
ui-app-complete = Mitään pakollista ei puutu.
ui-app-late = Mitään ei puutu, mutta määräaika on kulunut umpeen.
ui-app-todo = Tehtävää ja katsottavaa
ui-app-papers = Paperit: { $there } / { $total }
ui-app-add-other = Lisää muu paperi
ui-app-originals = Ota näiden alkuperäiset mukaan
ui-app-about = Tietoa tästä hakemuksesta: paperit, maksut, lähteet
ui-app-other-type = Valitse toinen hakemus
ui-app-checklist-save = Tallenna tarkistuslista PDF-tiedostona
ui-app-checklist-saved = Tarkistuslista on tiedostossa { $path }. Voit tulostaa sen siitä.
ui-paper-missing = Puuttuu
ui-paper-maybe = Ehkä tarvitaan
ui-paper-helpful = Lisää, jos sinulla on
ui-paper-own = Ei vielä sivuja
ui-paper-maybe-question = Vastaa ensin: { $question }
ui-paper-bringer = Kuka hankkii: { $whose }
ui-paper-add = Lisää sivuja
ui-paper-open = Katso sivuja
ui-paper-language = Onko se suomeksi, ruotsiksi tai englanniksi?
ui-paper-country = Mikä maa sen on antanut?
ui-paper-standard-form = EU:n monikielinen vakiolomake on mukana
ui-happened = Mitä on tapahtunut
ui-happened-hint = Liite laskee määräajat näistä päivistä.
ui-happened-open = Hakemuksen päivät
ui-event-submitted = Hakemus lähetettiin
ui-event-identified = Henkilöllisyys todistettiin
ui-event-decision = Päätös avattiin ensimmäisen kerran
ui-event-request = Viimeinen päivä vastata pyyntöön
ui-event-request-add = Lisätietopyyntö on tullut
ui-event-request-done = Vastattu
ui-event-today = Tänään

## Ikkuna: passi lomakkeen rinnalla

ui-identity-open = Vertaa passiin
ui-identity-title = Passi ja lomake
ui-identity-lead = Liite on lukenut passin alareunan koneluettavat rivit tällä tietokoneella ja näyttää ne vastaustesi rinnalla.
ui-identity-differing = { $count ->
    [0] Yksikään vastaus ei poikkea passista.
    [one] Yksi vastaus poikkeaa passista.
   *[other] { $count } vastausta poikkeaa passista.
}
ui-identity-field = Kysymys
ui-identity-passport = Passi
ui-identity-form = Vastauksesi
ui-identity-agreement = Ovatko ne samat?
ui-identity-same = Samat
ui-identity-differs = Poikkeaa
ui-identity-unanswered = Ei vielä vastausta
ui-identity-take = Ota passista
ui-identity-taken = { $name }: lomakkeessa on nyt sama kuin passissa.
ui-identity-letters = Näillä riveillä on vain isoja kirjaimia ilman merkkejä: Ä voi olla A tai AE. Kirjoita nimet niin kuin ne on painettu sivulle, jolla kuvasi on.
ui-identity-lines = Rivit sellaisina kuin ne luettiin
ui-identity-none = Lisää passin sivu, jolla kuvasi on
ui-identity-none-hint = Sitten Liite vertaa sitä lomakkeeseen. Kuva pysyy tällä tietokoneella.
ui-identity-unread = Passin rivejä ei saatu luettua
ui-identity-unread-hint = Kuvaa sivu uudelleen suoraan ylhäältä niin, että kaksi alinta riviä ovat teräviä eikä niissä ole heijastusta. Vertaa siihen asti nimiä, päiviä ja numeroita itse.
ui-identity-no-passport = Tämä hakemus ei pyydä kopiota passista.

## Ikkuna: passikuva

ui-photo-lead = Ota kuva mieluiten valokuvaamossa, josta saat kuvatunnuksen lomakkeelle. Täällä voit tarkistaa kuvan, joka sinulla on.
ui-photo-none = Lisää valokuva, niin voit tarkistaa sen
ui-photo-working = Valokuvaa luetaan
ui-photo-rules = Millainen kuvan pitää olla
ui-photo-rule-size = 500 kuvapistettä leveä ja 653 korkea (paperilla 36 x 47 mm).
ui-photo-rule-head = Päälaesta leukaan 445–500 kuvapistettä ilman hiuksia ja partaa.
ui-photo-rule-place = Päälaki kahden ylemmän viivan välissä, leuka kahden alemman, nenä kahden pystyviivan välissä.
ui-photo-rule-face = Pää suorassa, silmät auki, suu kiinni, ei hymyä.
ui-photo-rule-age = Enintään kuusi kuukautta vanha.
ui-photo-source = Sisäministeriön asetus 1168/2016. Liite näyttää viivat; viranomainen päättää, hyväksytäänkö kuva.
ui-photo-frame = Valokuva vaaditussa kehyksessä
ui-photo-size = Koko
ui-photo-across = Vasemmalle ja oikealle
ui-photo-down = Ylös ja alas
ui-photo-use = Rajaa näin
ui-photo-used = Kuva on rajattu näin. Voit kumota sen sivujen näkymässä.
ui-photo-save = Tallenna kuva
ui-photo-saved = Kuva on tiedostossa { $path }.
ui-photo-other = Tarkista seuraava kuva
ui-photo-desk = Liitteen sivut

## Ikkuna: papereiden vienti

ui-walk-title = Vie paperit eteenpäin
ui-walk-lead = Vaihe vaiheelta palveluun. Liite ei lähetä mitään itse: sen teet sinä omassa selaimessasi.
ui-walk-open = Vielä tehtävä
ui-walk-page = Avaa hakemus Enter Finlandissa
ui-walk-page-elsewhere = Tätä ei tehdä verkossa
ui-walk-page-hint = Kirjaudu siellä ja siirry hakemuksesi liitteisiin.
ui-walk-page-open = Avaa sivu selaimessa
ui-walk-files = Vie tiedostot: { $done } / { $total } tehty
ui-walk-files-hint = Vedä tiedosto nimestään selaimen samannimiseen kenttään, tai kirjoita kaikki kansioon ja valitse ne sieltä. Merkitse jokainen, jonka olet vienyt.
ui-walk-none = Tiedostoja ei vielä ole. Lisää ensin sivuja hakemuksen papereihin.
ui-walk-tick = Viety
ui-walk-ticked = { $name } on merkitty viedyksi.
ui-walk-unticked = { $name } ei ole enää merkitty viedyksi.
ui-walk-write = Kirjoita kaikki tiedostot kansioon
ui-walk-written = Tiedostot ovat kansiossa { $path }. Poista kansio, kun ne on viety: siellä niitä ei ole lukittu.
ui-walk-applicant = Anna hakijalle salattuna tiedostona
ui-receipt = Säilytä kuitti
ui-receipt-hint = Kun hakemus on lähetetty, palvelu näyttää numeron. Kirjoita se tähän tai valokuvaa sivu.
ui-receipt-text = Kuitin numero tai teksti
ui-receipt-photograph = Lisää kuva kuitista
ui-receipt-look = Katso kuvaa kuitista
ui-receipt-submit = Lähetin hakemuksen tänään
ui-receipt-submitted = Hakemus lähetettiin { $day }.

## Verkkopalvelu

ui-nav-service = Muu palvelu
ui-app-send = Lähetä palveluun
ui-app-answers = Katso vastauksia
ui-service-title = Muu palvelu
ui-service-lead = Lähetä hakemuksia, seuraa niitä, maksa ja toimi muiden puolesta palvelussa, joka toimii Liitteen kanssa. Tätä kautta mikään ei mene Enter Finlandiin.
ui-service-what = Enter Finlandia varten käytä hakemuksen painiketta ”Vie paperit eteenpäin”. Työnantajalla, järjestöllä tai kunnalla voi olla oma palvelu; kysy osoite sieltä.
ui-service-address = Palvelun osoite
ui-service-address-hint = Se alkaa https://
ui-service-address-missing = Kirjoita osoite.
ui-service-meet = Valitse tämä palvelu
ui-service-meeting = Etsitään …
ui-service-waiting = { $count ->
    [one] Yksi asia odottaa lähettämistä.
   *[other] { $count } asiaa odottaa lähettämistä.
}
ui-service-other = Vaihda palvelua
ui-service-forget = Unohda tämä palvelu
ui-service-forget-sure = Kyllä, unohda
ui-service-forget-hint = Sinut kirjataan ulos, eikä sinne lähetetä enää mitään. Vastaanotettu ja sen kuitit säilyvät täällä.
ui-service-sign-in = Kirjaudu sisään
ui-service-sign-in-again = Avaa selain uudelleen
ui-service-sign-in-hint = Kirjautuminen tapahtuu omassa selaimessasi. Liite ei koskaan näe pankkitunnuksiasi.
ui-service-signing-in = Jatka selaimessasi ja palaa sitten tänne.
ui-service-sign-out = Kirjaudu ulos
ui-service-me = Kirjautunut: { $name }, tunnistettu vahvasti.
ui-service-me-weak = Kirjautunut: { $name }. Päätökset voi lukea vain vahvan tunnistautumisen jälkeen.
ui-service-workers = Työntekijät: { $business }
ui-service-applications = Hakemukset, joissa olet mukana
ui-service-none = Niitä ei vielä ole.
ui-mandates = Valtuutukseni
ui-mandates-none = Et toimi kenenkään puolesta.
ui-mandate-new = Toimi asiakkaan puolesta
ui-mandate-application = Asiakkaan hakemuksen numero
ui-mandate-application-hint = Asiakas löytää sen hakemuksensa sivun alalaidasta.
ui-mandate-application-missing = Kirjoita numero.
ui-mandate-as = Mikä on roolisi?
ui-mandate-assistant = Avustaja
ui-mandate-representative = Edustaja
ui-mandate-basis = Mihin se perustuu?
ui-mandate-signed = Allekirjoitettu valtakirja
ui-mandate-notice = Ilmoitus tai määräys
ui-mandate-replaces = Tulen asiakkaan nykyisen tilalle
ui-mandate-begin = Jatka ja lisää paperi
ui-letters = Kirjeet
ui-letter-text = Mitä haluat sanoa
ui-letter-room = { $left } merkkiä jäljellä
ui-letter-enclosed = Mukana olevat paperit
ui-letter-add = Lisää paperi
ui-letter-paper = Liite
ui-letter-hint = Kirje tallentuu itsestään. Se lähtee, kun palveluun saadaan yhteys, eikä sitä voi perua sen jälkeen, kun se on vastaanotettu.
ui-letter-papers = Lisää paperit, jotka toimitat, ja jätä muut tyhjiksi. Jokainen menee omalle paikalleen hakemuksessa.
ui-letter-discard = Hylkää tämä kirje
ui-letter-discarded = Kirje hylättiin. Se on roskakorissa 30 päivää.
ui-send-title = Lähetä hakemus
ui-send-lead = Tämä ei mene Enter Finlandiin. Hakemus on perillä vasta, kun palvelu on vahvistanut saaneensa jokaisen tiedoston.
ui-send-no-service = Palvelua ei ole vielä valittu.
ui-send-choose-service = Valitse palvelu
ui-send-not-signed-in = Et ole kirjautunut: lähetettävä odottaa täällä, kunnes kirjaudut.
ui-send-unready = Ei vielä valmiina: { $names }
ui-send-goes = Mitä lähtee
ui-send-went = Mitä lähetettiin
ui-send-now = Lähetä
ui-send-hint = Mitään ei voi muuttaa lähetyksen aikana. Niin kauan kuin se odottaa täällä, voit keskeyttää lähetyksen.
ui-send-share = Jatka myös toisella laitteella
ui-send-share-again = Yhdistä muutokset toisen laitteen kanssa
ui-send-again = Yritä uudelleen nyt
ui-send-begun = Lähetys on aloitettu.
ui-send-take-back = Keskeytä lähetys
ui-standing-draft = Luonnos
ui-standing-final = Odottaa lähettämistä
ui-standing-sending = Matkalla
ui-standing-received = Vastaanotettu
ui-item-waits = Odottaa
ui-item-again = Yritetään uudelleen
ui-item-again-when = Seuraava yritys { $when }.
ui-item-stuck = Vaatii toimiasi
ui-item-received = Vastaanotettu
ui-conflicts = Muutettu täällä ja toisella laitteella
ui-conflicts-hint = Valitse, mikä pitää paikkansa. Mitään ei lähetetä ennen sitä.
ui-conflict-mine = Täällä
ui-conflict-theirs = Toisella laitteella
ui-conflict-none = Ei vastausta
ui-conflict-keep-mine = Pidä täällä oleva vastaus
ui-conflict-keep-theirs = Ota toisen laitteen vastaus
ui-receipts = Kuitit
ui-receipt-line = { $files ->
    [0] { $what }, { $when }
    [one] { $what } (1 tiedosto), { $when }
   *[other] { $what } ({ $files } tiedostoa), { $when }
}
ui-receipt-save = Tallenna tulostettavaksi
ui-follow = Katso, miten se etenee
ui-follow-case = Hakemus tällä tietokoneella
ui-follow-refresh = Tarkista tilanne
ui-follow-refreshing = Tarkistetaan …
ui-follow-number = Hakemuksen numero:
ui-follow-keep = Seuraa tällä tietokoneella
ui-follow-keep-hint = Se näkyy silloin etusivulla määräaikoineen.
ui-stage-past = Ohi
ui-stage-now = Nyt
ui-stage-later = Tulossa
ui-requests = Lisäselvityspyynnöt
ui-request-until = Vastaa viimeistään { $day }
ui-statements = Mitä on sanottu
ui-files = Tiedostot
ui-file-save = Tallenna
ui-facts = Tilanne
ui-fact-fee = Käsittelymaksu
ui-fact-visit = Käynti henkilöllisyyden todistamiseksi
ui-fact-employer = Mukana oleva työnantaja
ui-fact-terms = Työsuhteen ehdot
ui-fact-mandates = Ketkä toimivat asiakkaan puolesta
ui-fact-documents = Asiakirjapyynnöt
ui-deed-answer = Vastaa
ui-deed-pay = Maksa käsittelymaksu
ui-deed-take-over = Ota maksu hoitaaksesi
ui-deed-read-decision = Lue päätös
ui-deed-terms = Ilmoita työsuhteen ehdot
ui-deed-papers = Toimita papereita
ui-deed-state = Lähetä lisäselvitys
ui-deed-ask-documents = Pyydä asiakirjoja
ui-deed-visit = Varaa aika
ui-deed-move-visit = Vaihda aika
ui-deed-consent = Anna työnantajan osallistua
ui-deed-change-consent = Vaihda tai poista työnantaja
ui-deed-cancel = Peruuta hakemus …
ui-decision-made = Päätös tehty { $when }
ui-consent-title = Työnantaja osallistuu
ui-consent-hint = Työnantaja näkee silloin, kuinka pitkällä hakemuksesi on, ja voi antaa työsuhteen ehdot, vastata pyyntöihin ja maksaa maksun. Työnantaja ei koskaan näe lomakettasi, papereitasi eikä päätöstä.
ui-consent-business = Y-tunnus
ui-consent-business-hint = Esimerkiksi 1572860-0
ui-consent-business-wrong = Tarkista Y-tunnus.
ui-consent-give = Anna osallistua
ui-consent-withdraw = Poista työnantaja
ui-visit-title = Käynti henkilöllisyyden todistamiseksi
ui-visit-hint = Ajat ovat Suomen aikaa.
ui-visit-place = Palvelupiste
ui-visit-day = Päivä
ui-visit-clock = Kellonaika
ui-visit-clock-hint = Esimerkiksi 13.45
ui-visit-book = Varaa
ui-cancel-title = Peruutetaanko hakemus?
ui-cancel-hint = Tämä on lopullista. Tämä ohjelma ei palauta maksettua maksua.
ui-cancel-sure = Peruuta lopullisesti
ui-cancel-keep = Pidä voimassa
ui-way-received = Hakemus on palvelussa. Sitä ei voi enää muuttaa täällä.
ui-way-waits = Hakemus odottaa lähettämistä tai on matkalla. Kun se vielä odottaa, voit keskeyttää lähetyksen ja muuttaa hakemusta.
ui-way-look = Mitä lähetettiin, ja kuitit
ui-workers-title = Työntekijät
ui-workers-lead = Kaikki, jotka ovat antaneet yrityksen { $business } osallistua.
ui-workers-none = Kukaan ei ole vielä antanut tämän yrityksen osallistua.
ui-workers-search = Etsi työntekijää
ui-workers-all = Valitse kaikki { $count }
ui-workers-choose = Valitse { $name }
ui-terms = Valittujen työsuhteen ehdot
ui-terms-title = Tehtävänimike
ui-terms-pay = Bruttopalkka kuukaudessa, euroa
ui-terms-hours = Tuntia viikossa
ui-terms-from = Ensimmäinen päivä
ui-terms-to = Viimeinen päivä, jos sellainen on
ui-terms-agreement = Työehtosopimus, jos sellainen on
ui-terms-wrong = Tarkista tämä.
ui-terms-nobody = Valitse ainakin yksi työntekijä.
ui-terms-send = { $count ->
    [one] Ilmoita yhden työntekijän ehdot
   *[other] Ilmoita { $count } työntekijän ehdot
}
ui-terms-sent = Ehdot vastaanotettiin.
