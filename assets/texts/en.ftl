# The words of Liite. Keys are the same in every language. Plain words, no blame; an error says what happened and,
# as its cure, what the person can do.

## What was done

converted-within-limit = { $file }: { $pages ->
    [one] 1 page
   *[other] { $pages } pages
}, { $size } (limit { $limit }), { $standard }
converted = { $file }: { $pages ->
    [one] 1 page
   *[other] { $pages } pages
}, { $size }, { $standard }

## Page by page: how it was coded and why (`convert --explain`)

explain-page = page { $page } ({ $input }): { $size } of { $finest } as one picture; { $coding }. { $reason }
explain-coding-layers = layers at { $dpi } dpi: text { $text }, coloured ink { $ink } in { $inks } pieces, tints and pictures { $picture } in { $pictures } pieces
explain-coding-jpeg-as-it-is = the JPEG as it came, { $dpi } dpi
explain-coding-jpeg-colour = colour JPEG, { $dpi } dpi, quality { $quality }
explain-coding-jpeg-grey = grey JPEG, { $dpi } dpi, quality { $quality }
explain-coding-ccitt-g4 = ink and paper (fax group 4), { $dpi } dpi
explain-coding-jbig2 = ink and paper (JBIG2, lossless), { $dpi } dpi
explain-reason-layers = Text, ink and ground are kept apart; a reader sees no difference.
explain-reason-layers-asked = Layers were asked for.
explain-reason-no-layers-asked = One picture was asked for.
explain-reason-layers-unfaithful = Layers would change what is seen, so it stays one picture.
explain-reason-picture = A photograph, card or passport stays one picture.
explain-reason-as-it-is = It is good as it came.
explain-reason-ink-only = It is nothing but ink and paper.
explain-reason-limit = Coded smaller so that all pages fit the limit.
batch-done = Finished: { $done }. Not finished: { $failed }. The details are in report.json.
check-acceptable = Acceptable to { $receiver }.
check-not-acceptable = Not acceptable to { $receiver }:
check-conforms = Conforms to { $standard }, as far as this program checks it.
check-does-not-conform = Does not conform to { $standard } (problems found: { $count }):
page-number = Page { $page }

## While it works

progress-reading = reading
progress-fitting = making it fit
progress-checking = checking

## Errors: the file

error-file-unreadable = The file cannot be read ({ $reason }).
    .cure = Check that it is still there and that you may open it.
error-file-unwritable = The file { $path } cannot be written ({ $reason }).
    .cure = Choose another folder, or free some space on the disk.
error-file-too-large = The file is larger than 300 MB.
    .cure = Take the photograph again, or scan at 300 dpi.
error-folder-empty = There is nothing to convert in the folder { $path }.
    .cure = Put the photographs or scans of one document into it.
error-output-is-input = { $path } is one of the papers to be converted; it will not be overwritten.
    .cure = Choose another name for the result.
error-empty = The file is empty.
    .cure = Copy it again from the phone or the camera.
error-not-recognised = { $kind ->
    [word-document] This is a Word document, not a picture or a PDF.
    [spreadsheet] This is a spreadsheet, not a picture or a PDF.
    [presentation] This is a presentation, not a picture or a PDF.
    [open-document] This is an office document, not a picture or a PDF.
    [rich-text] This is a text document (RTF), not a picture or a PDF.
    [plain-text] This is plain text, not a picture or a PDF.
    [web-page] This is a web page, even if its name looks like a picture's.
    [mail] This is an e-mail message.
    [archive] This is a packed file (zip or similar).
    [photoshop] This is a Photoshop file.
    [jpeg-2000] This is a JPEG 2000 picture, which this program cannot read.
    [jpeg-xl] This is a JPEG XL picture, which this program cannot read.
    [camera-raw] This is a camera's raw picture, which this program cannot read.
    [svg] This is a drawing (SVG).
    [icon] This is an icon.
    [postscript] This is a PostScript file.
    [video] This is a video.
    [audio] This is a sound recording.
    [cloud-placeholder] The file has not been downloaded from the cloud yet.
    [program] This is a program, not a picture or a PDF.
   *[other] This is not a picture or a PDF.
}
    .cure = { $kind ->
    [word-document] Open it and save it as PDF.
    [spreadsheet] Open it and save it as PDF.
    [presentation] Open it and save it as PDF.
    [open-document] Open it and save it as PDF.
    [rich-text] Open it and save it as PDF.
    [plain-text] Open it and save it as PDF.
    [web-page] Download the document itself, or print the page to PDF.
    [mail] Save its attachment first.
    [archive] Unpack it first.
    [video] Take a photograph of each page instead.
    [audio] Take a photograph of each page instead.
    [cloud-placeholder] Open it once in its cloud folder, so that it comes to this computer.
    [program] Do not open it unless you know what it is.
   *[other] Save it as JPEG or PDF, or take a photograph of the paper.
}
error-is-pdf = This is a PDF document.
    .cure = Add it as a PDF.
error-protected = The file is protected by a password or by rights management.
    .cure = Open it in the program it comes from and save it without protection.
error-truncated = The { $format } picture is cut short: its end is missing.
    .cure = Copy it again from the phone or the camera, or take the photograph again.
error-corrupt = The { $format } picture is damaged.
    .cure = Copy it again from the phone or the camera, or take the photograph again.
error-too-large = The picture is too large for this program ({ $what ->
    [side] a side of { $found } pixels, at most { $limit }
    [pixels] { $found } pixels, at most { $limit }
    [pictures] { $found } pictures in one file, at most { $limit }
   *[memory] it needs more memory than may be used
}).
    .cure = Take the photograph at a lower resolution, or scan at 300 dpi.
error-unsupported = The { $format } picture uses something that this program cannot read ({ $what }).
    .cure = Open it in another program and save it as JPEG or PNG.
error-not-a-pdf = This is not a PDF document.
    .cure = Choose a PDF, or make one of it first.
error-interrupted = Opening the file was interrupted.
    .cure = Try again.

## Errors: PDF

error-pdf-unreadable = The PDF is damaged and cannot be read.
    .cure = Get it again from where it came, or print it to PDF in another program.
error-pdf-password = The PDF opens only with a password.
    .cure = Open it with the password and save it without one.
error-pdf-encryption-unsupported = The PDF is encrypted in a way that this program cannot read.
    .cure = Open it in another program and print it to PDF.
error-pdf-no-pages = The PDF has no pages.
    .cure = Get it again from where it came.
error-pdf-too-many-pages = The PDF has { $pages } pages; at most { $limit } can be taken.
    .cure = Split it into several files.
error-pdf-no-such-page = The PDF has no page { $page }.
    .cure = Choose a page that is there.
error-pdf-image-too-large = On page { $page } of the PDF there is a picture of { $width } x { $height } pixels, which is too large.
    .cure = Print it to PDF at 300 dpi.
error-pdf-signed = { $input } bears a digital signature, which any change would break.
    .cure = Send it as it is, in a slot of its own. If it is too large, ask its sender for a smaller one.

## Errors: the isolated process

