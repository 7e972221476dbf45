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
error-case-not-final = The application is not declared ready yet.
error-case-in-trash = The application is in the trash.
    .cure = Take it out of the trash first.
error-state-one-way = The application cannot go from { $from } to { $to }.
error-receipt-mismatch = The receipt is for something else than what was sent.
    .cure = It will be sent again.
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
    .cure = Split the attachment in two, or try --colour bw. The largest pages: { $pages }.
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
