# What the program says of an application, beside what the catalogue says of its type.

type-checked = { $grade }. Last checked on { $date }.
answer-left-out = The saved answer cannot be read. Answer this again.
slot-receipt = Receipt of the application

## Errors

error-application-not-chosen = It is not known yet what this application is for.
    .cure = Choose the application first.
error-answer-refused = This cannot be saved here: { $field }
    .cure = Nothing was changed. Answer in another way.
error-hand-over-empty = There is nothing to hand over yet.
    .cure = Add pages to at least one attachment.
error-hand-over-not-ready = Not ready yet: { $names }
    .cure = Wait until they are ready, or look at what is wrong with them.
error-hand-over-too-large = Too large for the receiver: { $names }
    .cure = Take out pages that are not needed, or take the photographs again.
error-page-not-opened = The page could not be opened in your browser ({ $reason }).
    .cure = Open your browser and type this address: { $page }
