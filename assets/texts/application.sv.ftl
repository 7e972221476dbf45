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