error-decoder-crashed = The file made the reader crash. Nothing else was harmed.
    .cure = The file may be damaged or malicious. Take a photograph of the paper instead.
error-decoder-panicked = The file made the reader stop. Nothing else was harmed.
    .cure = The file may be damaged. Take a photograph of the paper instead.
error-decoder-timed-out = The file took longer than { $seconds } seconds and was given up.
    .cure = The file may be damaged. Take a photograph of the paper instead.
error-decoder-out-of-memory = The file needs more than { $megabytes } MB of memory and was given up.
    .cure = Take the photograph at a lower resolution, or scan at 300 dpi.
error-decoder-protocol = The reader gave an answer that made no sense. Nothing else was harmed.
    .cure = The file may be malicious. Take a photograph of the paper instead.
error-decoder-could-not-start = The reader of files could not be started ({ $reason }).
    .cure = Start the program again; if it does not help, install it again.

## The vault

error-vault-missing = There is no vault here yet.
error-vault-exists = There is already a vault here.
    .cure = Open it instead of making a new one.
error-vault-in-use = The vault is open in another window or program.
    .cure = Close it there and try again.
error-vault-locked = The vault is locked.
    .cure = Open it to go on.
error-vault-newer = The vault was made by a newer version of this program ({ $found }).
    .cure = Install the newest version.
error-vault-damaged = The vault is damaged ({ $detail }).
    .cure = Restore a backup, or save what is left.
error-vault-keys-damaged = The key file of the vault is damaged.
    .cure = Restore it from a backup.
error-way-missing = The vault cannot be opened this way.
    .cure = Choose another way.
error-way-last = This is the only way into the vault; it stays.
    .cure = Set up another way first.
error-passphrase-empty = The passphrase is empty.
    .cure = Type one, or choose another way.
error-passphrase-wrong = The passphrase is wrong.
    .cure = Try again; capital and small letters matter. The recovery words open the vault, too.
error-words-count = There are { $count } words; 24 are needed.
    .cure = Type all of them in their order.
error-word-unknown = Word { $position } is not one of the recovery words.
    .cure = Look at it again on your paper.
error-words-checksum = The words do not belong together.
    .cure = Look whether two of them have changed places.
error-words-wrong = These are the words of another vault.
    .cure = Look for the paper that was printed last.
error-keyring-unavailable = The computer's keyring cannot be used ({ $reason }).
    .cure = Open the vault with your passphrase or recovery words.
error-keyring-no-entry = The computer's keyring shows no key for this vault. It may be locked.
    .cure = Unlock the keyring, or use your passphrase or recovery words.
error-keyring-wrong = The key in the computer's keyring does not open this vault.
    .cure = Use your passphrase or recovery words.
error-disk-full = The disk is full. Nothing was lost, but nothing more can be saved.
    .cure = Make room on the disk and try again.
error-disk-read-only = The disk cannot be written. Nothing was lost, but nothing can be saved.
    .cure = Check whether it is write-protected or belongs to somebody else.
error-vault-file-failed = A file of the vault could not be read or written ({ $reason }).
    .cure = Try again; if it stays so, make a backup.
error-input-unreadable = The file could not be read to its end ({ $reason }).
    .cure = Copy it to this computer and try again.
error-no-such-record = What you asked for is not there any more.
    .cure = Go back and look again.
error-case-not-draft = The application is no draft any more, so it cannot be changed.
    .cure = Stop the sending on the page on which it is sent, as long as that is possible.
error-case-not-final = The application is not declared ready yet.
error-case-changed = Something was changed at the same moment.
    .cure = Look at it again, then send it.
error-case-in-trash = The application is in the trash.
    .cure = Take it out of the trash first.
error-state-one-way = The application cannot go from { $from } to { $to }.
error-receipt-mismatch = The receipt is for something else than what was sent.
    .cure = It will be sent again.
# The service to which an application may be sent
error-service-offline = The service cannot be reached.
    .cure = Nothing is lost: it is sent when the line is back.
error-service-portal = Something else than the service answers, such as the page of a hotel's network.
    .cure = Open a web page in your browser, do what the network asks, and wait a moment.
error-service-later = The service asks to wait.
    .cure = It is tried again by itself.
error-sign-in-needed = Nobody is signed in to the service.
    .cure = Sign in to go on sending.
error-service-unknown = No service has been chosen.
    .cure = Choose one on the page “Other service”.
error-service-address = This address is not taken.
    .cure = It must begin with https:// and be spelled as the service gives it.
error-service-other = What answers at this address is not a service that this program can speak to.
    .cure = Check the address.
error-service-key-changed = The service signs its receipts with another key than before.
    .cure = Ask whoever runs the service whether the key was changed. If it was, forget the service and choose it again.
error-sign-in-failed = The sign-in did not succeed.
    .cure = Try again.
error-service-refused = { $problem ->
    [already-paid] The fee has been paid already.
    [payment-started-by-another] { $name } began to pay on { $when }.
    [deadline-passed] The last day for this has passed.
    [already-answered] This request has been answered already.
    [strong-identification-needed] For this the service must know for certain who you are.
    [not-found] The service knows no such thing, or it is not yours to see.
    [forbidden] This is not yours to do.
    [wrong-state] This cannot be done while the application stands as it does.
    [mandate-exists] The client has somebody of this kind already.
    [not-electronic] This application cannot be made electronically.
    [file-refused] The service does not take this file.
    [too-large] This is larger than the service takes.
    [fee-unpaid] The fee must be paid first.
    [invalid] Something in this is not right.
   *[other] The service does not take this ({ $problem }).
}
    .cure = { $problem ->
        [already-paid] There is nothing more to pay.
        [payment-started-by-another] Ask them, or take the payment over.
        [deadline-passed] Send more information, or ask the authority.
        [already-answered] Send more information if something is missing.
        [strong-identification-needed] Sign out, and sign in with bank codes, a mobile certificate or a certificate card.
        [mandate-exists] Say in the mandate that you replace them.
        [file-refused] Look at what is wrong with it, make it again and send again.
       *[other] Look again how it stands; correct what is named and send again.
    }
error-service-changed-elsewhere = The answers were changed on another device after they were declared ready here.
    .cure = Stop the sending, look at what has changed, and send it again.
error-service-not-sendable = This cannot be sent as it is.
    .cure = Stop the sending, check everything and send it again.
error-service-unbelievable = The service's receipt does not match what was sent, so nothing counts as received.
    .cure = It is tried again by itself. If this stays, ask whoever runs the service.
error-value-malformed = This cannot be saved ({ $detail }).
error-archive-passphrase-wrong = The passphrase of the file is wrong.
    .cure = Try again.
error-archive-damaged = The exported file is damaged ({ $detail }).
    .cure = Export it again where it came from.
error-no-randomness = The system gave no random numbers ({ $reason }).
    .cure = Start the computer again.
error-vault-refused = The vault refused this ({ $reason }).
error-page-not-made = Page { $page } could not be made, so there is no document.
    .cure = Remove the page or try again.
