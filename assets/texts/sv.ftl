# Liites ord på svenska. Nycklarna är desamma på alla språk.

## What was done

converted-within-limit = { $file }: { $pages ->
    [one] 1 sida
   *[other] { $pages } sidor
}, { $size } (gräns { $limit }), { $standard }
converted = { $file }: { $pages ->
    [one] 1 sida
   *[other] { $pages } sidor
}, { $size }, { $standard }

## Page by page: how it was coded and why (`convert --explain`)

explain-page = sida { $page } ({ $input }): { $size }, som en enda bild { $finest }; { $coding }. { $reason }
explain-coding-layers = lager, { $dpi } dpi: text { $text }, färgat bläck { $ink } ({ $inks } delar), toner och bilder { $picture } ({ $pictures } delar)
explain-coding-jpeg-as-it-is = JPEG som den kom, { $dpi } dpi
explain-coding-jpeg-colour = färg-JPEG, { $dpi } dpi, kvalitet { $quality }
explain-coding-jpeg-grey = gråskale-JPEG, { $dpi } dpi, kvalitet { $quality }
explain-coding-ccitt-g4 = bläck och papper (fax grupp 4), { $dpi } dpi
explain-coding-jbig2 = bläck och papper (JBIG2, förlustfri), { $dpi } dpi
explain-reason-layers = Text, bläck och bakgrund har sparats var för sig; en läsare ser ingen skillnad.
explain-reason-layers-asked = Lager begärdes.
explain-reason-no-layers-asked = En enda bild begärdes.
explain-reason-layers-unfaithful = Lager skulle ändra det man ser, så sidan förblir en enda bild.
explain-reason-picture = Ett foto, ett kort eller ett pass förblir en enda bild.
explain-reason-as-it-is = Den är bra som den kom.
explain-reason-ink-only = Den är bara bläck och papper.
explain-reason-limit = Sparad mindre så att alla sidor ryms inom gränsen.
batch-done = Färdiga: { $done }. Ofärdiga: { $failed }. Närmare uppgifter finns i report.json.
check-acceptable = Duger för mottagaren { $receiver }.
check-not-acceptable = Duger inte för mottagaren { $receiver }:
check-conforms = Följer { $standard }, i den mån programmet kontrollerar den.
check-does-not-conform = Följer inte { $standard } (antal brister: { $count }):
page-number = Sida { $page }

## While it works

progress-reading = läser
progress-fitting = anpassar storleken
progress-checking = kontrollerar

## Errors: the file

error-file-unreadable = Filen kan inte läsas ({ $reason }).
    .cure = Kontrollera att den finns kvar och att du får öppna den.
error-file-unwritable = Filen { $path } kan inte skrivas ({ $reason }).
    .cure = Välj en annan mapp eller frigör utrymme på disken.
error-file-too-large = Filen är större än 300 MB.
    .cure = Ta fotot på nytt eller skanna med 300 dpi.
error-folder-empty = Det finns inget att omvandla i mappen { $path }.
    .cure = Lägg fotona eller skanningarna av ett dokument i den.
error-output-is-input = { $path } är ett av papperen som ska omvandlas; det skrivs inte över.
    .cure = Ge resultatet ett annat namn.
error-empty = Filen är tom.
    .cure = Kopiera den på nytt från telefonen eller kameran.
error-not-recognised = { $kind ->
    [word-document] Det här är ett Word-dokument, inte en bild eller PDF.
    [spreadsheet] Det här är ett kalkylblad, inte en bild eller PDF.
    [presentation] Det här är en presentation, inte en bild eller PDF.
    [open-document] Det här är ett kontorsdokument, inte en bild eller PDF.
    [rich-text] Det här är ett textdokument (RTF), inte en bild eller PDF.
    [plain-text] Det här är ren text, inte en bild eller PDF.
    [web-page] Det här är en webbsida, även om namnet ser ut som en bilds.
    [mail] Det här är ett e-postmeddelande.
    [archive] Det här är en packad fil (zip eller liknande).
    [photoshop] Det här är en Photoshop-fil.
    [jpeg-2000] Det här är en JPEG 2000-bild, som programmet inte kan läsa.
    [jpeg-xl] Det här är en JPEG XL-bild, som programmet inte kan läsa.
    [camera-raw] Det här är en kameras råbild, som programmet inte kan läsa.
    [svg] Det här är en teckning (SVG).
    [icon] Det här är en ikon.
    [postscript] Det här är en PostScript-fil.
    [video] Det här är en video.
    [audio] Det här är en ljudinspelning.
    [cloud-placeholder] Filen har inte laddats ner från molnet än.
    [program] Det här är ett program, inte en bild eller PDF.
   *[other] Det här är inte en bild eller PDF.
}
    .cure = { $kind ->
    [word-document] Öppna den och spara som PDF.
    [spreadsheet] Öppna den och spara som PDF.
    [presentation] Öppna den och spara som PDF.
    [open-document] Öppna den och spara som PDF.
    [rich-text] Öppna den och spara som PDF.
    [plain-text] Öppna den och spara som PDF.
    [web-page] Ladda ner själva dokumentet eller skriv ut sidan som PDF.
    [mail] Spara först dess bilaga.
    [archive] Packa upp den först.
    [video] Ta i stället ett foto av varje sida.
    [audio] Ta i stället ett foto av varje sida.
    [cloud-placeholder] Öppna den en gång i molnmappen, så att den kommer till den här datorn.
    [program] Öppna den inte om du inte vet vad den är.
   *[other] Spara den som JPEG eller PDF, eller ta ett foto av papperet.
}
error-is-pdf = Det här är ett PDF-dokument.
    .cure = Lägg till det som PDF.
error-protected = Filen är skyddad med lösenord eller behörigheter.
    .cure = Öppna den i programmet som den kommer från och spara utan skydd.
error-truncated = { $format }-bilden är avbruten: slutet saknas.
    .cure = Kopiera den på nytt från telefonen eller kameran, eller ta fotot på nytt.
error-corrupt = { $format }-bilden är skadad.
    .cure = Kopiera den på nytt från telefonen eller kameran, eller ta fotot på nytt.
error-too-large = Bilden är för stor för programmet ({ $what ->
    [side] en sida på { $found } bildpunkter, högst { $limit }
    [pixels] { $found } bildpunkter, högst { $limit }
    [pictures] { $found } bilder i en fil, högst { $limit }
   *[memory] den behöver mer minne än som får användas
}).
    .cure = Ta fotot med lägre upplösning eller skanna med 300 dpi.
error-unsupported = { $format }-bilden använder något som programmet inte kan läsa ({ $what }).
    .cure = Öppna den i ett annat program och spara som JPEG eller PNG.
error-not-a-pdf = Det här är inte ett PDF-dokument.
    .cure = Välj en PDF eller gör först en av den.
error-interrupted = Öppnandet av filen avbröts.
    .cure = Försök igen.

## Errors: PDF

error-pdf-unreadable = PDF-filen är skadad och kan inte läsas.
    .cure = Skaffa den på nytt därifrån den kom, eller skriv ut den som PDF i ett annat program.
error-pdf-password = PDF-filen öppnas bara med lösenord.
    .cure = Öppna den med lösenordet och spara den utan.
error-pdf-encryption-unsupported = PDF-filen är krypterad på ett sätt som programmet inte kan läsa.
    .cure = Öppna den i ett annat program och skriv ut den som PDF.
error-pdf-no-pages = PDF-filen har inga sidor.
    .cure = Skaffa den på nytt därifrån den kom.
error-pdf-too-many-pages = PDF-filen har { $pages } sidor; högst { $limit } kan tas med.
    .cure = Dela den i flera filer.
error-pdf-no-such-page = PDF-filen har ingen sida { $page }.
    .cure = Välj en sida som finns.
error-pdf-image-too-large = På sida { $page } i PDF-filen finns en bild på { $width } x { $height } bildpunkter, vilket är för stort.
    .cure = Skriv ut den som PDF med 300 dpi.
error-pdf-signed = { $input } har en digital signatur, som varje ändring skulle bryta.
    .cure = Skicka den som den är, som en egen bilaga. Om den är för stor, be avsändaren om en mindre.

## Errors: the isolated process

error-decoder-crashed = Filen fick läsaren att krascha. Inget annat skadades.
    .cure = Filen kan vara skadad eller skadlig. Ta i stället ett foto av papperet.
error-decoder-panicked = Filen fick läsaren att stanna. Inget annat skadades.
    .cure = Filen kan vara skadad. Ta i stället ett foto av papperet.
