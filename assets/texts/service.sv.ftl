# Vad programmet säger om tjänsten som ansökningarna skickas till och om vad som händer med dem där.

service-farewell-title = Du är inloggad
service-farewell-text = Du kan stänga den här sidan och gå tillbaka till Liite.
service-news-title = Nytt om en ansökan
service-news-text = Öppna Liite för att se vad som har hänt.
service-yes = ja
service-no = nej

## Vilka som är med och hur långt det har kommit

service-role-applicant = sökande
service-role-employer = arbetsgivare
service-role-assistant = biträde
service-role-representative = företrädare
service-role-official = tjänsteman
service-role-stranger = inte med
service-state-draft = Fylls i
service-state-submitted = Inlämnad
service-state-processing = Behandlas
service-state-information-requested = Komplettering begärd
service-state-decided = Beslut fattat
service-state-final = Beslutet har vunnit laga kraft
service-state-cancelled = Återtagen
service-outcome-granted = Beslutet är positivt.
service-outcome-refused = Beslutet är negativt.
service-outcome-lapsed = Ärendet har förfallit.

## Avgift, besök, villkor, fullmakter

service-fee-none = Ingen avgift.
service-fee-open = { $amount }, inte betald ännu
service-fee-started = { $amount }: { $name } ({ $part }) började betala { $when }
service-fee-paid = { $amount }, betald { $when } av { $name } ({ $part })
service-visit = { $place }, { $when }
service-terms = { $title }, { $pay } i månaden, { $hours } timmar i veckan, från { $from } { $to ->
    [none] tills vidare
   *[other] till { $to }
}{ $agreement ->
    [none] {""}
   *[other] , { $agreement }
}
service-mandate = { $name }, { $kind ->
    [representative] företrädare
   *[other] biträde
}: { $state ->
    [sent] väntar på en tjänsteman
    [accepted] gäller
    [refused] avslagen ({ $reason })
    [replaced] ersatt av en annan
   *[other] avslutad
}
service-documents-request = { $name }: { $text } ({ $granted ->
    [yes] beviljad
   *[other] inte beviljad ännu
})

## Brev

service-letter = Brevet
service-letter-text = Brevets text
service-letter-statement = Komplettering
service-letter-answer = Svar på begäran om komplettering { $number }
service-letter-documents = Begäran om handlingar i ärendet
service-letter-assistant = Biträdets fullmakt
service-letter-representative = Företrädarens fullmakt
service-letter-mandate-paper = Undertecknad fullmakt
service-letter-notice-paper = Anmälan eller förordnande
service-letter-papers = Papper till ansökan
service-letter-enclosure = Bilaga
error-letter-empty = Brevet är ännu tomt.
    .cure = Skriv vad du vill säga.
error-papers-none = Inget papper har lagts till än.
    .cure = Öppna en av platserna och lägg till dess sidor.
error-mandate-paper = Till en fullmakt hör exakt ett papper.
    .cure = Lägg till den undertecknade fullmakten eller anmälan och inget annat.

## Att skicka

service-answers = Svaren på formuläret
error-send-not-electronic = Den här ansökan kan inte skickas elektroniskt.
    .cure = Se på sidan om den här ansökan hur den görs.
error-send-not-complete = { $count ->
    [one] En sak saknas fortfarande.
   *[other] { $count } saker saknas fortfarande.
}
    .cure = Gör först det som checklistan nämner.
error-send-conflicts = En del svar har ändrats både här och på en annan enhet.
    .cure = Välj först vilka av dem som gäller.
finding-paper-missing = Ett papper saknas: { $slot }
    .cure = Avbryt sändningen, lägg till papperet och skicka igen.

## Kvitton

service-received = { $what ->
    [application] Ansökan
    [answer] Svar
    [statement] Komplettering
    [papers] Papper
    [mandate] Fullmakt
    [documents-request] Begäran om handlingar
    [terms] Anställningsvillkor
    [payment] Betalning
   *[other] { $what }
}
service-receipt = Kvitto
service-receipt-when = Mottaget
service-receipt-application = Ansökan
service-receipt-service = Tjänst
service-receipt-number = Kvittots nummer
service-receipt-answers = Svarens SHA-256
service-receipt-file = Fil
service-receipt-digest = SHA-256-summa
service-receipt-signature = Underskrift (Ed25519) av texten nedan
service-receipt-key = Nyckel