error-document-not-ready = The document is not ready yet.
    .cure = Wait a moment and try again.
error-work-under-way = Something else is still going on.
    .cure = Wait until it is done, or stop it.
error-backup-missing = There is no backup in this folder.
    .cure = Choose the folder whose name begins with Liite-backup.
error-backup-is-vault = This folder is the one in use, not a backup.
    .cure = Choose the folder whose name begins with Liite-backup.

## The vault: what is damaged

damage-pages = { $count ->
    [one] One place in the file with your papers is damaged.
   *[other] { $count } places in the file with your papers are damaged.
}
damage-structure = The file with your papers contradicts itself.
damage-references = { $kind ->
    [cases] Something is missing from applications
    [slots] Something is missing from attachments
    [pages] Something is missing from pages
    [files] Something is missing from files
    [documents] Something is missing from finished documents
   *[other] Something is missing that other things need
} ({ $count }).
damage-rows = { $kind ->
    [cases] Applications cannot be read
    [answers] Answers cannot be read
    [slots] Attachments cannot be read
    [pages] Pages cannot be read
    [files] Files cannot be read
    [documents] Finished documents cannot be read; they are made again
    [sendings] What was sent and received cannot be read
    [undo] What could be undone cannot be read
   *[other] Something cannot be read
}{ $count ->
    [unknown] {""}
   *[other] {" "}(at most { $count })
}.
damage-case = The name of an application is lost; its papers are kept under no name.
damage-original = The file { $name } is damaged. It was used in: { $cases }.
    .cure = Add it again from where it came.
damage-attachment = A finished document is damaged. It is made again by itself. Application: { $cases }.

part-original = Original
part-legalisation = Legalisation
part-translation = Translation

## Errors: the attachment

error-receiver-unknown = There is no receiver called { $name }.
    .cure = The receivers are: { $known }.
error-slot-unknown = This receiver has no slot called { $name }.
    .cure = Its slots are: { $known }.
error-receiver-malformed = The data about this receiver are broken ({ $reason }).
    .cure = Install the program again.
error-nothing-to-convert = None of the files could be used; nothing was written.
    .cure = The reasons stand below.
error-inputs-unusable = { $count ->
    [one] A file could not be used
   *[other] { $count } files could not be used
}; nothing was written, so that no page is missing unnoticed.
    .cure = Replace them, or leave them out with --keep-going.
error-cannot-fit = The pages need { $needed } bytes to stay readable, and the limit is { $limit } bytes; nothing was written.
    .cure = Split the attachment in two. The largest pages: { $pages }.{ $again ->
        [none] {""}
       *[other] {" "}Another photograph, in good light and sharp, would make smaller: { $again }.
    }{ $bw ->
        [none] {""}
       *[other] {" "}Black and white (--colour bw) would lose nothing on: { $bw }.
    }
error-own-check-failed = The finished file did not pass this program's own check ({ $detail }); nothing was written.
    .cure = This is a defect of the program. Please report it.
error-compose-failed = The page could not be made ({ $detail }).
    .cure = This is a defect of the program. Please report it.
error-cancelled = Stopped. Nothing was written.

## Findings

finding-outline-not-trusted = The edges of the page were not found for certain, so the whole picture was kept.
    .cure = If the table shows around the paper, give the corners by hand, or take the photograph on a darker surface.
finding-page-text-coarse = The letters are only about { $height } pixels high and may be hard to read.
    .cure = Take the photograph again from nearer, so that the page fills the picture.
finding-page-cut = A corner of the page lies outside the picture.
    .cure = Take it again with all four corners in view.
finding-page-blurred = The page looks blurred.
    .cure = Take it again with the phone held still, and touch the page on the screen to focus.
finding-page-dark = The page was photographed in very little light.
    .cure = Take it again by a window or under a lamp.
finding-page-glare = Light is reflected from the page and may hide something.
    .cure = Take it again without flash, with the lamp to the side.
finding-page-text-cut = Text is cut off at the { $side ->
        [left] left edge
        [right] right edge
        [top] upper edge
       *[bottom] lower edge
    } of the picture.
    .cure = Take the photograph again with the whole paper in the picture.
finding-page-text-at-edge = Text stands right at the { $side ->
        [left] left edge
        [right] right edge
        [top] upper edge
       *[bottom] lower edge
    } of the picture: more may have stood beyond it.
    .cure = Compare with the paper. If something is missing, take the photograph again with the whole paper in the picture.
finding-page-shaken = The phone moved while the photograph was taken.
    .cure = Hold the phone still with both hands, in good light, and take it again.
finding-page-pale = The writing is very pale.
    .cure = Take it again in bright, even light; ask for a darker copy if the paper itself is pale.
finding-page-shadow = A deep shadow lies over the text.
    .cure = Take it again with the light coming from the side, so that neither you nor the phone is in its way.
finding-page-finger = A finger lies on the page.
    .cure = Take your fingers off the page and take the photograph again.
finding-page-folded = A corner of the paper is folded or missing.
    .cure = Fold the corner back, lay the paper flat and take the photograph again.
finding-page-screen = This looks like a photograph of a screen.
    .cure = Save the document itself or take a screenshot, and add that file.
finding-page-hard-to-read = The text on this page is hard to read.
    .cure = Take the photograph again from nearer, in good light; if it was sent to you, ask for the original file.
finding-page-empty = Nothing can be read on this page.
    .cure = If something is written there, take it again, sharp and in good light; otherwise leave the page out.
finding-page-coded-coarsely = To fit the limit the page was made so small that about { $percent } % of its letters may be misread.
    .cure = Split the attachment in two, or leave out pages that are not needed.
finding-first-frame-only = The file is an animation; only its first picture was taken.
finding-high-dynamic-range = The picture has a high dynamic range; its brightness was converted.
finding-jpeg-without-end = The end mark of the picture is missing; the picture itself is whole.
finding-picture-shrunk = The picture was very large and was made smaller.
finding-profile-unreadable = The colour profile of the picture cannot be read; ordinary colours (sRGB) were assumed.
finding-pdf-attachments-not-shown = Other files are attached inside the PDF; they were not taken along.
    .cure = Open the PDF, save those files and add them here if they are needed.
finding-pdf-dynamic-form = This form is only shown by Adobe Reader; the page may be just a notice.
    .cure = Open it in Adobe Reader and print it to PDF.
finding-pdf-portfolio = The PDF is a cover around other files; they were not taken along.
    .cure = Open the PDF, save those files and add them here.
finding-pdf-annotation-missing = A note or a filled-in field on this page may be missing.
    .cure = Print the PDF to a new PDF in another program and use that.
finding-pdf-content-missing = Part of this page could not be read and is missing.
    .cure = Print the PDF to a new PDF in another program, or photograph the page.
finding-pdf-image-missing = A picture on this page could not be read and is missing.
    .cure = Print the PDF to a new PDF in another program, or photograph the page.
finding-pdf-text-missing = Some text on this page could not be drawn.
    .cure = Print the PDF to a new PDF in another program, or photograph the page.