error-decoder-timed-out = Filen tog längre än { $seconds } sekunder och övergavs.
    .cure = Filen kan vara skadad. Ta i stället ett foto av papperet.
error-decoder-out-of-memory = Filen behöver mer än { $megabytes } MB minne och övergavs.
    .cure = Ta fotot med lägre upplösning eller skanna med 300 dpi.
error-decoder-protocol = Läsaren gav ett svar utan mening. Inget annat skadades.
    .cure = Filen kan vara skadlig. Ta i stället ett foto av papperet.
error-decoder-could-not-start = Filläsaren kunde inte startas ({ $reason }).
    .cure = Starta om programmet; om det inte hjälper, installera det på nytt.

## Valvet

error-vault-missing = Här finns inget valv ännu.
error-vault-exists = Här finns redan ett valv.
    .cure = Öppna det i stället för att göra ett nytt.
error-vault-in-use = Valvet är öppet i ett annat fönster eller program.
    .cure = Stäng det där och försök igen.
error-vault-locked = Valvet är låst.
    .cure = Öppna det för att fortsätta.
error-vault-newer = Valvet är gjort med en nyare version av programmet ({ $found }).
    .cure = Installera den senaste versionen.
error-vault-damaged = Valvet är skadat ({ $detail }).
    .cure = Återställ en säkerhetskopia eller rädda det som är kvar.
error-vault-keys-damaged = Valvets nyckelfil är skadad.
    .cure = Återställ den från en säkerhetskopia.
error-way-missing = Valvet kan inte öppnas på detta sätt.
    .cure = Välj ett annat sätt.
error-way-last = Detta är det enda sättet att öppna valvet; det blir kvar.
    .cure = Ta först ett annat sätt i bruk.
error-passphrase-empty = Lösenfrasen är tom.
    .cure = Skriv en, eller välj ett annat sätt.
error-passphrase-wrong = Lösenfrasen är fel.
    .cure = Försök igen; stora och små bokstäver har betydelse. Återställningsorden öppnar också valvet.
error-words-count = Det är { $count } ord; 24 behövs.
    .cure = Skriv alla i rätt ordning.
error-word-unknown = Ord { $position } är inte ett återställningsord.
    .cure = Kontrollera det på ditt papper.
error-words-checksum = Orden hör inte ihop.
    .cure = Kontrollera om några ord har bytt plats.
error-words-wrong = De här orden hör till ett annat valv.
    .cure = Leta efter det papper som skrevs ut senast.
error-keyring-unavailable = Datorns nyckelring kan inte användas ({ $reason }).
    .cure = Öppna valvet med lösenfrasen eller återställningsorden.
error-keyring-no-entry = Datorns nyckelring visar ingen nyckel till detta valv. Den kan vara låst.
    .cure = Lås upp nyckelringen eller använd lösenfrasen eller återställningsorden.
error-keyring-wrong = Nyckeln i datorns nyckelring öppnar inte detta valv.
    .cure = Använd lösenfrasen eller återställningsorden.
error-disk-full = Disken är full. Inget gick förlorat, men inget nytt kan sparas.
    .cure = Frigör utrymme på disken och försök igen.
error-disk-read-only = Det går inte att skriva på disken. Inget gick förlorat, men inget kan sparas.
    .cure = Kontrollera om den är skrivskyddad eller hör till någon annan.
error-vault-file-failed = En fil i valvet kunde inte läsas eller skrivas ({ $reason }).
    .cure = Försök igen; om felet kvarstår, gör en säkerhetskopia.
error-input-unreadable = Filen kunde inte läsas till slutet ({ $reason }).
    .cure = Kopiera den till den här datorn och försök igen.
error-no-such-record = Det du sökte finns inte längre.
    .cure = Gå tillbaka och titta igen.
error-case-not-draft = Ansökan är inte längre ett utkast och kan inte ändras.
    .cure = Avbryt sändningen på sidan där den skickas, så länge det går.
error-case-not-final = Ansökan är inte ännu markerad som klar.
error-case-changed = Något ändrades i samma ögonblick.
    .cure = Titta på det igen och skicka sedan.
error-case-in-trash = Ansökan ligger i papperskorgen.
    .cure = Ta först upp den ur papperskorgen.
error-state-one-way = Ansökan kan inte gå från { $from } till { $to }.
error-receipt-mismatch = Kvittot gäller något annat än det som skickades.
    .cure = Det skickas på nytt.
# Tjänsten som en ansökan kan skickas till
error-service-offline = Tjänsten kan inte nås.
    .cure = Inget går förlorat: det skickas när förbindelsen är tillbaka.
error-service-portal = Något annat än tjänsten svarar, till exempel en sida i ett hotells nätverk.
    .cure = Öppna en webbsida i webbläsaren, gör det som nätverket ber om och vänta en stund.
error-service-later = Tjänsten ber oss vänta.
    .cure = Programmet försöker själv på nytt.
error-sign-in-needed = Ingen är inloggad i tjänsten.
    .cure = Logga in för att fortsätta skicka.
error-service-unknown = Ingen tjänst har valts.
    .cure = Välj en på sidan ”Annan tjänst”.
error-service-address = Den här adressen duger inte.
    .cure = Den måste börja med https:// och skrivas så som tjänsten anger den.
error-service-other = På den här adressen finns ingen tjänst som programmet kan tala med.
    .cure = Kontrollera adressen.
error-service-key-changed = Tjänsten undertecknar sina kvitton med en annan nyckel än förut.
    .cure = Fråga den som driver tjänsten om nyckeln har bytts. Om den har det, glöm tjänsten och välj den på nytt.
error-sign-in-failed = Inloggningen lyckades inte.
    .cure = Försök på nytt.
error-service-refused = { $problem ->
    [already-paid] Avgiften är redan betald.
    [payment-started-by-another] { $name } började betala { $when }.
    [deadline-passed] Sista dagen för detta har passerat.
    [already-answered] Den här begäran har redan besvarats.
    [strong-identification-needed] För detta måste tjänsten veta säkert vem du är.
    [not-found] Tjänsten känner inte till detta, eller så får du inte se det.
    [forbidden] Detta får du inte göra.
    [wrong-state] Detta går inte medan ansökan är i det här skedet.
    [mandate-exists] Klienten har redan någon av det här slaget.
    [not-electronic] Den här ansökan kan inte göras elektroniskt.
    [file-refused] Tjänsten tar inte emot den här filen.
    [too-large] Detta är större än tjänsten tar emot.
    [fee-unpaid] Avgiften måste betalas först.
    [invalid] Någon uppgift är fel.
   *[other] Tjänsten tar inte emot detta ({ $problem }).
}
    .cure = { $problem ->
        [already-paid] Det finns inget mer att betala.
        [payment-started-by-another] Fråga personen eller ta över betalningen.
        [deadline-passed] Skicka en komplettering eller fråga myndigheten.
        [already-answered] Skicka en komplettering om något saknas.
        [strong-identification-needed] Logga ut och logga in med bankkoder, mobilcertifikat eller certifikatkort.
        [mandate-exists] Säg i fullmakten att du ersätter den personen.
        [file-refused] Se vad som är fel med den, gör den på nytt och skicka igen.
       *[other] Se efter igen hur det står till; rätta det som nämns och skicka på nytt.
    }
error-service-changed-elsewhere = Svaren har ändrats på en annan enhet efter att ansökan märktes färdig här.
    .cure = Avbryt sändningen, se vad som har ändrats och skicka igen.
error-service-not-sendable = Detta kan inte skickas som det är.
    .cure = Avbryt sändningen, kontrollera allt och skicka igen.
error-service-unbelievable = Tjänstens kvitto stämmer inte med det som skickades, så inget räknas som mottaget.
    .cure = Programmet försöker själv på nytt. Om detta fortsätter, fråga den som driver tjänsten.
error-value-malformed = Det här kan inte sparas ({ $detail }).
error-archive-passphrase-wrong = Filens lösenfras är fel.
    .cure = Försök igen.
error-archive-damaged = Den exporterade filen är skadad ({ $detail }).
    .cure = Exportera den på nytt där den kom ifrån.
error-no-randomness = Systemet gav inga slumptal ({ $reason }).
    .cure = Starta om datorn.
error-vault-refused = Valvet vägrade detta ({ $reason }).
error-page-not-made = Sida { $page } kunde inte göras, så det finns inget dokument.
    .cure = Ta bort sidan eller försök igen.
