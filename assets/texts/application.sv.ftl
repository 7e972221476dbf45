# Vad programmet säger om en ansökan utöver det som katalogen säger om dess typ.

type-checked = { $grade }. Senast kontrollerat { $date }.
answer-left-out = Det sparade svaret kan inte läsas. Svara på nytt.
slot-receipt = Kvitto på ansökan

## Fel

error-application-not-chosen = Man vet inte ännu vad som söks med den här ansökan.
    .cure = Välj ansökan först.
error-answer-refused = Det här kan inte sparas här: { $field }
    .cure = Ingenting ändrades. Svara på något annat sätt.
error-hand-over-empty = Det finns inget att lämna in ännu.
    .cure = Lägg till sidor i minst en bilaga.
error-hand-over-not-ready = Inte klara ännu: { $names }
    .cure = Vänta tills de är klara, eller se vad som är fel med dem.
error-hand-over-too-large = För stora för mottagaren: { $names }
    .cure = Ta bort sidor som inte behövs, eller ta fotona på nytt.
error-page-not-opened = Sidan kunde inte öppnas i webbläsaren ({ $reason }).
    .cure = Öppna webbläsaren och skriv den här adressen: { $page }
error-photo-none = Här finns inget fotografi ännu.
    .cure = Lägg till fotografiet först.

## Fotografiet av personen

finding-photo-small = Fotografiet är bara { $found } av { $needed } bildpunkter brett.
    .cure = Använd kamerans originalbild eller ta bilden närmare.
finding-photo-dark = Fotografiet är för mörkt.
    .cure = Ta om det i jämnt dagsljus.
finding-photo-bright = Fotografiet är för ljust.
    .cure = Ta om det utan starkt ljus i ansiktet.
finding-photo-flat = Ljust och mörkt skiljer sig knappt i fotografiet.
    .cure = Ta om det i jämnt dagsljus med ren lins.
finding-photo-blurred = Fotografiet ser suddigt ut.
    .cure = Håll kameran stilla och låt den fokusera på ansiktet.
finding-photo-background = Bakgrunden är inte jämn.
    .cure = Stå framför en ljus, enfärgad vägg, en bit från den så att ingen skugga faller på den.

## Checklistan som dokument

list-title = Checklista
list-made = Gjord med Liite { $date }. Detta är inte myndighetens egen lista. Kontrollera allt på den officiella sidan:
list-foot = { $name } · sida { $page } av { $of }
list-must = Gör innan du skickar
list-abroad = Ska översättas eller legaliseras
list-check = Se på dessa
list-originals = Ta med originalen
list-notes = Bra att veta
list-files = Filerna
list-no-files = Det finns inga filer ännu.
list-file = Fil
list-content = Vad det är
list-pages = Sidor
list-bytes = Byte
