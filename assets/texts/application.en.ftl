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
error-photo-none = There is no photograph here yet.
    .cure = Add the photograph first.

## The photograph of the person

finding-photo-small = The photograph has only { $found } of { $needed } pixels of width.
    .cure = Use the original picture from the camera, or take it from nearer.
finding-photo-dark = The photograph is too dark.
    .cure = Take it again in even daylight.
finding-photo-bright = The photograph is too bright.
    .cure = Take it again without strong light on the face.
finding-photo-flat = Light and dark hardly differ in the photograph.
    .cure = Take it again in even daylight, with a clean lens.
finding-photo-blurred = The photograph looks blurred.
    .cure = Hold the camera still and let it focus on the face.
finding-photo-background = The background is not even.
    .cure = Stand before a plain light wall, some way from it, so that no shadow falls on it.

## The checklist as a document

list-title = Checklist
list-made = Made with Liite on { $date }. This is not the authority’s own list. Check everything on the official page:
list-foot = { $name } · page { $page } of { $of }
list-must = To do before sending
list-abroad = To be translated or legalised
list-check = Look at these
list-originals = Originals to take with you
list-notes = Good to know
list-files = The files
list-no-files = There are no files yet.
list-file = File
list-content = What it is
list-pages = Pages
list-bytes = Bytes