error-document-not-ready = Dokumentet är inte klart ännu.
    .cure = Vänta ett ögonblick och försök igen.
error-work-under-way = Något annat pågår fortfarande.
    .cure = Vänta tills det är klart, eller avbryt det.
error-backup-missing = Det finns ingen säkerhetskopia i den här mappen.
    .cure = Välj mappen vars namn börjar med Liite-backup.
error-backup-is-vault = Den här mappen är den som används, inte en säkerhetskopia.
    .cure = Välj mappen vars namn börjar med Liite-backup.

## Valvet: vad som är skadat

damage-pages = { $count ->
    [one] Ett ställe i filen med dina papper är skadat.
   *[other] { $count } ställen i filen med dina papper är skadade.
}
damage-structure = Filen med dina papper motsäger sig själv.
damage-references = { $kind ->
    [cases] Något saknas i ansökningar
    [slots] Något saknas i bilagor
    [pages] Något saknas i sidor
    [files] Något saknas i filer
    [documents] Något saknas i färdiga dokument
   *[other] Något saknas som annat behöver
} ({ $count }).
damage-rows = { $kind ->
    [cases] Ansökningar kan inte läsas
    [answers] Svar kan inte läsas
    [slots] Bilagor kan inte läsas
    [pages] Sidor kan inte läsas
    [files] Filer kan inte läsas
    [documents] Färdiga dokument kan inte läsas; de görs om
    [sendings] Det som har skickats och tagits emot kan inte läsas
    [undo] Det som kunde ångras kan inte läsas
   *[other] Något kan inte läsas
}{ $count ->
    [unknown] {""}
   *[other] {" "}(högst { $count })
}.
damage-case = Namnet på en ansökan har gått förlorat; dess papper finns kvar utan namn.
damage-original = Filen { $name } är skadad. Den användes i: { $cases }.
    .cure = Lägg till den igen därifrån den kom.
damage-attachment = Ett färdigt dokument är skadat. Det görs om av sig självt. Ansökan: { $cases }.

part-original = Original
part-legalisation = Legalisering
part-translation = Översättning

## Errors: the attachment

error-receiver-unknown = Det finns ingen mottagare som heter { $name }.
    .cure = Mottagarna är: { $known }.
error-slot-unknown = Den här mottagaren har ingen bilageplats som heter { $name }.
    .cure = Platserna är: { $known }.
error-receiver-malformed = Uppgifterna om mottagaren är trasiga ({ $reason }).
    .cure = Installera programmet på nytt.
error-nothing-to-convert = Ingen av filerna kunde användas; inget skrevs.
    .cure = Orsakerna står nedan.
error-inputs-unusable = { $count ->
    [one] En fil kunde inte användas
   *[other] { $count } filer kunde inte användas
}; inget skrevs, så att ingen sida saknas obemärkt.
    .cure = Byt ut dem eller lämna bort dem med --keep-going.
error-cannot-fit = Sidorna behöver { $needed } byte för att vara läsbara, och gränsen är { $limit } byte; inget skrevs.
    .cure = Dela bilagan i två. De största sidorna: { $pages }.{ $again ->
        [none] {""}
       *[other] {" "}Ett nytt, skarpt fotografi i bra ljus skulle göra dessa mindre: { $again }.
    }{ $bw ->
        [none] {""}
       *[other] {" "}Svartvitt (--colour bw) skulle inte ta bort något på: { $bw }.
    }
error-own-check-failed = Den färdiga filen klarade inte programmets egen kontroll ({ $detail }); inget skrevs.
    .cure = Det här är ett fel i programmet. Anmäl det.
error-compose-failed = Sidan kunde inte göras ({ $detail }).
    .cure = Det här är ett fel i programmet. Anmäl det.
error-cancelled = Avbrutet. Inget skrevs.

## Findings

finding-outline-not-trusted = Papperets kanter hittades inte säkert, så hela bilden behölls.
    .cure = Om bordet syns runt papperet, ange hörnen för hand eller ta fotot på ett mörkare underlag.
finding-page-text-coarse = Bokstäverna är bara ungefär { $height } bildpunkter höga och kan vara svåra att läsa.
    .cure = Ta fotot på nytt närmare, så att sidan fyller bilden.
finding-page-cut = Ett hörn av papperet ligger utanför bilden.
    .cure = Ta den på nytt med alla fyra hörnen i bild.
finding-page-blurred = Sidan ser suddig ut.
    .cure = Ta den på nytt, håll telefonen stilla och peka på sidan på skärmen så att skärpan ställs in.
finding-page-dark = Sidan är fotograferad i mycket svagt ljus.
    .cure = Ta den på nytt vid ett fönster eller under en lampa.
finding-page-glare = Ljus reflekteras från sidan och kan dölja något.
    .cure = Ta den på nytt utan blixt, med lampan vid sidan.
finding-page-text-cut = Texten är avskuren vid bildens { $side ->
        [left] vänstra kant
        [right] högra kant
        [top] övre kant
       *[bottom] nedre kant
    }.
    .cure = Ta fotot på nytt med hela papperet i bild.
finding-page-text-at-edge = Texten står alldeles vid bildens { $side ->
        [left] vänstra kant
        [right] högra kant
        [top] övre kant
       *[bottom] nedre kant
    }: något kan saknas utanför den.
    .cure = Jämför med papperet. Om något saknas, ta fotot på nytt med hela papperet i bild.
finding-page-shaken = Telefonen rörde sig när fotot togs.
    .cure = Håll telefonen stilla med båda händerna i bra ljus och ta fotot på nytt.
finding-page-pale = Texten är mycket blek.
    .cure = Ta det på nytt i starkt, jämnt ljus; be om en mörkare kopia om själva papperet är blekt.
finding-page-shadow = En djup skugga ligger över texten.
    .cure = Ta det på nytt med ljuset från sidan, så att varken du eller telefonen är i vägen.
finding-page-finger = Ett finger ligger på sidan.
    .cure = Ta bort fingrarna från sidan och ta fotot på nytt.
finding-page-folded = Ett hörn av papperet är vikt eller saknas.
    .cure = Vik tillbaka hörnet, lägg papperet plant och ta fotot på nytt.
finding-page-screen = Det här ser ut som ett foto av en skärm.
    .cure = Spara själva dokumentet eller ta en skärmbild och lägg till den filen.
finding-page-hard-to-read = Texten på den här sidan är svår att läsa.
    .cure = Ta fotot på nytt närmare i bra ljus; om du fick bilden av någon, be om originalfilen.
finding-page-empty = Inget kan läsas på den här sidan.
    .cure = Om något står där, ta fotot på nytt, skarpt och i bra ljus; annars lämna bort sidan.
finding-page-coded-coarsely = För att rymmas inom gränsen gjordes sidan så liten att ungefär { $percent } % av bokstäverna kan läsas fel.
    .cure = Dela bilagan i två eller lämna bort sidor som inte behövs.
finding-first-frame-only = Filen är en animering; bara den första bilden togs med.
finding-high-dynamic-range = Bilden har stort ljusomfång; det omvandlades till vanligt.
finding-jpeg-without-end = Bildens slutmärke saknas; själva bilden är hel.
finding-picture-shrunk = Bilden var mycket stor och förminskades.
finding-profile-unreadable = Bildens färgprofil kan inte läsas; vanliga färger (sRGB) antogs.
finding-pdf-attachments-not-shown = Andra filer är bifogade inne i PDF-filen; de togs inte med.
    .cure = Öppna PDF-filen, spara filerna och lägg till dem här om de behövs.
finding-pdf-dynamic-form = Blanketten visas bara i Adobe Reader; sidan kan vara bara ett meddelande.
    .cure = Öppna den i Adobe Reader och skriv ut den som PDF.
finding-pdf-portfolio = PDF-filen är ett omslag runt andra filer; de togs inte med.
    .cure = Öppna PDF-filen, spara filerna och lägg till dem här.
finding-pdf-annotation-missing = En anteckning eller ett ifyllt fält kan saknas på sidan.
    .cure = Skriv ut PDF-filen till en ny PDF i ett annat program och använd den.
finding-pdf-content-missing = En del av sidan kunde inte läsas och saknas.
    .cure = Skriv ut PDF-filen till en ny PDF i ett annat program, eller fotografera sidan.
finding-pdf-image-missing = En bild på sidan kunde inte läsas och saknas.
    .cure = Skriv ut PDF-filen till en ny PDF i ett annat program, eller fotografera sidan.