finding-pdf-kept = The PDF is acceptable and was kept as it is.
finding-pdf-signed-kept = Its digital signature was left untouched.
finding-pdf-signed = It bears a digital signature, which was not checked.
finding-pdf-encrypted = It is encrypted.
    .cure = Convert it with this program, or save it without protection.
finding-pdf-active = It contains scripts or actions.
    .cure = Convert it with this program, or print it to PDF.
finding-not-a-pdf = It is not a PDF.
    .cure = Convert it first.
finding-pdf-unreadable = The PDF is damaged and cannot be read.
    .cure = Make it again from the original.
finding-pdf-not-archivable = It breaks a rule of PDF/A: { $clause }, { $rule }.
    .cure = Convert it first: the result keeps every rule.
finding-pdf-too-intricate = It is too intricate to be checked as a whole.
    .cure = Convert it first.
finding-pdf-hides-files = Other files are attached inside it.
    .cure = Convert it with this program, and add those files by themselves if they are needed.
finding-too-large = It is { $bytes } bytes; the limit is { $limit } bytes.
    .cure = Convert it with this program.
finding-format-not-taken = { $receiver } does not take PDF.
finding-limit-unknown = It is not known how large a file { $receiver } takes.
finding-file-name = { $receiver } may not accept the file name { $name }.
    .cure = A name that fits: { $better }
finding-colour-required = The slot { $slot } asks for colour, and another choice was made.
    .cure = Leave --colour out.
finding-pages-reduced = { $count ->
    [one] One page was made smaller to fit the limit; it stays readable.
   *[other] { $count } of { $of } pages were made smaller to fit the limit; they stay readable.
}

## The window: everywhere

ui-skip = Skip to the content
ui-unofficial = Unofficial – not by the Finnish Immigration Service
ui-nav = Main menu
ui-nav-safety = Safety
ui-nav-settings = Settings
ui-nav-lock = Lock
ui-close = Close
ui-cancel = Cancel
ui-continue = Continue
ui-back = Back
ui-next = Next
ui-previous = Previous
ui-rename = Rename
ui-rename-it = Rename { $name }
ui-remove = Remove
ui-remove-it = Remove { $name }
ui-restore = Put back
ui-restore-it = Put back { $name }
ui-restore-all = Put all back
ui-gone-title = This page cannot be shown
ui-optional = (optional)
ui-name-missing = Write a name.
ui-pages = { $count ->
    [one] { $count } page
   *[other] { $count } pages
}
ui-minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}
ui-size-kilobytes = { $number } kB
ui-size-megabytes = { $number } MB
ui-size-of = { $size } of { $limit }
ui-size-limit = at most { $limit }
ui-size-meter = Size of { $name }
ui-verdict-none = Not begun
ui-verdict-working = Being made
ui-verdict-stale = Not up to date
ui-verdict-good = Ready
ui-verdict-doubtful = Ready, take a look
ui-verdict-bad = Needs your help
ui-findings = What was noticed
ui-finding-times = ({ $count } pages)

## The window: undo and redo

ui-steps = Undo and redo
ui-undo = Undo
ui-redo = Redo
ui-undone = Undone: { $step }
ui-redone = Done again: { $step }
ui-step-add-pages = adding pages
ui-step-move-pages = moving pages
ui-step-set-outline = changing the edges
ui-step-turn-page = turning a page
ui-step-set-colour = changing the colours
ui-step-remove-pages = removing pages
ui-step-restore-pages = putting pages back
ui-step-rename-case = renaming the application
ui-step-add-slot = adding an attachment
ui-step-rename-slot = renaming an attachment
ui-step-remove-slot = removing an attachment
ui-step-move-slot = moving an attachment
ui-step-restore-slot = putting an attachment back
ui-step-set-slot-rule = changing the kind of paper
ui-step-set-application = choosing the kind of application
ui-step-set-answer = an answer
ui-step-say-of-paper = what was said of a paper
ui-step-set-photo = the placing of the photograph
ui-step-set-events = what has happened
ui-step-tick = ticking a file off
ui-step-set-receipt = the receipt
ui-step-other = the last change

## The window: first start

ui-first-step = Step { $step } of { $total }
ui-first-welcome = Welcome
ui-first-lead = Liite turns photographs of your papers into clear attachments. Choose your language.
ui-first-unofficial = This program is not made by the Finnish Immigration Service. Your papers stay on this computer; nothing is sent anywhere.
ui-first-restore = Restore a backup instead
ui-lock-title = Keep your papers safe
ui-lock-lead = Everything you add is locked on this computer. Choose a passphrase that only you know.
ui-passphrase = Passphrase
ui-lock-hint = Three or four words that have nothing to do with each other are easy to remember and hard to guess.
ui-lock-again = The same passphrase again
ui-lock-weak = This is too easy to guess. Make it longer.
ui-lock-different = The two are not the same.
ui-lock-keyring = Open with this computer's sign-in
ui-lock-keyring-hint = Handy on your own computer. Do not choose this on a computer that others use with the same account.
ui-lock-busy = Locking…
ui-strength-hint = How hard it is to guess
ui-strength-weak = Easy to guess
ui-strength-fair = Good
ui-strength-strong = Very good
ui-words-title = Your recovery words
ui-words-lead = If you forget your passphrase, these words open your papers. They are shown only now.
ui-words-keep = Print them or write them down in this order, and keep the paper where you keep your passport. Do not photograph them.
ui-words-print = Print
ui-words-kept = I have them on paper
ui-check-title = Let us check
ui-check-lead = Look at your paper and type words { $first } and { $second }.
ui-check-word = Word { $place }
ui-check-wrong = That is not the word. Look at your paper once more.
ui-check-done = Done
ui-check-back = Show the words again

## The window: opening

ui-unlock-title = Welcome back
ui-unlock-lead = Your papers are locked and safe. Open them to go on.
ui-unlock-how = How do you want to open?
ui-way-passphrase = Passphrase
ui-way-keyring = This computer
ui-way-words = Recovery words
ui-unlock-open = Open
ui-unlock-missing = Write it here first.
ui-unlock-busy = Opening…
ui-unlock-keyring = Opens with your sign-in to this computer.
ui-unlock-words = Your recovery words
ui-unlock-words-hint = In the order they have on your paper, with a space between them.
ui-unlock-forgot = Forgotten it? The recovery words on your paper open as well.
ui-rescue = If your papers do not open
ui-rescue-broken = What helps now
ui-rescue-restore = Restore a backup
ui-rescue-repair = Save what is left of damaged papers
ui-failed-title = Your papers cannot be opened
ui-failed-lead = Nothing has been deleted.

## The window: applications

