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
error-case-not-final = Ansökan är inte ännu markerad som klar.
error-case-in-trash = Ansökan ligger i papperskorgen.
    .cure = Ta först upp den ur papperskorgen.
error-state-one-way = Ansökan kan inte gå från { $from } till { $to }.
error-receipt-mismatch = Kvittot gäller något annat än det som skickades.
    .cure = Det skickas på nytt.
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
    .cure = Dela bilagan i två eller prova --colour bw. De största sidorna: { $pages }.
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