finding-pdf-text-missing = En del av texten på sidan kunde inte ritas.
    .cure = Skriv ut PDF-filen till en ny PDF i ett annat program, eller fotografera sidan.
finding-pdf-kept = PDF-filen duger och behölls som den är.
finding-pdf-signed-kept = Dess digitala signatur lämnades orörd.
finding-pdf-signed = Den har en digital signatur, som inte kontrollerades.
finding-pdf-encrypted = Den är krypterad.
    .cure = Omvandla den med det här programmet eller spara den utan skydd.
finding-pdf-active = Den innehåller skript eller åtgärder.
    .cure = Omvandla den med det här programmet eller skriv ut den som PDF.
finding-not-a-pdf = Filen är ingen PDF.
    .cure = Konvertera den först.
finding-pdf-unreadable = PDF-filen är skadad och kan inte läsas.
    .cure = Gör den på nytt från originalet.
finding-pdf-not-archivable = Den bryter mot en regel i PDF/A: { $clause }, { $rule }.
    .cure = Konvertera den först: resultatet följer alla regler.
finding-pdf-too-intricate = Den är för invecklad för att kontrolleras i sin helhet.
    .cure = Konvertera den först.
finding-pdf-hides-files = Andra filer är bifogade inne i den.
    .cure = Omvandla den med det här programmet, och lägg till filerna för sig om de behövs.
finding-too-large = Den är { $bytes } byte; gränsen är { $limit } byte.
    .cure = Omvandla den med det här programmet.
finding-format-not-taken = { $receiver } tar inte emot PDF.
finding-limit-unknown = Det är inte känt hur stor fil { $receiver } tar emot.
finding-file-name = { $receiver } godtar kanske inte filnamnet { $name }.
    .cure = Ett namn som duger: { $better }
finding-colour-required = Platsen { $slot } kräver färg, men något annat valdes.
    .cure = Lämna bort --colour.
finding-pages-reduced = { $count ->
    [one] En sida förminskades för att rymmas inom gränsen; den förblir läsbar.
   *[other] { $count } av { $of } sidor förminskades för att rymmas inom gränsen; de förblir läsbara.
}

## The window: everywhere

ui-skip = Hoppa till innehållet
ui-unofficial = Inofficiellt – inte Migrationsverkets program
ui-nav = Huvudmeny
ui-nav-safety = Säkerhet
ui-nav-settings = Inställningar
ui-nav-lock = Lås
ui-close = Stäng
ui-cancel = Avbryt
ui-continue = Fortsätt
ui-back = Tillbaka
ui-next = Nästa
ui-previous = Föregående
ui-rename = Byt namn
ui-rename-it = Byt namn på { $name }
ui-remove = Ta bort
ui-remove-it = Ta bort { $name }
ui-restore = Återställ
ui-restore-it = Återställ { $name }
ui-restore-all = Återställ alla
ui-gone-title = Den här sidan kan inte visas
ui-optional = (valfritt)
ui-name-missing = Skriv ett namn.
ui-pages = { $count ->
    [one] { $count } sida
   *[other] { $count } sidor
}
ui-minutes = { $count ->
    [one] { $count } minut
   *[other] { $count } minuter
}
ui-size-kilobytes = { $number } kB
ui-size-megabytes = { $number } MB
ui-size-of = { $size } av { $limit }
ui-size-limit = högst { $limit }
ui-size-meter = Storlek: { $name }
ui-verdict-none = Inte påbörjad
ui-verdict-working = Arbete pågår
ui-verdict-stale = Inte aktuell
ui-verdict-good = Klar
ui-verdict-doubtful = Klar, titta en gång till
ui-verdict-bad = Behöver din hjälp
ui-findings = Anmärkningar
ui-finding-times = ({ $count } sidor)

## The window: undo and redo

ui-steps = Ångra och gör om
ui-undo = Ångra
ui-redo = Gör om
ui-undone = Ångrat: { $step }
ui-redone = Gjort om: { $step }
ui-step-add-pages = lägga till sidor
ui-step-move-pages = flytta sidor
ui-step-set-outline = ändra kanterna
ui-step-turn-page = vrida en sida
ui-step-set-colour = ändra färgerna
ui-step-remove-pages = ta bort sidor
ui-step-restore-pages = återställa sidor
ui-step-rename-case = byta namn på ansökan
ui-step-add-slot = lägga till en bilaga
ui-step-rename-slot = byta namn på en bilaga
ui-step-remove-slot = ta bort en bilaga
ui-step-move-slot = flytta en bilaga
ui-step-restore-slot = återställa en bilaga
ui-step-set-slot-rule = ändra typen av papper
ui-step-set-application = välja typ av ansökan
ui-step-set-answer = ett svar
ui-step-say-of-paper = vad som sades om ett papper
ui-step-set-photo = fotografiets beskärning
ui-step-set-events = vad som har hänt
ui-step-tick = avprickning av en fil
ui-step-set-receipt = kvittot
ui-step-other = den senaste ändringen

## The window: first start

ui-first-step = Steg { $step } av { $total }
ui-first-welcome = Välkommen
ui-first-lead = Liite gör tydliga bilagor av foton på dina papper. Välj språk.
ui-first-unofficial = Det här programmet är inte gjort av Migrationsverket. Dina papper stannar på den här datorn; ingenting skickas någonstans.
ui-first-restore = Återställ en säkerhetskopia i stället
ui-lock-title = Håll dina papper i säkerhet
ui-lock-lead = Allt du lägger till låses på den här datorn. Välj en lösenfras som bara du känner till.
ui-passphrase = Lösenfras
ui-lock-hint = Tre eller fyra ord som inte hör ihop är lätta att minnas och svåra att gissa.
ui-lock-again = Samma lösenfras en gång till
ui-lock-weak = Den är för lätt att gissa. Gör den längre.
ui-lock-different = Lösenfraserna är inte lika.
ui-lock-keyring = Öppna med den här datorns inloggning
ui-lock-keyring-hint = Praktiskt på din egen dator. Välj inte detta om andra använder datorn med samma konto.
ui-lock-busy = Låser…
ui-strength-hint = Hur svår den är att gissa
ui-strength-weak = Lätt att gissa
ui-strength-fair = Bra
ui-strength-strong = Mycket bra
ui-words-title = Dina återställningsord
ui-words-lead = Om du glömmer lösenfrasen öppnar de här orden dina papper. De visas bara nu.
ui-words-keep = Skriv ut dem eller skriv ner dem i den här ordningen, och förvara pappret där du förvarar ditt pass. Fotografera dem inte.
ui-words-print = Skriv ut
ui-words-kept = Jag har dem på papper
ui-check-title = Vi kontrollerar
ui-check-lead = Titta på ditt papper och skriv ord { $first } och { $second }.
ui-check-word = Ord { $place }
ui-check-wrong = Det är inte rätt ord. Titta på ditt papper en gång till.
ui-check-done = Klart
ui-check-back = Visa orden igen

## The window: opening

ui-unlock-title = Välkommen tillbaka
ui-unlock-lead = Dina papper är låsta och i säkerhet. Öppna dem för att fortsätta.
ui-unlock-how = Hur vill du öppna?
ui-way-passphrase = Lösenfras
ui-way-keyring = Den här datorn
ui-way-words = Återställningsord
ui-unlock-open = Öppna
ui-unlock-missing = Skriv in det här först.
ui-unlock-busy = Öppnar…
ui-unlock-keyring = Öppnas med din inloggning på den här datorn.
ui-unlock-words = Dina återställningsord
ui-unlock-words-hint = I samma ordning som på ditt papper, med mellanslag emellan.
ui-unlock-forgot = Glömt den? Återställningsorden på ditt papper öppnar också.
ui-rescue = Om dina papper inte öppnas
ui-rescue-broken = Det här hjälper nu
ui-rescue-restore = Återställ en säkerhetskopia
ui-rescue-repair = Rädda det som finns kvar av skadade papper
ui-failed-title = Dina papper kan inte öppnas
ui-failed-lead = Ingenting har raderats.

## The window: applications

