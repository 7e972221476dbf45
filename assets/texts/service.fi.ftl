# Mitä ohjelma sanoo palvelusta, johon hakemukset lähetetään, ja siitä, mitä niille siellä tapahtuu.

service-farewell-title = Olet kirjautunut sisään
service-farewell-text = Voit sulkea tämän sivun ja palata Liitteeseen.
service-news-title = Hakemuksessa on uutta
service-news-text = Avaa Liite nähdäksesi, mitä on tapahtunut.
service-yes = kyllä
service-no = ei

## Ketkä ovat mukana ja kuinka pitkällä ollaan

service-role-applicant = hakija
service-role-employer = työnantaja
service-role-assistant = avustaja
service-role-representative = edustaja
service-role-official = virkailija
service-role-stranger = ei mukana
service-state-draft = Täytettävänä
service-state-submitted = Lähetetty
service-state-processing = Käsittelyssä
service-state-information-requested = Lisäselvitystä pyydetty
service-state-decided = Päätös tehty
service-state-final = Päätös lainvoimainen
service-state-cancelled = Peruutettu
service-outcome-granted = Päätös on myönteinen.
service-outcome-refused = Päätös on kielteinen.
service-outcome-lapsed = Asia on rauennut.

## Maksu, käynti, ehdot, valtuutukset

service-fee-none = Maksua ei ole.
service-fee-open = { $amount }, ei vielä maksettu
service-fee-started = { $amount }: { $name } ({ $part }) aloitti maksamisen { $when }
service-fee-paid = { $amount }, maksettu { $when }, maksaja { $name } ({ $part })
service-visit = { $place }, { $when }
service-terms = { $title }, { $pay } kuukaudessa, { $hours } tuntia viikossa, { $to ->
    [none] { $from } alkaen toistaiseksi
   *[other] { $from }–{ $to }
}{ $agreement ->
    [none] {""}
   *[other] , { $agreement }
}
service-mandate = { $name }, { $kind ->
    [representative] edustaja
   *[other] avustaja
}: { $state ->
    [sent] odottaa virkailijaa
    [accepted] voimassa
    [refused] hylätty ({ $reason })
    [replaced] toinen on tullut tilalle
   *[other] päättynyt
}
service-documents-request = { $name }: { $text } ({ $granted ->
    [yes] myönnetty
   *[other] ei vielä myönnetty
})

## Kirjeet

service-letter = Kirje
service-letter-text = Kirjeen teksti
service-letter-statement = Lisäselvitys
service-letter-answer = Vastaus lisäselvityspyyntöön { $number }
service-letter-documents = Asiakirjapyyntö
service-letter-assistant = Avustajan valtuutus
service-letter-representative = Edustajan valtuutus
service-letter-mandate-paper = Allekirjoitettu valtakirja
service-letter-notice-paper = Ilmoitus tai määräys
service-letter-papers = Papereita hakemukseen
service-letter-enclosure = Liite
error-letter-empty = Kirje on vielä tyhjä.
    .cure = Kirjoita, mitä haluat sanoa.
error-papers-none = Yhtään paperia ei ole vielä lisätty.
    .cure = Avaa jokin paikoista ja lisää sen sivut.
error-mandate-paper = Valtuutukseen kuuluu täsmälleen yksi paperi.
    .cure = Lisää allekirjoitettu valtakirja tai ilmoitus, ei muuta.

## Lähettäminen

service-answers = Lomakkeen vastaukset
error-send-not-electronic = Tätä hakemusta ei voi lähettää sähköisesti.
    .cure = Katso tämän hakemuslajin sivulta, miten se tehdään.
error-send-not-complete = { $count ->
    [one] Yksi asia puuttuu vielä.
   *[other] { $count } asiaa puuttuu vielä.
}
    .cure = Tee ensin se, mitä tarkistuslista pyytää.
error-send-conflicts = Joitakin vastauksia on muutettu sekä täällä että toisella laitteella.
    .cure = Valitse ensin, mitkä niistä ovat voimassa.
finding-paper-missing = Paperi puuttuu: { $slot }
    .cure = Keskeytä lähetys, lisää paperi ja lähetä uudelleen.

## Kuitit

service-received = { $what ->
    [application] Hakemus
    [answer] Vastaus
    [statement] Lisäselvitys
    [papers] Papereita
    [mandate] Valtuutus
    [documents-request] Asiakirjapyyntö
    [terms] Työsuhteen ehdot
    [payment] Maksu
   *[other] { $what }
}
service-receipt = Kuitti
service-receipt-when = Vastaanotettu
service-receipt-application = Hakemus
service-receipt-service = Palvelu
service-receipt-number = Kuitin numero
service-receipt-answers = Vastausten SHA-256
service-receipt-file = Tiedosto
service-receipt-digest = SHA-256-tiiviste
service-receipt-signature = Alla olevan tekstin allekirjoitus (Ed25519)
service-receipt-key = Avain