ui-home-title = My applications
ui-home-new = New application
ui-home-search = Search by name
ui-home-none-found = No application has a name like that.
ui-home-trash = { $count ->
    [one] { $count } application in the trash
   *[other] { $count } applications in the trash
}
ui-home-empty-title = Begin with your first application
ui-home-empty-text = Photograph the papers with your phone, bring the pictures here, and take away one clear PDF for each attachment.
ui-card-changed = Changed { $when }
ui-card-empty = No attachments yet
ui-card-ready = { $ready } of { $slots } attachments ready
ui-home-take-in = Take in an application from a file
ui-words-reminder = Your recovery words were never checked. Without them, a forgotten passphrase closes your papers for good.
ui-words-reminder-act = Get new recovery words
ui-hand-over = Hand over as an encrypted file
ui-hand-over-hint = The file holds everything in this application. It opens only with the passphrase that you choose here. Tell the passphrase to the receiver by another way than the file.
ui-hand-over-passphrase = Passphrase of the file
ui-hand-over-save = Choose where to save
ui-hand-over-busy = Writing…
ui-take-in = Take in an application
ui-take-in-hint = Choose a file that was made with “Hand over as an encrypted file”. It becomes a new application here; nothing you have is changed.
ui-take-in-choose = Choose the file
ui-take-in-other = Choose another file
ui-take-in-missing = Choose the file first.
ui-take-in-passphrase = Passphrase of the file
ui-take-in-start = Take in
ui-take-in-busy = Taking in…
ui-files-drop = Drop the papers here
ui-files-title = Where do these papers belong?
ui-files-count = { $count ->
    [one] One file:
   *[other] { $count } files:
}
ui-files-case = Application
ui-files-new-case = A new application
ui-files-slot = Attachment
ui-files-new-slot = A new attachment
ui-files-add = Add
ui-new-case-name = Name of the application
ui-new-case-hint = Only you see it. For example: Amina, residence permit
ui-new-case-create = Create
ui-case-lead = One attachment is one document: all its pages together.
ui-case-empty = No attachments yet. Add the first one, for example your passport.
ui-case-rename-title = Rename the application
ui-case-export = Save everything to a folder
ui-case-exported = Saved in { $path }
ui-case-trash = Move to the trash
ui-case-trashed = { $name } is in the trash for 30 days.
ui-slot-add = Add an attachment
ui-slot-add-title = Which paper is it?
ui-slot-passport = Passport
ui-slot-id-card = Identity card or residence permit card
ui-slot-birth = Birth certificate
ui-slot-marriage = Marriage certificate
ui-slot-contract = Employment contract
ui-slot-payslips = Payslips
ui-slot-bank = Bank statement
ui-slot-studies = Certificate of studies
ui-slot-insurance = Insurance certificate
ui-slot-housing = Rental agreement
ui-slot-own-name = Name of the attachment
ui-slot-own-hint = If your paper is not in the list above
ui-slot-rule = Kind of paper
ui-slot-rule-general = Ordinary paper
ui-slot-rule-passport = Passport: always in colour
ui-slot-add-own = Add
ui-slot-no-pages = No pages yet
ui-slot-removed = { $name } was removed. You can undo this.
ui-slot-rename-title = Rename the attachment
ui-slot-grip = Drag to move
ui-move-up = Move { $name } up
ui-move-down = Move { $name } down
ui-moved = { $name } is now { $place } of { $total }.
ui-trash-title = Trash
ui-trash-lead = Applications stay here for 30 days. Then they are deleted for good.
ui-trash-empty = The trash is empty.
ui-trash-goes = Deleted for good { $when }
ui-trash-restore = Put back
ui-trash-restore-it = Put back { $name }
ui-trash-restored = { $name } is back among your applications.
ui-trash-purge = Delete for good
ui-trash-purge-it = Delete for good { $name }
ui-purge-title = Delete for good?
ui-purge-text = { $name } and all its papers will be gone. This cannot be undone.

## The window: settings

ui-settings-title = Settings
ui-settings-language = Language
ui-settings-theme = Appearance
ui-theme-system = As on this computer
ui-theme-light = Light
ui-theme-dark = Dark
ui-settings-lock = Lock when nothing has been done for
ui-settings-lock-never = Do not lock
ui-settings-safety = Passphrase, recovery words and backups are under Safety
ui-passphrase-change = Change the passphrase
ui-passphrase-old = Passphrase now
ui-passphrase-new = New passphrase
ui-passphrase-changed = The passphrase has been changed.

## The window: safety

ui-safety-title = Safety
ui-safety-lead = Your papers are only on this computer. Here you make sure that you never lose them.
ui-backup-title = Backup
ui-backup-hint = A backup is a locked copy of everything. Keep it somewhere else, for example on a USB stick.
ui-backup-none = No backup has been made yet.
ui-backup-last = Last backup: { $when }
ui-backup-make = Make a backup
ui-backup-made = The backup is in { $path }
ui-backup-done = The backup is ready.
ui-backup-restore = Restore a backup
ui-ways-title = Ways to open your papers
ui-ways-hint = Any one of them is enough.
ui-way-set = In use
ui-way-not-set = Not set
ui-way-on = On
ui-way-off = Off
ui-way-turn-on = Turn on
ui-way-turn-off = Turn off
ui-passphrase-set = Set a passphrase
ui-keyring-on = This computer's sign-in now opens your papers.
ui-keyring-off = This computer's sign-in no longer opens your papers.
ui-keyring-absent = This computer has no place to keep keys safely.
ui-words-on-paper = On your paper
ui-words-not-confirmed = Not checked: perhaps they are on no paper
ui-words-new = New recovery words
ui-words-new-hint = You get 24 new words to print or write down. The old words stop working at once, so the old paper can be thrown away.
ui-words-draw = Show new words
ui-words-confirmed = The new recovery words are in force.
ui-condition-title = Condition
ui-condition-hint = Looks at every page and file. This can take a few minutes.
ui-condition-look = Check everything
ui-condition-busy = Checking…
ui-condition-whole = Everything is whole.
ui-condition-damaged = Something is damaged:
ui-condition-cure = Restore a backup, or save what is left. What is whole is kept; the damaged store is set aside and not deleted.
ui-restore-title = Restore a backup
ui-restore-lead = Everything will be as it was when the backup was made.
ui-restore-choose-hint = Choose the folder of the backup. Its name begins with Liite-backup.
ui-restore-aside-hint = What is here now is not deleted: it is moved into a folder of its own.
ui-restore-choose = Choose the backup
ui-restore-done = The backup is in place. Open it with the passphrase or the recovery words that it had.
ui-aside = What was here before is now in { $path }
ui-repair-title = Save what is left
ui-repair-lead = Everything that can still be read is copied into a new, whole store. The damaged one is set aside and not deleted.
ui-repair-start = Save what is left
ui-repair-busy = Saving…
ui-repair-done = What was left is saved
ui-repair-saved = Saved: applications { $cases }, files { $files }.
ui-repair-lost = Lost or changed:
ui-repair-nothing-lost = Nothing was damaged, and nothing is lost.
ui-work-back-up = The backup is being made
ui-work-restore = The backup is being restored
ui-work-examine = Everything is being checked
ui-work-repair = What is left is being saved
ui-work-hand-over = The file is being written
ui-work-take-in = The application is being taken in

## The window: the attachments desk