ui-home-title = Mina ansökningar
ui-home-new = Ny ansökan
ui-home-search = Sök på namn
ui-home-none-found = Ingen ansökan heter så.
ui-home-trash = { $count ->
    [one] { $count } ansökan i papperskorgen
   *[other] { $count } ansökningar i papperskorgen
}
ui-home-empty-title = Börja med din första ansökan
ui-home-empty-text = Fotografera pappren med telefonen, för över bilderna hit och ta med dig en tydlig PDF för varje bilaga.
ui-card-changed = Ändrad { $when }
ui-card-empty = Inga bilagor ännu
ui-card-ready = { $ready } av { $slots } bilagor klara
ui-home-take-in = Ta emot en ansökan från en fil
ui-words-reminder = Dina återställningsord har aldrig kontrollerats. Utan dem stänger en glömd lösenfras dina papper för gott.
ui-words-reminder-act = Hämta nya återställningsord
ui-hand-over = Lämna över som krypterad fil
ui-hand-over-hint = Filen innehåller allt i den här ansökan. Den öppnas bara med lösenfrasen som du väljer här. Berätta lösenfrasen för mottagaren på ett annat sätt än med filen.
ui-hand-over-passphrase = Filens lösenfras
ui-hand-over-save = Välj var den sparas
ui-hand-over-busy = Skriver…
ui-take-in = Ta emot en ansökan
ui-take-in-hint = Välj en fil som gjordes med ”Lämna över som krypterad fil”. Den blir en ny ansökan här; ingenting du har ändras.
ui-take-in-choose = Välj filen
ui-take-in-other = Välj en annan fil
ui-take-in-missing = Välj först filen.
ui-take-in-passphrase = Filens lösenfras
ui-take-in-start = Ta emot
ui-take-in-busy = Tar emot…
ui-files-drop = Släpp pappren här
ui-files-title = Vart hör de här pappren?
ui-files-count = { $count ->
    [one] En fil:
   *[other] { $count } filer:
}
ui-files-case = Ansökan
ui-files-new-case = En ny ansökan
ui-files-slot = Bilaga
ui-files-new-slot = En ny bilaga
ui-files-add = Lägg till
ui-new-case-name = Ansökans namn
ui-new-case-hint = Bara du ser det. Till exempel: Amina, uppehållstillstånd
ui-new-case-create = Skapa
ui-case-lead = En bilaga är ett dokument: alla dess sidor tillsammans.
ui-case-empty = Inga bilagor ännu. Lägg till den första, till exempel passet.
ui-case-rename-title = Byt namn på ansökan
ui-case-export = Spara allt i en mapp
ui-case-exported = Sparat i { $path }
ui-case-trash = Flytta till papperskorgen
ui-case-trashed = { $name } finns i papperskorgen i 30 dagar.
ui-slot-add = Lägg till en bilaga
ui-slot-add-title = Vilket papper är det?
ui-slot-passport = Pass
ui-slot-id-card = Identitetskort eller uppehållstillståndskort
ui-slot-birth = Födelsebevis
ui-slot-marriage = Vigselbevis
ui-slot-contract = Arbetsavtal
ui-slot-payslips = Lönespecifikationer
ui-slot-bank = Kontoutdrag
ui-slot-studies = Studieintyg
ui-slot-insurance = Försäkringsintyg
ui-slot-housing = Hyresavtal
ui-slot-own-name = Bilagans namn
ui-slot-own-hint = Om ditt papper inte finns i listan ovan
ui-slot-rule = Typ av papper
ui-slot-rule-general = Vanligt papper
ui-slot-rule-passport = Pass: alltid i färg
ui-slot-add-own = Lägg till
ui-slot-no-pages = Inga sidor ännu
ui-slot-removed = { $name } togs bort. Du kan ångra det.
ui-slot-rename-title = Byt namn på bilagan
ui-slot-grip = Dra för att flytta
ui-move-up = Flytta { $name } uppåt
ui-move-down = Flytta { $name } nedåt
ui-moved = { $name } är nu { $place } av { $total }.
ui-trash-title = Papperskorg
ui-trash-lead = Ansökningar finns kvar här i 30 dagar. Sedan raderas de för gott.
ui-trash-empty = Papperskorgen är tom.
ui-trash-goes = Raderas för gott { $when }
ui-trash-restore = Återställ
ui-trash-restore-it = Återställ { $name }
ui-trash-restored = { $name } finns igen bland dina ansökningar.
ui-trash-purge = Radera för gott
ui-trash-purge-it = Radera för gott { $name }
ui-purge-title = Radera för gott?
ui-purge-text = { $name } och alla dess papper försvinner. Det går inte att ångra.

## The window: settings

ui-settings-title = Inställningar
ui-settings-language = Språk
ui-settings-theme = Utseende
ui-theme-system = Som på datorn
ui-theme-light = Ljust
ui-theme-dark = Mörkt
ui-settings-lock = Lås när ingenting har gjorts på
ui-settings-lock-never = Lås inte
ui-settings-safety = Lösenfras, återställningsord och säkerhetskopior finns under Säkerhet
ui-passphrase-change = Byt lösenfras
ui-passphrase-old = Nuvarande lösenfras
ui-passphrase-new = Ny lösenfras
ui-passphrase-changed = Lösenfrasen har bytts.

## The window: safety

ui-safety-title = Säkerhet
ui-safety-lead = Dina papper finns bara på den här datorn. Här ser du till att du aldrig förlorar dem.
ui-backup-title = Säkerhetskopia
ui-backup-hint = En säkerhetskopia är en låst kopia av allt. Förvara den någon annanstans, till exempel på ett USB-minne.
ui-backup-none = Ingen säkerhetskopia har gjorts ännu.
ui-backup-last = Senaste säkerhetskopian: { $when }
ui-backup-make = Gör en säkerhetskopia
ui-backup-made = Säkerhetskopian finns i { $path }
ui-backup-done = Säkerhetskopian är klar.
ui-backup-restore = Återställ en säkerhetskopia
ui-ways-title = Sätt att öppna dina papper
ui-ways-hint = Vilket som helst av dem räcker.
ui-way-set = I bruk
ui-way-not-set = Inte vald
ui-way-on = På
ui-way-off = Av
ui-way-turn-on = Slå på
ui-way-turn-off = Stäng av
ui-passphrase-set = Välj en lösenfras
ui-keyring-on = Datorns inloggning öppnar nu dina papper.
ui-keyring-off = Datorns inloggning öppnar inte längre dina papper.
ui-keyring-absent = Den här datorn har ingen säker plats för nycklar.
ui-words-on-paper = På ditt papper
ui-words-not-confirmed = Inte kontrollerade: kanske finns de inte på papper
ui-words-new = Nya återställningsord
ui-words-new-hint = Du får 24 nya ord att skriva ut eller skriva ner. De gamla orden slutar genast att fungera, så det gamla pappret kan slängas.
ui-words-draw = Visa nya ord
ui-words-confirmed = De nya återställningsorden gäller.
ui-condition-title = Skick
ui-condition-hint = Går igenom varje sida och fil. Det kan ta några minuter.
ui-condition-look = Kontrollera allt
ui-condition-busy = Kontrollerar…
ui-condition-whole = Allt är helt.
ui-condition-damaged = Något är skadat:
ui-condition-cure = Återställ en säkerhetskopia eller rädda det som finns kvar. Det som är helt behålls; det skadade valvet läggs åt sidan och raderas inte.
ui-restore-title = Återställ en säkerhetskopia
ui-restore-lead = Allt blir som det var när säkerhetskopian gjordes.
ui-restore-choose-hint = Välj säkerhetskopians mapp. Dess namn börjar med Liite-backup.
ui-restore-aside-hint = Det som finns här nu raderas inte: det flyttas till en egen mapp.
ui-restore-choose = Välj säkerhetskopian
ui-restore-done = Säkerhetskopian är på plats. Öppna den med den lösenfras eller de återställningsord som den hade.
ui-aside = Det som fanns här tidigare finns nu i { $path }
ui-repair-title = Rädda det som finns kvar
ui-repair-lead = Allt som ännu kan läsas kopieras till ett nytt, helt valv. Det skadade läggs åt sidan och raderas inte.
ui-repair-start = Rädda det som finns kvar
ui-repair-busy = Räddar…
ui-repair-done = Det som fanns kvar är räddat
ui-repair-saved = Räddat: ansökningar { $cases }, filer { $files }.
ui-repair-lost = Förlorat eller ändrat:
ui-repair-nothing-lost = Ingenting var skadat, och ingenting har gått förlorat.
ui-work-back-up = Säkerhetskopian görs
ui-work-restore = Säkerhetskopian återställs
ui-work-examine = Allt kontrolleras
ui-work-repair = Det som finns kvar räddas
ui-work-hand-over = Filen skrivs
ui-work-take-in = Ansökan tas emot

