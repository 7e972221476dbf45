# What the program says of the service to which applications are sent, and of what happens to them there.

service-farewell-title = You are signed in
service-farewell-text = You may close this page and go back to Liite.
service-news-title = News about an application
service-news-text = Open Liite to see what has happened.
service-yes = yes
service-no = no

## Who takes part, and how far it is

service-role-applicant = applicant
service-role-employer = employer
service-role-assistant = assistant
service-role-representative = representative
service-role-official = official
service-role-stranger = not part of it
service-state-draft = Being filled in
service-state-submitted = Submitted
service-state-processing = Being processed
service-state-information-requested = More information requested
service-state-decided = Decision made
service-state-final = Decision is final
service-state-cancelled = Withdrawn
service-outcome-granted = The decision is positive.
service-outcome-refused = The decision is negative.
service-outcome-lapsed = The case has lapsed.

## Fee, visit, terms, mandates

service-fee-none = No fee is due.
service-fee-open = { $amount }, not paid yet
service-fee-started = { $amount }: { $name } ({ $part }) began to pay on { $when }
service-fee-paid = { $amount }, paid on { $when } by { $name } ({ $part })
service-visit = { $place }, { $when }
service-terms = { $title }, { $pay } a month, { $hours } hours a week, from { $from } { $to ->
    [none] until further notice
   *[other] to { $to }
}{ $agreement ->
    [none] {""}
   *[other] , { $agreement }
}
service-mandate = { $name }, { $kind ->
    [representative] representative
   *[other] assistant
}: { $state ->
    [sent] waits for an official
    [accepted] in force
    [refused] refused ({ $reason })
    [replaced] replaced by another
   *[other] closed
}
service-documents-request = { $name }: { $text } ({ $granted ->
    [yes] granted
   *[other] not granted yet
})

## Letters

service-letter = The letter
service-letter-text = Text of the letter
service-letter-statement = More information
service-letter-answer = Answer to request { $number } for more information
service-letter-documents = Request for the documents of the case
service-letter-assistant = Mandate of an assistant
service-letter-representative = Mandate of a representative
service-letter-mandate-paper = Signed power of attorney
service-letter-notice-paper = Notice or order
service-letter-papers = Papers for the application
service-letter-enclosure = Enclosure
error-letter-empty = The letter is still empty.
    .cure = Write what you want to say.
error-papers-none = No paper was added yet.
    .cure = Open one of the places and add its pages.
error-mandate-paper = A mandate goes with exactly one paper.
    .cure = Add the signed power of attorney or the notice, and nothing else.

## Sending

service-answers = The answers of the form
error-send-not-electronic = This application cannot be sent electronically.
    .cure = See how it is made on the page about this type.
error-send-not-complete = { $count ->
    [one] One thing is still missing.
   *[other] { $count } things are still missing.
}
    .cure = Do what the checklist names first.
error-send-conflicts = Some answers were changed here and on another device.
    .cure = Choose first which of them hold.
finding-paper-missing = A paper is missing: { $slot }
    .cure = Stop the sending, add the paper and send again.

## Receipts

service-received = { $what ->
    [application] Application
    [answer] Answer
    [statement] More information
    [papers] Papers
    [mandate] Mandate
    [documents-request] Request for documents
    [terms] Terms of employment
    [payment] Payment
   *[other] { $what }
}
service-receipt = Receipt
service-receipt-when = Received
service-receipt-application = Application
service-receipt-service = Service
service-receipt-number = Number of the receipt
service-receipt-answers = SHA-256 of the answers
service-receipt-file = File
service-receipt-digest = SHA-256
service-receipt-signature = Signature (Ed25519) over the text below
service-receipt-key = Key