ui-desk-trail = All attachments
ui-desk-add = Add pages
ui-desk-working = { $total ->
    [one] One page is being made.
   *[other] { $total } pages are being made.
}
ui-desk-done = { $count ->
    [one] The attachment is ready: one page.
   *[other] The attachment is ready: { $count } pages.
}
ui-desk-failed = The attachment is not ready. Some pages need your help.
ui-desk-keys = Arrow keys go from page to page, Enter opens, Space selects, Alt with an arrow key moves, Delete removes.
ui-drop-title = Drop photographs, scans or PDFs here
ui-drop-formats = Pictures straight from the phone will do (JPEG, HEIC, PNG, TIFF, WebP). Any number at once.
ui-drop-choose = Choose files
ui-tip-table = Lay the paper on a dark table.
ui-tip-corners = Get all four corners into the picture.
ui-tip-light = Photograph in daylight, without flash.
ui-tip-passport = Show the whole opening, with the two lines of signs at the bottom.
ui-part-original = Original
ui-part-original-hint = The paper itself
ui-part-legalisation = Legalisation
ui-part-legalisation-hint = Apostille or the stamps of the authorities, if there are any
ui-part-translation = Translation
ui-part-translation-hint = If the paper is not in Finnish, Swedish or English
ui-part-add = Add
ui-part-add-to = Add to: { $part }
ui-part-empty = Drop files here, or drag pages from another part.
ui-page-name = Page { $place } of { $total }
ui-page-waiting = Waiting
ui-page-working = Being made
ui-page-failed = Cannot be used
ui-page-look = Take a look
ui-page-moved = Moved to place { $place }, { $part }
ui-pages-moved = { $count } pages moved, first place { $place }, { $part }
ui-page-at-end = It cannot be moved further.
ui-page-removed = The page was removed. You can put it back.
ui-selection = Selected pages
ui-selection-none = Open a page by pressing it. Tick pages to move or remove them.
ui-selection-count = { $count ->
    [one] 1 page selected
   *[other] { $count } pages selected
}
ui-selection-all = Select all
ui-selection-clear = Clear selection
ui-selection-earlier = Earlier
ui-selection-later = Later
ui-selection-move = Part
ui-unusable = { $count ->
    [one] One file could not be used
   *[other] { $count } files could not be used
}
ui-file-working = The file is being read; its pages appear in a moment.
ui-file-waiting = The file is safe here and waits for its turn.
ui-file-remove = Remove the file
ui-file-not-page = A file gets its place when it has become pages.
ui-removed = { $count ->
    [one] { $count } removed page
   *[other] { $count } removed pages
}

## The window: the finished attachment

ui-result-title = The attachment
ui-result-jump = To the attachment
ui-result-none = Add pages, and the attachment is made by itself.
ui-result-stale = Something has changed since it was made.
ui-result-working = The attachment is being made.
ui-result-failed = It could not be made yet.
ui-result-good = It fits within the limit and is easy to read.
ui-result-doubtful = It fits within the limit. Have a look at these:
ui-result-bad = It should not be sent like this:
ui-result-missing = { $count ->
    [one] It is not complete: one file could not be used and is missing.
   *[other] It is not complete: { $count } files could not be used and are missing.
}
ui-progress = { $done } of { $total } pages done
ui-stop = Stop
ui-retry = Try again
ui-look-through = Look through
ui-save-copy = Save a copy
ui-saved = Saved: { $path }
ui-drag-out = Drag this into your browser or a folder
ui-drag-out-later = Can be dragged out when it is ready
ui-preview-page = Page { $place } of { $total }
ui-preview-close-up = Larger

## The window: one page

ui-editor-title = Page { $place } of { $total }
ui-editor-previous = Previous page
ui-editor-next = Next page
ui-view = Picture
ui-view-photograph = Photograph
ui-view-page = Finished page
ui-view-photograph-alt = The photograph
ui-view-page-alt = The finished page
ui-view-hold = Hold to compare
ui-stage-hint = Drag the corners onto the corners of the paper. Arrow keys move a corner, with Shift further.
ui-stage-busy = The page is being made anew…
ui-stage-empty = There is no picture to show.
ui-edges = Edges of the paper
ui-edges-hint = The edges are being looked for.
ui-edges-are-found = Found automatically
ui-edges-are-by-hand = Set by you
ui-edges-are-whole = The whole picture is the page
ui-edges-are-not-found = Not found: set them yourself, or leave it
ui-edges-found = As found
ui-edges-whole = Whole picture
ui-edges-crossed = The corners must form a sheet of paper.
ui-corner = Corner
ui-corner-top-left = Top left corner
ui-corner-top-right = Top right corner
ui-corner-bottom-right = Bottom right corner
ui-corner-bottom-left = Bottom left corner
ui-corner-at = { $x } across, { $y } down
ui-turn = Turn
ui-turn-left = To the left
ui-turn-right = To the right
ui-colour = Colours
ui-colour-auto = Automatic
ui-colour-colour = Colour
ui-colour-grey = Grey
ui-colour-bw = Black and white
ui-colour-found-colour = There is colour on this page; it is kept.
ui-colour-found-grey = There are shades of grey on this page; they are kept.
ui-colour-found-bw = There is no colour on this page.
ui-colour-hint = Stamps and signatures are clearest in colour.
ui-colour-passport = Passport pages must be in colour.
ui-page-remove = Remove this page

## The window: the guide and the kinds of application

ui-guide-title = Guide to applications
ui-guide-back = Back to the question before
ui-guide-said = Your answers so far
ui-guide-change = Change
ui-guide-unsure = You answered “I do not know” on the way. Look at each of these before you choose.
ui-guide-outcome = { $count ->
    [one] This fits you
   *[other] These may fit you
}
ui-guide-types = I know what I am applying for: show all applications
ui-guide-plain = Put papers in order without an application
ui-guide-lost = The guide does not have this question any more
ui-guide-again = Begin the guide again
ui-types-title = All applications
ui-types-lead = Choose yours here if you know what it is called. Otherwise the guide asks you a few questions.
ui-types-search = Search by word, for example study
ui-types-found = { $count ->
    [0] No application has these words.
    [one] One application was found.
   *[other] { $count } applications were found.
}
ui-type-own-name = The name is our own translation.
ui-type-begin = Begin this application
ui-type-begin-now = Begin
ui-type-choose = Choose this application
ui-type-name-hint = Only you see it. Without a name it is called: { $name }
ui-type-official = Open the official page
ui-type-papers = Papers that you need
ui-type-sometimes = Only some need this
ui-type-fees = Fees
ui-type-forms = Paper forms: { $codes }
ui-type-unofficial = Liite is not the authority’s: the official page decides.
ui-optional-word = optional
ui-to-application = Back to the application

## The window: deadlines

ui-deadlines = Deadlines
ui-deadlines-calendar = Save as a calendar (.ics)

## The window: the form