## The window: the attachments desk

ui-desk-trail = Alla bilagor
ui-desk-add = Lägg till sidor
ui-desk-working = { $total ->
    [one] En sida bearbetas.
   *[other] { $total } sidor bearbetas.
}
ui-desk-done = { $count ->
    [one] Bilagan är klar: en sida.
   *[other] Bilagan är klar: { $count } sidor.
}
ui-desk-failed = Bilagan är inte klar. Några sidor behöver din hjälp.
ui-desk-keys = Piltangenterna går från sida till sida, Enter öppnar, mellanslag markerar, Alt och en piltangent flyttar, Delete tar bort.
ui-drop-title = Släpp foton, skanningar eller PDF-filer här
ui-drop-formats = Bilder direkt från telefonen går bra (JPEG, HEIC, PNG, TIFF, WebP). Hur många som helst på en gång.
ui-drop-choose = Välj filer
ui-tip-table = Lägg pappret på ett mörkt bord.
ui-tip-corners = Få med alla fyra hörnen i bilden.
ui-tip-light = Fotografera i dagsljus, utan blixt.
ui-tip-passport = Visa hela uppslaget, även de två teckenraderna längst ner.
ui-part-original = Original
ui-part-original-hint = Själva pappret
ui-part-legalisation = Legalisering
ui-part-legalisation-hint = Apostille eller myndigheternas stämplar, om det finns sådana
ui-part-translation = Översättning
ui-part-translation-hint = Om pappret inte är på finska, svenska eller engelska
ui-part-add = Lägg till
ui-part-add-to = Lägg till: { $part }
ui-part-empty = Släpp filer här, eller dra sidor från en annan del.
ui-page-name = Sida { $place } av { $total }
ui-page-waiting = Väntar
ui-page-working = Bearbetas
ui-page-failed = Kan inte användas
ui-page-look = Titta igen
ui-page-moved = Flyttad till plats { $place }, { $part }
ui-pages-moved = { $count } sidor flyttade, första plats { $place }, { $part }
ui-page-at-end = Den kan inte flyttas längre.
ui-page-removed = Sidan togs bort. Du kan återställa den.
ui-selection = Markerade sidor
ui-selection-none = Öppna en sida genom att trycka på den. Kryssa för sidor som du vill flytta eller ta bort.
ui-selection-count = { $count ->
    [one] 1 sida markerad
   *[other] { $count } sidor markerade
}
ui-selection-all = Markera alla
ui-selection-clear = Avmarkera
ui-selection-earlier = Tidigare
ui-selection-later = Senare
ui-selection-move = Del
ui-unusable = { $count ->
    [one] En fil kunde inte användas
   *[other] { $count } filer kunde inte användas
}
ui-file-working = Filen läses; dess sidor visas om ett ögonblick.
ui-file-waiting = Filen är i säkerhet här och väntar på sin tur.
ui-file-remove = Ta bort filen
ui-file-not-page = En fil får sin plats när den har blivit sidor.
ui-removed = { $count ->
    [one] { $count } borttagen sida
   *[other] { $count } borttagna sidor
}

## The window: the finished attachment

ui-result-title = Den färdiga bilagan
ui-result-jump = Till bilagan
ui-result-none = Lägg till sidor, så blir bilagan till av sig själv.
ui-result-stale = Något har ändrats sedan den gjordes.
ui-result-working = Bilagan görs.
ui-result-failed = Den kunde inte göras ännu.
ui-result-good = Den ryms inom gränsen och är lätt att läsa.
ui-result-doubtful = Den ryms inom gränsen. Titta på de här:
ui-result-bad = Den bör inte skickas så här:
ui-result-missing = { $count ->
    [one] Den är inte fullständig: en fil kunde inte användas och saknas.
   *[other] Den är inte fullständig: { $count } filer kunde inte användas och saknas.
}
ui-progress = { $done } av { $total } sidor klara
ui-stop = Stoppa
ui-retry = Försök igen
ui-look-through = Titta igenom
ui-save-copy = Spara en kopia
ui-saved = Sparat: { $path }
ui-drag-out = Dra den här till webbläsaren eller en mapp
ui-drag-out-later = Kan dras ut när den är klar
ui-preview-page = Sida { $place } av { $total }
ui-preview-close-up = Större

## The window: one page

ui-editor-title = Sida { $place } av { $total }
ui-editor-previous = Föregående sida
ui-editor-next = Nästa sida
ui-view = Bild
ui-view-photograph = Foto
ui-view-page = Färdig sida
ui-view-photograph-alt = Fotot
ui-view-page-alt = Den färdiga sidan
ui-view-hold = Håll nere för att jämföra
ui-stage-hint = Dra hörnen till papprets hörn. Piltangenterna flyttar ett hörn, med Skift längre.
ui-stage-busy = Sidan görs på nytt…
ui-stage-empty = Det finns ingen bild att visa.
ui-edges = Papprets kanter
ui-edges-hint = Kanterna söks.
ui-edges-are-found = Hittades automatiskt
ui-edges-are-by-hand = Inställda av dig
ui-edges-are-whole = Hela bilden är sidan
ui-edges-are-not-found = Hittades inte: ställ in dem själv eller låt vara
ui-edges-found = Som hittades
ui-edges-whole = Hela bilden
ui-edges-crossed = Hörnen måste bilda ett pappersark.
ui-corner = Hörn
ui-corner-top-left = Övre vänstra hörnet
ui-corner-top-right = Övre högra hörnet
ui-corner-bottom-right = Nedre högra hörnet
ui-corner-bottom-left = Nedre vänstra hörnet
ui-corner-at = { $x } vågrätt, { $y } nedåt
ui-turn = Vrid
ui-turn-left = Åt vänster
ui-turn-right = Åt höger
ui-colour = Färger
ui-colour-auto = Automatiskt
ui-colour-colour = Färg
ui-colour-grey = Grått
ui-colour-bw = Svartvitt
ui-colour-found-colour = Det finns färg på sidan; den bevaras.
ui-colour-found-grey = Det finns gråtoner på sidan; de bevaras.
ui-colour-found-bw = Det finns ingen färg på sidan.
ui-colour-hint = Stämplar och underskrifter syns bäst i färg.
ui-colour-passport = Passets sidor måste vara i färg.
ui-page-remove = Ta bort den här sidan

## Fönstret: guiden och ansökningarna

ui-guide-title = Ansökningsguide
ui-guide-back = Tillbaka till föregående fråga
ui-guide-said = Dina svar hittills
ui-guide-change = Ändra
ui-guide-unsure = Du svarade ”Jag vet inte” på vägen. Titta på alla dessa innan du väljer.
ui-guide-outcome = { $count ->
    [one] Den här passar dig
   *[other] De här kan passa dig
}
ui-guide-types = Jag vet vad jag ska ansöka om: visa alla ansökningar
ui-guide-plain = Ordna papper utan ansökan
ui-guide-lost = Guiden har inte längre den här frågan
ui-guide-again = Börja om i guiden
ui-types-title = Alla ansökningar
ui-types-lead = Välj din här om du vet vad den heter. Annars ställer guiden några frågor.
ui-types-search = Sök med ett ord, till exempel studier
ui-types-found = { $count ->
    [0] Ingen ansökan innehåller de här orden.
    [one] En ansökan hittades.
   *[other] { $count } ansökningar hittades.
}
ui-type-own-name = Namnet är vår egen översättning.
ui-type-begin = Börja den här ansökan
ui-type-begin-now = Börja
ui-type-choose = Välj den här ansökan
ui-type-name-hint = Bara du ser det. Utan namn heter den: { $name }
ui-type-official = Öppna den officiella sidan
ui-type-papers = Papper som du behöver
ui-type-sometimes = Behövs bara ibland
ui-type-fees = Avgifter
ui-type-forms = Pappersblanketter: { $codes }
ui-type-unofficial = Liite är inte myndighetens: den officiella sidan avgör.
ui-optional-word = frivilligt
ui-to-application = Tillbaka till ansökan

## Fönstret: tidsfrister

ui-deadlines = Tidsfrister
ui-deadlines-calendar = Spara som kalender (.ics)

## Fönstret: formuläret

ui-form-steps = Formulärets steg
ui-form-step = Steg { $number } av { $total }
ui-form-progress = Färdigt: { $done } av { $total } steg
ui-form-step-done = Inget saknas
ui-form-step-new = Inte påbörjat
ui-form-step-open = { $count ->
    [one] En fråga kvar
   *[other] { $count } frågor kvar
}
ui-form-finish = Till checklistan
ui-form-autosave = Allt sparas av sig självt
ui-form-saving = Sparar…
ui-form-saved = Sparat
ui-form-not-saved = Inte sparat
ui-form-problems = { $count ->
    [one] En fråga i det här steget behöver ett svar eller en rättelse
   *[other] { $count } frågor i det här steget behöver ett svar eller en rättelse
}
ui-form-problems-later = Du kan också fortsätta nu och komma tillbaka till dem senare.
ui-form-entry = Nummer { $number }
ui-form-add-first = Lägg till den första
ui-form-add-entry = Lägg till en till
ui-form-remove-entry = Ta bort nummer { $number }
ui-form-add-country = Lägg till ett land
ui-form-papers = Papper som hör till de här svaren
ui-country-choose = Välj ett land
ui-choose = Välj
ui-date-day = Dag
ui-date-month = Månad
ui-date-year = År

## Fönstret: ansökans checklista

ui-case-no-type = Liite vet ännu inte vad ansökan gäller. När det är klart kan Liite berätta vilka papper du behöver och vad som saknas.
ui-case-choose-type = Ta reda på vilken ansökan det är
ui-app-form = Svara på frågorna
ui-app-hand-over = Lämna in papperen
ui-app-open = { $count ->
    [one] En sak måste ännu göras innan ansökan är fullständig.
   *[other] { $count } saker måste ännu göras innan ansökan är fullständig.
}
ui-app-complete = Inget som måste finnas saknas.
ui-app-late = Inget saknas, men en tidsfrist har gått ut.
ui-app-todo = Att göra och att titta på
ui-app-papers = Papper: { $there } av { $total }
ui-app-add-other = Lägg till ett annat papper
ui-app-originals = Ta med originalen av dessa
ui-app-about = Om den här ansökan: papper, avgifter, källor
ui-app-other-type = Välj en annan ansökan
ui-app-checklist-save = Spara checklistan som PDF
ui-app-checklist-saved = Checklistan finns i { $path }. Du kan skriva ut den därifrån.
ui-paper-missing = Saknas
ui-paper-maybe = Behövs kanske
ui-paper-helpful = Lägg till om du har
ui-paper-own = Inga sidor än
ui-paper-maybe-question = Svara först: { $question }
ui-paper-bringer = Vem skaffar det: { $whose }
ui-paper-add = Lägg till sidor
ui-paper-open = Titta på sidorna
ui-paper-language = Är det på finska, svenska eller engelska?
ui-paper-country = Vilket land har utfärdat det?
ui-paper-standard-form = EU:s flerspråkiga standardformulär är med
ui-happened = Vad som har hänt
ui-happened-hint = Liite räknar tidsfristerna från dessa dagar.
ui-happened-open = Dagar för ansökan
ui-event-submitted = Ansökan skickades
ui-event-identified = Identiteten styrktes
ui-event-decision = Beslutet öppnades första gången
ui-event-request = Sista dag att svara på en begäran
ui-event-request-add = En begäran om mer information har kommit
ui-event-request-done = Besvarad
ui-event-today = I dag

## Fönstret: passet bredvid formuläret

ui-identity-open = Jämför med passet
ui-identity-title = Passet och formuläret
ui-identity-lead = Liite har läst de maskinläsbara raderna längst ned i passet på den här datorn och visar dem bredvid dina svar.
ui-identity-differing = { $count ->
    [0] Inget svar skiljer sig från passet.
    [one] Ett svar skiljer sig från passet.
   *[other] { $count } svar skiljer sig från passet.
}
ui-identity-field = Fråga
ui-identity-passport = Passet
ui-identity-form = Ditt svar
ui-identity-agreement = Stämmer de överens?
ui-identity-same = Samma
ui-identity-differs = Skiljer sig
ui-identity-unanswered = Inget svar ännu
ui-identity-take = Ta från passet
ui-identity-taken = { $name }: formuläret säger nu samma som passet.
ui-identity-letters = På de här raderna finns bara stora bokstäver utan tecken: Ä kan vara A eller AE. Skriv namnen så som de är tryckta på sidan med ditt foto.
ui-identity-lines = Raderna så som de lästes
ui-identity-none = Lägg till passets sida med ditt foto
ui-identity-none-hint = Då jämför Liite den med formuläret. Bilden stannar på den här datorn.
ui-identity-unread = Passets rader kunde inte läsas
ui-identity-unread-hint = Fotografera sidan på nytt rakt uppifrån, så att de två nedersta raderna är skarpa och utan reflexer. Jämför till dess namn, datum och nummer själv.
ui-identity-no-passport = Den här ansökan kräver ingen kopia av passet.

## Fönstret: passfotot

ui-photo-lead = Låt helst en fotograf ta bilden; då får du en bildkod till formuläret. Här kan du kontrollera en bild som du har.
ui-photo-none = Lägg till ett foto för att kontrollera det
ui-photo-working = Fotot läses in
ui-photo-rules = Så ska fotot vara
ui-photo-rule-size = 500 bildpunkter bred och 653 hög (på papper 36 x 47 mm).
ui-photo-rule-head = Från hjässan till hakan 445–500 bildpunkter, utan hår och skägg.
ui-photo-rule-place = Hjässan mellan de två övre linjerna, hakan mellan de två nedre, näsan mellan de två lodräta.
ui-photo-rule-face = Huvudet rakt, ögonen öppna, munnen stängd, inget leende.
ui-photo-rule-age = Högst sex månader gammalt.
ui-photo-source = Inrikesministeriets förordning 1168/2016. Liite visar linjerna; myndigheten avgör om fotot godkänns.
ui-photo-frame = Fotot i den ram som krävs
ui-photo-size = Storlek
ui-photo-across = Vänster och höger
ui-photo-down = Upp och ned
ui-photo-use = Beskär så här
ui-photo-used = Fotot är beskuret så här. Du kan ångra det på sidan med sidorna.
ui-photo-save = Spara fotot
ui-photo-saved = Fotot finns i { $path }.
ui-photo-other = Kontrollera nästa foto
ui-photo-desk = Bilagans sidor

## Fönstret: inlämningen

ui-walk-title = Lämna in papperen
ui-walk-lead = Steg för steg in i tjänsten. Liite skickar inget själv: det gör du, i din egen webbläsare.
ui-walk-open = Ännu att göra
ui-walk-page = Öppna ansökan i Enter Finland
ui-walk-page-elsewhere = Det här görs inte på nätet
ui-walk-page-hint = Logga in där och gå till bilagorna i din ansökan.
ui-walk-page-open = Öppna sidan i webbläsaren
ui-walk-files = Lämna filerna: { $done } av { $total } klara
ui-walk-files-hint = Dra en fil i dess namn till fältet med samma namn i webbläsaren, eller skriv alla till en mapp och välj dem där. Kryssa för var och en som är inlämnad.
ui-walk-none = Det finns inga filer än. Lägg först till sidor i ansökans papper.
ui-walk-tick = Inlämnad
ui-walk-ticked = { $name } är avprickad.
ui-walk-unticked = { $name } är inte längre avprickad.
ui-walk-write = Skriv alla filer till en mapp
ui-walk-written = Filerna finns i { $path }. Radera mappen när de är inlämnade: där är de inte låsta.
ui-walk-applicant = Ge den till sökanden som en krypterad fil
ui-receipt = Spara kvittot
ui-receipt-hint = När ansökan har skickats visar tjänsten ett nummer. Skriv det här eller fotografera sidan.
ui-receipt-text = Kvittots nummer eller text
ui-receipt-photograph = Lägg till en bild av kvittot
ui-receipt-look = Titta på bilden av kvittot
ui-receipt-submit = Jag har skickat ansökan i dag
ui-receipt-submitted = Ansökan skickades { $day }.

## Nättjänsten