ui-form-steps = Steps of the form
ui-form-step = Step { $number } of { $total }
ui-form-progress = Finished: { $done } of { $total } steps
ui-form-step-done = Nothing is missing
ui-form-step-new = Not begun
ui-form-step-open = { $count ->
    [one] One question open
   *[other] { $count } questions open
}
ui-form-finish = To the checklist
ui-form-autosave = Everything is saved by itself
ui-form-saving = Saving…
ui-form-saved = Saved
ui-form-not-saved = Not saved
ui-form-problems = { $count ->
    [one] One question in this step needs an answer or a correction
   *[other] { $count } questions in this step need an answer or a correction
}
ui-form-problems-later = You can also go on now and come back to these later.
ui-form-entry = Number { $number }
ui-form-add-first = Add the first one
ui-form-add-entry = Add another
ui-form-remove-entry = Remove number { $number }
ui-form-add-country = Add a country
ui-form-papers = Papers that go with these answers
ui-country-choose = Choose a country
ui-choose = Choose
ui-date-day = Day
ui-date-month = Month
ui-date-year = Year

## The window: the checklist of an application

ui-case-no-type = Liite does not know yet what this application is for. When it does, it can tell which papers you need and what is missing.
ui-case-choose-type = Find out which application it is
ui-app-form = Answer the questions
ui-app-hand-over = Hand over the papers
ui-app-open = { $count ->
    [one] One thing must still be done before the application is complete.
   *[other] { $count } things must still be done before the application is complete.
}
ui-app-complete = Nothing that must be there is missing.
ui-app-late = Nothing is missing, but a deadline has passed.
ui-app-todo = To be done and to be looked at
ui-app-papers = Papers: { $there } of { $total }
ui-app-add-other = Add another paper
ui-app-originals = Take the originals of these with you
ui-app-about = About this application: papers, fees, sources
ui-app-other-type = Choose another application
ui-app-checklist-save = Save the checklist as PDF
ui-app-checklist-saved = The checklist is in { $path }. You can print it from there.
ui-paper-missing = Missing
ui-paper-maybe = Maybe needed
ui-paper-helpful = Add it if you have it
ui-paper-own = No pages yet
ui-paper-maybe-question = First answer: { $question }
ui-paper-bringer = Who gets it: { $whose }
ui-paper-add = Add pages
ui-paper-open = Look at the pages
ui-paper-language = Is it in Finnish, Swedish or English?
ui-paper-country = Which country issued it?
ui-paper-standard-form = The EU’s multilingual standard form is with it
ui-happened = What has happened
ui-happened-hint = Liite counts the deadlines from these days.
ui-happened-open = Days of this application
ui-event-submitted = The application was sent
ui-event-identified = The identity was proved
ui-event-decision = The decision was opened for the first time
ui-event-request = Last day to answer a request
ui-event-request-add = A request for more information has come
ui-event-request-done = Answered
ui-event-today = Today

## The window: the passport beside the form

ui-identity-open = Compare with the passport
ui-identity-title = The passport and the form
ui-identity-lead = Liite has read the lines for machines at the foot of the passport, on this computer, and puts them beside your answers.
ui-identity-differing = { $count ->
    [0] No answer differs from the passport.
    [one] One answer differs from the passport.
   *[other] { $count } answers differ from the passport.
}
ui-identity-field = Question
ui-identity-passport = The passport
ui-identity-form = Your answer
ui-identity-agreement = Do they agree?
ui-identity-same = The same
ui-identity-differs = Differs
ui-identity-unanswered = Not answered yet
ui-identity-take = Take over from the passport
ui-identity-taken = { $name }: the form now says the same as the passport.
ui-identity-letters = These lines have capital letters only, and no marks on them: Ä may be A or AE. Write names as they are printed on the page with your photo.
ui-identity-lines = The lines as they were read
ui-identity-none = Add the page of the passport with your photo
ui-identity-none-hint = Then Liite compares it with the form. The picture stays on this computer.
ui-identity-unread = The lines of the passport could not be read
ui-identity-unread-hint = Take the page again from straight above, with the two lines at its foot sharp and without glare. Until then, compare names, dates and numbers yourself.
ui-identity-no-passport = This application asks for no copy of a passport.

## The window: the passport photograph

ui-photo-lead = Best have it taken by a photographer, who gives you a retrieval code for the form. Here you can check a photograph that you have.
ui-photo-none = Add a photograph to check it
ui-photo-working = The photograph is being read
ui-photo-rules = What the photograph must be like
ui-photo-rule-size = 500 pixels wide and 653 pixels high (on paper 36 x 47 mm).
ui-photo-rule-head = From the crown to the chin 445 to 500 pixels, without hair and beard.
ui-photo-rule-place = The crown between the two upper lines, the chin between the two lower ones, the nose between the two upright ones.
ui-photo-rule-face = Head straight, eyes open, mouth closed, no smile.
ui-photo-rule-age = At most six months old.
ui-photo-source = Decree 1168/2016 of the Ministry of the Interior. Liite shows the lines; whether the photograph is accepted is for the authority to say.
ui-photo-frame = The photograph in the frame that is asked for
ui-photo-size = Size
ui-photo-across = Left and right
ui-photo-down = Up and down
ui-photo-use = Cut it like this
ui-photo-used = The photograph is cut like this. You can undo it on the page of its pages.
ui-photo-save = Save the photograph
ui-photo-saved = The photograph is in { $path }.
ui-photo-other = Check the next photograph
ui-photo-desk = Pages of this attachment

## The window: the hand-over

ui-walk-title = Hand over the papers
ui-walk-lead = Step by step into the service. Liite sends nothing itself: you do, in your own browser.
ui-walk-open = Still to be done
ui-walk-page = Open the application in Enter Finland
ui-walk-page-elsewhere = This is not done online
ui-walk-page-hint = Sign in there and go to the attachments of your application.
ui-walk-page-open = Open the page in the browser
ui-walk-files = Bring the files: { $done } of { $total } done
ui-walk-files-hint = Drag a file by its name into the field of the same name in the browser, or write all of them to a folder and choose them there. Tick each one that has been handed over.
ui-walk-none = There are no files yet. Add pages to the papers of the application first.
ui-walk-tick = Handed over
ui-walk-ticked = { $name } is ticked off.
ui-walk-unticked = { $name } is not ticked off any more.
ui-walk-write = Write all files to a folder
ui-walk-written = The files are in { $path }. Delete the folder when they have been handed over: there they are not locked.
ui-walk-applicant = Give it to the applicant as an encrypted file
ui-receipt = Keep the receipt
ui-receipt-hint = When the application has been sent, the service shows a number. Type it here or photograph the page.
ui-receipt-text = Number or words of the receipt
ui-receipt-photograph = Add a photograph of the receipt
ui-receipt-look = Look at the photograph of the receipt
ui-receipt-submit = I have sent the application today
ui-receipt-submitted = The application was sent on { $day }.

## The online service