ui-nav-service = Annan tjänst
ui-app-send = Skicka till en tjänst
ui-app-answers = Se svaren
ui-service-title = Annan tjänst
ui-service-lead = Skicka ansökningar, följ dem, betala och agera för andra i en tjänst som fungerar med Liite. Härifrån går ingenting till Enter Finland.
ui-service-what = För Enter Finland, använd knappen ”Lämna in papperen” i ansökan. En arbetsgivare, organisation eller kommun kan ha en egen tjänst; fråga där efter adressen.
ui-service-address = Tjänstens adress
ui-service-address-hint = Den börjar med https://
ui-service-address-missing = Skriv adressen.
ui-service-meet = Välj den här tjänsten
ui-service-meeting = Söker …
ui-service-waiting = { $count ->
    [one] En sak väntar på att skickas.
   *[other] { $count } saker väntar på att skickas.
}
ui-service-other = Byt tjänst
ui-service-forget = Glöm den här tjänsten
ui-service-forget-sure = Ja, glöm den
ui-service-forget-hint = Du loggas ut och inget mer skickas dit. Det som tagits emot och dess kvitton finns kvar här.
ui-service-sign-in = Logga in
ui-service-sign-in-again = Öppna webbläsaren igen
ui-service-sign-in-hint = Inloggningen sker i din egen webbläsare. Liite ser aldrig dina bankkoder.
ui-service-signing-in = Fortsätt i din webbläsare och kom sedan tillbaka hit.
ui-service-sign-out = Logga ut
ui-service-me = Inloggad som { $name }, starkt identifierad.
ui-service-me-weak = Inloggad som { $name }. Beslut kan läsas först efter stark identifiering.
ui-service-workers = Arbetstagare hos { $business }
ui-service-applications = Ansökningar som du är med i
ui-service-none = Det finns inga ännu.
ui-mandates = Mina fullmakter
ui-mandates-none = Du agerar inte för någon.
ui-mandate-new = Agera för en klient
ui-mandate-application = Numret på klientens ansökan
ui-mandate-application-hint = Klienten hittar det längst ner på ansökans sida.
ui-mandate-application-missing = Skriv numret.
ui-mandate-as = I vilken roll agerar du?
ui-mandate-assistant = Biträde
ui-mandate-representative = Företrädare
ui-mandate-basis = Vad grundar det sig på?
ui-mandate-signed = Undertecknad fullmakt
ui-mandate-notice = Anmälan eller förordnande
ui-mandate-replaces = Jag ersätter den som klienten har nu
ui-mandate-begin = Fortsätt och lägg till papperet
ui-letters = Brev
ui-letter-text = Vad du vill säga
ui-letter-room = { $left } tecken kvar
ui-letter-enclosed = Bifogade papper
ui-letter-add = Lägg till ett papper
ui-letter-paper = Bilaga
ui-letter-hint = Brevet sparas av sig självt. Det går iväg när tjänsten kan nås och kan inte ångras efter att det tagits emot.
ui-letter-papers = Lägg till de papper som du lämnar in och lämna de andra tomma. Varje papper går till sin plats i ansökan.
ui-letter-discard = Släng det här brevet
ui-letter-discarded = Brevet slängdes. Det ligger i papperskorgen i 30 dagar.
ui-send-title = Skicka ansökan
ui-send-lead = Det här går inte till Enter Finland. Ansökan är framme först när tjänsten har bekräftat varje fil.
ui-send-no-service = Ingen tjänst är vald ännu.
ui-send-choose-service = Välj en tjänst
ui-send-not-signed-in = Du är inte inloggad: det du skickar väntar här tills du är det.
ui-send-unready = Inte klara ännu: { $names }
ui-send-goes = Vad som skickas
ui-send-went = Vad som skickades
ui-send-now = Skicka
ui-send-hint = Inget kan ändras medan den är på väg. Så länge den väntar här kan du avbryta sändningen.
ui-send-share = Fortsätt även på en annan enhet
ui-send-share-again = Slå ihop ändringarna med den andra enheten
ui-send-again = Försök igen nu
ui-send-begun = Sändningen har påbörjats.
ui-send-take-back = Avbryt sändningen
ui-standing-draft = Utkast
ui-standing-final = Väntar på att skickas
ui-standing-sending = På väg
ui-standing-received = Mottagen
ui-item-waits = Väntar
ui-item-again = Försöks igen
ui-item-again-when = Nästa försök { $when }.
ui-item-stuck = Kräver åtgärd
ui-item-received = Mottagen
ui-conflicts = Ändrat här och på en annan enhet
ui-conflicts-hint = Välj vad som gäller. Inget skickas innan dess.
ui-conflict-mine = Här
ui-conflict-theirs = På den andra enheten
ui-conflict-none = Inget svar
ui-conflict-keep-mine = Behåll svaret här
ui-conflict-keep-theirs = Ta svaret från den andra enheten
ui-receipts = Kvitton
ui-receipt-line = { $files ->
    [0] { $what }, { $when }
    [one] { $what } (1 fil), { $when }
   *[other] { $what } ({ $files } filer), { $when }
}
ui-receipt-save = Spara för utskrift
ui-follow = Se hur det går
ui-follow-case = Ansökan på den här datorn
ui-follow-refresh = Uppdatera läget
ui-follow-refreshing = Uppdaterar …
ui-follow-number = Ansökans nummer:
ui-follow-keep = Följ på den här datorn
ui-follow-keep-hint = Då syns den på första sidan med sina frister.
ui-stage-past = Passerat
ui-stage-now = Nu
ui-stage-later = Kommande
ui-requests = Begäran om komplettering
ui-request-until = Svara senast { $day }
ui-statements = Vad som har sagts
ui-files = Filer
ui-file-save = Spara
ui-facts = Läget
ui-fact-fee = Behandlingsavgift
ui-fact-visit = Besök för att styrka identiteten
ui-fact-employer = Arbetsgivare som är med
ui-fact-terms = Anställningsvillkor
ui-fact-mandates = Vilka som agerar för klienten
ui-fact-documents = Begäran om handlingar
ui-deed-answer = Svara
ui-deed-pay = Betala behandlingsavgiften
ui-deed-take-over = Ta över betalningen
ui-deed-read-decision = Läs beslutet
ui-deed-terms = Uppge anställningsvillkoren
ui-deed-papers = Lämna in papper
ui-deed-state = Komplettera ansökan
ui-deed-ask-documents = Begär handlingarna
ui-deed-visit = Boka tid
ui-deed-move-visit = Byt tid
ui-deed-consent = Låt en arbetsgivare vara med
ui-deed-change-consent = Byt eller ta bort arbetsgivaren
ui-deed-cancel = Återta ansökan …
ui-decision-made = Beslutet fattades { $when }
ui-consent-title = En arbetsgivare är med
ui-consent-hint = Arbetsgivaren ser då hur långt din ansökan har kommit och kan ge anställningsvillkoren, svara på begäran och betala avgiften. Arbetsgivaren ser aldrig ditt formulär, dina papper eller beslutet.
ui-consent-business = FO-nummer
ui-consent-business-hint = Till exempel 1572860-0
ui-consent-business-wrong = Kontrollera FO-numret.
ui-consent-give = Låt dem vara med
ui-consent-withdraw = Ta bort arbetsgivaren
ui-visit-title = Besök för att styrka identiteten
ui-visit-hint = Tiderna är i finsk tid.
ui-visit-place = Serviceställe
ui-visit-day = Dag
ui-visit-clock = Klockslag
ui-visit-clock-hint = Till exempel 13.45
ui-visit-book = Boka
ui-cancel-title = Återta ansökan?
ui-cancel-hint = Detta är slutgiltigt. En betald avgift återbetalas inte av det här programmet.
ui-cancel-sure = Återta ansökan slutgiltigt
ui-cancel-keep = Behåll
ui-way-received = Tjänsten har den här ansökan. Den kan inte längre ändras här.
ui-way-waits = Den här ansökan väntar på att skickas eller är på väg. Medan den väntar kan du avbryta sändningen och ändra den.
ui-way-look = Vad som skickades, och kvittona
ui-workers-title = Arbetstagare
ui-workers-lead = Alla som har låtit { $business } vara med.
ui-workers-none = Ingen har låtit det här företaget vara med ännu.
ui-workers-search = Sök en arbetstagare
ui-workers-all = Välj alla { $count }
ui-workers-choose = Välj { $name }
ui-terms = Anställningsvillkor för de valda
ui-terms-title = Befattning
ui-terms-pay = Bruttolön i månaden, euro
ui-terms-hours = Timmar i veckan
ui-terms-from = Första dagen
ui-terms-to = Sista dagen, om det finns en
ui-terms-agreement = Kollektivavtal, om det finns ett
ui-terms-wrong = Kontrollera detta.
ui-terms-nobody = Välj minst en arbetstagare.
ui-terms-send = { $count ->
    [one] Uppge villkoren för en arbetstagare
   *[other] Uppge villkoren för { $count } arbetstagare
}
ui-terms-sent = Villkoren togs emot.