ui-nav-service = Other service
ui-app-send = Send to a service
ui-app-answers = Look at the answers
ui-service-title = Other service
ui-service-lead = Send applications, follow them, pay, and act for others, with a service that works with Liite. Nothing goes to Enter Finland from here.
ui-service-what = For Enter Finland, use “Hand over the papers” in the application. An employer, an organisation or a municipality may run a service of its own; ask there for the address.
ui-service-address = Address of the service
ui-service-address-hint = It begins with https://
ui-service-address-missing = Type the address.
ui-service-meet = Choose this service
ui-service-meeting = Looking for it …
ui-service-waiting = { $count ->
    [one] One thing waits to be sent.
   *[other] { $count } things wait to be sent.
}
ui-service-other = Choose another service
ui-service-forget = Forget this service
ui-service-forget-sure = Yes, forget it
ui-service-forget-hint = You are signed out, and nothing more is sent there. What was received, and its receipts, stay here.
ui-service-sign-in = Sign in
ui-service-sign-in-again = Open the browser again
ui-service-sign-in-hint = Signing in happens in your own browser. Liite never sees your bank codes.
ui-service-signing-in = Go on in your browser, then come back here.
ui-service-sign-out = Sign out
ui-service-me = Signed in as { $name }, identified strongly.
ui-service-me-weak = Signed in as { $name }. Decisions can only be read after strong identification.
ui-service-workers = Workers of { $business }
ui-service-applications = Applications in which you take part
ui-service-none = There are none yet.
ui-mandates = My mandates
ui-mandates-none = You act for nobody.
ui-mandate-new = Act for a client
ui-mandate-application = Number of the client’s application
ui-mandate-application-hint = The client finds it at the foot of the application’s page.
ui-mandate-application-missing = Type the number.
ui-mandate-as = What is your role?
ui-mandate-assistant = Assistant
ui-mandate-representative = Representative
ui-mandate-basis = On what does it rest?
ui-mandate-signed = Signed power of attorney
ui-mandate-notice = Notice or order
ui-mandate-replaces = I replace the one whom the client has now
ui-mandate-begin = Go on and add the paper
ui-letters = Letters
ui-letter-text = What you want to say
ui-letter-room = { $left } characters left
ui-letter-enclosed = Enclosed papers
ui-letter-add = Add a paper
ui-letter-paper = Enclosure
ui-letter-hint = The letter saves itself. It goes when the service can be reached, and cannot be undone once it was received.
ui-letter-papers = Add the papers that you give and leave the others empty. Each goes to its place in the application.
ui-letter-discard = Discard this letter
ui-letter-discarded = The letter was discarded. It lies in the trash for 30 days.
ui-send-title = Send the application
ui-send-lead = This does not go to Enter Finland. The application has arrived only when the service has confirmed every file.
ui-send-no-service = No service is chosen yet.
ui-send-choose-service = Choose a service
ui-send-not-signed-in = You are not signed in: what you send waits here until you are.
ui-send-unready = Not ready yet: { $names }
ui-send-goes = What goes
ui-send-went = What was sent
ui-send-now = Send
ui-send-hint = Nothing can be changed while it is on its way. As long as it waits here you can stop the sending.
ui-send-share = Go on with it on another device, too
ui-send-share-again = Merge with the other device
ui-send-again = Try again now
ui-send-begun = Sending has begun.
ui-send-take-back = Stop sending
ui-standing-draft = Draft
ui-standing-final = Waits to be sent
ui-standing-sending = On its way
ui-standing-received = Received
ui-item-waits = Waits
ui-item-again = Tried again
ui-item-again-when = Next try { $when }.
ui-item-stuck = Needs your attention
ui-item-received = Received
ui-conflicts = Changed here and on another device
ui-conflicts-hint = Choose what holds. Nothing is sent before.
ui-conflict-mine = Here
ui-conflict-theirs = On the other device
ui-conflict-none = No answer
ui-conflict-keep-mine = Keep the answer here
ui-conflict-keep-theirs = Take the answer of the other device
ui-receipts = Receipts
ui-receipt-line = { $files ->
    [0] { $what }, { $when }
    [one] { $what } (1 file), { $when }
   *[other] { $what } ({ $files } files), { $when }
}
ui-receipt-save = Save to print
ui-follow = See how it is going
ui-follow-case = The application on this computer
ui-follow-refresh = Check for news
ui-follow-refreshing = Checking …
ui-follow-number = Number of the application:
ui-follow-keep = Follow it on this computer
ui-follow-keep-hint = It then stands on the first page, with its deadlines.
ui-stage-past = Past
ui-stage-now = Now
ui-stage-later = To come
ui-requests = Requests for more information
ui-request-until = Answer by { $day }
ui-statements = What was said
ui-files = Files
ui-file-save = Save
ui-facts = How it stands
ui-fact-fee = Fee
ui-fact-visit = Visit to prove the identity
ui-fact-employer = Employer who takes part
ui-fact-terms = Terms of employment
ui-fact-mandates = Who acts for the client
ui-fact-documents = Requests for documents
ui-deed-answer = Answer
ui-deed-pay = Pay the fee
ui-deed-take-over = Take the payment over
ui-deed-read-decision = Read the decision
ui-deed-terms = Give terms of employment
ui-deed-papers = Give papers
ui-deed-state = Send more information
ui-deed-ask-documents = Ask for the documents
ui-deed-visit = Book the visit
ui-deed-move-visit = Move the visit
ui-deed-consent = Let an employer take part
ui-deed-change-consent = Change or remove the employer
ui-deed-cancel = Withdraw the application …
ui-decision-made = Decision made { $when }
ui-consent-title = An employer takes part
ui-consent-hint = The employer then sees how far your application is, can give the terms of employment, answer requests and pay the fee. The employer never sees your form, your papers or the decision.
ui-consent-business = Business id
ui-consent-business-hint = As in 1572860-0
ui-consent-business-wrong = Check the business id.
ui-consent-give = Let them take part
ui-consent-withdraw = Remove the employer
ui-visit-title = Visit to prove the identity
ui-visit-hint = The times are those of Finland.
ui-visit-place = Service point
ui-visit-day = Day
ui-visit-clock = Time
ui-visit-clock-hint = As in 13:45
ui-visit-book = Book
ui-cancel-title = Withdraw the application?
ui-cancel-hint = This is final. A fee that was paid is not given back by this program.
ui-cancel-sure = Withdraw it for good
ui-cancel-keep = Keep it
ui-way-received = The service has this application. It cannot be changed here any more.
ui-way-waits = This application waits to be sent, or is on its way. While it waits, you can stop the sending and change it.
ui-way-look = What was sent, and the receipts
ui-workers-title = Workers
ui-workers-lead = Everybody who has let { $business } take part.
ui-workers-none = Nobody has let this business take part yet.
ui-workers-search = Look for a worker
ui-workers-all = Choose all { $count }
ui-workers-choose = Choose { $name }
ui-terms = Terms of employment for those you choose
ui-terms-title = Job title
ui-terms-pay = Gross pay a month, euros
ui-terms-hours = Hours a week
ui-terms-from = First day
ui-terms-to = Last day, if there is one
ui-terms-agreement = Collective agreement, if there is one
ui-terms-wrong = Check this.
ui-terms-nobody = Choose at least one worker.
ui-terms-send = { $count ->
    [one] Give the terms for one worker
   *[other] Give the terms for { $count } workers
}
ui-terms-sent = The terms were taken.
